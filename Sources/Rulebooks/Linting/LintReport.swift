internal import TidewaiterDocuments

/// All that is wrong or odd about some books.
package struct LintReport: Sendable {
    /// Name of the JSON that ``json()`` writes.
    package static let schema = "tidewaiter.lint/1"

    package let flaws: [BookFlaw]
    /// The books that can be used, with the numbers of their rules.
    package let books: [(id: String, version: String, rules: Int)]

    package init(_ flaws: BookFlaws, _ books: [RuleBook]) {
        self.flaws = flaws.all
        self.books = books.map { ($0.id, $0.version, $0.ruleCount) }
    }

    package var errors: Int { flaws.count { $0.severity == .error } }

    /// Each flaw with its line and a caret, for people.
    package func text() -> String {
        var text = flaws.map { $0.text + "\n" }.joined()
        for book in books { text += "\(book.id) \(book.version): \(Report.counted(book.rules, "rule"))\n" }
        return text + "\(Report.counted(errors, "error")), \(Report.counted(flaws.count - errors, "warning"))\n"
    }

    /// The same as JSON, schema `tidewaiter.lint/1`.
    package func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        json.member("errors", errors)
        json.member("warnings", flaws.count - errors)
        json.key("flaws")
        json.array(flaws) { flaw, json in
            json.beginObject()
            json.member("code", flaw.code)
            json.member("severity", flaw.severity.rawValue)
            json.member("message", flaw.message)
            json.members(of: flaw.place)
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }

    /// The same in SARIF 2.1.0.
    package func sarif(engine: String) -> [UInt8] {
        let codes = Set(flaws.map(\.code)).sorted()
        return SARIF(
            version: engine, rules: codes.map { .init(id: $0, title: "") },
            results: flaws.map { .init(rule: $0.code, severity: $0.severity, message: $0.message, place: $0.place) }
        ).json()
    }
}
