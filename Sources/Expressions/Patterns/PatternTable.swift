/// A simple pattern as a table over the bytes of ASCII: one look-up for each byte, made once, when a rule is compiled.
///
/// Codes, numbers, references and lists of words are what patterns of rules are nearly always about. RE2 has to be called,
/// to look its state up and often to be asked again from the other end; this does not. What has no table goes to RE2.
struct PatternTable: Sendable {
    /// The class of each byte of ASCII: bytes that the pattern never tells apart are one class.
    private var classes: [UInt8] = []
    /// The state after a state and a class.
    private var following: [UInt8] = []
    private var width = 0
    /// Whether the pattern is found when the text ends in a state.
    private var accepts: [Bool] = [false, true]
    private var start = PatternTable.found

    private static let dead: UInt8 = 0
    private static let found: UInt8 = 1
    private static let mostStates = 250
    /// States times classes: what making the table takes, and its bytes.
    private static let mostEntries = 8192

    /// Nil where the table would be too large.
    init?(_ places: PatternPlaces) {
        let masks = classify(places)
        width = masks.count
        following = [UInt8](repeating: Self.dead, count: width) + [UInt8](repeating: Self.found, count: width)
        if !places.isAlwaysFound { start = 2 }
        var numbers: [UInt64: UInt8] = [places.start: 2]
        var states = [places.start]
        var next = 0
        while next < states.count {
            guard following.count <= Self.mostEntries else { return nil }
            let ahead = places.ahead(of: states[next])
            next += 1
            for mask in masks {
                let state = ahead & mask
                if state & places.last != 0 {
                    following.append(Self.found)
                } else if state == 0, !places.canBeginLater {
                    following.append(Self.dead)
                } else {
                    if numbers[state] == nil {
                        numbers[state] = UInt8(truncatingIfNeeded: states.count + 2)
                        states.append(state)
                    }
                    guard states.count <= Self.mostStates, let number = numbers[state] else { return nil }
                    following.append(number)
                }
            }
            accepts.append(ahead & places.ends & places.last != 0)
        }
    }

    /// Puts the bytes into classes, and gives the places that take each.
    private mutating func classify(_ places: PatternPlaces) -> [UInt64] {
        var masks: [UInt64] = []
        for mask in places.takes {
            let known = masks.firstIndex(of: mask)
            if known == nil { masks.append(mask) }
            classes.append(UInt8(truncatingIfNeeded: known ?? masks.count - 1))
        }
        return masks
    }

    /// The steps that a text of a size takes.
    @inline(__always)
    static func cost(of size: Int) -> Int { 1 &+ size / 64 }

    /// Whether the pattern is in a text; nil when the text has more than ASCII.
    @inline(__always)
    func isFound(in bytes: Span<UInt8>) -> Bool? {
        var state = Int(start)
        for index in bytes.indices {
            let byte = bytes[index]
            guard byte < 0x80 else { return nil }
            state = Int(following[state &* width &+ Int(classes[Int(byte)])])
            if state <= Self.found { return state == Self.found }
        }
        return accepts[state]
    }
}
