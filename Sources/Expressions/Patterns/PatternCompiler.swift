/// What a pattern says, before it is a program.
indirect enum PatternTree {
    case empty
    case one(CharacterSet)
    case check(Pattern.Assertion)
    case sequence([PatternTree])
    case choice([PatternTree])
    case repeated(PatternTree, least: Int, most: Int?)
}

/// Makes the program of a pattern, no longer than allowed.
struct PatternCompiler {
    let most: Int
    private(set) var program: [Pattern.Instruction] = []
    private(set) var sets: [CharacterSet] = []
    private var numbers: [CharacterSet: Int] = [:]

    init(most: Int) { self.most = most }

    mutating func add(_ instruction: Pattern.Instruction) throws(Pattern.Flaw) {
        guard program.count < most else { throw Pattern.Flaw(message: "it needs more than \(most) instructions") }
        program.append(instruction)
    }

    mutating func add(_ tree: PatternTree) throws(Pattern.Flaw) {
        switch tree {
        case .empty: break
        case .one(let set):
            let number = numbers[set] ?? sets.count
            if number == sets.count {
                sets.append(set)
                numbers[set] = number
            }
            try add(.character(number))
        case .check(let assertion): try add(.assert(assertion))
        case .sequence(let parts): for part in parts { try add(part) }
        case .choice(let parts): try choice(parts)
        case .repeated(let part, let least, let most):
            for _ in 0..<least { try add(part) }
            guard let most else {
                let start = program.count
                try add(.jump(0))
                try add(part)
                try add(.jump(start))
                program[start] = .fork(start + 1, program.count)
                return
            }
            var exits: [Int] = []
            for _ in least..<max(least, most) {
                exits.append(program.count)
                try add(.jump(0))
                try add(part)
            }
            for exit in exits { program[exit] = .fork(exit + 1, program.count) }
        }
    }

    private mutating func choice(_ parts: [PatternTree]) throws(Pattern.Flaw) {
        var ends: [Int] = []
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            let fork = program.count
            if !isLast { try add(.jump(0)) }
            try add(part)
            guard !isLast else { break }
            ends.append(program.count)
            try add(.jump(0))
            program[fork] = .fork(fork + 1, program.count)
        }
        for end in ends { program[end] = .jump(program.count) }
    }
}
