/// Segments as text, with the service characters that hold where nothing else is said (ISO 9735-1, level A).
struct SegmentText {
    private(set) var bytes: [UInt8] = []
    /// Segments so far.
    private(set) var count = 0

    /// Adds a segment; what is empty at the end of an element or of the segment is left out.
    mutating func add(_ tag: String, _ elements: [[String]]) {
        bytes += tag.utf8
        var gap = 0
        for element in elements {
            gap += 1
            var colons = 0
            for (index, component) in element.enumerated() {
                if index > 0 { colons += 1 }
                guard !component.isEmpty else { continue }
                bytes += [UInt8](repeating: 0x2B, count: gap) + [UInt8](repeating: 0x3A, count: colons)
                gap = 0
                colons = 0
                addValue(component)
            }
        }
        bytes.append(0x27)
        count += 1
    }

    /// A value; service characters in it are released, control characters left out.
    private mutating func addValue(_ value: String) {
        for byte in value.utf8 where byte >= 0x20 {
            if byte == 0x27 || byte == 0x2B || byte == 0x3A || byte == 0x3F { bytes.append(0x3F) }
            bytes.append(byte)
        }
    }
}
