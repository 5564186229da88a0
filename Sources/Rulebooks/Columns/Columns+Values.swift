internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

/// What is worked out of texts and numbers.
extension Columns {
    /// A short text's bytes and their number in one integer; nil where the text is longer, or there is none.
    @inline(__always)
    static func packed(_ cell: ColumnCell, _ source: [UInt8], _ decoded: [UInt8]) -> UInt64? {
        switch cell.state {
        case .source: packed(source, Int(cell.bits), Int(cell.extra))
        case .decoded: packed(decoded, Int(cell.bits), Int(cell.extra))
        case .packed: UInt64(bitPattern: cell.bits)
        default: nil
        }
    }

    @inline(__always)
    private static func packed(_ bytes: [UInt8], _ start: Int, _ length: Int) -> UInt64? {
        guard length < 8 else { return nil }
        // The first byte comes highest, behind the length.
        if length > 0, start &+ 8 <= bytes.count {
            let text = bytes
            let (letters, length) = (ByteWords.load(text.span, start).byteSwapped, UInt64(truncatingIfNeeded: length))
            return letters &>> (64 &- 8 &* length) | length &<< (8 &* length)
        }
        var packed = UInt64(length)
        for index in start..<start &+ length { packed = packed << 8 | UInt64(bytes[index]) }
        return packed
    }

    /// Texts longer than this are left to the expression, which counts what they cost.
    static let longText: UInt32 = 4096
    /// Steps that a pattern may take in one text; where it needs more, the expression counts them.
    static let patternSteps = 256

    mutating func measure(_ texts: Int, into column: Int) {
        let (from, source, decoded) = (fill(texts), source, decoded)
        begin(column)
        for row in 0..<rows {
            let cell = cells[from &+ row]
            let range = Int(cell.bits)..<Int(cell.bits) &+ Int(cell.extra)
            switch cell.state {
            case .source where cell.extra <= Self.longText: cells.append(Self.length(source.span, range))
            case .decoded where cell.extra <= Self.longText: cells.append(Self.length(decoded.span, range))
            default: cells.append(.unknown)
            }
        }
    }

    /// How many characters there are: as many as bytes that continue none.
    @inline(__always)
    private static func length(_ bytes: Span<UInt8>, _ range: Range<Int>) -> ColumnCell {
        var (count, index) = (Int64(range.count), range.lowerBound)
        while index &+ 8 <= range.upperBound, ByteWords.load(bytes, index) & ByteWords.fill(0x80) == 0 { index &+= 8 }
        while index < range.upperBound {
            if bytes[index] & 0xC0 == 0x80 { count &-= 1 }
            index &+= 1
        }
        return .number(count, 0)
    }

    mutating func reckon(_ operation: ColumnPlan.Operation, _ first: Int, _ second: Int, into column: Int) {
        let (one, two) = (fill(first), fill(second))
        begin(column)
        for row in 0..<rows {
            let (first, second) = (cells[one &+ row], cells[two &+ row])
            switch operation {
            case .add: cells.append(ColumnCell.add(first, second))
            case .subtract: cells.append(ColumnCell.subtract(first, second))
            case .multiply: cells.append(ColumnCell.multiply(first, second))
            }
        }
    }
}
