import TidewaiterCodes
public import TidewaiterDocuments
import TidewaiterQuantities

extension AssessmentRequest {
    /// Reads a request as JSON.
    ///
    /// Members that are not known, names given twice (the last one counts) and codes that had to be tidied become
    /// ``findings``. Codes and words of lists may be in capitals or not.
    /// Throws a ``TidewaiterError`` with its place for what is not JSON, for a value of the wrong type, for a word
    /// that is not of its list and for a missing `jurisdiction`.
    public init(json bytes: [UInt8], input: String = "", limits: Limits = .standard) throws(TidewaiterError) {
        try self.init(JSONDocument(bytes, input: input, limits: limits))
    }

    /// Reads a request from JSON that is read already.
    package init(_ document: JSONDocument) throws(TidewaiterError) {
        var reader = RequestReader(document)
        let root = document.root.entry
        guard document.kind(root) == .object else { throw reader.mistyped(root, "the request as an object") }
        self.init(jurisdiction: "", lines: [])
        source = RequestSource(document)
        for member in reader.last(root) {
            let value = member.value
            switch reader.document.name(member) {
            case "jurisdiction": jurisdiction = try reader.requiredCode(value)
            case "entry": entry = try Entry(value, &reader)
            case "dates": dates = try Dates(value, &reader)
            case "as_of": asOf = try reader.date(value)
            case "known_on": knownOn = try reader.date(value)
            case "language": language = try reader.text(value) ?? "en"
            case "currency": currency = try reader.code(value)
            case "incoterm": incoterm = try reader.word(value, as: Incoterm.self)
            case "mode": mode = try reader.word(value, as: TransportMode.self)
            case "costs": for cost in try reader.array(value) { costs.append(try Cost(cost.entry, &reader)) }
            case "apportion": apportionment = try reader.word(value, as: ApportionmentKey.self) ?? .value
            case "exchange_rates":
                for rate in try reader.array(value) { exchangeRates.append(try ExchangeRate(rate.entry, &reader)) }
            case "facts": facts = try reader.facts(value)
            case "lines":
                let elements = try reader.array(value)
                // A line takes more room than the shortest text that might be one.
                lines.reserveCapacity(min(document.count(value), 4_096))
                for line in elements {
                    lines.append(Line())
                    try Line.read(line.entry, ordinal: lines.count, &reader, into: &lines[lines.count - 1])
                }
            default: reader.unknown(member)
            }
        }
        guard !jurisdiction.isEmpty else { throw reader.missing("jurisdiction", in: root) }
        guard !lines.isEmpty else {
            throw TidewaiterError(
                .argument, "assess.empty", "The request has no lines, so there is nothing to assess. Add the goods.",
                place: reader.place(root))
        }
        findings = reader.findings
    }

    /// Reads a JSON object of facts, as options of a call carry them: `{"adcvd":"none"}`.
    public static func facts(json bytes: [UInt8], limits: Limits = .standard) throws(TidewaiterError) -> [Fact] {
        let document = try JSONDocument(bytes, input: "facts", limits: limits)
        let reader = RequestReader(document)
        let root = document.root.entry
        guard document.kind(root) == .object else { throw reader.mistyped(root, "the facts as an object") }
        return try reader.facts(root)
    }
}

extension AssessmentRequest.Entry {
    fileprivate init(_ value: JSONEntry, _ reader: inout RequestReader) throws(TidewaiterError) {
        self.init()
        for member in reader.last(try reader.object(value)) {
            switch reader.document.name(member) {
            case "type": type = try reader.name(member.value)
            case "port_of_entry": portOfEntry = try reader.name(member.value)
            case "status":
                status = try reader.word(member.value, as: AssessmentRequest.Status.self) ?? .direct
            case "procedure":
                for part in reader.last(try reader.object(member.value)) {
                    switch reader.document.name(part) {
                    case "requested": procedure.requested = try reader.name(part.value)
                    case "previous": procedure.previous = try reader.name(part.value)
                    case "additional": procedure.additional = try reader.texts(part.value)
                    default: reader.unknown(part)
                    }
                }
            default: reader.unknown(member)
            }
        }
    }
}

extension AssessmentRequest.Dates {
    fileprivate init(_ value: JSONEntry, _ reader: inout RequestReader) throws(TidewaiterError) {
        self.init()
        for member in reader.last(try reader.object(value)) {
            switch reader.document.name(member) {
            case "export": export = try reader.date(member.value)
            case "loading": loading = try reader.date(member.value)
            case "arrival": arrival = try reader.date(member.value)
            case "entry": entry = try reader.date(member.value)
            case "tax_point": taxPoint = try reader.date(member.value)
            default: reader.unknown(member)
            }
        }
    }
}

extension AssessmentRequest.Cost {
    fileprivate init(_ value: JSONEntry, _ reader: inout RequestReader) throws(TidewaiterError) {
        self.init(kind: .freight, amount: .zero)
        var hasKind = false
        var hasAmount = false
        for member in reader.last(try reader.object(value)) {
            switch reader.document.name(member) {
            case "kind":
                guard let word = try reader.word(member.value, as: CostKind.self) else { continue }
                kind = word
                hasKind = true
            case "amount":
                amount = try reader.requiredAmount(member.value)
                hasAmount = true
            case "currency": currency = try reader.code(member.value)
            case "lines": lines = reader.isNull(member.value) ? nil : try reader.texts(member.value)
            case "in_price": inPrice = try reader.flag(member.value)
            case "apportion": apportionment = try reader.word(member.value, as: AssessmentRequest.ApportionmentKey.self)
            default: reader.unknown(member)
            }
        }
        guard hasKind else { throw reader.missing("kind", in: value) }
        guard hasAmount else { throw reader.missing("amount", in: value) }
    }
}

extension AssessmentRequest.ExchangeRate {
    fileprivate init(_ value: JSONEntry, _ reader: inout RequestReader) throws(TidewaiterError) {
        self.init(from: "", to: "", rate: .zero)
        var hasRate = false
        for member in reader.last(try reader.object(value)) {
            switch reader.document.name(member) {
            case "from": from = try reader.requiredCode(member.value)
            case "to": to = try reader.requiredCode(member.value)
            case "rate":
                rate = try reader.requiredAmount(member.value)
                hasRate = true
            case "source": source = try reader.text(member.value)
            default: reader.unknown(member)
            }
        }
        if from.isEmpty { throw reader.missing("from", in: value) }
        if to.isEmpty { throw reader.missing("to", in: value) }
        if !hasRate { throw reader.missing("rate", in: value) }
    }
}
