import TidewaiterDocuments

extension TableMapper {
    /// Sorts the rows behind the header: data, totals, and rows with nothing on them.
    mutating func sortRows(_ text: Span<UInt8>) -> (before: [Int], last: Int?) {
        var data: [Int] = []
        data.reserveCapacity(table.rowCount)
        var totals: [(row: Int, isSubtotal: Bool)] = []
        var lastData = -1
        for row in (headerRow + 1)..<max(headerRow + 1, table.rowCount) {
            guard let first = firstText(row, text) else { continue }
            if let word = Self.totalWord(first, text) {
                totals.append((row, word.subtotal))
            } else {
                data.append(row)
                lastData = row
            }
        }
        evidence = TableEvidence(table: table, rows: data)
        let last = totals.first { $0.row > lastData && !$0.isSubtotal }?.row
        return (totals.map(\.row).filter { $0 != last }, last)
    }

    /// Where the first text of a row stands; nil where the row has none.
    private func firstText(_ row: Int, _ text: Span<UInt8>) -> Range<Int>? {
        for position in table.row(row) {
            let range = TableEvidence.trim(table.cells[position].range, text)
            if !range.isEmpty { return range }
        }
        return nil
    }

    /// Whether a text is a word for a total; nil for any other. Words for totals are short and have no digits, which
    /// rules out nearly everything before a word is looked up.
    private static func totalWord(_ range: Range<Int>, _ text: Span<UInt8>) -> (total: Bool, subtotal: Bool)? {
        guard range.count <= 24 else { return nil }
        let first = text[range.lowerBound]
        guard first >= 0x80 || initials.contains(first | 0x20) else { return nil }
        var bytes: [UInt8] = []
        for offset in range {
            if (0x30...0x39).contains(text[offset]) { return nil }
            bytes.append(text[offset])
        }
        let word = HeaderName.isTotal(String(decoding: bytes, as: UTF8.self))
        return word.total || word.subtotal ? word : nil
    }

    private static let initials = Set("gtsizcu".utf8)

    /// Keeps a row that is no data.
    mutating func keepRow(_ row: Int, _ text: Span<UInt8>) {
        let cells = table.row(row)
        for position in cells where !table.cells[position].isEmpty {
            addText(
                0, to: declaration, table.cells[position],
                column: Int32(truncatingIfNeeded: position - cells.lowerBound), text)
        }
    }

    /// The totals that a table states: compared with the sums of its lines by a check, not by the reader.
    mutating func readTotals(_ row: Int, _ text: Span<UInt8>) {
        for column in columns {
            guard let cell = table.cell(row, column.index), !cell.isEmpty else { continue }
            let total: Field? =
                switch column.field {
                case .grossMass: .totalGrossMass
                case .netMass: .totalNetMass
                case .volume: .totalVolume
                case .packageQuantity: .totalPackageQuantity
                default: nil
                }
            guard let total, column.isRead, !builder.has(total, in: declaration) else {
                addText(0, to: declaration, cell, column: column.plan.index, text)
                continue
            }
            var plan = column.plan
            plan.field = total.rawValue
            if plan.unitField != 0 { plan.unitField = total.type.companion?.rawValue ?? 0 }
            add(plan, cell, to: declaration, text)
        }
    }
}
