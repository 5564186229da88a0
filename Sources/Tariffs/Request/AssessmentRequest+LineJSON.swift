import TidewaiterDocuments
import TidewaiterQuantities

extension AssessmentRequest.Line {
    /// Reads an object into a line that states nothing yet: one that is handed back is copied with all its texts.
    static func read(
        _ object: JSONValue, ordinal: Int, _ reader: inout RequestReader, into line: inout AssessmentRequest.Line
    ) throws(TidewaiterError) {
        guard object.kind == .object else { throw reader.mistyped(object, "a line as an object") }
        for member in reader.last(object) {
            let value = member.value
            switch member.name {
            case "id": line.id = try reader.name(value) ?? ""
            case "description": line.description = try reader.text(value)
            case "code": line.code = try Self.code(value, &reader)
            case "origin": line.origin = try reader.code(value)
            case "melted_poured": line.meltedPoured = try reader.code(value)
            case "value": line.value = try reader.decimal(value)
            case "currency": line.currency = try reader.code(value)
            case "valuation": line.valuation = try AssessmentRequest.Valuation(value, &reader)
            case "quantities":
                if value.kind == .array {
                    for element in value.elements { line.quantities.append(try .init(element, &reader)) }
                    continue
                }
                for quantity in reader.last(try reader.object(value)) {
                    guard let amount = try reader.decimal(quantity.value) else { continue }
                    line.quantities.append(.init(unit: quantity.name, amount: amount))
                }
            case "preference": line.preference = try reader.name(value)
            case "adcvd": line.adcvd = try reader.text(value)
            case "quota_order": line.quotaOrder = try reader.name(value)
            case "facts": line.facts = try reader.facts(value)
            // Names of more than fifteen bytes last: comparing with one is a call.
            case "origin_preferential": line.originPreferential = try reader.code(value)
            case "country_of_export": line.countryOfExport = try reader.code(value)
            case "additional_codes": line.additionalCodes = try reader.texts(value)
            default: reader.unknown(member)
            }
        }
        if line.id.isEmpty { line.id = String(ordinal) }
    }

    /// The code without the dots and blanks that schedules print.
    private static func code(_ value: JSONValue, _ reader: inout RequestReader) throws(TidewaiterError) -> String? {
        if value.kind == .number { throw reader.codeAsNumber(value) }
        guard let written = try reader.text(value) else { return nil }
        guard let code = TariffCode.tidied(written) else { return written }
        reader.tidied(value, from: written, to: code)
        return code
    }
}

extension AssessmentRequest.Measure {
    /// A quantity as an object of its own: the form in which the order of quantities is kept.
    fileprivate init(_ value: JSONValue, _ reader: inout RequestReader) throws(TidewaiterError) {
        guard value.kind == .object else { throw reader.mistyped(value, "a quantity as an object") }
        var unit: String?
        var amount: Decimal?
        for member in reader.last(value) {
            switch member.name {
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
    fileprivate init(_ value: JSONValue, _ reader: inout RequestReader) throws(TidewaiterError) {
        self.init()
        for member in reader.last(try reader.object(value)) {
            switch member.name {
            case "method":
                if member.value.isNull { continue }
                guard let number = member.value.integer, 1...6 ~= number else { throw reader.noMethod(member.value) }
                method = number
            case "related": related = try reader.flag(member.value) ?? false
            case "first_sale": firstSale = try reader.flag(member.value) ?? false
            default: reader.unknown(member)
            }
        }
    }
}
