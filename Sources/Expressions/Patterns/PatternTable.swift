/// A pattern as a table over the bytes of ASCII: one look-up for each byte. Small patterns have one, which the patterns of
/// rules nearly all are; made once, when a rule is compiled.
package struct PatternTable: Sendable {
    /// The class of each byte of ASCII: bytes that the pattern never tells apart are one class.
    private var classes: [UInt8] = []
    /// The state after a state and a class.
    private var following: [UInt8] = []
    private var width = 0
    /// Whether the pattern is found when the text ends in a state.
    private var accepts: [Bool] = [false, true]

    private static let dead = 0
    private static let found = 1
    private static let start = 2
    private static let mostStates = 250

    /// Whether the pattern is found; nil when the text has more than ASCII.
    func isFound(in text: Text) -> Bool? { text.withSpan { isFound(in: $0) } }

    /// The same for the bytes of a text.
    package func isFound(in bytes: Span<UInt8>) -> Bool? {
        var state = Self.start
        for index in bytes.indices {
            let byte = bytes[index]
            guard byte < 0x80 else { return nil }
            state = Int(following[state &* width &+ Int(classes[Int(byte)])])
            if state <= Self.found { return state == Self.found }
        }
        return accepts[state]
    }

    /// What stands before a place, as far as an assertion asks.
    private enum Kind: Hashable {
        case edge, line, word, other

        /// A character of the kind.
        var scalar: Unicode.Scalar? {
            switch self {
            case .edge: nil
            case .line: "\n"
            case .word: "a"
            case .other: " "
            }
        }
    }

    private struct State: Hashable {
        let places: [Int]
        let before: Kind
    }

    /// A character that stands for its class.
    private struct Sample {
        let kind: Kind
        let scalar: Unicode.Scalar
        /// Which of the pattern's sets have it.
        let sets: UInt64
    }

    /// The table of a pattern; nil when it would be too large, or take more than is left of the instructions that may be
    /// followed.
    init?(_ pattern: Pattern, _ work: inout Int) {
        guard pattern.sets.count <= 64, pattern.program.count <= 2000 else { return nil }
        work -= 32 * pattern.sets.count
        guard work > 0 else { return nil }
        let samples = classify(pattern)
        var numbers: [State: Int] = [State(places: [], before: .edge): Self.start]
        var states = [State(places: [], before: .edge)]
        let isOpen = Self.canBeginLater(pattern, samples, &work)
        following = [UInt8](repeating: 0, count: width) + [UInt8](repeating: 1, count: width)
        var next = 0
        while next < states.count {
            let state = states[next]
            next += 1
            for sample in samples {
                guard let reached = pattern.reach(state.places, state.before.scalar, sample.scalar, &work) else {
                    following.append(UInt8(Self.found))
                    continue
                }
                guard work > 0 else { return nil }
                var places: [Int] = []
                for place in reached {
                    if case .character(let set) = pattern.program[place], sample.sets & 1 << UInt64(set) != 0 {
                        places.append(place + 1)
                    }
                }
                places.sort()
                guard isOpen || !places.isEmpty else {
                    following.append(UInt8(Self.dead))
                    continue
                }
                let after = State(places: places, before: pattern.looksBehind ? sample.kind : .other)
                if numbers[after] == nil {
                    numbers[after] = states.count + Self.start
                    states.append(after)
                }
                guard states.count <= Self.mostStates, let number = numbers[after] else { return nil }
                following.append(UInt8(truncatingIfNeeded: number))
            }
            accepts.append(pattern.reach(state.places, state.before.scalar, nil, &work) == nil)
        }
        guard work > 0 else { return nil }
    }

    /// Puts the bytes into classes, and gives a sample of each.
    private mutating func classify(_ pattern: Pattern) -> [Sample] {
        var samples: [Sample] = []
        for byte in UInt8(0)..<128 {
            let scalar = Unicode.Scalar(byte)
            var sets: UInt64 = 0
            for (index, set) in pattern.sets.enumerated() where set.contains(scalar) { sets |= 1 << UInt64(index) }
            let kind: Kind =
                scalar == "\n" ? .line : Lexer.isLetter(byte) || Lexer.isDigit(byte) ? .word : .other
            let found = samples.firstIndex { $0.sets == sets && (!pattern.looksBehind || $0.kind == kind) }
            if found == nil { samples.append(Sample(kind: kind, scalar: scalar, sets: sets)) }
            classes.append(UInt8(truncatingIfNeeded: found ?? samples.count - 1))
        }
        width = samples.count
        return samples
    }

    /// Whether the pattern may begin anywhere but at the start of the text.
    private static func canBeginLater(_ pattern: Pattern, _ samples: [Sample], _ work: inout Int) -> Bool {
        for before in [Kind.line, .word, .other] {
            for after in samples.map({ Optional($0.scalar) }) + [nil] {
                guard let reached = pattern.reach([], before.scalar, after, &work), reached.isEmpty else { return true }
            }
        }
        return false
    }
}

extension Pattern {
    /// Whether what stands before a place matters beyond whether anything does.
    var looksBehind: Bool {
        program.contains {
            guard case .assert(let assertion) = $0 else { return false }
            return assertion != .textStart && assertion != .textEnd
        }
    }

    /// The places that are reached from these and from the pattern's beginning without taking a character; nil when the
    /// pattern's end is.
    fileprivate func reach(
        _ places: [Int], _ before: Unicode.Scalar?, _ after: Unicode.Scalar?, _ work: inout Int
    ) -> [Int]? {
        var seen = [Bool](repeating: false, count: program.count)
        var reached: [Int] = []
        var stack = places + [0]
        while let place = stack.popLast() {
            work -= 1
            guard work > 0 else { return [] }
            guard !seen[place] else { continue }
            seen[place] = true
            switch program[place] {
            case .character: reached.append(place)
            case .fork(let first, let second): stack += [first, second]
            case .jump(let target): stack.append(target)
            case .assert(let assertion): if assertion.holds(before, after) { stack.append(place + 1) }
            case .match: return nil
            }
        }
        return reached
    }
}
