internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests

extension Check {
    /// Who sends, receives and imports, and the countries they and the goods are of.
    static let partyChecks: [Check] = [
        Check(
            "tw.party.importer-number", .error, .reject, "A US importer number has one of its three forms",
            authority: "19 CFR 24.5; CBP Form 5106"
        ) { run in
            for party in run.parties { run.validate(party[.importerNumber], as: "us-importer") }
        },
        Check(
            "tw.party.eori", .error, .reject, "An EORI number begins with the country that gave it and is well formed",
            authority: "Regulation (EU) No 952/2013 art. 9; Delegated Regulation (EU) 2015/2446 annex B"
        ) { run in
            for party in run.parties { run.validate(party[.eori], as: "eori") }
        },
        Check(
            "tw.party.vat-number", .error, .reject, "A VAT number has the form and check digit of its country",
            authority: "Directive 2006/112/EC art. 215; Value Added Tax Act 1994"
        ) { run in
            for party in run.parties { run.validate(party[.vatNumber], as: "eu-vat") }
        },
        Check(
            "tw.party.consignor", .error, .reject, "A consignment names who sends it",
            authority: "WCO Data Model R020; 19 CFR 4.7a(c)(4)(viii)"
        ) { run in
            for consignment in run.consignments { run.requireParty(.consignor, "shipper (consignor)", of: consignment) }
        },
        Check(
            "tw.party.consignee", .error, .reject, "A consignment names who receives it",
            authority: "WCO Data Model R014; 19 CFR 4.7a(c)(4)(ix)"
        ) { run in
            for consignment in run.consignments { run.requireParty(.consignee, "consignee", of: consignment) }
        },
        Check(
            "tw.party.notify", .warning, .hold, "A consignment to order names whom to notify",
            authority: "WCO Data Model R046; 19 CFR 4.7a(c)(4)(ix)"
        ) { run in
            for consignment in run.consignments {
                guard let name = consignment.child(.consignee)?[.name], let text = name.text,
                    text.uppercased().hasPrefix("TO ORDER") || text.uppercased().hasPrefix("TO THE ORDER")
                else { continue }
                if consignment.children(.notifyParty).contains(where: { !$0[.name].isBlank }) {
                    run.pass()
                } else {
                    run.fail(name, "The goods are consigned to order and nobody is to be notified. Add a notify party.")
                }
            }
        },
        Check(
            "tw.country.code", .error, .reject, "A country is a two-letter code in use", authority: "ISO 3166-1"
        ) { run in
            let fields: [Field] = [.origin, .exportCountry, .destinationCountry, .vesselNationality]
            let nodes = run.messages + run.consignments + run.goodsItems
            for value in run.stated(fields, in: nodes) + run.stated([.country], in: run.parties) {
                run.validateCountry(value)
            }
        },
    ]
}

extension CheckRun {
    fileprivate mutating func requireParty(_ kind: NodeKind, _ what: String, of consignment: Node) {
        let party = consignment.child(kind) ?? consignment.declaration?.child(kind)
        if let party, !party[.name].isBlank || !party[.id].isBlank { return pass() }
        fail(consignment[.transportDocumentID], "The \(what) is missing. Add the name and address.")
    }

    fileprivate mutating func validateCountry(_ value: FieldValue) {
        examine(value) { run, text in
            if Country(alpha2: text) != nil { return run.pass() }
            // The European Union itself is an origin in its own declarations.
            if text == "EU", value.field == .origin { return run.pass() }
            if let known = Self.countryFixes[text] ?? Country(code: text)?.alpha2 {
                let why = Country.advice(for: text) ?? "\(known) is the two-letter code of \(text)"
                run.fail(
                    value, "\(text) is not a country code that customs use. Write \(known).",
                    fix: run.replace(value, with: known, because: why))
            } else {
                run.fail(
                    value,
                    Country.advice(for: text)
                        ?? "\(text) is not a country of ISO 3166-1. Write the two-letter code of the country.")
            }
        }
    }

    /// Codes with one successor; others (`YU`) need a decision.
    private static let countryFixes = [
        "UK": "GB", "EL": "GR", "BU": "MM", "DD": "DE", "FX": "FR", "ZR": "CD", "TP": "TL",
    ]
}
