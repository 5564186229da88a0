internal import TidewaiterDocuments

/// What the tests of some books have seen.
package struct CoverageReport: Sendable {
    /// Name of the JSON that ``json()`` writes.
    package static let schema = "tidewaiter.coverage/1"

    package let books: [BookCoverage]

    package init(_ books: [BookCoverage]) { self.books = books }

    /// How many things there are to see, and how many were seen.
    package func count(_ kind: CoverageItem.Kind? = nil) -> (seen: Int, all: Int) {
        books.map { $0.count(kind) }.reduce((0, 0)) { ($0.0 + $1.seen, $0.1 + $1.all) }
    }

    /// Tenths of a per cent that were seen, never rounded up; 1000 where there is nothing to see.
    package var permille: Int {
        let (seen, all) = count()
        return all == 0 ? 1_000 : seen * 1_000 / all
    }

    package var failedTests: Int { books.reduce(0) { $0 + $1.failedTests } }

    /// What is open, each with its place, and the totals, for people.
    package func text() -> String {
        var text = ""
        for book in books {
            for item in book.open {
                text += "\(item.place): \(item.rule ?? book.book): \(item.what)\n"
            }
        }
        for book in books {
            let (seen, all) = book.count()
            text += "\(book.book): \(seen) of \(all), \(Self.percent(seen, all)) (\(book.kinds)), "
            text += Report.counted(book.tests, "test")
            text += book.failedTests > 0 ? ", \(book.failedTests) failed and not counted\n" : "\n"
        }
        if books.count > 1 {
            let (seen, all) = count()
            text += "in all: \(seen) of \(all), \(Self.percent(seen, all))\n"
        }
        return text
    }

    /// The same as JSON, schema `tidewaiter.coverage/1`.
    package func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        let (seen, all) = count()
        json.member("seen", seen)
        json.member("all", all)
        json.member("permille", permille)
        json.key("books")
        json.array(books) { book, json in book.write(to: &json) }
        json.endObject()
        return json.bytes
    }

    static func percent(_ seen: Int, _ all: Int) -> String {
        let permille = all == 0 ? 1_000 : seen * 1_000 / all
        return "\(permille / 10).\(permille % 10) %"
    }
}

extension BookCoverage {
    /// The counts of each kind that there is.
    fileprivate var kinds: String {
        CoverageItem.Kind.allCases.compactMap { kind in
            let (seen, all) = count(kind)
            return all == 0 ? nil : "\(kind.plural) \(seen)/\(all)"
        }.joined(separator: ", ")
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("book", book)
        json.member("tests", tests)
        json.member("failed_tests", failedTests)
        json.key("counts")
        json.beginObject()
        for kind in CoverageItem.Kind.allCases {
            let (seen, all) = count(kind)
            json.key(kind.rawValue)
            json.beginObject()
            json.member("seen", seen)
            json.member("all", all)
            json.endObject()
        }
        json.endObject()
        json.key("open")
        json.array(open) { item, json in
            json.beginObject()
            json.member("kind", item.kind.rawValue)
            json.member("rule", orNull: item.rule)
            json.member("what", item.what)
            json.members(of: item.place)
            json.endObject()
        }
        json.endObject()
    }
}
