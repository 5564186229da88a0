internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests

extension Check {
    /// The means of transport and its carrier.
    static let transportChecks: [Check] = [
        Check(
            "tw.transport.mode", .error, .reject, "A mode of transport is one of the codes 1 to 9",
            authority: "UNECE Recommendation 19", values: [.modeOfTransport],
            of: [.declaration, .consignment, .transportMeans]
        ) { _, text in
            if TransportMode(code: text) != nil || TransportMode.unitedStates.contains(text) { return .passed }
            guard let mode = TransportMode(named: text) else {
                return .flaw(
                    "“\(text)” is no mode of transport. Write 1 sea, 2 rail, 3 road, 4 air, 5 mail, 7 fixed installation, "
                        + "8 inland waterway or 9 own propulsion.")
            }
            return .flaw(
                "The mode of transport is given in words. Write \(mode.code).", write: mode.code,
                because: "\(mode.code) is the code of \(mode.label)", severity: .warning)
        },
        Check(
            "tw.vessel.name", .error, .reject, "Cargo by sea names its vessel",
            authority: "FAL Convention, IMO Cargo Declaration; 19 CFR 4.7a(c)(4)(x)", each: [.declaration]
        ) { run, message in
            guard run.here.mode == .sea, run.here.purpose != .other else { return }
            if message.states(anyOf: [.vesselName]) { return run.pass() }
            if message.states(anyOf: [.imoNumber, .callSign, .vesselID]) {
                return run.fail(
                    message[.vesselName], "The vessel is numbered but not named. Add her name.", severity: .warning,
                    effect: .hold)
            }
            run.fail(
                message[.vesselName], "The vessel is neither named nor numbered. Add her name and IMO number.",
                severity: run.severityOfAbsence)
        },
        Check(
            "tw.vessel.imo-number", .error, .reject, "An IMO ship number has its check digit",
            authority: "IMO Resolution A.1117(30)", values: [.imoNumber],
            of: [.declaration, .consignment, .transportMeans]
        ) { run, text in
            let found = ShipNumber().identify(text)
            guard let reason = found.reason else { return .passed }
            // In UN/EDIFACT the same component takes other registers' numbers, some of them of seven digits too.
            return .flaw(
                "\(text): \(reason.message)", write: found.fix.map { String($0.dropFirst(4)) },
                because: "if all else is right, the check digit is \(found.checkDigit?.expected ?? "")",
                severity: run.declaration.format == .edifact ? .warning : .error)
        },
        Check(
            "tw.transport.conveyance-reference", .error, .reject, "Cargo by sea or air states its voyage or flight",
            authority: "WCO Data Model 149; 19 CFR 4.7a(c)(4)(iii); 19 CFR 122.48a(d)", each: [.declaration]
        ) { run, message in
            let mode = run.here.mode
            guard mode == .sea || mode == .air, run.here.purpose != .other else { return }
            if message.states(anyOf: [.conveyanceReference]) { return run.pass() }
            run.fail(
                message[.conveyanceReference],
                "The \(mode == .air ? "flight" : "voyage") number is missing. Add it.", severity: run.severityOfAbsence)
        },
        Check(
            "tw.transport.flight-number", .warning, .reject, "A flight number has an airline and up to four digits",
            authority: "IATA Resolution 761; 19 CFR 122.48a(d)", each: [.declaration]
        ) { run, message in
            guard run.here.mode == .air else { return }
            let value = message[.conveyanceReference]
            run.examine(value) { run, text in
                if isFlight(plainIdentifier(text)) { return run.pass() }
                run.fail(
                    value,
                    "\(text) is not written like a flight number. Write the airline's two or three characters and the "
                        + "number, as LH8160.")
            }
        },
        Check(
            "tw.carrier.scac", .warning, .reject, "A carrier code has the form of a SCAC",
            authority: "NMFTA Standard Carrier Alpha Code; 19 CFR 4.7a(c)(4)(ii)", each: [.declaration]
        ) { run, message in
            // Elsewhere, and by air, carriers are named in other ways.
            guard run.here.destination == "US", run.here.mode != .air else { return }
            let value = message[.carrierCode]
            run.examine(value) { run, text in
                run.take(judgeIdentifier(text, as: "scac"), on: value)
            }
        },
    ]

    /// Two or three characters of an airline, up to four digits and perhaps a letter.
    private static func isFlight(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
        func isLetter(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
        for prefix in 2...3 where bytes.count > prefix {
            let airline = bytes[..<prefix]
            guard airline.allSatisfy({ isDigit($0) || isLetter($0) }), airline.contains(where: isLetter) else {
                continue
            }
            var number = bytes[prefix...]
            if let last = number.last, isLetter(last) { number.removeLast() }
            if 1...4 ~= number.count, number.allSatisfy(isDigit) { return true }
        }
        return false
    }
}
