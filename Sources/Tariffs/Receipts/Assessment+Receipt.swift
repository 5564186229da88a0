import TidewaiterDocuments
import TidewaiterQuantities

extension Assessment {
    /// The members of a receipt but its steps and its hash.
    func receiptMembers(request: CanonicalJSON) -> [String: CanonicalJSON] {
        let places = minorUnits
        return [
            "schema": .string(Receipt.schema), "engine": .string(Self.engine), "request": request,
            "jurisdiction": .string(jurisdiction), "as_of": CanonicalJSON(asOf?.description),
            "as_of_rule": .string(asOfRule), "known_on": CanonicalJSON(knownOn?.description),
            "outcome": .string(outcome.rawValue), "currency": .string(currency), "minor_units": .integer(places),
            "totals": totals.map { $0.canonical(places, isComputed: outcome == .computed) } ?? .null,
            "lines": .array(lines.map { $0.canonical(places) }),
            "entry_charges": .array(entryCharges.map { $0.canonical(places) }),
            "needs_facts": .array(needsFacts.map { $0.canonical(places) }),
            "unclaimed": .array(unclaimed.map { $0.canonical(places) }),
            "refused": .array(refused.map(\.canonical)), "excluded": .array(excluded.map(\.canonical)),
            "findings": .array(findings.map(\.canonical)),
            "packs": .array(
                packs.map {
                    .object(["id": .string($0.id), "version": .string($0.version), "sha256": .string($0.sha256)])
                }),
        ]
    }
}

extension CanonicalJSON {
    fileprivate init(_ amount: Decimal?, _ places: Int) {
        guard let amount else {
            self = .null
            return
        }
        self = .string(((try? amount.scaled(toPlaces: places)) ?? amount).description)
    }

    /// An amount, or the two that it lies between.
    fileprivate init(_ interval: Interval?, _ places: Int) {
        guard let interval else {
            self = .null
            return
        }
        self = interval.isExact ? Self(interval.low, places) : Self.range(interval, places)
    }

    fileprivate static func range(_ interval: Interval, _ places: Int) -> CanonicalJSON {
        .object(["low": CanonicalJSON(interval.low, places), "high": CanonicalJSON(interval.high, places)])
    }
}

extension Assessment.Totals {
    fileprivate func canonical(_ places: Int, isComputed: Bool) -> CanonicalJSON {
        func total(_ interval: Interval) -> CanonicalJSON {
            isComputed ? CanonicalJSON(interval, places) : CanonicalJSON.range(interval, places)
        }
        return .object([
            "customs_value": total(customsValue), "duty": total(duty), "tax": total(tax), "fee": total(fee),
            "total": total(self.total), "payable_at_import": total(payableAtImport), "postponed": total(postponed),
            "deposits": total(deposits), "landed_cost": total(landedCost),
        ])
    }
}

extension Assessment.Line {
    fileprivate func canonical(_ places: Int) -> CanonicalJSON {
        var members: [String: CanonicalJSON] = [
            "id": .string(id), "code": CanonicalJSON(code), "origin": CanonicalJSON(origin),
            "customs_value": CanonicalJSON(customsValue, places),
            "charges": .array(charges.map { $0.canonical(places) }),
        ]
        if valuationMethod != 1 { members["valuation_method"] = .integer(valuationMethod) }
        return .object(members)
    }
}

extension Charge {
    fileprivate func canonical(_ places: Int) -> CanonicalJSON {
        .object([
            "sequence": .integer(sequence), "kind": .string(kind.rawValue), "program": .string(program),
            "code": CanonicalJSON(code), "tax_type": CanonicalJSON(taxType), "outcome": .string(outcome.rawValue),
            "basis": CanonicalJSON(basis, places), "assessed": CanonicalJSON(assessed, places),
            "payable": CanonicalJSON(payable, places), "status": CanonicalJSON(status?.rawValue),
            "rate": rate?.canonical ?? .null, "authority": .string(authority),
            "quantities": .array(
                quantities.map { .object(["unit": .string($0.unit), "amount": .string($0.amount.description)]) }),
            "allocation": .array(
                allocation.map { .object(["line": .string($0.line), "amount": CanonicalJSON($0.amount, places)]) }),
        ])
    }
}

extension Rate {
    fileprivate var canonical: CanonicalJSON {
        .object([
            "text": .string(text), "source": .string(source.rawValue),
            "components": .array(components.map(\.canonical)),
        ])
    }
}

extension RateComponent {
    fileprivate var canonical: CanonicalJSON {
        var members: [String: CanonicalJSON] = [
            "kind": .string(kind.rawValue), "amount": .string(amount.description),
            "per": CanonicalJSON(per?.description), "unit": CanonicalJSON(unit),
            "operation": .string(operation.rawValue), "part": CanonicalJSON(partFact),
            "under": CanonicalJSON(shortfall?.mark.description), "of": CanonicalJSON(shortfall?.fact),
        ]
        // Said only where they are, so that receipts of rates without them stay what they were.
        if let currency { members["currency"] = .string(currency) }
        if let multiplier { members["times"] = .string(multiplier) }
        return .object(members)
    }
}

extension Assessment.MissingFact {
    fileprivate func canonical(_ places: Int) -> CanonicalJSON {
        .object([
            "fact": .string(fact), "line": CanonicalJSON(line), "question": .string(question),
            "interval": .range(interval, places), "options": .array(options.map(CanonicalJSON.init)),
            "authority": .string(authority),
        ])
    }
}

extension Assessment.Unclaimed {
    fileprivate func canonical(_ places: Int) -> CanonicalJSON {
        .object([
            "program": .string(program), "line": CanonicalJSON(line), "statement": .string(statement),
            "saves": CanonicalJSON(saves, places), "authority": .string(authority),
        ])
    }
}

extension Assessment.Refusal {
    fileprivate var canonical: CanonicalJSON {
        .object([
            "program": .string(program), "line": CanonicalJSON(line), "statement": .string(statement),
            "authority": .string(authority),
        ])
    }
}

extension Finding {
    /// Without its place, which depends on how the request was written.
    fileprivate var canonical: CanonicalJSON {
        .object([
            "rule": .string(rule), "severity": .string(severity.rawValue), "effect": .string(effect.rawValue),
            "message": .string(message), "path": .string(path), "item": CanonicalJSON(item),
            "value": CanonicalJSON(value), "authority": .string(authority),
        ])
    }
}
