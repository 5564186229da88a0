internal import TidewaiterDocuments

extension CoverageReport {
    /// A page with the totals and the text of the books, what was not seen marked. Who points at a mark is told what.
    package func html() -> String {
        var body = "<h1>Coverage of rule books</h1>\n<table><tr><th>Book</th>"
        for kind in CoverageItem.Kind.allCases { body += "<th>\(kind.plural)</th>" }
        body += "<th>All</th><th>Tests</th></tr>\n"
        for book in books {
            body += "<tr><td><a href=\"#\(Markup.attribute(book.book))\">\(Markup.escaped(book.title))</a></td>"
            for kind in CoverageItem.Kind.allCases { body += Self.cell(book.count(kind)) }
            let failed = book.failedTests > 0 ? ", <span class=\"error\">\(book.failedTests) failed</span>" : ""
            body += Self.cell(book.count()) + "<td>\(book.tests)\(failed)</td></tr>\n"
        }
        body += """
            </table>
            <p>Marked is what no test has seen; point at a mark to be told what. A rule should pass, fail, not apply and \
            lack its facts in some test, each condition and each part of one be true and false, each day of the law and \
            the one beside it be tried, and each row of a table answer.</p>

            """
        for book in books { body += book.html() }
        return Markup.page(title: "Coverage of rule books", body: body, style: Self.style)
    }

    /// Numbers of lines, which are not copied with the text.
    private static let style = """
        .n { display: inline-block; width: 3.5rem; margin-right: .8rem; text-align: right; color: #888; user-select: none }
        :target { background: #ffeaa7; color: #1a1a1a }

        """

    private static func cell(_ count: (seen: Int, all: Int)) -> String {
        count.all == 0
            ? "<td class=\"muted\">–</td>"
            : "<td>\(count.seen) of \(count.all)<br><span class=\"muted\">\(percent(count.seen, count.all))</span></td>"
    }
}

extension BookCoverage {
    fileprivate func html() -> String {
        var byFile: [String: [CoverageItem]] = [:]
        for item in open { byFile[item.place.input, default: []].append(item) }
        var html = "<h2 id=\"\(Markup.attribute(book))\">\(Markup.escaped(title))</h2>\n"
        for file in files.files where !file.path.hasPrefix("tests/") {
            let items = byFile[files.name(of: file)] ?? []
            // Of tables, which may be long, only those with rows that nobody asked for.
            guard file.path.hasSuffix(".yaml") || !items.isEmpty else { continue }
            let anchor = "\(book)/\(file.path)"
            html += "<h3>\(Markup.escaped(file.path))</h3>\n"
            html += items.isEmpty ? "<p class=\"muted\">All seen.</p>\n" : Self.list(items, anchor)
            html += "<pre>\(Self.marked(file.bytes, items, anchor))</pre>\n"
        }
        return html
    }

    private static func list(_ items: [CoverageItem], _ anchor: String) -> String {
        let rows = items.map { item in
            "<li><a href=\"#\(Markup.attribute("\(anchor):\(item.place.line)"))\">line \(item.place.line)</a> "
                + "\(item.rule.map { "\(Markup.escaped($0)): " } ?? "")\(Markup.escaped(item.what))</li>\n"
        }
        return "<details><summary>\(items.count) not seen</summary><ul>\n\(rows.joined())</ul></details>\n"
    }

    /// The number of a line, at its beginning.
    private static func number(_ line: Int, _ anchor: String) -> String {
        "<span class=\"n\" id=\"\(Markup.attribute("\(anchor):\(line)"))\">\(line)</span>"
    }

    /// A file's text, each stretch that is open within a mark; of stretches within others the inner one counts.
    private static func marked(_ bytes: [UInt8], _ items: [CoverageItem], _ anchor: String) -> String {
        var notes: [Range<Int>: [String]] = [:]
        for item in items {
            let start = max(0, min(Int(item.place.offset), bytes.count))
            var end = min(bytes.count, start + Int(item.place.length))
            if item.place.length == 0 { end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count }
            if start < end { notes[start..<end, default: []].append(item.what) }
        }
        let ranges = notes.keys.sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
        var owner = [Int](repeating: -1, count: bytes.count)
        for (number, range) in ranges.enumerated() {
            for position in range { owner[position] = number }
        }
        var html = number(1, anchor)
        var line = 1
        var start = 0
        while start < bytes.count {
            // Marks end with their line, so that the number of the next is not in them.
            var end = start
            while end < bytes.count, owner[end] == owner[start], bytes[end] != 0x0A { end += 1 }
            let text = Markup.escaped(String(decoding: bytes[start..<end], as: UTF8.self))
            if owner[start] < 0 || text.allSatisfy(\.isWhitespace) {
                html += text
            } else {
                let title = (notes[ranges[owner[start]]] ?? []).joined(separator: "\n")
                html += "<mark title=\"\(Markup.attribute(title))\">\(text)</mark>"
            }
            if end < bytes.count, bytes[end] == 0x0A {
                end += 1
                line += 1
                html += "\n" + (end < bytes.count ? number(line, anchor) : "")
            }
            start = end
        }
        return html
    }
}
