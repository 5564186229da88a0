import TidewaiterDocuments

extension TableMapper {
    // MARK: What most cells are

    /// Longer cells may have been cut.
    private static var longestUsual: Int { 255 }

    /// Adds a text that has no blanks around it and that nothing has to be asked of; whether it is one.
    @inline(__always)
    mutating func addUsualText(
        _ step: CellStep, _ column: Int, _ cell: CSVCell, to node: UInt32, _ text: Span<UInt8>
    ) -> Bool {
        let range = cell.range
        guard !cell.isEncoded, range.count < Self.longestUsual else { return false }
        if !range.isEmpty {
            // The first is a digit, a letter or so, the last no blank of any kind.
            let (first, last) = (text[range.lowerBound], text[range.upperBound &- 1])
            guard first >= 0x28, first < 0xC2, last > 0x20, last != 0xA0 else { return false }
        }
        addPlain(step, column, range, to: node)
        return true
    }

    /// Adds digits with at most one decimal point; whether that is what stands there.
    @inline(__always)
    mutating func addUsualNumber(
        _ step: CellStep, _ column: Int, _ cell: CSVCell, to node: UInt32, _ text: Span<UInt8>
    ) -> Bool {
        let range = cell.range
        guard !cell.isEncoded, range.count < Self.longestUsual,
            Self.isPlainNumber(range, takesPoint: step.takesPoint, text)
        else { return false }
        addPlain(step, column, range, to: node)
        if step.hasUnit, !range.isEmpty { addUnit(plans[column], to: node) }
        return true
    }

    /// Adds a code of an even number of digits; whether it is one.
    @inline(__always)
    mutating func addUsualCode(
        _ step: CellStep, _ column: Int, _ cell: CSVCell, to node: UInt32, _ text: Span<UInt8>
    ) -> Bool {
        let range = cell.range
        guard !cell.isEncoded, range.count < Self.longestUsual, range.count & 1 == 0,
            TableEvidence.nonDigits(range, text).count == 0
        else { return false }
        addPlain(step, column, range, to: node)
        return true
    }

    @inline(__always)
    private mutating func addPlain(_ step: CellStep, _ column: Int, _ range: Range<Int>, to node: UInt32) {
        builder.addValue(
            id: step.field, to: node, source: range.lowerBound, length: range.count,
            address: UInt32(truncatingIfNeeded: column))
    }

    /// Digits with at most one decimal point, or nothing: there is nothing to rewrite.
    @inline(__always)
    private static func isPlainNumber(_ range: Range<Int>, takesPoint: Bool, _ text: Span<UInt8>) -> Bool {
        let (marks, first) = TableEvidence.nonDigits(range, text)
        return marks == 0 || (marks == 1 && takesPoint && text[first] == UInt8(ascii: ".") && range.count > 1)
    }

    // MARK: All others

    /// Adds a cell's value in the notation of its column.
    @inline(never)
    mutating func add(_ plan: ColumnPlan, _ cell: CSVCell, to node: UInt32, _ text: Span<UInt8>) {
        if !cell.isEmpty {
            let first = text[cell.range.lowerBound]
            if isErrorValue(cell, text) { return addErrorValue(plan, as: plan.field, cell, to: node, text) }
            if first == UInt8(ascii: "'"), addNeutralised(plan, cell, to: node) { return }
            // Typographic quotes are E2 80 9C and the like.
            if first == 0xE2 || cell.range.count >= Self.longestUsual {
                add(plan, as: plan.notation, cell, to: node, text)
                return checkText(plan, cell, node)
            }
        }
        add(plan, as: plan.notation, cell, to: node, text)
    }

    private mutating func add(
        _ plan: ColumnPlan, as notation: ColumnPlan.Notation, _ cell: CSVCell, to node: UInt32, _ text: Span<UInt8>
    ) {
        switch notation {
        case .text: addText(plan.field, to: node, cell, column: plan.index, text)
        case .identifier: addIdentifier(plan, cell, to: node, text)
        case .commodityCode: addCommodityCode(plan, cell, to: node, text)
        case .pointNumber, .commaNumber: addNumber(plan, cell, to: node, text)
        case .dayFirst, .monthFirst, .unknownDate: addDate(plan, cell, to: node)
        case .unit: addUnitWord(plan, cell, to: node, text)
        }
    }

    /// The cell as it is, without the blanks around it; a blank one is an empty value.
    @inline(__always)
    mutating func addText(_ field: UInt16, to node: UInt32, _ cell: CSVCell, column: Int32, _ text: Span<UInt8>) {
        if cell.isEncoded { return addEncoded(field, to: node, cell, column: column) }
        let range = TableEvidence.trim(cell.range, text)
        builder.addValue(
            id: field, to: node, source: range.lowerBound, length: range.count,
            address: UInt32(truncatingIfNeeded: column))
    }

    @inline(never)
    private mutating func addEncoded(_ field: UInt16, to node: UInt32, _ cell: CSVCell, column: Int32) {
        let bytes = table.utf8(cell)
        let range = TableEvidence.trim(0..<bytes.count, bytes.span)
        addDecoded(field, to: node, cell, bytes[range], column: column)
    }

    mutating func addDecoded(
        _ field: UInt16, to node: UInt32, _ cell: CSVCell, _ text: some Collection<UInt8>, column: Int32
    ) {
        builder.addValue(
            id: field, to: node, source: cell.range.lowerBound, length: cell.range.count, text: text,
            address: UInt32(truncatingIfNeeded: column))
    }

    @inline(never)
    private mutating func addUnitWord(_ plan: ColumnPlan, _ cell: CSVCell, to node: UInt32, _ text: Span<UInt8>) {
        let word = cell.isEncoded ? Array(trimmed(cell)) : []
        let code =
            cell.isEncoded
            ? unitWords.code(0..<word.count, of: word.span)
            : unitWords.code(TableEvidence.trim(cell.range, text), of: text)
        if let code {
            addDecoded(plan.field, to: node, cell, Array(code.utf8), column: plan.index)
        } else {
            addText(plan.field, to: node, cell, column: plan.index, text)
        }
    }

    /// The unit or currency that the header names, where the row does not name its own.
    @inline(__always)
    private mutating func addUnit(_ plan: ColumnPlan, to node: UInt32) {
        guard plan.unitField != 0, !plan.isUnitShared || builder.firstValue(id: plan.unitField, of: node) == noRecord
        else { return }
        builder.addValue(
            id: plan.unitField, to: node, source: plan.headerOffset, decodedRow: Int(plan.unitRow),
            address: UInt32(truncatingIfNeeded: plan.index))
    }

    /// Whether a cell has what a spreadsheet shows where it has no value: `#N/A`, or `####` where the column is too narrow.
    @inline(__always)
    func isErrorValue(_ cell: CSVCell, _ text: Span<UInt8>) -> Bool {
        let range = TableEvidence.trim(cell.range, text)
        guard !range.isEmpty, text[range.lowerBound] == UInt8(ascii: "#") else { return false }
        return SpreadsheetDamage.isErrorValue(trimmed(cell))
    }

    /// Keeps that under a field, or under none, and says so.
    @inline(never)
    mutating func addErrorValue(
        _ plan: ColumnPlan, as field: UInt16, _ cell: CSVCell, to node: UInt32, _ text: Span<UInt8>
    ) {
        addText(field, to: node, cell, column: plan.index, text)
        builder.markLastInvalid()
        noteErrorValue("in column \"\(columns[Int(plan.index)].header)\"", node)
    }

    /// A text that a spreadsheet would compute has an apostrophe before it, which a writer of tables put there.
    @inline(never)
    private mutating func addNeutralised(_ plan: ColumnPlan, _ cell: CSVCell, to node: UInt32) -> Bool {
        guard plan.notation == .text || plan.notation == .identifier || plan.notation == .commodityCode,
            let text = CSVWriter.withoutApostrophe(String(decoding: trimmed(cell), as: UTF8.self))
        else { return false }
        addDecoded(plan.field, to: node, cell, text.utf8, column: plan.index)
        return true
    }

    // MARK: Numbers

    private mutating func addNumber(_ plan: ColumnPlan, _ cell: CSVCell, to node: UInt32, _ text: Span<UInt8>) {
        let isAdded = addPlainNumber(plan, cell, to: node, takesPoint: plan.takesPoint, text)
        if !isAdded { addOddNumber(plan, cell, to: node, text) }
    }

    private mutating func addPlainNumber(
        _ plan: ColumnPlan, _ cell: CSVCell, to node: UInt32, takesPoint: Bool, _ text: Span<UInt8>
    ) -> Bool {
        if cell.isEncoded { return false }
        let range = TableEvidence.trim(cell.range, text)
        guard Self.isPlainNumber(range, takesPoint: takesPoint, text) else { return false }
        builder.addValue(
            id: plan.field, to: node, source: range.lowerBound, length: range.count,
            address: UInt32(truncatingIfNeeded: plan.index))
        if !range.isEmpty { addUnit(plan, to: node) }
        return true
    }

    /// Whether a number is one that can be where the promise of its column was given.
    private func keepsPromise(_ plan: ColumnPlan, _ cell: CSVCell, _ text: Span<UInt8>) -> Bool {
        let isCount = Field(rawValue: plan.field)?.type == .count
        return switch (evidence.reading(cell, text, isCount: isCount), plan.promise) {
        case (.none, _), (.same, _): true
        case (_, .same): false
        case (.either, _): true
        case (.only(let notation), let promise): notation == (promise == .point ? .point : .comma)
        }
    }

    @inline(never)
    private mutating func addOddNumber(_ plan: ColumnPlan, _ cell: CSVCell, to node: UInt32, _ text: Span<UInt8>) {
        if plan.promise != .none {
            guard keepsPromise(plan, cell, text) else {
                isContradicted = true
                return
            }
            let takesPoint = plan.notation == .pointNumber
            if addPlainNumber(plan, cell, to: node, takesPoint: takesPoint, text) { return }
        }
        let written = trimmed(cell)
        let column = plan.index
        if NumberNotation.isNothing(written) {
            return addDecoded(plan.field, to: node, cell, [], column: column)
        }
        if NumberNotation.isExponent(written) {
            addText(plan.field, to: node, cell, column: column, text)
            builder.markLastInvalid()
            return noteExponent(columns[Int(column)], node, written)
        }
        let bare = TableEvidence.withoutUnit(written)
        let companion = Field(rawValue: plan.field)?.type.companion
        let beside = bare.count < written.count ? Self.unit(beside: bare, in: written, for: companion) : nil
        let notation: NumberNotation = plan.notation == .pointNumber ? .point : .comma
        if beside == nil, plan.field == Field.packageQuantity.rawValue, addPackages(plan, cell, to: node, bare, written)
        {
            return
        }
        let own = notation.plain(bare)
        guard bare.count == written.count || beside != nil, let plain = own ?? notation.other.plain(bare) else {
            addText(plan.field, to: node, cell, column: column, text)
            builder.markLastInvalid()
            return noteNumber(columns[Int(column)], node)
        }
        addDecoded(plan.field, to: node, cell, plain, column: column)
        if own == nil { noteOtherNotation(column, node) }
        guard let beside, let companion else { return addUnit(plan, to: node) }
        if !builder.has(companion, in: node) {
            addDecoded(companion.rawValue, to: node, cell, Array(beside.utf8), column: column)
        }
    }

    /// Packages with their type beside the number: `10 CTNS`.
    private mutating func addPackages(
        _ plan: ColumnPlan, _ cell: CSVCell, to node: UInt32, _ bare: ArraySlice<UInt8>, _ written: ArraySlice<UInt8>
    ) -> Bool {
        let type = TableEvidence.trimmed(Array(written[bare.endIndex...]))
        let isWord = !type.isEmpty && type.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x20 }
        guard isWord, bare.startIndex == written.startIndex, bare.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return false
        }
        addDecoded(plan.field, to: node, cell, bare, column: plan.index)
        addDecoded(Field.packageTypeName.rawValue, to: node, cell, type, column: plan.index)
        return true
    }

    func trimmed(_ cell: CSVCell) -> ArraySlice<UInt8> {
        TableEvidence.trimmed(table.utf8(cell))
    }

    /// The unit or currency beside a number, which has to fit the field of units: `120 kg`, `€ 5`; nil where there is no such
    /// field, it is something else, or what is beside the number makes it another one: `<23 C`, `- 5 kg`.
    private static func unit(
        beside number: ArraySlice<UInt8>, in text: ArraySlice<UInt8>, for field: Field?
    ) -> String? {
        let before = String(decoding: text[..<number.startIndex], as: UTF8.self)
        let after = String(decoding: text[number.endIndex...], as: UTF8.self)
        let endsInDigit = number.last.map { (0x30...0x39).contains($0) } ?? false
        if before.contains(where: Self.signs.contains) || endsInDigit && after.first.map(Self.signs.contains) ?? false {
            return nil
        }
        let words = HeaderName.words(before) + HeaderName.words(after)
        let unit: String?
        if words.isEmpty {
            unit = HeaderName.unit((before + after).filter { $0 != " " && $0 != "\u{A0}" })
        } else {
            unit = words.count == 1 ? HeaderName.unit(words[0]) : nil
        }
        guard let unit, let field, HeaderName.fits(unit, field) else { return nil }
        return unit
    }

    /// What makes another number of the one beside it.
    private static let signs: Set<Character> = ["-", "−", "–", "<", ">", "≤", "≥", "~", "≈", "±"]

    // MARK: Dates

    private mutating func addDate(_ plan: ColumnPlan, _ cell: CSVCell, to node: UInt32) {
        let written = trimmed(cell)
        if written.isEmpty || NumberNotation.isNothing(written) {
            return addDecoded(plan.field, to: node, cell, [], column: plan.index)
        }
        let column = columns[Int(plan.index)]
        switch (DateNotation.reading(written), plan.notation) {
        case (.date(let date), _), (.either(let date, _), .dayFirst), (.either(_, let date), .monthFirst):
            addDecoded(plan.field, to: node, cell, date.utf8, column: plan.index)
        case (.only(let order, let date), _):
            addDecoded(plan.field, to: node, cell, date.utf8, column: plan.index)
            takeOrder(order, Int(plan.index), node)
        case (.either(let dayFirst, let monthFirst), _):
            addDecoded(plan.field, to: node, cell, written, column: plan.index)
            builder.markLastInvalid()
            noteAmbiguousDate(column, node, dayFirst, monthFirst)
        case (.serial(let date), _):
            addDecoded(plan.field, to: node, cell, written, column: plan.index)
            builder.markLastInvalid()
            noteSerial(column, node, date)
        case (.none, _):
            addDecoded(plan.field, to: node, cell, written, column: plan.index)
            builder.markLastInvalid()
            noteDate(column, node)
        }
    }
}
