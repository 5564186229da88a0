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
            authority: "WCO Data Model; Delegated Regulation (EU) 2015/2446, annex B"
        ) { run in
            for kind in NodeKind.allCases where kind.isParty {
                run.judge(.name, of: [kind]) { _, text in
                    guard Placeholder.isOne(text) else { return .passed }
                    return .flaw("“\(text)” names nobody. Write the party's full name.")
                }
            }
        },
        Check(
            "tw.party.address", .warning, .reject, "Shipper and consignee of a cargo report have addresses",
            authority: "19 CFR 4.7a(c)(4)(viii) and (ix); Delegated Regulation (EU) 2015/2446, annex B"
        ) { run in
            let telling: [Field] = [.addressLines, .city, .postcode, .id, .eori, .importerNumber, .taxNumber]
            for party in run.nodes(.consignor) + run.nodes(.consignee) {
                guard let name = party[.name].text else {
                    run.skip()
                    continue
                }
                if telling.contains(where: { !party[$0].isBlank }) || isToOrder(name) {
                    run.pass()
                    continue
                }
                // Of a table that is no cargo report, addresses may be known otherwise.
                guard run.circumstances(of: party).purpose == .cargoReport else {
                    run.skip()
                    continue
                }
                run.fail(party[.addressLines], "\(name) has no address. Add street, city and country.")
            }
        },
        Check(
            "tw.party.notify", .error, .reject, "A consignment to order names whom to notify",
            authority: "19 CFR 4.7a(c)(4)(ix); Delegated Regulation (EU) 2015/2446, annex B"
        ) { run in
            for consignment in run.consignments {
                guard let consignee = consignment.child(.consignee) else { continue }
                guard let name = consignee[.name].text else {
                    run.skip()
                    continue
                }
                guard isToOrder(name) else { continue }
                let isNamed = consignment.children(.notifyParty).contains { party in
                    guard let text = party[.name].text else { return !party[.id].isBlank }
                    return !isToOrder(text) && !text.uppercased().hasPrefix("SAME AS")
                }
                if isNamed {
                    run.pass()
                    continue
                }
                run.fail(
                    consignee[.name],
                    "The goods are consigned to order and nobody is named who is to be notified. Add the notify party "
                        + "with name and address.")
            }
        },
        Check(
            "tw.party.importer-number", .error, .reject, "A US importer number has one of its three forms",
            authority: "19 CFR 24.5; CBP Form 5106"
        ) { run in
            run.judgeTexts(.importerNumber, of: NodeKind.allCases.filter(\.isParty)) { text in
                judgeIdentifier(text, as: "us-importer")
            }
        },
        Check(
            "tw.party.eori", .error, .reject, "An EORI number begins with the state that gave it and is well formed",
            authority: "Delegated Regulation (EU) 2015/2446, annex 12-01"
        ) { run in
            run.judgeTexts(.eori, of: NodeKind.allCases.filter(\.isParty)) { text in
                judgeIdentifier(text, as: "eori")
            }
        },
        Check(
            "tw.party.vat-number", .error, .hold, "A VAT number has the form and check digit of its state",
            authority: "Directive 2006/112/EC, article 215; Value Added Tax Act 1994"
        ) { run in
            run.judgeTexts(.vatNumber, of: NodeKind.allCases.filter(\.isParty)) { judgeVAT($0) }
        },
    ]

    private static func present(_ id: String, _ kind: NodeKind, _ what: String, _ authority: String) -> Check {
        Check(id, .error, .reject, "A consignment of a cargo report names its \(what)", authority: authority) { run in
            for consignment in run.consignments {
                let party = consignment.child(kind) ?? consignment.declaration?.child(kind)
                if let party, !party[.name].isBlank || !party[.id].isBlank {
                    run.pass()
                    continue
                }
                // Other documents name them only where they matter.
                guard run.circumstances(of: consignment).purpose == .cargoReport else {
                    run.skip()
                    continue
                }
                run.fail(consignment, lacks: kind, "The \(what) is missing. Add the name and address.")
            }
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
    private static func judgeVAT(_ text: String) -> Verdict {
        let plain = plainIdentifier(text)
        let prefix = String(plain.prefix(2))
        let kind = prefix == "GB" ? "gb-vat" : "vat-\(prefix == "GR" ? "el" : prefix.lowercased())"
        guard plain.utf8.count > 2, let scheme = Identifiers.named(kind) else { return .skipped }
        let found = scheme.identify(text)
        guard let reason = found.reason else { return .passed }
        // A wrong digit is a typing error, but not every number ever given out follows the published rule.
        let isDigit = reason.code == "check_digit"
        return .flaw(
            "\(text): \(reason.message)", write: found.fix,
            because: "if all else is right, the check digit is \(found.checkDigit?.expected ?? "")",
            severity: isDigit ? .warning : .error)
    }
}
