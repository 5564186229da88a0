internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests

extension Check {
    /// Transport documents: bills of lading and air waybills.
    static let documentChecks: [Check] = [
        Check(
            "tw.bill.number-missing", .error, .reject, "A consignment has its transport document's number",
            authority: "WCO Data Model D023; FAL Convention, IMO Cargo Declaration; 19 CFR 4.7a(c)(4)(v)",
            each: [.consignment]
        ) { run, consignment in
            let value = consignment[.transportDocumentID]
            if value.isStated { return run.pass() }
            // By road, rail and mail declarations go without one.
            let mode = run.here.mode
            let isAsked = run.here.purpose == .cargoReport || mode == .sea || mode == .air
            guard isAsked, run.here.purpose != .other else { return run.skip() }
            run.fail(
                value, "The number of the \(mode == .air ? "air waybill" : "bill of lading") is missing. Add it.",
                severity: run.severityOfAbsence)
        },
        Check(
            "tw.bill.number-form", .warning, .reject, "The number of a transport document is plain and not too long",
            authority: "UN/EDIFACT data element 1004 (an..35); Delegated Regulation (EU) 2015/2446, annex B (an..70)",
            values: [.transportDocumentID, .masterDocumentID], of: [.consignment],
            isFine: Plain.isNumber
        ) { run, text in
            judgeNumber(text, run.here)
        },
        Check(
            "tw.bill.duplicate", .warning, .reject, "A transport document is reported once",
            authority: "WCO Data Model D023; FAL Convention, IMO Cargo Declaration"
        ) { run in
            var bills: [IdentifierKey: Int] = [:]
            var others: [BillKey: Int] = [:]
            let consignments = run.nodes(.consignment)
            bills.reserveCapacity(consignments.count)
            for consignment in consignments {
                let value = consignment[.transportDocumentID]
                guard let bytes = value.bytes else {
                    run.skip()
                    continue
                }
                let number = IdentifierKey(bytes)
                guard let earlier = bills[number] else {
                    bills[number] = consignment.number
                    run.pass()
                    continue
                }
                // The same number in another message or under another master is another bill.
                let key = BillKey(consignment, number)
                let first = BillKey(run.index.node(earlier), number) == key ? earlier : others[key]
                guard let first else {
                    others[key] = consignment.number
                    run.pass()
                    continue
                }
                let node = run.index.node(first)
                let line = node[.transportDocumentID].place.line
                let spot = line > 0 ? " (first on line \(line))" : ""
                run.fail(
                    value,
                    "Bill \(value.text ?? "") is reported more than once\(spot). Put its goods together under one, or "
                        + "correct the number.", parameters: ["first": node.pointer])
            }
        },
        Check(
            "tw.bill.master", .warning, .hold, "A house bill has another number than its master",
            authority: "WCO Data Model D023; 19 CFR 4.7a(c)(4)(v)", each: [.consignment], needs: [.masterDocumentID]
        ) { run, consignment in
            let value = consignment[.masterDocumentID]
            guard let master = value.bytes, let bill = consignment[.transportDocumentID].bytes else {
                return run.skip()
            }
            if IdentifierKey(bill) != IdentifierKey(master) { return run.pass() }
            run.fail(
                value,
                "\(value.text ?? "") is given as house bill and as its own master. Leave the master out if this is a "
                    + "straight bill, or correct one of them.")
        },
        Check(
            "tw.bill.air-waybill", .error, .reject, "An air waybill number has its check digit",
            authority: "IATA Resolution 600a", each: [.consignment]
        ) { run, consignment in
            guard run.here.mode == .air else { return }
            let master = consignment[.masterDocumentID]
            let value = master.isStated ? master : consignment[.transportDocumentID]
            run.examine(value) { run, text in
                let found = AirWaybillNumber().identify(text)
                guard let reason = found.reason else { return run.pass() }
                let hasForm = found.checkDigit != nil
                // A house air waybill may have eleven digits of its own.
                let isCertain = hasForm && (master.isStated || text.dropFirst(3).first == "-")
                let hint = hasForm ? "" : " A house air waybill has any number, but then its master belongs here too."
                run.fail(
                    value, "\(text): \(reason.message)\(hint)", write: found.fix,
                    because: "if all else is right, the check digit is \(found.checkDigit?.expected ?? "")",
                    severity: isCertain ? .error : .warning)
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
        if let first = text.utf8.first, "=+-@".utf8.contains(first) {
            return .flaw(
                "The number begins with “\(Character(Unicode.Scalar(first)))”, which makes a spreadsheet run it as a "
                    + "formula. Write the number as the carrier issued it.")
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

/// What tells bills apart.
private struct BillKey: Hashable {
    let message: Int
    let bill: IdentifierKey
    let master: IdentifierKey?

    init(_ consignment: Node, _ bill: IdentifierKey) {
        message = consignment.declaration?.number ?? 0
        self.bill = bill
        master = consignment[.masterDocumentID].bytes.map { IdentifierKey($0) }
    }
}
