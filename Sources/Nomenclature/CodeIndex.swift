import TidewaiterDocuments
import TidewaiterPacks

/// Where each chapter, heading and subheading of a table stands and which editions have it, found by the digits alone.
///
/// The table's rows are in order of their codes, so that the subheadings of a heading stand behind it.
struct CodeIndex: Sendable {
    /// The editions that have the code of each row, the oldest as the lowest bit.
    private(set) var editions: [UInt16] = []
    /// The last two digits of each row that is a subheading; `end` for others, and once more behind the last row.
    private var endings: [UInt8] = []
    /// Rows by the number of a chapter or heading; -1 where there is none.
    private var chapters = [Int32](repeating: -1, count: 100)
    private var headings = [Int32](repeating: -1, count: 10_000)

    private static let end: UInt8 = 0xFF

    /// Reads a table whose columns begin with code and editions, years parted by spaces.
    init(_ table: PackTable, _ years: [Int]) {
        editions.reserveCapacity(table.count)
        endings.reserveCapacity(table.count + 1)
        var last: (cell: PackCell, bits: UInt16)?
        for row in table.rows {
            let cell = table.cell(row, 1)
            // Most codes have the same editions as the one before.
            if last?.cell != cell { last = (cell, Self.bits(cell, years)) }
            editions.append(last?.bits ?? 0)
            var ending = Self.end
            table.cell(row, 0).withBytes { code in
                guard let number = Self.number(code) else { return }
                switch code.count {
                case 2: chapters[number] = Int32(row)
                case 4: headings[number] = Int32(row)
                default: ending = UInt8(number % 100)
                }
            }
            endings.append(ending)
        }
        endings.append(Self.end)
    }

    /// The row of a code; nil where the table has none.
    func row(_ code: Span<UInt8>) -> Int? {
        guard let number = Self.number(code) else { return nil }
        switch code.count {
        case 2: return Self.row(chapters[number])
        case 4: return Self.row(headings[number])
        default:
            guard var row = Self.row(headings[number / 100]) else { return nil }
            let ending = UInt8(number % 100)
            // The end is greater than any two digits.
            repeat { row += 1 } while endings[row] < ending
            return endings[row] == ending ? row : nil
        }
    }

    private static func row(_ row: Int32) -> Int? { row < 0 ? nil : Int(row) }

    /// The value of two, four or six digits; nil for anything else.
    private static func number(_ code: Span<UInt8>) -> Int? {
        guard code.count == 6 || code.count == 4 || code.count == 2 else { return nil }
        var number = 0
        for index in 0..<code.count {
            let digit = code[index] &- 0x30
            guard digit < 10 else { return nil }
            number = number &* 10 &+ Int(digit)
        }
        return number
    }

    private static func bits(_ cell: PackCell, _ years: [Int]) -> UInt16 {
        cell.withBytes { text in
            var bits: UInt16 = 0
            var number = 0
            for at in 0...text.count {
                let digit = at < text.count ? text[at] &- 0x30 : .max
                if digit < 10 {
                    number = number &* 10 &+ Int(digit)
                } else {
                    if let index = years.firstIndex(of: number) { bits |= 1 << UInt16(index) }
                    number = 0
                }
            }
            return bits
        }
    }
}
