/// A pattern in the syntax of RE2, matched in time linear in the text: all ways of matching advance together, so
/// nothing is ever tried twice (Thompson 1968, Pike 1987).
///
/// RE2 itself judges it in the tests and is no part of the library: the static archive that systems ship is not
/// position-independent and cannot go into a shared library, and the shared one has another name on each system, so that
/// a wheel with it would load on few.
struct Pattern: Sendable {
    enum Instruction: Sendable {
        /// Takes a character of one of the pattern's sets.
        case character(Int)
        case fork(Int, Int)
        case jump(Int)
        case assert(Assertion)
        case match
    }

    enum Assertion: Sendable { case textStart, textEnd, lineStart, lineEnd, boundary, notBoundary }

    let program: [Instruction]
    let sets: [CharacterSet]
    private(set) var table: PatternTable?

    init(program: [Instruction], sets: [CharacterSet]) {
        self.program = program
        self.sets = sets
    }

    /// What is wrong with a pattern.
    struct Flaw: Error {
        let message: String
    }

    /// Compiles a pattern. One that is used again and again is worth a table, which may take so much work.
    static func compile(_ text: Text, _ mostInstructions: Int, tableWork: inout Int) -> Result<Pattern, Flaw> {
        do throws(Flaw) {
            guard text.size <= mostInstructions else {
                throw Flaw(message: "it is longer than \(mostInstructions) bytes")
            }
            var reader = PatternReader(text)
            let tree = try reader.read()
            var compiler = PatternCompiler(most: mostInstructions)
            try compiler.add(tree)
            try compiler.add(.match)
            var pattern = Pattern(program: compiler.program, sets: compiler.sets)
            if tableWork > 0 { pattern.table = PatternTable(pattern, &tableWork) }
            return .success(pattern)
        } catch {
            return .failure(error)
        }
    }

    static func evaluate(_ pattern: Result<Pattern, Flaw>, on text: Text, _ evaluation: inout Evaluation) -> Value {
        switch pattern {
        case .failure(let flaw): return .fault(.pattern, "the pattern cannot be read: \(flaw.message)")
        case .success(let pattern): return pattern.isFound(in: text, &evaluation).map(Value.bool) ?? evaluation.stopped
        }
    }

    /// Whether the pattern matches anywhere in the text; nil when that would pass the limits.
    func isFound(in text: Text, _ evaluation: inout Evaluation) -> Bool? {
        guard evaluation.spend(1 + text.size / 64) else { return nil }
        return table?.isFound(in: text) ?? search(text, &evaluation)
    }

    /// The same without a table.
    func search(_ text: Text, _ evaluation: inout Evaluation) -> Bool? {
        var current = Threads(capacity: program.count)
        var following = Threads(capacity: program.count)
        var stack: [Int] = []
        // Which sets have the character, as far as that was asked.
        var known = [Int8](repeating: -1, count: sets.count)
        var asked: [Int] = []
        var previous: Unicode.Scalar?
        var iterator = text.string.unicodeScalars.makeIterator()
        while true {
            let scalar = iterator.next()
            if add(0, to: &current, &stack, previous, scalar) { return true }
            guard evaluation.spend(1 + current.count / 4) else { return nil }
            guard let scalar else { return false }
            let next = iterator
            var ahead = next
            let after = ahead.next()
            for index in 0..<current.count {
                let place = current[index]
                guard case .character(let set) = program[place] else { continue }
                if known[set] < 0 {
                    known[set] = sets[set].contains(scalar) ? 1 : 0
                    asked.append(set)
                }
                if known[set] == 1, add(place + 1, to: &following, &stack, scalar, after) { return true }
            }
            guard evaluation.spend(asked.count * (scalar.isASCII ? 1 : 4)) else { return nil }
            for set in asked { known[set] = -1 }
            asked.removeAll(keepingCapacity: true)
            swap(&current, &following)
            following.removeAll()
            previous = scalar
        }
    }

    /// Follows what takes no character; true when that reaches the end of the pattern.
    private func add(
        _ start: Int, to threads: inout Threads, _ stack: inout [Int], _ before: Unicode.Scalar?,
        _ after: Unicode.Scalar?
    ) -> Bool {
        stack.append(start)
        while let place = stack.popLast() {
            guard threads.insert(place) else { continue }
            switch program[place] {
            case .character: break
            case .fork(let first, let second):
                stack.append(second)
                stack.append(first)
            case .jump(let target): stack.append(target)
            case .assert(let assertion): if assertion.holds(before, after) { stack.append(place + 1) }
            case .match:
                stack.removeAll(keepingCapacity: true)
                return true
            }
        }
        return false
    }

    /// A set of places in the program that is emptied at no cost.
    private struct Threads {
        private var dense: [Int] = []
        private var sparse: [Int]

        init(capacity: Int) {
            sparse = [Int](repeating: 0, count: capacity)
            dense.reserveCapacity(capacity)
        }

        var count: Int { dense.count }
        subscript(index: Int) -> Int { dense[index] }

        mutating func insert(_ place: Int) -> Bool {
            let slot = sparse[place]
            if slot < dense.count, dense[slot] == place { return false }
            sparse[place] = dense.count
            dense.append(place)
            return true
        }

        mutating func removeAll() { dense.removeAll(keepingCapacity: true) }
    }
}

extension Pattern.Assertion {
    func holds(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
        switch self {
        case .textStart: before == nil
        case .textEnd: after == nil
        case .lineStart: before == nil || before == "\n"
        case .lineEnd: after == nil || after == "\n"
        case .boundary: Self.isWord(before) != Self.isWord(after)
        case .notBoundary: Self.isWord(before) == Self.isWord(after)
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { CharacterSet.word.contains($0) } ?? false
    }
}
