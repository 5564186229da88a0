import TidewaiterDocuments

extension TableMapper {
    /// A fact that stands above the header: `Vessel: MSC X`, or name and value in two cells.
    struct PreambleFact {
        var meaning: HeaderMeaning
        var column: Int
        /// Where the value stands.
        var value: Range<Int>
    }

    /// The facts that a row above the header states; nil where it states none, or looks like a header itself.
    func facts(_ row: Int, _ text: Span<UInt8>) -> [PreambleFact]? {
        let cells = table.row(row)
        var facts: [PreambleFact] = []
        var pending: HeaderMeaning?
        for position in cells {
            let cell = table.cells[position]
            guard let range = TableEvidence.plain(cell, text), range.count <= 400 else { continue }
            let column = position - cells.lowerBound
            if let name = pending {
                // A value that is a name itself makes this a row of names.
                if HeaderName.meaning(table.text(cell)) != nil { return nil }
                facts.append(PreambleFact(meaning: name, column: column, value: range))
                pending = nil
            } else if let fact = factInCell(range, column, text) {
                facts.append(fact)
            } else {
                guard let meaning = HeaderName.meaning(string(range)) else { return nil }
                pending = meaning
            }
        }
        return pending == nil && !facts.isEmpty ? facts : nil
    }

    /// Name and value with a colon between them.
    private func factInCell(_ range: Range<Int>, _ column: Int, _ text: Span<UInt8>) -> PreambleFact? {
        guard let colon = range.first(where: { text[$0] == UInt8(ascii: ":") }), colon - range.lowerBound <= 80 else {
            return nil
        }
        let value = TableEvidence.trim((colon + 1)..<range.upperBound, text)
        guard !value.isEmpty, let meaning = HeaderName.meaning(string(range.lowerBound..<colon)) else { return nil }
        return PreambleFact(meaning: meaning, column: column, value: value)
    }

    private func string(_ range: Range<Int>) -> String {
        String(decoding: table.source.bytes[range], as: UTF8.self)
    }

    /// Reads what stands above the header: facts of the whole go to the declaration; those of a bill go to the one bill
    /// there is, where no column names bills. All else is kept.
    mutating func readPreamble(isOneBill: Bool, _ text: Span<UInt8>) {
        for row in 0..<max(0, layout.headerRow) {
            guard let facts = facts(row, text) else {
                keepRow(row, text)
                continue
            }
            for fact in facts { read(fact, row, isOneBill: isOneBill, text) }
        }
    }

    private mutating func read(_ fact: PreambleFact, _ row: Int, isOneBill: Bool, _ text: Span<UInt8>) {
        let target = fact.meaning.target
        var node = declaration
        if target.kind.isParty {
            guard isOneBill else { return keep(fact) }
            let bill = openPreambleBill(row)
            node = builder.firstChild(target.kind, of: bill)
            if node == noRecord {
                node = builder.addNode(
                    target.kind, under: bill, source: fact.value.lowerBound, length: fact.value.count)
            }
        } else if target.kind == .placement || target.kind == .seal || target.kind == .equipment {
            return keep(fact)
        } else if !target.field.stands(in: .declaration) {
            guard isOneBill, target.field.stands(in: .consignment) else { return keep(fact) }
            node = openPreambleBill(row)
        }
        guard !builder.has(target.field, in: node) else { return keep(fact) }
        add(fact, to: node, row)
    }

    private mutating func keep(_ fact: PreambleFact) {
        builder.addValue(
            .other, to: declaration, source: fact.value.lowerBound, length: fact.value.count,
            address: UInt32(truncatingIfNeeded: fact.column))
    }

    private mutating func add(_ fact: PreambleFact, to node: UInt32, _ row: Int) {
        let field = fact.meaning.target.field
        let address = UInt32(truncatingIfNeeded: fact.column)
        let written = table.source.bytes[fact.value]
        if SpreadsheetDamage.isErrorValue(written) {
            builder.addValue(
                field, to: node, source: fact.value.lowerBound, length: fact.value.count, address: address,
                flags: .invalid)
            return noteErrorValue("above the header", node)
        }
        var plain: [UInt8]?
        if field.type == .date {
            switch DateNotation.reading(written) {
            case .date(let date), .only(_, let date): plain = Array(date.utf8)
            default: break
            }
        } else if field.type.isNumeric {
            switch NumberNotation.reading(written, isCount: field.type == .count) {
            case .same: plain = NumberNotation.point.plain(written)
            case .only(let notation): plain = notation.plain(written)
            default: break
            }
        } else {
            builder.addValue(
                field, to: node, source: fact.value.lowerBound, length: fact.value.count, address: address)
            return
        }
        guard let plain else {
            builder.addValue(
                field, to: node, source: fact.value.lowerBound, length: fact.value.count, address: address,
                flags: .invalid)
            return noteValue(
                "tw.csv.preamble-value", .warning, .hold,
                "This \(field.type == .date ? "date" : "number") above the header cannot be read in one way only; it was "
                    + "kept as it is. Write \(field.type == .date ? "2026-11-21" : "digits with a decimal point").",
                node)
        }
        builder.addValue(
            field, to: node, source: fact.value.lowerBound, length: fact.value.count, text: plain, address: address)
        if let unit = fact.meaning.unit, let companion = field.type.companion {
            builder.addValue(
                companion, to: node, source: fact.value.lowerBound, length: fact.value.count, text: unit.utf8,
                address: address)
        }
    }
}
