internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests

extension Check {
    /// Ports and other places.
    static let locationChecks: [Check] = [
        Check(
            "tw.location.unlocode", .error, .reject, "A port or place is a UN/LOCODE",
            authority: "UNECE Recommendation 16", values: placeFields,
            of: [.declaration, .consignment, .transportMeans]
        ) { run, text in
            judgePlace(text, byAir: run.here.mode == .air)
        },
        Check(
            "tw.location.ports", .error, .reject, "Cargo by sea states where it is loaded and discharged",
            authority: "FAL Convention, IMO Cargo Declaration; 19 CFR 4.7a(c)(4)(xi)", each: [.consignment]
        ) { run, consignment in
            guard run.here.mode == .sea, run.here.purpose != .other else { return }
            for (what, fields, isGiven) in [
                ("loading", Circumstances.portsOfLoading, run.here.hasLoading),
                ("discharge", Circumstances.portsOfDischarge, run.here.hasDischarge),
            ] {
                if isGiven || consignment.states(anyOf: fields) {
                    run.pass()
                    continue
                }
                run.fail(
                    consignment[fields[0]], "The port of \(what) is missing. Add its UN/LOCODE.",
                    severity: run.severityOfAbsence)
            }
        },
        Check(
            "tw.location.same-port", .warning, .hold, "Cargo is discharged elsewhere than it was loaded",
            authority: "UNECE Recommendation 16", each: [.declaration, .consignment],
            needs: [.portOfLoading, .portOfDischarge]
        ) { run, node in
            let value = node[.portOfDischarge]
            guard let loading = node[.portOfLoading].bytes, let discharge = value.bytes else { return run.skip() }
            if IdentifierKey(loading) != IdentifierKey(discharge) { return run.pass() }
            run.fail(
                value,
                "The goods are loaded and discharged in \(value.text ?? ""). Correct one of the two ports.")
        },
    ]

    private static let placeFields: [Field] = [
        .portOfLoading, .portOfDischarge, .portOfEntry, .placeOfDeparture, .placeOfReceipt, .placeOfDestination,
        .placeOfDelivery, .placeOfTranshipment, .placeOfDespatch, .lastPortOfCall, .nextPortOfCall,
    ]

    private static func judgePlace(_ text: String, byAir: Bool) -> Verdict {
        guard let flaw = LocationCode().validate(text) else { return .passed }
        let plain = plainIdentifier(text)
        let isNumber = plain.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        // The ports of the United States' schedules D (4 digits) and K (5), and other national lists.
        if isNumber { return .skipped }
        if plain.utf8.count == 3 {
            return byAir
                ? .skipped
                : .flaw(
                    "\(text) has three characters. Write the country's two letters before it: a UN/LOCODE has five.",
                    severity: .warning, effect: .hold)
        }
        if let country = Country(alpha2: plain) {
            return .flaw(
                "\(text) is a country (\(country.name)), not a place. Write the five characters of the UN/LOCODE.",
                severity: .warning, effect: .hold)
        }
        if plain.utf8.count == 5, let right = CountryMistakes.successors[String(plain.prefix(2))] {
            return .flaw(
                "\(text): \(flaw.message)", write: right + plain.dropFirst(2),
                because: "UN/LOCODEs begin with the country of ISO 3166-1, which is \(right)")
        }
        return .flaw(
            "“\(text)” is not a UN/LOCODE. Write two letters for the country and three for the place, as NLRTM.",
            severity: .warning, effect: .hold)
    }
}
