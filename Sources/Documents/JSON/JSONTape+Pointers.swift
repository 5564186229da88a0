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

/// JSON Pointers (RFC 6901): where an entry stands is told from the containers alone, of which there are few.
extension JSONTape {
    /// The pointer of an entry; of JSON Lines within its line, which is a text of its own.
    func pointer(of index: Int, bytes: [UInt8], isLines: Bool, skipped: JSONSkippedElements? = nil) -> String {
        // What is written for each: a name's entry, or a number.
        var way: [(name: JSONNode?, ordinal: UInt32)] = []
        way.reserveCapacity(8)
        var current = index
        while current < count, let (parent, ordinal) = standing(of: current), !(isLines && parent == 0) {
            let container = containers[Int(parent)]
            let around = nodes[Int(container.entry)]
            if around.kind == .object {
                // Names come at even positions; a name points to where its value is.
                way.append((nodes[ordinal & 1 == 0 ? current : current &- 1], ordinal))
            } else {
                let before = skipped.map { $0.array == Int(around.start) ? $0.count : 0 } ?? 0
                way.append((nil, ordinal &+ before))
            }
            current = Int(container.entry)
        }
        // As bytes, as there is a pointer for every finding, and texts that are put together one by one take longer.
        var pointer: [UInt8] = []
        pointer.reserveCapacity(64)
        for step in way.reversed() {
            let length = pointer.count
            pointer.append(UInt8(ascii: "/"))
            if let name = step.name {
                append(name, bytes, to: &pointer)
            } else {
                pointer.append(contentsOf: String(step.ordinal).utf8)
            }
            if pointer.count > JSONPointer.longest {
                pointer.removeLast(pointer.count - length)
                break
            }
        }
        return String(decoding: pointer, as: UTF8.self)
    }

    /// The container that an entry is in, and its number among what is there, where names count too; nil of an entry in
    /// none.
    private func standing(of index: Int) -> (parent: UInt32, ordinal: UInt32)? {
        let node = nodes[index]
        if node.isContainer {
            let container = containers[node.payload]
            return container.parent == JSONContainer.none ? nil : (container.parent, container.ordinal)
        }
        // The last container that begins before the entry has it, or is in or behind one that has.
        var (low, high) = (0, containers.count)
        while low < high {
            let middle = (low &+ high) / 2
            if Int(containers[middle].entry) < index { low = middle &+ 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        var (number, container) = (UInt32(truncatingIfNeeded: low &- 1), containers[low &- 1])
        // What is behind the last container that ends before the entry are scalars.
        var (first, ordinal) = (Int(container.entry) &+ 1, UInt32(0))
        while Int(container.next) <= index {
            guard container.parent != JSONContainer.none else { return nil }
            (first, ordinal) = (Int(container.next), container.ordinal &+ 1)
            number = container.parent
            container = containers[Int(number)]
        }
        return (number, ordinal &+ UInt32(truncatingIfNeeded: index &- first))
    }

    /// Adds a name.
    private func append(_ name: JSONNode, _ bytes: [UInt8], to pointer: inout [UInt8]) {
        if append(plain: name, bytes, to: &pointer) { return }
        pointer.append(contentsOf: JSONPointer.token(JSONText.string(name, bytes)).utf8)
    }

    /// Adds a name that is ASCII and needs no escape; false, and nothing is added that stays, of another.
    private func append(plain name: JSONNode, _ bytes: [UInt8], to pointer: inout [UInt8]) -> Bool {
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
}
