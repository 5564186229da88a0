internal import TidewaiterDocuments

extension Report {
    /// The report in the form that build servers read (JUnit): each rule a test, which fails with a finding that is an
    /// error or a warning, is skipped where its facts are absent, and an error where it broke off.
    public func junit() -> String {
        var byRule: [String: [Finding]] = [:]
        var ids = tallies.filter { $0.examined > 0 || $0.unexamined > 0 }.map(\.rule)
        let known = Set(ids)
        for finding in findings {
            if byRule[finding.rule] == nil, !known.contains(finding.rule) { ids.append(finding.rule) }
            byRule[finding.rule, default: []].append(finding)
        }
        let open = Dictionary(tallies.filter { $0.unexamined > 0 }.map { ($0.rule, $0) }) { first, _ in first }
        func isBroken(_ id: String) -> Bool { byRule[id] != nil && open[id].map { $0.brokenOff > 0 } ?? false }
        let failures = ids.count { id in
            !isBroken(id) && byRule[id]?.contains { $0.severity >= .warning } ?? false
        }
        let suite = Markup.attribute(input.isEmpty ? "input" : input)
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
        text += "  <testsuite name=\"\(suite)\" tests=\"\(ids.count)\" failures=\"\(failures)\""
        text += " errors=\"\(ids.count(where: isBroken))\""
        text += " skipped=\"\(ids.count { open[$0]?.isUnevaluated ?? false && byRule[$0] == nil })\">\n"
        for id in ids {
            text += "    <testcase classname=\"\(suite)\" name=\"\(Markup.attribute(id))\""
            text += Self.content(byRule[id] ?? [], open[id])
        }
        return text + "  </testsuite>\n</testsuites>\n"
    }

    private static func content(_ findings: [Finding], _ open: Report.Tally?) -> String {
        guard let first = findings.first else {
            guard let open else { return "/>\n" }
            let sentence = Markup.escaped(open.sentence)
            return open.isUnevaluated
                ? ">\n      <skipped message=\"\(Markup.attribute(open.sentence))\"/>\n    </testcase>\n"
                : ">\n      <system-out>\(sentence)</system-out>\n    </testcase>\n"
        }
        let kind = open.map { $0.brokenOff > 0 } ?? false ? "error" : "failure"
        var lines = findings.map { finding in
            var line = finding.place.map { "\($0): " } ?? (finding.path.isEmpty ? "" : "\(finding.path): ")
            line += "\(finding.severity.rawValue): \(finding.message)"
            if finding.authorityCode != nil { line += " (\(finding.law))" }
            if let fix = finding.fix { line += " Fix: write \(fix.value) (\(fix.why))." }
            return line
        }
        if let open { lines.append(open.sentence) }
        let body = Markup.escaped(lines.joined(separator: "\n"))
        guard findings.contains(where: { $0.severity >= .warning }) else {
            return ">\n      <system-out>\(body)</system-out>\n    </testcase>\n"
        }
        return
            ">\n      <\(kind) type=\"\(first.effect.rawValue)\" message=\"\(Markup.attribute(first.message))\">\(body)"
            + "</\(kind)>\n    </testcase>\n"
    }
}
