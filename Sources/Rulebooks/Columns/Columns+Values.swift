internal import TidewaiterExpressions
internal import TidewaiterManifests
internal import TidewaiterQuantities

/// How texts become numbers and dates.
extension Columns {
    func number(_ text: TextCell) -> ColumnCell {
        switch text.state {
        case .absent, .blank: .absent
        case .unreadable: .unreadable
        case .joined: .unknown
        case .source: Self.number(source, text.start, Int(text.length))
        case .decoded: Self.number(decoded, text.start, Int(text.length))
        }
    }

    func number(_ text: DeclarationIndex.Text) -> ColumnCell {
        switch text {
        case .source(let range): Self.number(source, range.lowerBound, range.count)
        case .decoded(let range): Self.number(decoded, range.lowerBound, range.count)
        default: .unknown
        }
    }

    @inline(__always)
    private static func number(_ bytes: [UInt8], _ start: Int, _ length: Int) -> ColumnCell {
        guard let (number, scale) = SmallNumber.read(bytes, start..<start &+ length) else { return .unreadable }
        return .number(number, scale)
    }

    func date(_ text: TextCell) -> ColumnCell {
        let cell = ColumnCell(text)
        guard cell.state == .source || cell.state == .decoded else { return cell }
        let bytes = cell.state == .source ? source : decoded
        return CivilDate(iso: bytes.span.extracting(text.start..<text.start &+ min(10, Int(text.length)))).map { ColumnCell($0) } ?? .unreadable
    }

    /// A short text's bytes and their number in one integer; nil where the text is longer, or there is none.
    @inline(__always)
    func packed(_ cell: ColumnCell) -> UInt64? {
        switch cell.state {
        case .source: Self.packed(source, Int(cell.bits), Int(cell.extra))
        case .decoded: Self.packed(decoded, Int(cell.bits), Int(cell.extra))
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
            let bytes = cell.state == .source ? source : decoded
            var count: Int64 = 0
            for index in Int(cell.bits)..<Int(cell.bits) &+ Int(cell.extra) where bytes[index] & 0xC0 != 0x80 { count += 1 }
            cells[start &+ row] = .number(count, 0)
        }
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

/// Numbers of few digits, whose value is small: nearly all that are stated.
enum SmallNumber {
    /// The digits and how many of them follow the point; nil where something else stands there, or more of them.
    @inline(__always)
    static func read(_ bytes: [UInt8], _ range: Range<Int>) -> (number: Int64, scale: UInt8)? {
        guard !range.isEmpty else { return nil }
        let isNegative = bytes[range.lowerBound] == UInt8(ascii: "-")
        let start = isNegative ? range.lowerBound &+ 1 : range.lowerBound
        guard 1...18 ~= range.upperBound &- start else { return nil }
        var (number, scale, hasPoint) = (Int64(0), UInt8(0), false)
        for position in start..<range.upperBound {
            let digit = bytes[position] &- 48
            if digit < 10 {
                number = number &* 10 &+ Int64(digit)
                if hasPoint { scale &+= 1 }
            } else if bytes[position] == UInt8(ascii: "."), !hasPoint, position > start,
                position &+ 1 < range.upperBound
            {
                hasPoint = true
            } else {
                return nil
            }
        }
        return (isNegative ? -number : number, scale)
    }
}
