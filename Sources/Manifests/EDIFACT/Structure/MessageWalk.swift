import TidewaiterDocuments

/// Follows a message through its segment table: where each segment belongs, what is missing before it, and what stands
/// too often (ISO 9735-1, sections on the order of segments and groups).
///
/// A segment goes to the first position from the one reached on that has it and leaves out nothing mandatory; where
/// there is none, to that which leaves out least.
struct MessageWalk: Sendable {
    /// A segment or group of the table.
    struct Part: Sendable {
        var name: String
        /// Of the segment, or of that which begins the group.
        var tag: UInt32
        var isMandatory: Bool
        var repetitions: Int
        var children: [Int]
        var isGroup: Bool { !children.isEmpty }
    }

    /// What became of a segment.
    struct Step: Sendable {
        /// Mandatory parts that were left out before it.
        var missing: [Part] = []
        /// The part that it is one too many of.
        var repeated: Part?
        var isMisplaced = false
    }

    private struct Frame: Sendable {
        var children: [Int]
        /// The child reached, and how often it stood.
        var index = 0
        var count = 0
    }

    private struct Candidate {
        var depth: Int
        var index: Int
        var count: Int
        var missing: [Int]
    }

    private var parts: [Part] = []
    private let root: [Int]
    /// For a tag that the table has once, as that which begins a group: the way there, as children of each level.
    private var ways: [UInt32: [Int]] = [:]
    private var stack: [Frame]

    init(_ structure: MessageStructure) {
        var flat: [Part] = []
        var ways: [UInt32: [Int]] = [:]
        var uses: [UInt32: Int] = [:]
        func add(_ list: [MessageStructure.Part], _ way: [Int]) -> [Int] {
            var indices: [Int] = []
            for part in list {
                let tag = part.trigger.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
                let index = flat.count
                let position = indices.count
                indices.append(index)
                flat.append(
                    Part(
                        name: part.name, tag: tag, isMandatory: part.isMandatory, repetitions: part.repetitions,
                        children: []))
                if part.isGroup {
                    flat[index].children = add(part.parts, way + [position])
                    ways[tag] = way + [position]
                } else {
                    uses[tag, default: 0] += 1
                }
            }
            return indices
        }
        root = add(structure.parts, [])
        parts = flat
        self.ways = ways.filter { uses[$0.key] == 1 }
        stack = [Frame(children: root)]
    }

    /// Begins another message of the same type.
    mutating func restart() { stack = [Frame(children: root)] }

    mutating func take(_ tag: UInt32) -> Step {
        var best: Candidate?
        var overflow: Candidate?
        var missing: [Int] = []
        var depth = stack.count - 1
        search: while depth >= 0 {
            let frame = stack[depth]
            for index in frame.index..<frame.children.count {
                let child = parts[frame.children[index]]
                let count = index == frame.index ? frame.count : 0
                // What begins a group begins a further occurrence of it, a level above.
                if child.tag == tag, depth == 0 || index > 0 {
                    let candidate = Candidate(depth: depth, index: index, count: count, missing: missing)
                    if count >= child.repetitions {
                        if overflow == nil { overflow = candidate }
                    } else if missing.count < best?.missing.count ?? .max {
                        best = candidate
                    }
                    if missing.isEmpty, best != nil { break search }
                }
                if child.isMandatory, count == 0 { missing.append(frame.children[index]) }
            }
            depth -= 1
        }
        if let best, overflow == nil || best.missing.isEmpty { return enter(best) }
        if let overflow {
            let part = parts[stack[overflow.depth].children[overflow.index]]
            var step = enter(overflow)
            // One report is enough of what goes on being too many.
            if overflow.count == part.repetitions { step.repeated = part }
            return step
        }
        resume(at: tag)
        return Step(isMisplaced: true)
    }

    private mutating func enter(_ candidate: Candidate) -> Step {
        stack.removeLast(stack.count - candidate.depth - 1)
        stack[candidate.depth].index = candidate.index
        stack[candidate.depth].count = candidate.count + 1
        let part = parts[stack[candidate.depth].children[candidate.index]]
        if part.isGroup { stack.append(Frame(children: part.children, index: 0, count: 1)) }
        return Step(missing: candidate.missing.map { parts[$0] })
    }

    /// Goes on in the group that a misplaced segment begins, so that one fault does not make all that follow it.
    private mutating func resume(at tag: UInt32) {
        guard let way = ways[tag] else { return }
        stack = [Frame(children: root)]
        for index in way {
            stack[stack.count - 1].index = index
            stack[stack.count - 1].count = 1
            let part = parts[stack[stack.count - 1].children[index]]
            stack.append(Frame(children: part.children, index: 0, count: 1))
        }
    }
}
