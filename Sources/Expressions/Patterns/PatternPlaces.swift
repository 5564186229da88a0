/// The places of a pattern that take a character, where there are no more than 64, each of them a bit: which may come
/// after which, and which take what (Glushkov 1961).
struct PatternPlaces {
    /// Which places take each byte of ASCII.
    private(set) var takes = [UInt64](repeating: 0, count: 128)
    /// The places that stand for `^` and `$`: they take what is before and behind the text.
    private var starts: UInt64 = 0
    private(set) var ends: UInt64 = 0
    /// Where the pattern may begin, and where it may end.
    private var first: UInt64 = 0
    private(set) var last: UInt64 = 0
    /// Whether the pattern matches no characters too.
    private var isOptional = false
    /// Which places may come after each one.
    private var followers: [UInt64] = []

    /// Places of a part: where it begins and ends, and whether it may be left out.
    private struct Part {
        var first: UInt64 = 0
        var last: UInt64 = 0
        var isOptional = true
    }

    private struct Unknown: Error {}

    /// Nil where a pattern has more places, or asks for what they do not know.
    init?(_ tree: PatternTree) {
        guard tree.width <= 1000, let whole = try? add(tree) else { return nil }
        (first, last, isOptional) = (whole.first, whole.last, whole.isOptional)
        for (place, following) in followers.enumerated() {
            let own: UInt64 = 1 << UInt64(place)
            // Of `^^` and `$$` each checks the same edge of the text, which only one place can take.
            if own & starts != 0, following & starts != 0 { return nil }
            if own & ends != 0, following & (starts | ends) != 0 { return nil }
        }
    }

    /// The places that have taken what is before the text.
    var start: UInt64 { first & starts }

    /// Whether the pattern may begin anywhere but at the start of the text.
    var canBeginLater: Bool { first & ~starts != 0 }

    /// Whether the pattern is in every text.
    var isAlwaysFound: Bool { isOptional || start & last != 0 }

    /// The places that may be next, behind those of a state or where the pattern begins anew.
    func ahead(of state: UInt64) -> UInt64 {
        var ahead = first & ~starts
        for place in followers.indices where state >> UInt64(place) & 1 != 0 { ahead |= followers[place] }
        return ahead
    }

    // MARK: Making them

    private mutating func add(_ tree: PatternTree) throws(Unknown) -> Part {
        switch tree {
        case .one(let set):
            guard set.isExact else { throw Unknown() }
            let place = try place()
            for byte in UInt8(0)..<128 where set.contains(byte) { takes[Int(byte)] |= place.first }
            return place
        case .check(.other): throw Unknown()
        case .check(.textStart):
            let place = try place()
            starts |= place.first
            return place
        case .check(.textEnd):
            let place = try place()
            ends |= place.first
            return place
        case .sequence(let parts):
            var whole = Part()
            for part in parts { join(&whole, try add(part)) }
            return whole
        case .choice(let parts):
            var whole = Part(isOptional: false)
            for part in parts {
                let part = try add(part)
                whole.first |= part.first
                whole.last |= part.last
                whole.isOptional = whole.isOptional || part.isOptional
            }
            return whole
        case .repeated(let part, let least, let most): return try add(part, least, most)
        }
    }

    private mutating func place() throws(Unknown) -> Part {
        guard followers.count < 64 else { throw Unknown() }
        followers.append(0)
        let place: UInt64 = 1 << UInt64(followers.count - 1)
        return Part(first: place, last: place, isOptional: false)
    }

    private mutating func add(_ tree: PatternTree, _ least: Int, _ most: Int?) throws(Unknown) -> Part {
        var whole = Part()
        for _ in 0..<max(0, most == nil ? least - 1 : least) { join(&whole, try add(tree)) }
        guard let most else {
            var part = try add(tree)
            link(part.last, to: part.first)
            part.isOptional = part.isOptional || least == 0
            join(&whole, part)
            return whole
        }
        // After each further time it may be over.
        var last = whole.last
        let isOptional = whole.isOptional
        for _ in least..<max(least, most) {
            join(&whole, try add(tree))
            last |= whole.last
        }
        (whole.last, whole.isOptional) = (last, isOptional)
        return whole
    }

    private mutating func join(_ whole: inout Part, _ part: Part) {
        link(whole.last, to: part.first)
        if whole.isOptional { whole.first |= part.first }
        whole.last = part.isOptional ? whole.last | part.last : part.last
        whole.isOptional = whole.isOptional && part.isOptional
    }

    private mutating func link(_ places: UInt64, to following: UInt64) {
        for place in followers.indices where places >> UInt64(place) & 1 != 0 { followers[place] |= following }
    }
}
