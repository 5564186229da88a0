/// A table of a pack's source in the making.
struct DraftTable: Sendable {
    let columns: [String]
    private(set) var rows: [[String]] = []

    init(_ columns: [String]) {
        self.columns = columns
    }

    /// Adds a row; the caller gives as many cells as there are columns.
    mutating func add(_ row: [String]) {
        precondition(row.count == columns.count, "a row has a cell for each column")
        rows.append(row)
    }

    /// The table as RFC 4180 writes it but for line ends, which are those of all text files; bytewise in order where
    /// asked for, so that the same export always gives the same file.
    ///
    /// Cells are written as they are: a pack reads them back, so no apostrophe may come before one.
    func csv(isSorted: Bool) -> [UInt8] {
        let ordered = isSorted ? rows.sorted { Self.precedes($0, $1) } : rows
        var bytes: [UInt8] = []
        for row in CollectionOfOne(columns) + ordered {
            for (index, cell) in row.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.write(cell, to: &bytes)
            }
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    private static func precedes(_ a: [String], _ b: [String]) -> Bool {
        for (first, second) in zip(a, b) where first != second {
            return first.utf8.lexicographicallyPrecedes(second.utf8)
        }
        return false
    }

    private static func write(_ cell: String, to bytes: inout [UInt8]) {
        let special: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n")]
        guard cell.utf8.contains(where: special.contains) || cell.utf8.first == UInt8(ascii: " ") else {
            bytes += cell.utf8
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in cell.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
