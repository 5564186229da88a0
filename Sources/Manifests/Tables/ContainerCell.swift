/// A cell that names containers: one, or several with separators between them.
enum ContainerCell {
    /// Four letters and six or seven digits.
    static func isNumber(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
        guard range.count == 11 || range.count == 10 else { return false }
        for offset in 0..<range.count {
            let byte = text[range.lowerBound + offset]
            let fits = offset < 4 ? (0x41...0x5A).contains(byte & 0xDF) : (0x30...0x39).contains(byte)
            if !fits { return false }
        }
        return true
    }

    /// The numbers where all are of the form of container numbers; else the whole.
    static func numbers(_ whole: Range<Int>, _ text: Span<UInt8>) -> [Range<Int>] {
        var numbers: [Range<Int>] = []
        var start = whole.lowerBound
        for offset in whole.lowerBound...whole.upperBound {
            guard offset == whole.upperBound || ";,/|\n\r ".utf8.contains(text[offset]) else { continue }
            if offset > start {
                guard isNumber(start..<offset, text) else { return [whole] }
                numbers.append(start..<offset)
            }
            start = offset + 1
        }
        return numbers.isEmpty ? [whole] : numbers
    }
}
