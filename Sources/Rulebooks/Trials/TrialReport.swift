internal import TidewaiterDocuments

/// What became of the tests of some books.
package struct TrialReport: Sendable {
    /// Name of the JSON that ``json()`` writes.
    package static let schema = "tidewaiter.ruletest-results/1"

    /// By the identifier of the book.
    package private(set) var books: [(id: String, results: [TrialRun.Result])] = []
    /// How long all of it took, as far as the caller knows.
    package var milliseconds = 0

    package init() {}

    package mutating func add(_ id: String, _ results: [TrialRun.Result]) { books.append((id, results)) }

    package var count: Int { books.reduce(0) { $0 + $1.results.count } }
    package var failed: Int { books.reduce(0) { $0 + $1.results.count { !$0.holds } } }

    /// The tests that do not hold, and how many there were, for people.
    package func text() -> String {
        var text = ""
        for result in books.flatMap(\.results) where !result.holds {
            text += "\(result.place): \(result.name)\n"
            for problem in result.problems {
                text += "    \(problem.message)\n"
                for line in problem.why { text += "        \(line)\n" }
            }
        }
        return text + "\(Report.counted(count, "test")), \(failed) failed, in \(seconds) s\n"
    }

    private var seconds: String { Self.seconds(milliseconds, digits: 3) }

    /// A count of thousandths, or of other such parts, in seconds.
    fileprivate static func seconds(_ count: Int, digits: Int) -> String {
        let unit = (0..<digits).reduce(1) { unit, _ in unit * 10 }
        let rest = String(count % unit)
        return "\(count / unit).\(String(repeating: "0", count: digits - rest.count))\(rest)"
    }

    /// The results as JSON, schema `tidewaiter.ruletest-results/1`.
    package func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        json.member("tests", count)
        json.member("failed", failed)
        json.member("milliseconds", milliseconds)
        json.key("books")
        json.array(books) { book, json in
            json.beginObject()
            json.member("book", book.id)
            json.key("results")
            json.array(book.results) { result, json in result.write(to: &json) }
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }

    /// The results in the form that build servers read (JUnit).
    package func junit() -> String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<testsuites name=\"tidewaiter rules\" tests=\"\(count)\" failures=\"\(failed)\" time=\"\(seconds)\">\n"
        for book in books {
            let failures = book.results.count { !$0.holds }
            text += "  <testsuite name=\"\(Markup.attribute(book.id))\" tests=\"\(book.results.count)\""
            let time = book.results.reduce(0) { $0 + $1.microseconds }
            text += " failures=\"\(failures)\" errors=\"0\" skipped=\"0\" time=\"\(Self.seconds(time, digits: 6))\">\n"
            for result in book.results {
                text += "    <testcase classname=\"\(Markup.attribute(book.id))\""
                text += " name=\"\(Markup.attribute(result.name))\" file=\"\(Markup.attribute(result.place.input))\""
                text += " line=\"\(result.place.line)\" time=\"\(Self.seconds(result.microseconds, digits: 6))\""
                text += result.holds ? "/>\n" : ">\n" + result.failure + "    </testcase>\n"
            }
            text += "  </testsuite>\n"
        }
        return text + "</testsuites>\n"
    }
}

extension TrialRun.Result {
    fileprivate var failure: String {
        let lines = problems.flatMap { [$0.message] + $0.why.map { "    \($0)" } }
        let first = problems.first?.message ?? ""
        return "      <failure message=\"\(Markup.attribute(first))\">"
            + Markup.escaped(lines.joined(separator: "\n")) + "</failure>\n"
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", name)
        json.member("file", place.input)
        json.member("line", place.line)
        json.member("outcome", holds ? "passed" : "failed")
        json.member("microseconds", microseconds)
        json.key("problems")
        json.array(problems) { problem, json in
            json.beginObject()
            json.member("message", problem.message)
            json.member("rule", orNull: problem.rule)
            json.key("why")
            json.texts(problem.why)
            json.endObject()
        }
        json.endObject()
    }
}
