/// What a pattern says, as far as ``PatternReader`` knows it.
indirect enum PatternTree {
    case one(PatternSet)
    case check(Check)
    case sequence([PatternTree])
    case choice([PatternTree])
    case repeated(PatternTree, least: Int, most: Int?)

    /// What takes no character.
    enum Check { case textStart, textEnd, other }

    /// How many places of the pattern may have to be followed at once, those that are repeated as often as they are counted.
    var width: Int {
        switch self {
        case .one, .check: return 1
        case .sequence(let parts), .choice(let parts): return parts.reduce(1) { Self.capped($0 + $1.width) }
        case .repeated(let part, let least, let most): return Self.capped(part.width * max(1, least, most ?? 0))
        }
    }

    /// Keeps what is multiplied and added up far from what an integer can hold.
    private static func capped(_ width: Int) -> Int { min(width, 1 << 40) }
}

/// The characters that one place of a pattern takes: which of ASCII, and roughly which others.
struct PatternSet: Equatable {
    enum Beyond { case none, some, all }

    /// A bit for each character of ASCII: the first 64, and those behind.
    var low: UInt64 = 0
    var high: UInt64 = 0
    /// How many of the characters beyond ASCII.
    var beyond = Beyond.none
    /// Whether the bits are all that is to be known of ASCII; not of a class of Unicode.
    var isExact = true

    /// Whether it takes no character at all.
    var isEmpty: Bool { isExact && low == 0 && high == 0 && beyond == .none }

    init() {}

    init(_ ranges: ClosedRange<UInt32>...) {
        for range in ranges { insert(range) }
    }

    static let digit = PatternSet(0x30...0x39)
    static let space = PatternSet(0x09...0x0A, 0x0C...0x0D, 0x20...0x20)
    static let word = PatternSet(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)

    /// A class of Unicode, of which nothing else is known.
    static let unicode: PatternSet = {
        var set = PatternSet()
        (set.beyond, set.isExact) = (.some, false)
        return set
    }()

    func contains(_ byte: UInt8) -> Bool { (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 != 0 }

    mutating func insert(_ range: ClosedRange<UInt32>) {
        for value in range.lowerBound..<max(range.lowerBound, min(range.upperBound + 1, 128)) {
            if value < 64 { low |= 1 << UInt64(value) } else { high |= 1 << UInt64(value - 64) }
        }
        guard range.upperBound >= 128, beyond != .all else { return }
        beyond = range.lowerBound <= 128 && range.upperBound == 0x10FFFF ? .all : .some
    }

    mutating func insert(_ other: PatternSet) {
        low |= other.low
        high |= other.high
        isExact = isExact && other.isExact
        if other.beyond == .all || beyond == .none { beyond = other.beyond }
    }

    /// All other characters.
    var negated: PatternSet {
        var set = self
        (set.low, set.high) = (~low, ~high)
        set.beyond = beyond == .none ? .all : beyond == .all ? .none : .some
        return set
    }

    /// With the other case of each letter. Beyond ASCII there are letters whose other case is in it (U+017F, U+212A), and
    /// what those of some of them are is not known.
    var folded: PatternSet {
        var set = self
        let (upper, lower): (UInt64, UInt64) = (0x07FF_FFFE, 0x07FF_FFFE << 32)
        set.high |= (high & upper) << 32 | (high & lower) >> 32
        let others = PatternSet(0x4B...0x4B, 0x53...0x53, 0x6B...0x6B, 0x73...0x73).high
        switch beyond {
        case .none: if set.high & others != 0 { set.beyond = .some }
        case .some: set.isExact = false
        case .all: set.high |= others
        }
        return set
    }
}
