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
        body += "</table>\n"
        for book in books { body += book.html() }
        return Markup.page(title: "Coverage of rule books", body: body)
    }

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
            html += "<h3>\(Markup.escaped(file.path))</h3>\n"
            html += items.isEmpty ? "<p class=\"muted\">All seen.</p>\n" : Self.list(items)
            html += "<pre>\(Self.marked(file.bytes, items))</pre>\n"
        }
        return html
    }

    private static func list(_ items: [CoverageItem]) -> String {
        let rows = items.map { item in
            "<li>\(item.place.line):\(item.place.column) \(Markup.escaped(item.rule ?? "")) \(Markup.escaped(item.what))</li>\n"
        }
        return "<details><summary>\(items.count) open</summary><ul>\n\(rows.joined())</ul></details>\n"
    }

    /// A file's text, each stretch that is open within a mark; of stretches within others the inner one counts.
    private static func marked(_ bytes: [UInt8], _ items: [CoverageItem]) -> String {
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
        var html = ""
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, owner[end] == owner[start] { end += 1 }
            let text = Markup.escaped(String(decoding: bytes[start..<end], as: UTF8.self))
            if owner[start] < 0 {
                html += text
            } else {
                let title = (notes[ranges[owner[start]]] ?? []).joined(separator: "\n")
                html += "<mark title=\"\(Markup.attribute(title))\">\(text)</mark>"
            }
            start = end
        }
        return html
    }
}
