import TidewaiterDocuments
import TidewaiterQuantities

/// The members of a line: the names that a request repeats most.
private enum LineMember: String, CaseIterable {
    case id, code, origin, value, quantities, facts, description, currency, valuation, preference, adcvd
    case quotaOrder = "quota_order"
    case meltedPoured = "melted_poured"
    case originPreferential = "origin_preferential"
    case countryOfExport = "country_of_export"
    case additionalCodes = "additional_codes"

    private static let all = Array(allCases)
    private static let names = JSONMemberNames(all.map(\.rawValue))

    /// The member of a name; `nil` where there is none.
    init?(_ name: JSONEntry, _ document: JSONDocument) {
        guard let position = Self.names.position(of: name, in: document) else { return nil }
        self = Self.all[position]
    }
}

extension AssessmentRequest.Line {
    /// Reads an object into a line that states nothing yet: one that is handed back is copied with all its texts.
    static func read(
        _ object: JSONEntry, ordinal: Int, _ reader: inout RequestReader, into line: inout AssessmentRequest.Line
    ) throws(TidewaiterError) {
        let document = reader.document
        guard document.kind(object) == .object else { throw reader.mistyped(object, "a line as an object") }
        for member in reader.last(object) {
            let value = member.value
            switch LineMember(member, document) {
            case .id: line.id = try reader.name(value) ?? ""
            case .description: line.description = try reader.text(value)
            case .code: line.code = try Self.code(value, &reader)
            case .origin: line.origin = try reader.code(value)
            case .meltedPoured: line.meltedPoured = try reader.code(value)
            case .value: line.value = try reader.decimal(value)
            case .currency: line.currency = try reader.code(value)
            case .valuation: line.valuation = try AssessmentRequest.Valuation(value, &reader)
            case .quantities:
                // What is no quantity takes fewer bytes than one.
                line.quantities.reserveCapacity(min(document.count(value), 64))
                if document.kind(value) == .array {
                    for element in try reader.array(value) {
                        line.quantities.append(try .init(element.entry, &reader))
                    }
                    continue
                }
                for quantity in reader.last(try reader.object(value)) {
                    guard let amount = try reader.decimal(quantity.value) else { continue }
                    line.quantities.append(.init(unit: document.name(quantity), amount: amount))
                }
            case .preference: line.preference = try reader.name(value)
            case .adcvd:
                guard document.kind(value) == .array else {
                    line.adcvd = try reader.text(value)
                    continue
                }
                for element in document[value].elements {
                    line.adcvdCases.append(try .init(element.entry, &reader))
                }
            case .quotaOrder: line.quotaOrder = try reader.name(value)
            case .facts: line.facts = try reader.facts(value)
            case .originPreferential: line.originPreferential = try reader.code(value)
            case .countryOfExport: line.countryOfExport = try reader.code(value)
            case .additionalCodes: line.additionalCodes = try reader.texts(value)
            case nil: reader.unknown(member)
            }
        }
        if line.id.isEmpty { line.id = String(ordinal) }
    }

    /// The code without the dots and blanks that schedules print.
    private static func code(_ value: JSONEntry, _ reader: inout RequestReader) throws(TidewaiterError) -> String? {
        if reader.document.kind(value) == .number { throw reader.codeAsNumber(value) }
        guard let written = try reader.text(value) else { return nil }
        guard let code = TariffCode.tidied(written) else { return written }
        reader.tidied(value, from: written, to: code)
        return code
    }
}

extension AssessmentRequest.AdcvdCase {
    fileprivate init(_ value: JSONEntry, _ reader: inout RequestReader) throws(TidewaiterError) {
        guard reader.document.kind(value) == .object else { throw reader.mistyped(value, "a case as an object") }
        var number: String?
        var rate: String?
        for member in reader.last(value) {
            switch reader.document.name(member) {
            case "case": number = try reader.requiredText(member.value)
            case "rate": rate = try reader.requiredText(member.value)
            default: reader.unknown(member)
            }
        }
        guard let number else { throw reader.missing("case", in: value) }
        guard let rate else { throw reader.missing("rate", in: value) }
        self.init(number: number, rate: rate)
    }
}

extension AssessmentRequest.Measure {
    /// A quantity as an object of its own: the form in which the order of quantities is kept.
    fileprivate init(_ value: JSONEntry, _ reader: inout RequestReader) throws(TidewaiterError) {
        guard reader.document.kind(value) == .object else { throw reader.mistyped(value, "a quantity as an object") }
        var unit: String?
        var amount: Decimal?
        for member in reader.last(value) {
            switch reader.document.name(member) {
            case "unit": unit = try reader.requiredText(member.value)
            case "amount": amount = try reader.requiredAmount(member.value)
            default: reader.unknown(member)
            }
        }
        guard let unit else { throw reader.missing("unit", in: value) }
        guard let amount else { throw reader.missing("amount", in: value) }
        self.init(unit: unit, amount: amount)
    }
}

extension AssessmentRequest.Valuation {
    fileprivate init(_ value: JSONEntry, _ reader: inout RequestReader) throws(TidewaiterError) {
        self.init()
        for member in reader.last(try reader.object(value)) {
            switch reader.document.name(member) {
            case "method":
                if reader.isNull(member.value) { continue }
                guard let number = reader.document.integer(member.value), 1...6 ~= number else {
                    throw reader.noMethod(member.value)
                }
                method = number
            case "related": related = try reader.flag(member.value) ?? false
            case "first_sale": firstSale = try reader.flag(member.value) ?? false
            case "elements":
                for element in try reader.array(member.value) { elements.append(try .init(element.entry, &reader)) }
            case "fallback_basis":
                fallbackBasis = try reader.word(member.value, as: AssessmentRequest.FallbackBasis.self)
            default: reader.unknown(member)
            }
        }
    }
}

extension AssessmentRequest.ValuationElement {
    fileprivate init(_ value: JSONEntry, _ reader: inout RequestReader) throws(TidewaiterError) {
        guard reader.document.kind(value) == .object else {
            throw reader.mistyped(value, "an amount of a valuation as an object")
        }
        var kind: Kind?
        var amount: Decimal?
        self.init(kind: .statedValue, amount: .zero)
        for member in reader.last(value) {
            switch reader.document.name(member) {
            case "kind": kind = try reader.word(member.value, as: Kind.self)
            case "amount": amount = try reader.requiredAmount(member.value)
            case "currency": currency = try reader.code(member.value)
            case "quantity": quantity = try reader.decimal(member.value)
            case "unit": unit = try reader.text(member.value)
            default: reader.unknown(member)
            }
        }
        guard let kind else { throw reader.missing("kind", in: value) }
        guard let amount else { throw reader.missing("amount", in: value) }
        self.kind = kind
        self.amount = amount
    }
}
