internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests

extension Check {
    /// The means of transport, its carrier and the places it calls at.
    static let transportChecks: [Check] = [
        Check(
            "tw.vessel.imo-number", .error, .reject, "An IMO ship number has its check digit",
            authority: "IMO Resolution A.1117(30)"
        ) { run in
            for value in run.stated([.imoNumber], in: run.messages + run.consignments) {
                run.validate(value, as: "imo")
            }
        },
        Check(
            "tw.vessel.name", .error, .reject, "Cargo by sea names its vessel",
            authority: "FAL Convention, Standard 2.1; WCO Data Model 149"
        ) { run in
            run.requireAtSea(.vesselName, "Cargo by sea needs the name of the vessel. Add it.")
        },
        Check(
            "tw.vessel.imo-number-missing", .warning, .reject, "Cargo by sea states the vessel's IMO number",
            authority: "SOLAS regulation XI-1/3; IMO Resolution A.1117(30)"
        ) { run in
            run.requireAtSea(
                .imoNumber, "The IMO number of the vessel is missing. Add it, if she has one: names are not unique.")
        },
        Check(
            "tw.transport.conveyance-reference", .error, .reject, "Cargo by sea or air states its voyage or flight",
            authority: "WCO Data Model 149, conveyance reference number"
        ) { run in
            for message in run.messages {
                guard [.sea, .air].contains(run.mode(of: message)) else { continue }
                if message[.conveyanceReference].isBlank {
                    run.fail(message[.conveyanceReference], "The voyage or flight number is missing. Add it.")
                } else {
                    run.pass()
                }
            }
        },
        Check(
            "tw.transport.mode", .error, .reject, "A mode of transport is one of the codes 0 to 9",
            authority: "UNECE Recommendation 19"
        ) { run in
            for value in run.stated([.modeOfTransport], in: run.messages + run.consignments) {
                run.validate(value, as: "transport-mode")
            }
        },
        Check(
            "tw.carrier.scac", .warning, .reject, "A carrier code has the form of a SCAC",
            authority: "NMFTA, Standard Carrier Alpha Code; 19 CFR 4.7a(c)(2)"
        ) { run in
            // Only the United States asks for this code; elsewhere the carrier is named in other ways.
            guard run.options.into == "US" else { return }
            for value in run.stated([.carrierCode], in: run.messages) { run.validate(value, as: "scac") }
        },
        Check(
            "tw.location.unlocode", .error, .reject, "A port or place is a UN/LOCODE",
            authority: "UNECE Recommendation 16"
        ) { run in
            for value in run.stated(Self.placeFields, in: run.messages + run.consignments) {
                run.validateLocation(value)
            }
        },
        Check(
            "tw.location.ports", .error, .reject, "Cargo by sea states where it is loaded and discharged",
            authority: "WCO Data Model L010, L013"
        ) { run in
            for consignment in run.consignments {
                guard let message = consignment.declaration, run.mode(of: message) == .sea else { continue }
                for (field, what) in [(Field.portOfLoading, "loading"), (.portOfDischarge, "discharge")] {
                    if consignment[field].isBlank && message[field].isBlank
                        && (field == .portOfLoading || message[.portOfEntry].isBlank)
                    {
                        run.fail(consignment[field], "The port of \(what) is missing. Add its UN/LOCODE.")
                    } else {
                        run.pass()
                    }
                }
            }
        },
    ]

    private static let placeFields: [Field] = [
        .portOfLoading, .portOfDischarge, .portOfEntry, .placeOfDeparture, .placeOfReceipt, .placeOfDestination,
        .placeOfDelivery, .placeOfTranshipment, .lastPortOfCall, .nextPortOfCall,
    ]
}

extension CheckRun {
    fileprivate mutating func requireAtSea(_ field: Field, _ message: String) {
        for node in messages where mode(of: node) == .sea {
            if node[field].isBlank { fail(node[field], message) } else { pass() }
        }
    }

    /// Other code lists of places are in use too (a national port code, a bare country): what has five letters claims to
    /// be a UN/LOCODE, all else is only doubtful.
    fileprivate mutating func validateLocation(_ value: FieldValue) {
        examine(value) { run, text in
            guard let scheme = Identifiers.named("unlocode") else { return run.skip() }
            guard let reason = scheme.identify(text).reason else { return run.pass() }
            let claims = text.utf8.count == 5
            if Country(alpha2: text) != nil { return run.pass() }
            run.fail(
                value, "\(text): \(reason.message)", severity: claims ? .error : .warning,
                effect: claims ? .reject : .advice)
        }
    }
}
