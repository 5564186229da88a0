internal import TidewaiterDocuments
internal import TidewaiterQuantities

extension Report {
    /// The report for people: gravest first, each finding with its place, what to do and the law behind it.
    ///
    /// A finding that repeats (the same rule, message and law) is shown once, with the places of the others.
    public func text() -> String {
        heading(consignments: consignments, goodsItems: goodsItems) + findingsText()
            + Self.ending(
                counts: count, evaluated: evaluated, leftOut: leftOut,
                unevaluated: tallies.filter(\.isUnevaluated).map(\.named),
                inPart: tallies.filter(\.isPartlyEvaluated).map(\.named),
                notice: unappliedRules.isEmpty ? nil : Self.notice(unappliedRules))
    }

    /// The findings alone.
    package func findingsText() -> String { grouped().map(describe).joined() }

    /// What a report of a part says of the rules that need the whole document.
    static func notice(_ rules: [String]) -> String {
        "Read consignment by consignment. Not checked: what compares the consignments of the document with each other or "
            + "with its totals (\(rules.joined(separator: ", "))). Check the document whole for that."
    }

    func heading(consignments: Int, goodsItems: Int) -> String {
        var text = "\(input.isEmpty ? "Input" : input): \(format.uppercased()), "
        text += "\(Self.counted(consignments, "consignment")), \(Self.counted(goodsItems, "goods item"))\n"
        var purpose: [String] = []
        if let into = options.into { purpose.append("into \(into)") }
        if let day = options.asOf { purpose.append("as of \(day)") }
        if let day = options.knownOn { purpose.append("known on \(day)") }
        if !purpose.isEmpty { text += "Checked " + purpose.joined(separator: ", ") + "\n" }
        return text + "\n"
    }

    private func grouped() -> [[Finding]] {
        var groups: [[Finding]] = []
        var index: [String: Int] = [:]
        for finding in findings {
            let key = "\(finding.rule)\u{0}\(finding.message)\u{0}\(finding.authority)"
            if let found = index[key] {
                groups[found].append(finding)
            } else {
                index[key] = groups.count
                groups.append([finding])
            }
        }
        return groups
    }

    private func describe(_ group: [Finding]) -> String {
        guard let finding = group.first else { return "" }
        var text = "\(finding.severity.rawValue.uppercased()) (\(consequence(finding)))  \(subject(finding))\n"
        text += Self.wrapped(finding.message, indent: "  ")
        if let fix = finding.fix { text += Self.wrapped("Fix: write \(fix.value). \(sentence(fix.why))", indent: "  ") }
        if group.count > 1 {
            let others = group.dropFirst().prefix(5).map(subject).joined(separator: "; ")
            let more = group.count > 6 ? "; and \(group.count - 6) more" : ""
            text += Self.wrapped("Also: \(others)\(more)", indent: "  ")
        }
        return text + "  \(finding.law)  [\(finding.rule)]\n\n"
    }

    private func subject(_ finding: Finding) -> String {
        var parts: [String] = []
        if let place = finding.place, place.line > 0 {
            parts.append("line \(place.line), column \(place.column)")
        }
        if let address = finding.place?.address, !address.isEmpty {
            parts.append(address)
        } else if finding.place == nil, !finding.path.isEmpty {
            parts.append(finding.path)
        }
        if let bill = finding.bill { parts.append("bill \(bill)") }
        if let item = finding.item { parts.append("item \(item)") }
        return parts.joined(separator: ", ")
    }

    private func consequence(_ finding: Finding) -> String {
        if finding.outcome == .refused { return "not evaluated" }
        return switch finding.effect {
        case .reject: "would be rejected"
        case .hold: "could be held"
        case .money: "changes the amount due"
        case .penaltyExposure: "may cost a penalty"
        case .advice: "advice"
        }
    }

    /// Rules that were evaluated in part are told up to this many; JSON has all of them, with places.
    private static let mostInPart = 10

    static func ending(
        counts: (Severity) -> Int, evaluated: Int, leftOut: Int, unevaluated: [String], inPart: [String],
        notice: String?
    ) -> String {
        var text = "\(self.counts(counts)) in \(counted(evaluated, "rule"))"
        if leftOut > 0 { text += "; \(counted(leftOut, "more finding")) not shown (limit reached)" }
        text += unevaluated.isEmpty ? ".\n" : "; \(unevaluated.count) not evaluated, as their facts are absent:\n"
        if !unevaluated.isEmpty { text += wrapped(unevaluated.joined(separator: ", "), indent: "  ") }
        if !inPart.isEmpty {
            let more = inPart.count > mostInPart ? ", and \(inPart.count - mostInPart) more" : ""
            text += "Not evaluated everywhere:\n"
            text += wrapped(inPart.prefix(mostInPart).joined(separator: ", ") + more, indent: "  ")
        }
        if let notice { text += wrapped(notice, indent: "") }
        return text + "Planning and checking only: the declarant stays responsible for what is filed.\n"
    }

    /// How many findings there are of each severity, the gravest first.
    static func counts(_ counts: (Severity) -> Int) -> String {
        let parts = Severity.allCases.reversed().compactMap { severity -> String? in
            let number = counts(severity)
            guard number > 0 else { return nil }
            return severity == .information ? "\(number) for information" : counted(number, severity.rawValue)
        }
        return parts.isEmpty ? "No finding" : parts.joined(separator: ", ")
    }

    static func counted(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    private func sentence(_ text: String) -> String {
        guard let first = text.first, let last = text.last else { return text }
        return first.uppercased() + text.dropFirst() + (".!?".contains(last) ? "" : ".")
    }

    /// Words in lines of at most 100 characters.
    private static func wrapped(_ text: String, indent: String) -> String {
        var lines = ""
        var line = indent
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            if line.count + word.count > 99, line != indent {
                lines += line + "\n"
                line = indent
            }
            line += (line == indent ? "" : " ") + word
        }
        return lines + line + "\n"
    }
}
