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
        var packed = UInt64(length)
        for index in start..<start &+ length { packed = packed << 8 | UInt64(bytes[index]) }
        return packed
    }

    /// Texts longer than this are left to the expression, which counts what they cost.
    static let longText: UInt32 = 4096

    mutating func measure(_ texts: Int, into column: Int) {
        fill(texts)
        let (from, start) = (start(texts), start(column))
        for row in 0..<rows {
            let cell = cells[from &+ row]
            guard cell.state == .source || cell.state == .decoded, cell.extra <= Self.longText else {
                cells[start &+ row] = .unknown
                continue
            }
            let range = Int(cell.bits)..<Int(cell.bits) &+ Int(cell.extra)
            cells[start &+ row] = .number(Self.length(cell.state == .source ? source : decoded, range), 0)
        }
    }

    /// How many characters there are.
    @inline(__always)
    private static func length(_ bytes: [UInt8], _ range: Range<Int>) -> Int64 {
        var count: Int64 = 0
        for index in range { count &+= bytes[index] & 0xC0 == 0x80 ? 0 : 1 }
        return count
    }

    mutating func reckon(_ operation: ColumnPlan.Operation, _ first: Int, _ second: Int, into column: Int) {
        fill(first)
        fill(second)
        let (one, two, start) = (start(first), start(second), start(column))
        for row in 0..<rows {
            let (first, second) = (cells[one &+ row], cells[two &+ row])
            cells[start &+ row] =
                switch operation {
                case .add: ColumnCell.add(first, second)
                case .subtract: ColumnCell.subtract(first, second)
                case .multiply: ColumnCell.multiply(first, second)
                }
        }
    }
}
