import TidewaiterDocuments

extension TableMapper {
    /// What all rows say of the whole goes to the declaration, else to each consignment.
    mutating func decideConstants(_ text: Span<UInt8>) {
        for index in columns.indices where columns[index].plan.level == .declaration {
            guard evidence.isConstant(index, text) else {
                standApart(index)
                continue
            }
            if let row = evidence.rows.first(where: { evidence.trimmed($0, index) != nil }) {
                layout.constants.append(.init(column: index, row: row))
            }
        }
    }

    /// A column that was taken to say one thing of the whole does not.
    private mutating func standApart(_ index: Int) {
        columns[index].plan.level = columns[index].field.stands(in: .consignment) ? .consignment : .none
        layout.constants.removeAll { $0.column == index }
    }

    /// Whether rows of a part say of the whole what the parts before said.
    mutating func compareConstants(_ text: Span<UInt8>) {
        for index in columns.indices where columns[index].plan.level == .declaration {
            let known = layout.constants.first { $0.column == index }
            let said = known.flatMap { table.cell($0.row, index)?.range }
            for row in evidence.rows {
                guard let cell = table.cell(row, index), !cell.isEmpty else { continue }
                if let said, TableEvidence.isEqual(cell.range, said, text) { continue }
                guard let own = evidence.trimmed(row, index) else { continue }
                if let known, evidence.trimmed(known.row, index)?.elementsEqual(own) ?? false { continue }
                noteNotConstant(row, index)
                standApart(index)
                break
            }
        }
    }

    private mutating func noteNotConstant(_ row: Int, _ index: Int) {
        let place = table.cell(row, index)?.range ?? 0..<0
        let column = columns[index]
        note(
            ReaderFlaw(
                rule: "tw.csv.stream-not-constant", severity: .warning, effect: .hold,
                message:
                    "All rows at the beginning of the table agree in \"\(column.header)\", which was taken to hold for the "
                    + "whole of it; this row says something else. From here on it is read for each bill. Read the file "
                    + "whole, or give each bill its own value in the first rows too.",
                authority: Self.authority, node: declaration, offset: place.lowerBound, length: place.count,
                address: "row \(table.numbers[row]), \(column.header)", parameters: ["column": column.header]))
    }

    // MARK: Notations that later rows contradict

    /// A number that can only be read in the notation that its column does not have. Of a whole table that is said
    /// when all rows were looked at.
    mutating func noteOtherNotation(_ index: Int32, _ node: UInt32) {
        guard part != nil, layout.told.columns.insert(Int(index)).inserted else { return }
        noteValue(
            "tw.csv.mixed-notation", .warning, .hold,
            "This number is written with another decimal mark than those before it in column "
                + "\"\(columns[Int(index)].header)\". Check it and those before it, and write all numbers alike.", node)
    }

    /// A date that tells its order by itself: of a column that did not tell so far, or that told another.
    mutating func takeOrder(_ order: DateNotation, _ index: Int, _ node: UInt32) {
        guard part != nil else { return }
        let own: ColumnPlan.Notation = order == .dayFirst ? .dayFirst : .monthFirst
        let known = plans[index].notation
        guard known != own, !layout.told.columns.contains(index) else { return }
        if known == .unknownDate {
            setNotation(own, index)
            return
        }
        layout.told.columns.insert(index)
        setNotation(.unknownDate, index)
        noteValue(
            "tw.csv.date-order", .warning, .hold,
            "Dates of the column \"\(columns[index].header)\" are written in two orders: those before have the "
                + "\(order == .dayFirst ? "month first, this one the day" : "day first, this one the month"). Dates from "
                + "here on that can be either are not read; check those before. Write all as 2026-11-21.", node)
    }

    private mutating func setNotation(_ notation: ColumnPlan.Notation, _ index: Int) {
        plans[index].notation = notation
        columns[index].plan.notation = notation
    }
}
