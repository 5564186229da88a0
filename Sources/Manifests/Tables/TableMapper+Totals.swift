import TidewaiterDocuments

extension TableMapper {
    /// Sorts the rows behind the header: data, totals, and rows with nothing on them.
    mutating func sortRows(_ text: Span<UInt8>) -> SortedRows {
        var data: [Int] = []
        data.reserveCapacity(table.rowCount)
        var totals: [(row: Int, isSubtotal: Bool)] = []
        var kept: [Int] = []
        func keep(_ row: Int, _ why: String) {
            kept.append(row)
            noteKept(row, why)
        }
        var lastData = -1
        for row in firstRow..<max(firstRow, table.rowCount) {
            switch TableRow.kind(row, of: table, header: layout.headerTexts, text) {
            case .nothing: break
            case .header: keep(row, "is the header once more")
            case .footer: keep(row, "is no line of goods but stands below them: a signature, a page's number, a rule")
            case .total(let isSubtotal): totals.append((row, isSubtotal))
            case .data:
                data.append(row)
                lastData = row
            }
        }
        evidence.rows = data
        // More rows may come behind a part of a stream that is not its last.
        let last = part?.isLast ?? true ? totals.first { $0.row > lastData && !$0.isSubtotal }?.row : nil
        return SortedRows(kept: kept + totals.map(\.row).filter { $0 != last }, totals: last)
    }

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
        for index in columns.indices {
            let column = columns[index]
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
            var plan = plans[index]
            plan.field = total.rawValue
            plan.isUnitShared = true
            plan.promise = .none
            plan.takesPoint = plan.notation == .pointNumber
            if plan.unitField != 0 { plan.unitField = total.type.companion?.rawValue ?? 0 }
            add(plan, cell, to: declaration, text)
        }
    }
}
