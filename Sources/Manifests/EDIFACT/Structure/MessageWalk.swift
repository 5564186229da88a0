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

    /// An open group, or the message.
    private struct Frame: Sendable, BitwiseCopyable {
        /// The group's part; -1 for the message.
        var group: Int
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

    private let parts: [Part]
    /// The parts of the message, and of each group, by number.
    private let root: [Int]
    /// What the walk looks at for each segment, by part, so that it copies no part.
    private let tags: [UInt32]
    private let repetitions: [Int]
    private let isMandatory: [Bool]
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
        tags = flat.map(\.tag)
        repetitions = flat.map(\.repetitions)
        isMandatory = flat.map(\.isMandatory)
        stack = [Frame(group: -1)]
    }

    @inline(__always)
    private func childCount(_ group: Int) -> Int { group < 0 ? root.count : parts[group].children.count }

    @inline(__always)
    private func child(_ group: Int, _ index: Int) -> Int { group < 0 ? root[index] : parts[group].children[index] }

    mutating func take(_ tag: UInt32) -> Step {
        var best: Candidate?
        var overflow: Candidate?
        var missing: [Int] = []
        var depth = stack.count - 1
        search: while depth >= 0 {
            let frame = stack[depth]
            for index in frame.index..<childCount(frame.group) {
                let part = child(frame.group, index)
                let count = index == frame.index ? frame.count : 0
                // What begins a group begins a further occurrence of it, a level above.
                if tags[part] == tag, depth == 0 || index > 0 {
                    let candidate = Candidate(depth: depth, index: index, count: count, missing: missing)
                    if count >= repetitions[part] {
                        if overflow == nil { overflow = candidate }
                    } else if missing.count < best?.missing.count ?? .max {
                        best = candidate
                    }
                    if missing.isEmpty, best != nil { break search }
                }
                if count == 0, isMandatory[part] { missing.append(part) }
            }
            depth -= 1
        }
        if let best, overflow == nil || best.missing.isEmpty { return enter(best) }
        if let overflow {
            let part = parts[child(stack[overflow.depth].group, overflow.index)]
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
        let part = child(stack[candidate.depth].group, candidate.index)
        if parts[part].isGroup { stack.append(Frame(group: part, index: 0, count: 1)) }
        return Step(missing: candidate.missing.map { parts[$0] })
    }

    /// Goes on in the group that a misplaced segment begins, so that one fault does not make all that follow it.
    private mutating func resume(at tag: UInt32) {
        guard let way = ways[tag] else { return }
        stack = [Frame(group: -1)]
        for index in way {
            stack[stack.count - 1].index = index
            stack[stack.count - 1].count = 1
            stack.append(Frame(group: child(stack[stack.count - 1].group, index), index: 0, count: 1))
        }
    }
}
