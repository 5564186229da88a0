import TidewaiterDocuments

extension TableMapper {
    /// Decides from whole columns how their values are written; of the numbers of a large table from every so manieth
    /// row, which the others are compared with when they are read.
    mutating func decideNotations(_ text: Span<UInt8>, every step: Int = 1) {
        var numbers: [TableEvidence.NumberColumn] = []
        for index in columns.indices where columns[index].isRead {
            let column = columns[index]
            switch column.field.type {
            case .count, .decimal, .measure, .amount:
                numbers.append(.init(column.index, isCount: column.field.type == .count))
            case .date:
                let verdict = evidence.dates(column.index, text)
                columns[index].plan.notation = verdict.notation
                columns[index].evidence = verdict.notation == .unknownDate ? TableReading.Evidence.none : .column
                if let pinned = column.pinnedOrder {
                    columns[index].plan.notation = pinned == .dayFirst ? .dayFirst : .monthFirst
                    columns[index].evidence = .pinned
                    let other = pinned == .dayFirst ? verdict.monthFirst : verdict.dayFirst
                    if let other, verdict.conflict == nil { notePinnedOrder(column, other) }
                }
                if let conflict = verdict.conflict {
                    noteDateConflict(column, conflict)
                    layout.told.columns.insert(column.index)
                }
            default:
                if column.field == .commodityCode {
                    columns[index].plan.notation = .commodityCode
                } else if case .identifier = column.field.type {
                    columns[index].plan.notation = .identifier
                } else if HeaderName.isUnit(column.field) {
                    columns[index].plan.notation = .unit
                }
            }
            decideUnit(index)
        }
        decideNumbers(judged(numbers, text, every: step))
    }

    private mutating func judged(
        _ columns: [TableEvidence.NumberColumn], _ text: Span<UInt8>, every step: Int
    ) -> [TableEvidence.NumberColumn] {
        var columns = columns
        if step == 1 {
            evidence.read(&columns, text)
            return columns
        }
        // Only of a line of goods is every cell read.
        var sampled = columns.filter { self.columns[$0.column].plan.level == .goodsItem }
        evidence.read(&sampled, text, every: step)
        sampled.removeAll { $0.verdict.promise == nil }
        for column in sampled { self.columns[column.column].plan.promise = column.verdict.promise ?? .none }
        var others = columns.filter { self.columns[$0.column].plan.promise == .none }
        evidence.read(&others, text)
        return (sampled + others).sorted { $0.column < $1.column }
    }

    /// Counts the digits of codes for parts of a stream, which have too few of them to tell.
    mutating func countDigits(_ text: Span<UInt8>) {
        for index in columns.indices
        where columns[index].isRead
            && [.commodityCode, .postcode, .transportDocumentID, .masterDocumentID].contains(columns[index].field)
        {
            columns[index].plan.usualDigits = Int32(truncatingIfNeeded: evidence.usualDigits(index, text))
        }
    }

    /// A unit that the header names holds for the column, unless the table has a column for it.
    private mutating func decideUnit(_ index: Int) {
        let column = columns[index]
        guard let unit = column.meaning?.unit, let companion = column.field.type.companion,
            !columns.contains(where: {
                $0.plan.level == column.plan.level && $0.plan.kind == column.plan.kind && $0.field == companion
            })
        else { return }
        columns[index].plan.unitField = companion.rawValue
        columns[index].plan.isUnitShared =
            column.plan.level != .goodsItem
            || columns.contains { $0.index != column.index && $0.field.type.companion == companion }
        columns[index].unit = unit
    }

    /// A column that does not tell by itself is taken to be written as those that do; where none does, with a comma
    /// where semicolons divide the cells, as spreadsheets do it in countries with decimal commas.
    private mutating func decideNumbers(_ numbers: [TableEvidence.NumberColumn]) {
        let known = numbers.compactMap(\.verdict.notation)
        let commas = known.count { $0 == .comma }
        let usual: NumberNotation? = known.isEmpty ? nil : commas * 2 > known.count ? .comma : .point
        let isLocal = table.dialect.delimiter == UInt8(ascii: ";")
        let local: NumberNotation = table.dialect.delimiter == UInt8(ascii: ";") ? .comma : .point
        for number in numbers {
            let (index, verdict) = (number.column, number.verdict)
            let pinned = columns[index].pinnedMark.map { $0 == .point ? NumberNotation.point : .comma }
            let notation = pinned ?? verdict.notation ?? usual ?? local
            columns[index].plan.notation = notation == .point ? .pointNumber : .commaNumber
            columns[index].evidence =
                pinned != nil
                ? .pinned
                : verdict.notation != nil
                    ? .column : usual != nil ? .table : isLocal ? .delimiter : TableReading.Evidence.none
            if let row = notation == .point ? verdict.firstComma : verdict.firstPoint {
                noteMixed(columns[index], row)
                layout.told.columns.insert(index)
            }
            if let row = verdict.firstEither, pinned == nil, verdict.notation == nil, usual == nil {
                noteAmbiguousNumber(columns[index], row, notation)
            }
        }
    }

    /// What is to be said of the header: names that come twice, fields that two columns have, names not known.
    mutating func noteHeader() {
        var names: [String: Int] = [:]
        var fields: [HeaderTarget: Int] = [:]
        for column in columns {
            let key = HeaderName.words(column.header).joined()
            guard !key.isEmpty else { continue }
            if let first = names[key] {
                noteColumn(
                    column, "tw.csv.duplicate-header", .warning,
                    "Two columns are called \"\(column.header)\" (columns \(first + 1) and \(column.index + 1)); of two "
                        + "for the same field only the first is read. Give each column a name of its own.")
                continue
            }
            names[key] = column.index
            if let target = column.meaning?.target {
                if let first = fields[target] {
                    noteColumn(
                        column, "tw.csv.same-field", .warning,
                        "Columns \"\(columns[first].header)\" and \"\(column.header)\" mean the same (\(target.field.name)); "
                            + "the first is read, the second kept. Remove or rename one of them.")
                }
                fields[target] = fields[target] ?? column.index
                if column.reason == .similar {
                    noteColumn(
                        column, "tw.csv.similar-header", .warning,
                        "The column \"\(column.header)\" was taken for \(target.name), a name of which differs from its own "
                            + "in one letter. Correct the header, or say where the column goes.")
                }
            } else if !column.isLeftOut {
                noteColumn(
                    column, "tw.csv.unknown-column", .information,
                    "The column \"\(column.header)\" is not known; what it says is kept, but not checked.")
            }
        }
    }

    private mutating func noteColumn(_ column: TableColumn, _ rule: String, _ severity: Severity, _ message: String) {
        note(
            ReaderFlaw(
                rule: rule, severity: severity, effect: .advice, message: message, authority: Self.authority,
                node: declaration, offset: column.place.lowerBound, length: column.place.count,
                address: "row \(layout.headerRow + 1), \(column.header)", parameters: ["column": column.header]))
    }

    static var authority: String { "RFC 4180" }
}

// MARK: Findings

extension TableMapper {
    mutating func noteValue(
        _ rule: String, _ severity: Severity, _ effect: Effect, _ message: String, _ node: UInt32,
        parameters: [String: String] = [:]
    ) {
        note(
            ReaderFlaw(
                rule: rule, severity: severity, effect: effect, message: message, authority: Self.authority,
                node: node, value: builder.lastValue, parameters: parameters))
    }

    mutating func noteKept(_ row: Int, _ why: String) {
        let cells = table.row(row)
        let place = cells.first.map { table.cells[$0].range.lowerBound } ?? 0
        let end = cells.last.map { table.cells[$0].range.upperBound } ?? place
        note(
            ReaderFlaw(
                rule: "tw.csv.row-kept", severity: .information, effect: .advice,
                message: "This row \(why); it was kept and not read.", authority: Self.authority, node: declaration,
                offset: place, length: end - place, address: "row \(table.numbers[row])"))
    }

    mutating func notePinnedOrder(_ column: TableColumn, _ row: Int) {
        let place = table.cell(row, column.index)?.range ?? 0..<0
        note(
            ReaderFlaw(
                rule: "tw.csv.date-order", severity: .warning, effect: .hold,
                message:
                    "This date of the column \"\(column.header)\" can only be read in another order of day and month "
                    + "than was said for it. Check which is right.",
                authority: Self.authority, node: declaration, offset: place.lowerBound, length: place.count,
                address: "row \(table.numbers[row]), \(column.header)"))
    }

    mutating func noteNoRows() {
        note(
            ReaderFlaw(
                rule: "tw.csv.no-rows", severity: .error, effect: .reject,
                message:
                    "The table has a header and no rows, so nothing was checked. Check that it was exported whole.",
                authority: Self.authority, node: declaration,
                offset: columns.first?.place.lowerBound ?? 0, address: "row \(layout.headerRow + 1)"))
    }

    mutating func noteBlankBill(_ row: Int, _ column: Int) {
        let place = table.cell(row, column)?.range ?? 0..<0
        note(
            ReaderFlaw(
                rule: "tw.csv.bill-blank", severity: .warning, effect: .advice,
                message:
                    "This row names no bill; it was taken to go on with the bill of the row before, here and below. "
                    + "Repeat the number in each row.",
                authority: Self.authority, node: consignment, offset: place.lowerBound, length: place.count,
                address: "row \(table.numbers[row]), \(columns[column].header)"))
    }

    mutating func noteConflict(_ column: TableColumn, node: UInt32, value: UInt32) {
        note(
            ReaderFlaw(
                rule: "tw.csv.conflict", severity: .warning, effect: .hold,
                message:
                    "Rows of the same bill say different things in \"\(column.header)\"; the first was read, this one "
                    + "kept. Make them equal, or give the goods a bill of their own.",
                authority: Self.authority, node: node, value: value, field: column.field,
                parameters: ["column": column.header]))
    }

    func unreadable(_ column: TableColumn) -> String { "in column \"\(column.header)\"" }

    mutating func noteNumber(_ column: TableColumn, _ node: UInt32) {
        noteValue(
            "tw.csv.number", .error, .reject,
            "This is not a number \(unreadable(column)). Write digits and a decimal mark.", node)
    }

    mutating func noteErrorValue(_ place: String, _ node: UInt32) {
        noteValue(
            "tw.csv.excel-error", .error, .reject,
            "A spreadsheet shows this where it has no value \(place): a formula failed, or the column was too "
                + "narrow. Mend it there, and export the table again.", node)
    }

    mutating func noteDate(_ column: TableColumn, _ node: UInt32) {
        noteValue(
            "tw.csv.date", .error, .reject,
            "This is not a date \(unreadable(column)). Write it as 2026-11-21.", node)
    }

    mutating func noteAmbiguousDate(_ column: TableColumn, _ node: UInt32, _ dayFirst: String, _ monthFirst: String) {
        noteValue(
            "tw.csv.date-ambiguous", .warning, .hold,
            "This date can be \(dayFirst) or \(monthFirst), and no other date of the column tells which; it was not "
                + "taken for either. Write it as 2026-11-21.", node,
            parameters: ["day_first": dayFirst, "month_first": monthFirst])
    }

    mutating func noteSerial(_ column: TableColumn, _ node: UInt32, _ date: String) {
        noteValue(
            "tw.csv.date-serial", .warning, .hold,
            "This is the number by which a spreadsheet counts days, probably \(date); it was not taken for a date. "
                + "Format the column as a date, and export it again.", node, parameters: ["candidate": date])
    }

    mutating func noteDateConflict(_ column: TableColumn, _ rows: (dayFirst: Int, monthFirst: Int)) {
        let place = table.cell(rows.monthFirst, column.index)?.range ?? 0..<0
        note(
            ReaderFlaw(
                rule: "tw.csv.date-order", severity: .warning, effect: .hold,
                message:
                    "Dates of the column \"\(column.header)\" are written in two orders: row "
                    + "\(table.numbers[rows.dayFirst]) has the day first, row \(table.numbers[rows.monthFirst]) the month. Dates that can be either were not read. "
                    + "Write all as 2026-11-21.",
                authority: Self.authority, node: declaration, offset: place.lowerBound, length: place.count,
                address: "row \(table.numbers[rows.monthFirst]), \(column.header)"))
    }

    mutating func noteMixed(_ column: TableColumn, _ row: Int) {
        let place = table.cell(row, column.index)?.range ?? 0..<0
        note(
            ReaderFlaw(
                rule: "tw.csv.mixed-notation", severity: .warning, effect: .hold,
                message: "This number is written with another decimal mark than most in column \"\(column.header)\". "
                    + "Check it, and write all numbers alike.",
                authority: Self.authority, node: declaration, offset: place.lowerBound, length: place.count,
                address: "row \(table.numbers[row]), \(column.header)"))
    }

    mutating func noteAmbiguousNumber(_ column: TableColumn, _ row: Int, _ notation: NumberNotation) {
        let place = table.cell(row, column.index)?.range ?? 0..<0
        let text = table.text(row, column.index) ?? ""
        let read = notation.plain(TableEvidence.withoutUnit(Array(text.utf8)[...])).map {
            String(decoding: $0, as: UTF8.self)
        }
        note(
            ReaderFlaw(
                rule: "tw.csv.number-ambiguous", severity: .warning, effect: .hold,
                message: "\(text) can be read in two ways, and nothing in the table tells which; it was read as "
                    + "\(read ?? "none"). Write numbers without groups of thousands.",
                authority: Self.authority, node: declaration, offset: place.lowerBound, length: place.count,
                address: "row \(table.numbers[row]), \(column.header)"))
    }
}
