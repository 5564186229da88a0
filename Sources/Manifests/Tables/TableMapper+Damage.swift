import TidewaiterDocuments

/// What spreadsheets do to codes, identifiers and texts: said, with what it probably was, and never repaired.
extension TableMapper {
    // MARK: Commodity codes

    /// Codes are identifiers that spreadsheets take for numbers, which costs leading zeros and more.
    mutating func addCommodityCode(_ plan: ColumnPlan, _ cell: CSVCell, to node: UInt32, _ text: Span<UInt8>) {
        addText(plan.field, to: node, cell, column: plan.index, text)
        guard TableEvidence.nonDigits(cell.range, text).count == 0 else { return checkOddCode(plan, cell, node, text) }
        if lacksZero(cell.range.count, plan, text) { noteLeadingZero(plan, node, trimmed(cell), text) }
    }

    /// Five and seven digits are in no tariff; nine and eleven are in some, unless the others have one more.
    @inline(__always)
    private mutating func lacksZero(_ digits: Int, _ plan: ColumnPlan, _ text: Span<UInt8>) -> Bool {
        if digits & 1 == 0 { return false }
        return digits == 5 || digits == 7 || digits &+ 1 == usualDigits(plan, text)
    }

    /// Digits that most codes of the column have: counted when the first value asks, as hardly any does.
    private mutating func usualDigits(_ plan: ColumnPlan, _ text: Span<UInt8>) -> Int {
        let index = Int(plan.index)
        if plans[index].usualDigits < 0 {
            plans[index].usualDigits = Int32(truncatingIfNeeded: evidence.usualDigits(index, text))
        }
        return Int(plans[index].usualDigits)
    }

    @inline(never)
    private mutating func checkOddCode(
        _ plan: ColumnPlan, _ cell: CSVCell, _ node: UInt32, _ text: Span<UInt8>
    ) {
        let written = trimmed(cell)
        let column = columns[Int(plan.index)]
        if NumberNotation.isExponent(written) {
            builder.markLastInvalid()
            noteExponent(column, node, written)
        } else if SpreadsheetDamage.isDate(written) || SpreadsheetDamage.isWholeDate(written) {
            builder.markLastInvalid()
            noteCodeAsDate(column, node, written, .error)
        } else if Self.isDecimal(written) {
            noteDecimal(column, node, written)
        } else if written.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x20 }) {
            let digits = written.count { (0x30...0x39).contains($0) }
            if lacksZero(digits, plan, text) { noteLeadingZero(plan, node, written, text) }
        }
    }

    // MARK: Identifiers

    mutating func addIdentifier(_ plan: ColumnPlan, _ cell: CSVCell, to node: UInt32, _ text: Span<UInt8>) {
        addText(plan.field, to: node, cell, column: plan.index, text)
        let range = TableEvidence.trim(cell.range, text)
        // Only what begins with a digit, or could be a month, is looked at closer.
        guard range.count >= 3, range.count <= 40 else { return }
        let (others, _) = TableEvidence.nonDigits(range, text)
        if others == 0 {
            checkDigits(plan, cell, node, count: range.count, text)
        } else {
            var hasMark = false
            for offset in range where text[offset] == UInt8(ascii: "+") || text[offset] == UInt8(ascii: "-") {
                hasMark = true
            }
            let ending = text[range.upperBound - 1] == 0x30 && text[range.upperBound - 2] == UInt8(ascii: ".")
            if hasMark || ending { checkOddIdentifier(plan, cell, node) }
        }
    }

    @inline(never)
    private mutating func checkDigits(
        _ plan: ColumnPlan, _ cell: CSVCell, _ node: UInt32, count: Int, _ text: Span<UInt8>
    ) {
        if count > SpreadsheetDamage.keptDigits {
            let written = trimmed(cell)
            let rest = written.dropFirst(SpreadsheetDamage.keptDigits)
            if written.first != 0x30, rest.allSatisfy({ $0 == 0x30 }) { noteCutDigits(columns[Int(plan.index)], node) }
            return
        }
        // Lengths that hold: five digits of a postcode, eleven of an air waybill with its check digit.
        let usual: Int
        switch Field(rawValue: plan.field) {
        case .postcode where count < 5: usual = 5
        case .transportDocumentID where Self.isWaybill(trimmed(cell)): usual = 11
        case .masterDocumentID where Self.isWaybill(trimmed(cell)): usual = 11
        default: return
        }
        if usualDigits(plan, text) == usual { noteLeadingZero(plan, node, trimmed(cell), text) }
    }

    /// Whether the last eight digits are the serial number of an air waybill, without a zero or two before them (IATA
    /// Resolution 600a: seven digits, and their remainder by seven).
    private static func isWaybill(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count == 9 || digits.count == 10 else { return false }
        let serial = DateText.number(digits.suffix(8).dropLast())
        return serial % 7 == Int((digits.last ?? 0x30) &- 0x30)
    }

    @inline(never)
    private mutating func checkOddIdentifier(_ plan: ColumnPlan, _ cell: CSVCell, _ node: UInt32) {
        let written = trimmed(cell)
        let column = columns[Int(plan.index)]
        if SpreadsheetDamage.isShortened(written) {
            builder.markLastInvalid()
            noteExponent(column, node, written)
        } else if SpreadsheetDamage.isDate(written) {
            noteCodeAsDate(column, node, written, .warning)
        } else if Self.isDecimal(written) {
            noteDecimal(column, node, written)
        }
    }

    /// Digits, and `.0` behind them.
    private static func isDecimal(_ text: ArraySlice<UInt8>) -> Bool {
        text.count >= 5 && text.suffix(2).elementsEqual(".0".utf8)
            && text.dropLast(2).allSatisfy { (0x30...0x39).contains($0) }
    }

    // MARK: Texts

    /// Whether a text was cut, or begins with a quote that quotes nothing.
    @inline(never)
    mutating func checkText(_ plan: ColumnPlan, _ cell: CSVCell, _ node: UInt32) {
        let text = String(decoding: trimmed(cell), as: UTF8.self).unicodeScalars
        let column = columns[Int(plan.index)]
        if SpreadsheetDamage.cutLengths.contains(text.count), !isLonger(plan.index, than: text.count) {
            noteValue(
                "tw.csv.cut-text", .warning, .advice,
                "This text has \(text.count) characters, as many as some programs keep of one \(unreadable(column)): its end "
                    + "may be lost. Compare it with the original.", node)
        }
        if let first = text.first, "“”„".unicodeScalars.contains(first),
            !text.dropFirst().contains(where: { "“”".unicodeScalars.contains($0) })
        {
            noteValue(
                "tw.csv.smart-quote", .warning, .advice,
                "This begins with a typographic quote that is not closed \(unreadable(column)). Only straight quotes "
                    + "enclose cells: if the text goes on in the next cell, put straight quotes around it.", node)
        }
    }

    /// Whether the column has a longer text: then lengths are no evidence.
    private mutating func isLonger(_ column: Int32, than count: Int) -> Bool {
        if let known = longestTexts[column] { return known > count }
        var longest = 0
        for row in evidence.rows {
            guard let cell = table.cell(row, Int(column)), cell.range.count > longest else { continue }
            longest = max(longest, table.text(cell).unicodeScalars.count)
        }
        longestTexts[column] = longest
        return longest > count
    }

    // MARK: Findings

    mutating func noteExponent(_ column: TableColumn, _ node: UInt32, _ written: ArraySlice<UInt8>) {
        let candidate = SpreadsheetDamage.digits(ofShortened: written)
        noteValue(
            "tw.csv.excel-exponent", .error, .reject,
            "A spreadsheet has shortened this number \(unreadable(column)): digits are lost and were not guessed"
                + (candidate.map { "; it probably began like \($0)" } ?? "")
                + ". Format the column as text and enter the value again.", node,
            parameters: candidate.map { ["candidate": $0] } ?? [:])
    }

    private mutating func noteCodeAsDate(
        _ column: TableColumn, _ node: UInt32, _ written: ArraySlice<UInt8>, _ severity: Severity
    ) {
        let candidate = SpreadsheetDamage.code(ofDate: written)
        noteValue(
            "tw.csv.excel-date", severity, severity == .error ? .reject : .hold,
            "A spreadsheet \(severity == .error ? "has" : "may have") taken this code for a date \(unreadable(column)); what it "
                + "was cannot be told\(candidate.map { ", perhaps \($0)" } ?? ""). Format the column as text and enter the "
                + "code again.", node, parameters: candidate.map { ["candidate": $0] } ?? [:])
    }

    private mutating func noteLeadingZero(
        _ plan: ColumnPlan, _ node: UInt32, _ written: ArraySlice<UInt8>, _ text: Span<UInt8>
    ) {
        let said = String(decoding: written, as: UTF8.self)
        let digits = written.count { (0x30...0x39).contains($0) }
        let isCode = plan.notation == .commodityCode
        // A postcode or a waybill may have lost more than one.
        let missing = isCode ? 1 : max(1, usualDigits(plan, text) - digits)
        let candidate = String(repeating: "0", count: missing) + said
        noteValue(
            "tw.csv.leading-zero", .warning, isCode ? .reject : .hold,
            "\(isCode ? "A commodity code" : "An identifier") of \(digits) digits: a leading zero may have been lost, as "
                + "spreadsheets take codes for numbers. Check whether it is \(candidate), and format the column as text.",
            node, parameters: ["candidate": candidate])
    }

    private mutating func noteDecimal(_ column: TableColumn, _ node: UInt32, _ written: ArraySlice<UInt8>) {
        let candidate = String(decoding: written.dropLast(2), as: UTF8.self)
        noteValue(
            "tw.csv.code-decimal", .warning, .reject,
            "A program has taken this code for a number and given it a decimal place \(unreadable(column)); it was probably "
                + "\(candidate), perhaps with leading zeros. Export the column as text.", node,
            parameters: ["candidate": candidate])
    }

    private mutating func noteCutDigits(_ column: TableColumn, _ node: UInt32) {
        noteValue(
            "tw.csv.excel-digits", .warning, .hold,
            "All digits of this number behind the fifteenth are zeros \(unreadable(column)): spreadsheets keep no more than "
                + "fifteen, so that the last ones may be lost. Format the column as text and enter the value again.",
            node)
    }
}
