import TidewaiterDocuments
import TidewaiterQuantities

extension Assessment {
    /// The answer as JSON, `tidewaiter.assessment/1`: decimals as strings, money padded to its minor units, members
    /// always present and always in the same order.
    public func json() -> [UInt8] {
        var pieces = lines.count + needsFacts.count + unclaimed.count
        for line in lines { pieces += line.charges.count * (explained ? 6 : 1) }
        // What is reserved and not written to costs nothing; what is too little is copied.
        return AnswerWriter.bytes(reserving: 4096 + pieces * 512) { write(to: &$0) }
    }

    private var explained: Bool {
        lines.first.map { !$0.steps.isEmpty || $0.charges.first?.steps.isEmpty == false } ?? false
    }

    private func write(to out: inout AnswerWriter) {
        let places = minorUnits
        out.raw("{\"schema\":\"tidewaiter.assessment/1\",\"engine\":")
        out.string(Self.engine)
        out.raw(",\"jurisdiction\":")
        out.string(jurisdiction)
        out.raw(",\"as_of\":")
        out.date(asOf)
        out.raw(",\"as_of_rule\":")
        out.string(asOfRule)
        out.raw(",\"known_on\":")
        out.date(knownOn)
        out.raw(",\"outcome\":")
        out.string(outcome.rawValue)
        out.raw(",\"currency\":")
        out.string(currency)
        out.raw(",\"totals\":")
        write(totals, to: &out, places)
        out.raw(",\"lines\":")
        out.raw("[")
        for index in lines.indices {
            if index > 0 { out.raw(",") }
            Line.write(lines, index, to: &out, places)
        }
        out.raw("],\"entry_charges\":")
        Charge.write(entryCharges, to: &out, places, onEntry: true)
        out.raw(",\"steps\":")
        out.array(steps) { $1.write(to: &$0) }
        out.raw(",\"needs_facts\":")
        out.array(needsFacts) { $1.write(to: &$0, places) }
        out.raw(",\"unclaimed\":")
        out.raw("[")
        for index in unclaimed.indices {
            if index > 0 { out.raw(",") }
            Unclaimed.write(unclaimed, index, to: &out, places)
        }
        out.raw("],\"refused\":")
        out.array(refused) { $1.write(to: &$0) }
        out.raw(",\"findings\":")
        out.array(findings) { $0.finding($1) }
        out.raw(",\"packs\":")
        out.array(packs) { out, pack in
            out.raw("{\"id\":")
            out.string(pack.id)
            out.raw(",\"version\":")
            out.string(pack.version)
            out.raw(",\"sha256\":")
            out.string(pack.sha256)
            out.raw("}")
        }
        out.raw("}")
    }

    /// Where the outcome is `computed` each total is an amount, where facts are missing an interval (of one amount
    /// too, so that programs see one shape), and where it is refused `null`.
    private func write(_ totals: Totals?, to out: inout AnswerWriter, _ places: Int) {
        func total(_ interval: Interval?) {
            if let interval, outcome != .computed { out.range(interval, places) } else { out.money(interval, places) }
        }
        out.raw("{\"customs_value\":")
        total(totals?.customsValue)
        out.raw(",\"duty\":")
        total(totals?.duty)
        out.raw(",\"tax\":")
        total(totals?.tax)
        out.raw(",\"fee\":")
        total(totals?.fee)
        out.raw(",\"total\":")
        total(totals?.total)
        out.raw(",\"payable_at_import\":")
        total(totals?.payableAtImport)
        out.raw(",\"postponed\":")
        total(totals?.postponed)
        out.raw(",\"deposits\":")
        total(totals?.deposits)
        out.raw(",\"landed_cost\":")
        total(totals?.landedCost)
        out.raw(",\"excludes\":")
        out.array(excluded) { $1.write(to: &$0) }
        out.raw("}")
    }
}

extension Assessment.Line {
    /// Writes one of some lines, member by member: the whole line would be copied.
    fileprivate static func write(
        _ lines: [Assessment.Line], _ index: Int, to out: inout AnswerWriter, _ places: Int
    ) {
        out.raw("{\"id\":")
        out.string(lines[index].id)
        out.raw(",\"code\":")
        out.string(lines[index].code)
        out.raw(",\"origin\":")
        out.string(lines[index].origin)
        out.raw(",\"customs_value\":")
        out.money(lines[index].customsValue, places)
        // Said only where it is not the transaction value.
        if lines[index].valuationMethod != 1 {
            out.raw(",\"valuation_method\":")
            out.integer(lines[index].valuationMethod)
        }
        if lines[index].steps.isEmpty {
            out.raw(",\"steps\":[],\"charges\":")
        } else {
            out.raw(",\"steps\":")
            out.array(lines[index].steps) { $1.write(to: &$0) }
            out.raw(",\"charges\":")
        }
        Charge.write(lines[index].charges, to: &out, places, onEntry: false)
        out.raw("}")
    }
}

extension Assessment.MissingFact {
    fileprivate func write(to out: inout AnswerWriter, _ places: Int) {
        out.raw("{\"fact\":")
        out.string(fact)
        out.raw(",\"line\":")
        out.string(line)
        out.raw(",\"question\":")
        out.string(question)
        out.raw(",\"interval\":")
        out.range(interval, places)
        out.raw(",\"options\":")
        out.array(options) { $0.fact($1) }
        out.raw(",\"authority\":")
        out.string(authority)
        out.raw("}")
    }
}

extension Assessment.Unclaimed {
    /// Writes one of some offers, member by member: the whole offer would be copied.
    fileprivate static func write(
        _ offers: [Assessment.Unclaimed], _ index: Int, to out: inout AnswerWriter, _ places: Int
    ) {
        let terms = offers[index].terms
        let isWritten = !terms.written.isEmpty
        if isWritten { terms.written.writeHead(to: &out.sink) } else { terms.writeHead(to: &out) }
        out.string(offers[index].line)
        if isWritten { terms.written.writeMiddle(to: &out.sink) } else { terms.writeStatement(to: &out) }
        out.money(offers[index].saves, places)
        if isWritten { terms.written.writeTail(to: &out.sink) } else { terms.writeTail(to: &out) }
    }
}

extension Assessment.Refusal {
    fileprivate func write(to out: inout AnswerWriter) {
        out.raw("{\"program\":")
        out.string(program)
        out.raw(",\"line\":")
        out.string(line)
        out.raw(",\"statement\":")
        out.string(statement)
        out.raw(",\"authority\":")
        out.string(authority)
        out.raw("}")
    }
}
