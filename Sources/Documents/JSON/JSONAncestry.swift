/// Elements that an array has in its file before those that a part of a stream has.
package struct JSONSkippedElements: Sendable {
    /// Where the array begins in the text of the part.
    package var array: Int
    package var count: UInt32

    package init(array: Int, count: UInt32) {
        self.array = array
        self.count = count
    }
}

/// Parent and position of every entry of a tape, made when the first pointer is asked for.
struct JSONAncestry: Sendable {
    /// Pointers beyond this length end at the last ancestor that fits, so that hostile names cannot fill memory.
    static let longestPointer = 1024

    /// Where an entry stands. One record, as the few that a pointer takes lie far apart.
    private struct Step: BitwiseCopyable {
        let parent: UInt32
        /// Its number among what is in the parent, where names count too.
        let ordinal: UInt32
    }

    private var steps: [Step] = []
    private let isLines: Bool

    init(_ tape: borrowing JSONTape, isLines: Bool, skipped: JSONSkippedElements? = nil) {
        self.isLines = isLines
        steps.reserveCapacity(tape.count)
        var open: [(index: UInt32, end: UInt32, children: UInt32)] = []
        for index in tape.nodes.indices {
            let node = tape[index]
            while let last = open.last, last.end <= index { open.removeLast() }
            steps.append(Step(parent: open.last?.index ?? 0, ordinal: open.last?.children ?? 0))
            if !open.isEmpty { open[open.count - 1].children &+= 1 }
            if node.isContainer {
                let before = skipped.flatMap { $0.array == Int(node.start) && node.kind == .array ? $0.count : nil }
                open.append(
                    (
                        UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: tape.next(after: index)),
                        before ?? 0
                    ))
            }
        }
    }

    func pointer(of index: Int, tape: borrowing JSONTape, bytes: [UInt8]) -> String {
        // What is written for each: a name's entry, or a number. Looked up on the way, where one need not wait for another.
        var way: [(name: JSONNode?, ordinal: UInt32)] = []
        way.reserveCapacity(8)
        var current = index
        while current > 0, current < steps.count {
            let step = steps[current]
            // Names come at even positions; a name points to where its value is.
            let isMember = tape[Int(step.parent)].kind == .object
            way.append((isMember ? tape[step.ordinal & 1 == 0 ? current : current - 1] : nil, step.ordinal))
            current = Int(step.parent)
        }
        // The root of JSON Lines is not written: each line is a text of its own.
        if isLines, !way.isEmpty { way.removeLast() }
        // As bytes, as there is a pointer for every finding, and texts that are put together one by one take longer.
        var pointer: [UInt8] = []
        pointer.reserveCapacity(64)
        for step in way.reversed() {
            let length = pointer.count
            pointer.append(UInt8(ascii: "/"))
            if let name = step.name {
                if !Self.append(plain: name, bytes, to: &pointer) {
                    pointer.append(contentsOf: Self.token(JSONText.string(name, bytes)).utf8)
                }
            } else {
                pointer.append(contentsOf: String(step.ordinal).utf8)
            }
            if pointer.count > Self.longestPointer {
                pointer.removeLast(pointer.count - length)
                break
            }
        }
        return String(decoding: pointer, as: UTF8.self)
    }

    /// Adds a name that is ASCII and needs no escape; false, and nothing is added that stays, of another.
    private static func append(plain name: JSONNode, _ bytes: [UInt8], to pointer: inout [UInt8]) -> Bool {
        if name.isFlagged { return false }
        let length = pointer.count
        for byte in bytes[name.range] {
            guard byte < 0x80, byte != UInt8(ascii: "~"), byte != UInt8(ascii: "/") else {
                pointer.removeLast(pointer.count - length)
                return false
            }
            pointer.append(byte)
        }
        return true
    }

    /// A name as a pointer writes it: `~` as `~0`, `/` as `~1`.
    static func token(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return name }
        var token = ""
        for character in name.unicodeScalars {
            switch character {
            case "~": token += "~0"
            case "/": token += "~1"
            default: token.unicodeScalars.append(character)
            }
        }
        return token
    }
}
