internal import TidewaiterDocuments

extension Report {
    /// The report in SARIF 2.1.0, which code hosts and editors show. A rule that could not be evaluated, or not everywhere, is
    /// a result of kind `open`.
    public func sarif() -> [UInt8] {
        var ids = tallies.map(\.rule)
        var known = Set(ids)
        for finding in findings where known.insert(finding.rule).inserted { ids.append(finding.rule) }
        var results = findings.map { finding in
            var properties = [("effect", finding.effect.rawValue), ("authority", finding.authority)]
            if let bill = finding.bill { properties.append(("bill", bill)) }
            if let item = finding.item { properties.append(("item", item)) }
            if let code = finding.authorityCode { properties.append(("authority_code", code)) }
            if let fix = finding.fix {
                properties += [("fix_path", fix.path), ("fix_value", fix.value), ("fix_why", fix.why)]
            }
            return SARIF.Result(
                rule: finding.rule, severity: finding.severity, message: finding.message, place: finding.place,
                path: finding.path, properties: properties)
        }
        for tally in tallies where tally.unexamined > 0 {
            results.append(
                SARIF.Result(
                    rule: tally.rule, kind: .open, severity: .information, message: tally.sentence,
                    place: nil, path: tally.places.first ?? ""))
        }
        return SARIF(
            version: engine, rules: ids.map { .init(id: $0, title: "") }, results: results, input: input
        ).json()
    }
}
