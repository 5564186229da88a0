internal import TidewaiterDocuments

extension Report {
    /// The report in the form that build servers read (JUnit): each rule a test, which fails with a finding that is an
    /// error or a warning, and is skipped where its facts are absent.
    public func junit() -> String {
        var byRule: [String: [Finding]] = [:]
        var ids = tallies.filter { $0.examined > 0 || $0.unexamined > 0 }.map(\.rule)
        let known = Set(ids)
        for finding in findings {
            if byRule[finding.rule] == nil, !known.contains(finding.rule) { ids.append(finding.rule) }
            byRule[finding.rule, default: []].append(finding)
        }
        let skipped = Dictionary(tallies.filter(\.isUnevaluated).map { ($0.rule, $0.wants) }) { first, _ in first }
        let failures = ids.count { byRule[$0]?.contains { $0.severity >= .warning } ?? false }
        let suite = Markup.attribute(input.isEmpty ? "input" : input)
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
        text += "  <testsuite name=\"\(suite)\" tests=\"\(ids.count)\" failures=\"\(failures)\" errors=\"0\""
        text += " skipped=\"\(ids.count { skipped[$0] != nil && byRule[$0] == nil })\">\n"
        for id in ids {
            text += "    <testcase classname=\"\(suite)\" name=\"\(Markup.attribute(id))\""
            text += Self.content(byRule[id] ?? [], skipped[id])
        }
        return text + "  </testsuite>\n</testsuites>\n"
    }

    private static func content(_ findings: [Finding], _ wants: String?) -> String {
        guard let first = findings.first else {
            guard let wants else { return "/>\n" }
            return ">\n      <skipped message=\"\(Markup.attribute("not evaluated\(wants)"))\"/>\n    </testcase>\n"
        }
        let lines = findings.map { finding in
            var line = finding.place.map { "\($0): " } ?? (finding.path.isEmpty ? "" : "\(finding.path): ")
            line += "\(finding.severity.rawValue): \(finding.message)"
            if finding.authorityCode != nil { line += " (\(finding.law))" }
            if let fix = finding.fix { line += " Fix: write \(fix.value) (\(fix.why))." }
            return line
        }
        let body = Markup.escaped(lines.joined(separator: "\n"))
        guard findings.contains(where: { $0.severity >= .warning }) else {
            return ">\n      <system-out>\(body)</system-out>\n    </testcase>\n"
        }
        return
            ">\n      <failure type=\"\(first.effect.rawValue)\" message=\"\(Markup.attribute(first.message))\">\(body)"
            + "</failure>\n    </testcase>\n"
    }
}
