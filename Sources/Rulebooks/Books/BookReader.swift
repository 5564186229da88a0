internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterQuantities

/// Reads the files of a book into its text. Goes on after a flaw, so that all of them are told at once.
struct BookReader {
    let files: BookFiles
    private(set) var book = BookText()
    private(set) var flaws = BookFlaws()
    /// Whether all names that expressions may use could be read. What uses one that could not would be told too, and hide
    /// the one thing to mend.
    private(set) var isWhole = true

    init(_ files: BookFiles) { self.files = files }

    /// The book, as far as it could be read, what is wrong with it, and whether anything that others name is lost.
    static func read(_ files: BookFiles) -> (book: BookText, flaws: BookFlaws, isWhole: Bool) {
        var reader = BookReader(files)
        reader.read()
        return (reader.book, reader.flaws, reader.isWhole)
    }

    private mutating func read() {
        guard let head = files.head else {
            flaws.add(
                TidewaiterError(
                    .notFound, "book.no-head",
                    "There is no rule book here: a folder has to have a file book.yaml, or one YAML file alone.",
                    place: Place(input: files.folder, offset: 0)))
            isWhole = false
            return
        }
        if let file = document(head) { readHead(file) }
        for rules in files.rules {
            guard let file = document(rules),
                var form = FormReader(file.root, "a file of rules", of: file, &flaws)
            else { continue }
            readRules(&form)
            form.finish(&flaws)
        }
        checkNames()
    }

    private mutating func document(_ file: BookFiles.File) -> YAMLDocument? {
        do throws(TidewaiterError) {
            return try YAMLDocument(file.bytes, input: files.name(of: file))
        } catch {
            flaws.add(error, in: file.bytes)
            isWhole = false
            return nil
        }
    }

    private mutating func readHead(_ file: YAMLDocument) {
        guard var form = FormReader(file.root, "a rule book", of: file, &flaws) else { return }
        if let format = form.required("format", &flaws), format.value != BookText.format {
            flaws.add(
                "book.format", "This reads books of format \(BookText.format), not '\(format.value)'.", at: format)
        }
        book.id = form.required("id", &flaws)?.value ?? ""
        book.version = form.required("version", &flaws)?.value ?? ""
        book.title = form.required("title", &flaws)?.value ?? ""
        book.jurisdictions = jurisdictions(&form)
        book.imports = form.texts("imports", &flaws)
        book.applies = form.text("applies", &flaws)
        readEntries("parameters", &form) { $0.parameter($1, $2, $3) }
        readEntries("tables", &form) { $0.table($1, $2, $3) }
        book.lets = lets(&form)
        readRules(&form)
        for node in elements("overrides", &form) {
            if let override = override(node, file) { book.overrides.append(override) }
        }
        // Tests may stand in the same file; they are read by who runs them.
        _ = form.value("tests")
        form.finish(&flaws)
    }

    private mutating func readRules(_ form: inout FormReader) {
        for node in elements("rules", &form) {
            var reader = RuleReader(flaws: flaws)
            if let rule = reader.read(node, form.file) { book.rules.append(rule) }
            flaws = reader.flaws
        }
    }

    /// The elements of a list.
    private mutating func elements(_ key: String, _ form: inout FormReader) -> [YAMLNode] {
        guard let value = form.value(key) else { return [] }
        guard case .sequence(let elements) = value.content else {
            flaws.add(
                "book.shape", "'\(key)' takes a list and not \(value.kindInWords).", at: value.offset, of: form.file)
            return []
        }
        return elements
    }

    /// The entries of a mapping from names.
    private mutating func readEntries(
        _ key: String, _ form: inout FormReader,
        _ take: (inout BookReader, Written<String>, YAMLNode, YAMLDocument) -> Void
    ) {
        guard let value = form.value(key) else { return }
        guard case .mapping(let entries) = value.content else {
            flaws.add(
                "book.shape", "'\(key)' takes a mapping from names and not \(value.kindInWords).", at: value.offset,
                of: form.file)
            isWhole = false
            return
        }
        for entry in entries {
            let name = Written(value: entry.key.text, scalar: entry.key, file: form.file)
            if isName(name) { take(&self, name, entry.value, form.file) } else { isWhole = false }
        }
    }

    private mutating func isName(_ name: Written<String>) -> Bool {
        if name.value.isRuleName { return true }
        flaws.add(
            "book.name", "'\(name.value)' is no name. Use small letters, digits and '_', a letter first.", at: name)
        return false
    }

    private mutating func jurisdictions(_ form: inout FormReader) -> [String] {
        form.jurisdictions(&flaws)
    }

    private mutating func lets(_ form: inout FormReader) -> [LetText] {
        var reader = RuleReader(flaws: flaws)
        let lets = reader.lets(&form)
        if reader.flaws.all.count > flaws.all.count { isWhole = false }
        flaws = reader.flaws
        return lets
    }

    private mutating func parameter(_ name: Written<String>, _ node: YAMLNode, _ file: YAMLDocument) {
        let known = flaws.all.count
        defer { if flaws.all.count > known { isWhole = false } }
        guard var form = FormReader(node, "a parameter", of: file, &flaws) else { return }
        let type = form.word("type", ColumnType.self, &flaws)
        if type == nil, form.node["type"] == nil { _ = form.required("type", &flaws) }
        let title = form.required("title", &flaws)?.value ?? ""
        var values: [ParameterText.Dated] = []
        let written = elements("values", &form)
        for node in written {
            guard var form = FormReader(node, "a dated value", of: file, &flaws) else { continue }
            if form.node["from"] == nil { _ = form.required("from", &flaws) }
            let from = form.date("from", &flaws)
            let known = form.date("known", &flaws)
            let value = form.required("value", &flaws)
            let authority = form.required("authority", &flaws)?.value ?? ""
            form.finish(&flaws)
            guard let from, let value else { continue }
            if let last = values.last, last.from >= from {
                flaws.add("book.dates", "Dated values stand in the order of their days, each once.", at: value)
            }
            values.append(.init(from: from, known: known, value: value, authority: authority))
        }
        if written.isEmpty {
            flaws.add("book.no-value", "A parameter needs 'values' with at least one.", at: node.offset, of: file)
        }
        form.finish(&flaws)
        guard let type else { return }
        book.parameters.append(ParameterText(name: name, type: type, title: title, values: values))
    }

    private mutating func table(_ name: Written<String>, _ node: YAMLNode, _ file: YAMLDocument) {
        let known = flaws.all.count
        defer { if flaws.all.count > known { isWhole = false } }
        guard var form = FormReader(node, "a table", of: file, &flaws) else { return }
        let title = form.required("title", &flaws)?.value ?? ""
        let authority = form.required("authority", &flaws)?.value ?? ""
        let path = form.required("file", &flaws)
        var columns: [(name: Written<String>, type: ColumnType)] = []
        if let value = form.value("columns"), case .mapping(let entries) = value.content {
            for entry in entries {
                let column = Written(value: entry.key.text, scalar: entry.key, file: file)
                guard isName(column) else { continue }
                let word = entry.value.scalar?.text ?? ""
                guard let type = ColumnType(rawValue: word) else {
                    let words = ColumnType.allCases.map(\.rawValue).joined(separator: ", ")
                    flaws.add(
                        "book.word", "The type of a column is one of \(words), not '\(word)'.", at: entry.value.offset,
                        of: file)
                    continue
                }
                columns.append((column, type))
            }
        } else {
            flaws.add(
                "book.missing-key", "A table needs 'columns', a mapping from their names to their types.",
                at: node.offset, of: file)
        }
        let key = elements("key", &form).compactMap { match($0, columns, file) }
        if key.isEmpty {
            flaws.add(
                "book.missing-key", "A table needs 'key', the list of the columns it is asked by.", at: node.offset,
                of: file)
        }
        let hit = form.word("hit", TableText.Hit.self, &flaws) ?? .unique
        form.finish(&flaws)
        guard let path else { return }
        book.tables.append(
            TableText(
                name: name, title: title, authority: authority, file: path, columns: columns, key: key, hit: hit))
    }

    private mutating func match(
        _ node: YAMLNode, _ columns: [(name: Written<String>, type: ColumnType)], _ file: YAMLDocument
    ) -> TableText.Match? {
        guard var form = FormReader(node, "a part of a key", of: file, &flaws) else { return nil }
        defer { form.finish(&flaws) }
        func column(_ text: Written<String>?, _ type: ColumnType) -> String? {
            guard let text else { return nil }
            guard let column = columns.first(where: { $0.name.value == text.value }) else {
                let hint = SimilarName.question(text.value, columns.map(\.name.value))
                flaws.add(
                    "book.column",
                    "The table has no column '\(text.value)'.\(hint)", at: text)
                return nil
            }
            guard column.type == type else {
                flaws.add("book.column", "'\(text.value)' has to be a column of type \(type.rawValue) here.", at: text)
                return nil
            }
            return text.value
        }
        if form.node["from"] != nil || form.node["until"] != nil {
            let from = column(form.required("from", &flaws), .date)
            let until = column(form.required("until", &flaws), .date)
            guard let from, let until else { return nil }
            return .within(from: from, until: until)
        }
        let name = column(form.required("column", &flaws), .string)
        guard let match = form.text("match", &flaws) else { return name.map { .exact(column: $0) } }
        switch match.value {
        case "exact": return name.map { .exact(column: $0) }
        case "prefix": return name.map { .prefix(column: $0) }
        default:
            flaws.add("book.word", "'match' is exact or prefix, not '\(match.value)'.", at: match)
            return nil
        }
    }

    private mutating func override(_ node: YAMLNode, _ file: YAMLDocument) -> OverrideText? {
        guard var form = FormReader(node, "an override", of: file, &flaws) else { return nil }
        let rule = form.required("rule", &flaws)
        let reason = form.required("reason", &flaws)?.value ?? ""
        let isDisabled = form.flag("disabled", &flaws) ?? false
        let severity = form.word("severity", Severity.self, &flaws)
        let effect = form.word("effect", Effect.self, &flaws)
        form.finish(&flaws)
        guard let rule else { return nil }
        return OverrideText(rule: rule, isDisabled: isDisabled, severity: severity, effect: effect, reason: reason)
    }

    /// Names are told apart within their kind, rules by their identifiers.
    private mutating func checkNames() {
        func each(_ names: [Written<String>], _ what: String) {
            var seen: [String: Place] = [:]
            for name in names {
                if let first = seen[name.value] {
                    flaws.add(
                        "book.repeated-name", "There is another \(what) '\(name.value)' at \(first). Rename one.",
                        at: name)
                } else {
                    seen[name.value] = name.place
                }
            }
        }
        each(book.lets.map(\.name), "let")
        each(book.rules.map(\.id), "rule")
    }
}

extension String {
    /// Whether the text can be the name of a let, a parameter, a table or a column.
    var isRuleName: Bool {
        guard let first = utf8.first, first >= 0x61 && first <= 0x7A else { return false }
        return utf8.count <= 64
            && utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: "_") }
    }
}
