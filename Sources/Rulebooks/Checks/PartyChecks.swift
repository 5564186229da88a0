internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests

extension Check {
    /// Who sends, receives and imports.
    static let partyChecks: [Check] = [
        present(
            "tw.party.consignor", .consignor, "shipper (consignor)", "WCO Data Model R020; 19 CFR 4.7a(c)(4)(viii)"),
        present("tw.party.consignee", .consignee, "consignee", "WCO Data Model R014; 19 CFR 4.7a(c)(4)(ix)"),
        Check(
            "tw.party.name", .warning, .reject, "A party is named",
            authority: "WCO Data Model; Delegated Regulation (EU) 2015/2446, annex B", values: [.name], of: parties,
            isFine: Plain.isTold
        ) { _, text in
            Placeholder.isOne(text) ? .flaw("“\(text)” names nobody. Write the party's full name.") : .passed
        },
        Check(
            "tw.party.address", .warning, .reject, "Shipper and consignee of a cargo report have addresses",
            authority: "19 CFR 4.7a(c)(4)(viii) and (ix); Delegated Regulation (EU) 2015/2446, annex B",
            each: [.consignor, .consignee]
        ) { run, party in
            // Of other documents, addresses may be known otherwise.
            guard run.here.purpose == .cargoReport, let bytes = party[.name].bytes else { return run.skip() }
            let telling: [Field] = [.addressLines, .city, .postcode, .id, .eori, .importerNumber, .taxNumber]
            if telling.contains(where: { party[$0].isStated }) { return run.pass() }
            let name = party[.name].text ?? ""
            if bytes.contains(word: "order"), isToOrder(name) { return run.pass() }
            run.fail(party[.addressLines], "\(name) has no address. Add street, city and country.")
        },
        Check(
            "tw.party.notify", .error, .reject, "A consignment to order names whom to notify",
            authority: "19 CFR 4.7a(c)(4)(ix); Delegated Regulation (EU) 2015/2446, annex B", each: [.consignee]
        ) { run, consignee in
            guard let bytes = consignee[.name].bytes else { return run.skip() }
            guard bytes.contains(word: "order"), isToOrder(consignee[.name].text ?? "") else { return }
            // A second consignee is the same question again.
            guard let bill = consignee.parent, bill.kind == .consignment, bill.child(.consignee) == consignee else {
                return
            }
            let isNamed = bill.children(.notifyParty).contains { party in
                guard let text = party[.name].text else { return party[.id].isStated }
                return !isToOrder(text) && !text.uppercased().hasPrefix("SAME AS")
            }
            if isNamed { return run.pass() }
            run.fail(
                consignee[.name],
                "The goods are consigned to order and nobody is named who is to be notified. Add the notify party with "
                    + "name and address.")
        },
        Check(
            "tw.party.importer-number", .error, .reject, "A US importer number has one of its three forms",
            authority: "19 CFR 24.5; CBP Form 5106", values: [.importerNumber], of: parties
        ) { judgeIdentifier($1, as: "us-importer") },
        Check(
            "tw.party.eori", .error, .reject, "An EORI number begins with the state that gave it and is well formed",
            authority: "Delegated Regulation (EU) 2015/2446, annex 12-01", values: [.eori], of: parties
        ) { _, text in
            guard case .failed(let flaw) = judgeIdentifier(text, as: "eori") else {
                return judgeIdentifier(text, as: "eori")
            }
            let plain = plainIdentifier(text)
            guard plain.hasPrefix("EL") else { return .failed(flaw) }
            return .flaw(flaw.message, write: "GR" + plain.dropFirst(2), because: "Greece is GR in EORI numbers")
        },
        Check(
            "tw.party.vat-number", .error, .hold, "A VAT number has the form and check digit of its state",
            authority: "Directive 2006/112/EC, article 215; Value Added Tax Act 1994", each: parties,
            needs: [.vatNumber]
        ) { run, party in
            let value = party[.vatNumber]
            run.examine(value) { run, text in
                run.take(judgeVAT(text, country: party[.country].text), on: value)
            }
        },
    ]

    private static let parties = NodeKind.allCases.filter(\.isParty)

    private static func present(_ id: String, _ kind: NodeKind, _ what: String, _ authority: String) -> Check {
        Check(
            id, .error, .reject, "A consignment of a cargo report names its \(what)", authority: authority,
            each: [.consignment]
        ) { run, consignment in
            let isGiven = kind == .consignor ? run.here.hasConsignor : run.here.hasConsignee
            if isGiven || consignment.child(kind)?.isNamed == true { return run.pass() }
            // Other documents name them only where they matter.
            guard run.here.purpose == .cargoReport else { return run.skip() }
            run.fail(consignment, lacks: kind, "The \(what) is missing. Add the name and address.")
        }
    }

    /// Whether a consignee's name says that whoever holds the bill is the consignee.
    private static func isToOrder(_ name: String) -> Bool {
        let letters = name.uppercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: " ")
        return letters == "ORDER"
            || ["TO ORDER", "TO THE ORDER", "UNTO ORDER", "UNTO THE ORDER", "ORDER OF"].contains {
                letters == $0 || letters.hasPrefix($0 + " ")
            }
    }

    /// Numbers of other countries, and numbers without their prefix, cannot be told.
    private static func judgeVAT(_ text: String, country: String?) -> Verdict {
        let plain = plainIdentifier(text)
        let prefix = String(plain.prefix(2))
        let kind = prefix == "GB" ? "gb-vat" : "vat-\(prefix == "GR" ? "el" : prefix.lowercased())"
        guard plain.utf8.count > 2, let scheme = Identifiers.named(kind) else { return .skipped }
        let found = scheme.identify(text)
        guard let reason = found.reason else { return .passed }
        // A wrong digit is a typing error, but not every number ever given out follows the published rule; and a number of
        // a party elsewhere may be another country's that begins with the same letters.
        let state = prefix == "EL" ? "GR" : prefix
        let isDoubtful = reason.code == "check_digit" || (country.map { $0 != state } ?? false)
        return .flaw(
            "\(text): \(reason.message)", write: found.fix,
            because: "if all else is right, the check digit is \(found.checkDigit?.expected ?? "")",
            severity: isDoubtful ? .warning : .error)
    }
}
