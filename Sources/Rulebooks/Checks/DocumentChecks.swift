internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests

extension Check {
    /// Transport documents: bills of lading and air waybills.
    static let documentChecks: [Check] = [
        Check(
            "tw.bill.number-missing", .error, .reject, "A consignment has its transport document's number",
            authority: "WCO Data Model D023; FAL Convention, IMO Cargo Declaration; 19 CFR 4.7a(c)(4)(v)"
        ) { run in
            for consignment in run.consignments {
                let value = consignment[.transportDocumentID]
                if !value.isBlank {
                    run.pass()
                    continue
                }
                let known = run.circumstances(of: consignment)
                // By road, rail and mail declarations go without one.
                let isAsked = known.purpose == .cargoReport || known.mode == .sea || known.mode == .air
                guard isAsked else {
                    run.skip()
                    continue
                }
                run.fail(
                    value,
                    "The number of the \(known.mode == .air ? "air waybill" : "bill of lading") is missing. "
                        + "Add it.", severity: run.severity(of: consignment))
            }
        },
        Check(
            "tw.bill.number-form", .warning, .reject, "The number of a transport document is plain and not too long",
            authority: "UN/EDIFACT data element 1004 (an..35); Delegated Regulation (EU) 2015/2446, annex B (an..70)"
        ) { run in
            for consignment in run.consignments {
                for field in [Field.transportDocumentID, .masterDocumentID] {
                    run.examine(consignment[field]) { run, value, text in
                        run.take(judgeNumber(text, run.circumstances(of: consignment)), on: value)
                    }
                }
            }
        },
        Check(
            "tw.bill.duplicate", .warning, .reject, "A transport document is reported once",
            authority: "WCO Data Model D023; FAL Convention, IMO Cargo Declaration"
        ) { run in
            var seen: [String: FieldValue] = [:]
            for consignment in run.consignments {
                run.examine(consignment[.transportDocumentID]) { run, value, text in
                    let message = consignment.declaration?.number ?? 0
                    let key = "\(message)|\(text)|\(consignment[.masterDocumentID].text ?? "")"
                    guard let first = seen[key] else {
                        seen[key] = value
                        return run.pass()
                    }
                    let line = first.place.line
                    let spot = line > 0 ? " (first on line \(line))" : ""
                    run.fail(
                        value,
                        "Bill \(text) is reported more than once\(spot). Put its goods together under one, or "
                            + "correct the number.", parameters: ["first": first.pointer])
                }
            }
        },
        Check(
            "tw.bill.master", .warning, .hold, "A house bill has another number than its master",
            authority: "WCO Data Model D023; 19 CFR 4.7a(c)(4)(v)"
        ) { run in
            for consignment in run.consignments {
                run.examine(consignment[.masterDocumentID]) { run, value, text in
                    guard let bill = consignment[.transportDocumentID].text else { return run.skip() }
                    if plainIdentifier(bill) != plainIdentifier(text) { return run.pass() }
                    run.fail(
                        value,
                        "\(text) is given as house bill and as its own master. Leave the master out if this is a "
                            + "straight bill, or correct one of them.")
                }
            }
        },
        Check(
            "tw.bill.air-waybill", .error, .reject, "An air waybill number has its check digit",
            authority: "IATA Resolution 600a"
        ) { run in
            for consignment in run.consignments where run.circumstances(of: consignment).mode == .air {
                let master = consignment[.masterDocumentID]
                let value = master.isBlank ? consignment[.transportDocumentID] : master
                run.examine(value) { run, value, text in
                    let found = AirWaybillNumber().identify(text)
                    guard let reason = found.reason else { return run.pass() }
                    let hasForm = found.checkDigit != nil
                    let hint =
                        hasForm ? "" : " A house air waybill has any number, but then its master belongs here too."
                    run.fail(
                        value, "\(text): \(reason.message)\(hint)", write: found.fix,
                        because: "if all else is right, the check digit is \(found.checkDigit?.expected ?? "")",
                        severity: hasForm ? .error : .warning)
                }
            }
        },
    ]

    private static func judgeNumber(_ text: String, _ known: Circumstances) -> Verdict {
        let count = text.utf8.count
        if count > 70 {
            return .flaw(
                "The number has \(count) characters; no system takes more than 70. Write the number alone.",
                severity: .error)
        }
        if count > 35 {
            return .flaw("The number has \(count) characters; most systems take 35. Write the number alone.")
        }
        if Placeholder.isOne(text) {
            return .flaw("“\(text)” stands where the document's number belongs. Write the number.")
        }
        if let odd = text.unicodeScalars.first(where: { !$0.isASCII || $0.value < 0x20 || $0.value == 0x7F }) {
            let code = String(odd.value, radix: 16, uppercase: true)
            return .flaw("The number has a character that systems refuse (U+\(code)). Write letters and digits.")
        }
        if text.utf8.contains(0x20) {
            return .flaw(
                "The number has blanks. Write it without them.", write: text.filter { $0 != " " },
                because: "blanks are no part of a document's number", effect: .advice)
        }
        if known.destination == "US", known.mode == .sea, count > 16 {
            return .flaw(
                "The number has \(count) characters; the manifest of the United States takes the carrier's four letters "
                    + "and up to 12 more. Write it as the carrier issued it.")
        }
        return .passed
    }
}
