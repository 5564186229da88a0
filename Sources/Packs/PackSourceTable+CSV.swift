import TidewaiterDocuments

extension PackSourceTable {
    /// The records of a CSV file with the line each begins on.
    static func records(
        _ csv: [UInt8], input: String
    ) throws(TidewaiterError) -> [(line: Int, cells: [[UInt8]])] {
        var records: [(line: Int, cells: [[UInt8]])] = []
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var line = 1
        var start = 1
        var quoted = false
        var at = 0
        while at < csv.count {
            let byte = csv[at]
            at += 1
            if quoted {
                if byte == UInt8(ascii: "\n") { line += 1 }
                if byte != UInt8(ascii: "\"") {
                    cell.append(byte)
                } else if at < csv.count, csv[at] == byte {
                    cell.append(byte)
                    at += 1
                } else {
                    quoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\"") where cell.isEmpty: quoted = true
            case UInt8(ascii: ","):
                cells.append(cell)
                cell = []
            case UInt8(ascii: "\n"):
                if cell.last == UInt8(ascii: "\r") { cell.removeLast() }
                cells.append(cell)
                records.append((start, cells))
                (cell, cells) = ([], [])
                line += 1
                start = line
            default: cell.append(byte)
            }
        }
        if !cell.isEmpty || !cells.isEmpty { records.append((start, cells + [cell])) }
        return records
    }
}
