internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests
internal import TidewaiterQuantities

/// A readable page of a book: its rules, parameters with their law, and tables.
package struct BookDocumentation {
    private let book: RuleBook
    private let text: BookText
    private var page: DocPage
    /// More rows of a table than these are told by their number.
    private static let mostRows = 200

    /// The page of a book of a library; nil where the library does not have it.
    package init?(of book: RuleBook, in library: RuleLibrary) {
        guard let input = library.inputs.first(where: { $0.text.id == book.id }) else { return nil }
        self.book = book
        text = input.text
        page = DocPage(title: "\(book.title)")
        addHead()
        if !book.rules.isEmpty { addContents() }
        page.add(.heading(2, "Rules", anchor: "rules"))
        for rule in book.rules {
            if let written = text.rules.first(where: { $0.id.value == rule.subject.id }) { add(rule, written) }
        }
        if !text.overrides.isEmpty { addOverrides() }
        if !text.lets.isEmpty { addLets() }
        addParameters()
        // Long as they are, tables stand behind what is read from the beginning.
        addTables()
    }

    package func markdown() -> String { page.markdown() }
    package func html() -> String { page.html() }

    private mutating func addHead() {
        var facts: [(String, String, Bool)] = [("Book", "\(book.id) \(book.version)", false)]
        if !book.jurisdictions.isEmpty { facts.append(("For", book.jurisdictions.joined(separator: ", "), false)) }
        if let applies = text.applies { facts.append(("Applies where", applies.value, true)) }
        if !text.imports.isEmpty { facts.append(("Uses", text.imports.map(\.value).joined(separator: ", "), false)) }
        facts.append(("Rules", "\(book.rules.count)", false))
        page.add(.facts(facts))
    }

    /// All rules on one page.
    private mutating func addContents() {
        page.add(.heading(2, "Contents", anchor: "contents"))
        page.add(
            .links(
                book.rules.map { ($0.subject.id, "\($0.title) (\($0.subject.severity.rawValue))", $0.subject.id) }))
    }

    private mutating func addParameters() {
        guard !text.parameters.isEmpty else { return }
        page.add(.heading(2, "Parameters", anchor: "parameters"))
        var rows: [[String]] = []
        for parameter in text.parameters {
            for (number, dated) in parameter.values.enumerated() {
                rows.append([
                    number == 0 ? parameter.name.value : "", number == 0 ? parameter.title : "", dated.from.description,
                    dated.known?.description ?? "", dated.value.value, dated.authority,
                ])
            }
        }
        page.add(.table(header: ["Name", "What", "From", "Published", "Value", "Authority"], rows: rows))
    }

    private mutating func addTables() {
        for (table, written) in zip(book.tables.dropFirst(book.imported.tables), text.tables) {
            page.add(.heading(2, "Table \(table.name)", anchor: "table-\(table.name)"))
            page.add(.paragraph("\(written.title). \(written.authority)."))
            let key = written.key.map(\.inWords).joined(separator: ", ")
            page.add(.paragraph("Asked by \(key); \(written.hit.inWords)."))
            if table.columns.count == 1 {
                addList(table, written)
                continue
            }
            let rows = (0..<min(Self.mostRows, table.rowCount)).map { row in
                table.columns.indices.map { table.value($0, row: row)?.plain ?? "" }
            }
            page.add(.table(header: table.columns, rows: rows))
            if table.rowCount > rows.count {
                page.add(
                    .paragraph("The first \(rows.count) of \(table.rowCount) rows; all are in \(written.file.value)."))
            }
        }
    }

    /// A table of one column, which is a list, as one paragraph.
    private mutating func addList(_ table: RuleTable, _ written: TableText) {
        let most = Self.mostRows * 5
        let values = (0..<min(most, table.rowCount)).compactMap { table.value(0, row: $0)?.plain }
        let rest = table.rowCount > most ? ", … \(table.rowCount) in all, in \(written.file.value)" : ""
        page.add(.paragraph("\(table.columns[0]): \(values.joined(separator: ", "))\(rest)."))
    }

    /// What the book changes of others.
    private mutating func addOverrides() {
        page.add(.heading(2, "Overrides", anchor: "overrides"))
        let place = text.jurisdictions.isEmpty ? "" : " for \(text.jurisdictions.joined(separator: ", "))"
        page.add(.paragraph("What the book changes of the rules of other books\(place)."))
        let rows = text.overrides.map { override in
            let changes = [
                override.isDisabled ? "disabled" : nil, override.severity?.rawValue, override.effect?.rawValue,
            ]
            return [override.rule.value, changes.compactMap { $0 }.joined(separator: ", "), override.reason]
        }
        page.add(.table(header: ["Rule", "Change", "Reason"], rows: rows))
    }

    private mutating func addLets() {
        page.add(.heading(2, "What rules have in common", anchor: "lets"))
        page.add(.paragraph("Expressions that rules use by these names."))
        page.add(.facts(text.lets.map { ($0.name.value, $0.expression.value, true) }))
    }

    private mutating func add(_ rule: Rule, _ written: RuleText) {
        page.add(.heading(3, "\(rule.subject.id): \(rule.title)", anchor: rule.subject.id))
        var facts: [(String, String, Bool)] = [
            ("Severity", "\(rule.subject.severity.rawValue), \(rule.subject.effect.rawValue)", false),
            ("Looks at", Self.subject(of: written), false),
        ]
        let span = rule.effective
        if let from = span.from { facts.append(("From", from.description, false)) }
        if let until = span.until { facts.append(("Until", until.description, false)) }
        if let known = rule.known { facts.append(("Published", known.description, false)) }
        if !rule.stages.isEmpty { facts.append(("Steps", rule.stages.joined(separator: ", "), false)) }
        if !written.jurisdictions.isEmpty {
            facts.append(("For", written.jurisdictions.joined(separator: ", "), false))
        }
        if let applies = written.applies { facts.append(("Applies where", applies.value, true)) }
        if let when = written.when { facts.append(("When", when.value, true)) }
        if !written.requires.isEmpty {
            facts.append(("Needs", written.requires.map(\.value).joined(separator: ", "), true))
        }
        for made in written.lets { facts.append(("With \(made.name.value)", made.expression.value, true)) }
        if let assert = written.assert { facts.append(("Must hold", assert.value, true)) }
        for failure in written.failures {
            if let when = failure.when { facts.append(("Fails where", when.value, true)) }
            for (language, message) in failure.message.sorted(by: { $0.key < $1.key }) {
                facts.append((language == "en" ? "Message" : "Message (\(language))", message.value, false))
            }
            if let code = failure.authorityCode { facts.append(("Code", code, false)) }
            if let pointer = failure.authorityPointer { facts.append(("Pointer", pointer, false)) }
            if let fix = failure.fix {
                facts.append(("Fix", fix.value.value, true))
                if let why = fix.why["en"] { facts.append(("Fix because", why.value, false)) }
            }
        }
        facts.append(("Authority", rule.authority.labelled, false))
        // What others change of it is no part of the rule, but of what it comes to here.
        for change in rule.changes {
            let place = change.jurisdictions.isEmpty ? "" : " for \(change.jurisdictions.joined(separator: ", "))"
            let what = [change.isDisabled ? "disabled" : nil, change.severity?.rawValue, change.effect?.rawValue]
            facts.append(
                (
                    "Changed by \(change.book)",
                    "\(what.compactMap { $0 }.joined(separator: ", "))\(place): \(change.reason)", false
                ))
        }
        let parameters = book.names(of: rule).parameters
        for parameter in book.parameters where parameters.contains(parameter.name) {
            guard let dated = parameter.values.last else { continue }
            facts.append(
                (
                    "parameters.\(parameter.name)", "\(dated.value.plain) from \(dated.from), \(dated.authority)",
                    false
                ))
        }
        page.add(.facts(facts))
    }

    private static func subject(of rule: RuleText) -> String {
        switch rule.each {
        case .nodes(let kinds, let name):
            return kinds.count > 1 && name == "part" ? kinds.map(\.ruleName).joined(separator: ", ") : name
        case .values(let fields, let kinds):
            return "\(fields.map(\.name).joined(separator: ", ")) of \(kinds.map(\.ruleName).joined(separator: ", "))"
        }
    }
}

extension TableText.Match {
    /// What a row is asked by.
    fileprivate var inWords: String {
        switch self {
        case .exact(let column): column
        case .prefix(let column): "\(column) (the longest beginning)"
        case .within(let from, let until): "a day from \(from) to \(until)"
        }
    }
}

extension TableText.Hit {
    /// Which of several rows answer.
    fileprivate var inWords: String {
        switch self {
        case .unique: "one row answers"
        case .first: "the first row answers"
        case .collect: "all rows answer"
        }
    }
}
