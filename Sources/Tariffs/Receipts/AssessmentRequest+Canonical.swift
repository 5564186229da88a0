import TidewaiterCodes
package import TidewaiterDocuments
import TidewaiterQuantities

extension AssessmentRequest {
    /// The request as a receipt holds it: members that state nothing are left out, decimals are strings, and quantities an
    /// array, because their order can matter and that of members cannot.
    package var canonical: CanonicalJSON {
        Self.object([
            ("jurisdiction", .string(jurisdiction)), ("entry", entry.canonical), ("dates", dates.canonical),
            ("as_of", asOf.canonical), ("known_on", knownOn.canonical), ("language", .string(language)),
            ("currency", CanonicalJSON(currency)), ("incoterm", CanonicalJSON(incoterm?.rawValue)),
            ("mode", CanonicalJSON(mode?.rawValue)), ("costs", .array(costs.map(\.canonical))),
            ("apportion", .string(apportionment.rawValue)),
            ("exchange_rates", .array(exchangeRates.map(\.canonical))), ("facts", facts.canonical),
            ("lines", .array(lines.enumerated().map { $1.canonical(ordinal: $0 + 1) })),
        ])
    }

    /// An object of what says something.
    fileprivate static func object(_ members: [(String, CanonicalJSON)]) -> CanonicalJSON {
        var object: [String: CanonicalJSON] = [:]
        for (name, value) in members {
            switch value {
            case .null, .array([]), .object([:]): break
            default: object[name] = value
            }
        }
        return .object(object)
    }
}

extension AssessmentRequest.Entry {
    fileprivate var canonical: CanonicalJSON {
        AssessmentRequest.object([
            ("type", CanonicalJSON(type)), ("port_of_entry", CanonicalJSON(portOfEntry)),
            ("status", .string(status.rawValue)),
            (
                "procedure",
                AssessmentRequest.object([
                    ("requested", CanonicalJSON(procedure.requested)), ("previous", CanonicalJSON(procedure.previous)),
                    ("additional", .array(procedure.additional.map(CanonicalJSON.string))),
                ])
            ),
        ])
    }
}

extension AssessmentRequest.Dates {
    fileprivate var canonical: CanonicalJSON {
        AssessmentRequest.object([
            ("export", export.canonical), ("loading", loading.canonical), ("arrival", arrival.canonical),
            ("entry", entry.canonical), ("tax_point", taxPoint.canonical),
        ])
    }
}

extension AssessmentRequest.Cost {
    fileprivate var canonical: CanonicalJSON {
        var members: [(String, CanonicalJSON)] = [
            ("kind", .string(kind.rawValue)), ("amount", .string(amount.description)),
            ("currency", CanonicalJSON(currency)), ("in_price", inPrice.map(CanonicalJSON.bool) ?? .null),
            ("apportion", CanonicalJSON(apportionment?.rawValue)),
        ]
        // A cost of no lines is not one of all lines.
        if let lines { members.append(("lines", .array(lines.map(CanonicalJSON.string)))) }
        guard lines?.isEmpty == true, case .object(var object) = AssessmentRequest.object(members) else {
            return AssessmentRequest.object(members)
        }
        object["lines"] = .array([])
        return .object(object)
    }
}

extension AssessmentRequest.ExchangeRate {
    fileprivate var canonical: CanonicalJSON {
        AssessmentRequest.object([
            ("from", .string(from)), ("to", .string(to)), ("rate", .string(rate.description)),
            ("source", CanonicalJSON(source)),
        ])
    }
}

extension AssessmentRequest.Line {
    fileprivate func canonical(ordinal: Int) -> CanonicalJSON {
        AssessmentRequest.object([
            ("id", .string(id.isEmpty ? String(ordinal) : id)), ("description", CanonicalJSON(description)),
            ("code", CanonicalJSON(code)), ("origin", CanonicalJSON(origin)),
            ("origin_preferential", CanonicalJSON(originPreferential)),
            ("country_of_export", CanonicalJSON(countryOfExport)), ("melted_poured", CanonicalJSON(meltedPoured)),
            ("value", CanonicalJSON(value?.description)), ("currency", CanonicalJSON(currency)),
            ("valuation", valuation.canonical),
            (
                "quantities",
                .array(
                    quantities.map {
                        .object(["unit": .string($0.unit), "amount": .string($0.amount.description)])
                    })
            ), ("preference", CanonicalJSON(preference)),
            ("additional_codes", .array(additionalCodes.map(CanonicalJSON.string))),
            (
                "adcvd",
                adcvdCases.isEmpty
                    ? CanonicalJSON(adcvd)
                    : .array(adcvdCases.map { .object(["case": .string($0.number), "rate": .string($0.rate)]) })
            ), ("quota_order", CanonicalJSON(quotaOrder)), ("facts", facts.canonical),
        ])
    }
}

extension AssessmentRequest.Valuation {
    fileprivate var canonical: CanonicalJSON {
        AssessmentRequest.object([
            ("method", .integer(method)), ("related", .bool(related)), ("first_sale", .bool(firstSale)),
            (
                "elements",
                .array(
                    elements.map { element in
                        AssessmentRequest.object([
                            ("kind", .string(element.kind.rawValue)), ("amount", .string(element.amount.description)),
                            ("currency", CanonicalJSON(element.currency)),
                            ("quantity", CanonicalJSON(element.quantity?.description)),
                            ("unit", CanonicalJSON(element.unit)),
                        ])
                    })
            ), ("fallback_basis", CanonicalJSON(fallbackBasis?.rawValue)),
        ])
    }
}

extension [Fact] {
    fileprivate var canonical: CanonicalJSON {
        var members: [String: CanonicalJSON] = [:]
        // The first of one name counts, as it does in an assessment.
        for fact in reversed() {
            members[fact.name] = CanonicalJSON(fact.value)
        }
        return .object(members)
    }
}

extension CanonicalJSON {
    /// What a fact states, as a request states it.
    init(_ value: Fact.Value) {
        switch value {
        case .text(let text): self = .string(text)
        case .number(let number): self = .string(number.description)
        case .flag(let flag): self = .bool(flag)
        }
    }
}

extension CivilDate? {
    fileprivate var canonical: CanonicalJSON { CanonicalJSON(self?.description) }
}
