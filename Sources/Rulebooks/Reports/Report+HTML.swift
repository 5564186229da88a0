internal import TidewaiterDocuments
internal import TidewaiterQuantities

extension Report {
    /// The report as a page that needs nothing else: no script, no other file.
    public func html() -> String {
        var body = "<h1>\(Markup.escaped(input.isEmpty ? "Check" : input))</h1>\n<p>\(format.uppercased()), "
        body += "\(Self.counted(consignments, "consignment")), \(Self.counted(goodsItems, "goods item"))"
        if let into = options.into { body += ", into \(Markup.escaped(into))" }
        if let day = options.asOf { body += ", as of \(day)" }
        if let day = options.knownOn { body += ", known on \(day)" }
        body += ".</p>\n<p><strong>\(Self.counts(count))</strong> in \(Self.counted(evaluated, "rule"))"
        body += leftOut > 0 ? "; \(Self.counted(leftOut, "more finding")) not shown (limit reached)" : ""
        body += ".</p>\n"
        if !findings.isEmpty {
            body += "<table><tr><th>Severity</th><th>Where</th><th>What</th><th>Authority</th></tr>\n"
            for finding in findings { body += Self.row(finding) }
            body += "</table>\n"
        }
        let open = tallies.filter { $0.unexamined > 0 }
        if !open.isEmpty {
            body += "<h2>Not evaluated</h2>\n<ul>\n"
            for tally in open {
                body += "<li><code>\(Markup.escaped(tally.rule))</code>: \(Markup.escaped(tally.sentence))</li>\n"
            }
            body += "</ul>\n"
        }
        if !unappliedRules.isEmpty { body += "<p>\(Markup.escaped(Self.notice(unappliedRules)))</p>\n" }
        body += "<p class=\"muted\">Planning and checking only: the declarant stays responsible for what is filed. "
        body += "tidewaiter \(Markup.escaped(engine))</p>"
        return Markup.page(title: "Check of \(input.isEmpty ? "a declaration" : input)", body: body)
    }

    private static func row(_ finding: Finding) -> String {
        var place: [String] = []
        if let spot = finding.place, spot.line > 0 { place.append("line \(spot.line), column \(spot.column)") }
        if let address = finding.place?.address, !address.isEmpty { place.append(address) }
        if let bill = finding.bill { place.append("bill \(bill)") }
        if let item = finding.item { place.append("item \(item)") }
        if place.isEmpty, !finding.path.isEmpty { place.append(finding.path) }
        var what = Markup.escaped(finding.message)
        if let fix = finding.fix {
            what += "<br>Fix: write <code>\(Markup.escaped(fix.value))</code> (\(Markup.escaped(fix.why)))"
        }
        return "<tr><td class=\"\(finding.severity.rawValue)\">\(finding.severity.rawValue)<br>"
            + "<span class=\"muted\">\(finding.effect.rawValue)</span></td>"
            + "<td>\(place.map(Markup.escaped).joined(separator: "<br>"))</td><td>\(what)</td>"
            + "<td>\(Markup.escaped(finding.law))<br><code class=\"muted\">\(Markup.escaped(finding.rule))</code></td>"
            + "</tr>\n"
    }
}
