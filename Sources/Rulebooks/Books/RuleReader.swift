internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

/// Reads one rule.
struct RuleReader {
    var flaws: BookFlaws

    mutating func read(_ node: YAMLNode, _ file: YAMLDocument) -> RuleText? {
        guard var form = FormReader(node, "a rule", of: file, &flaws) else { return nil }
        defer { form.finish(&flaws) }
        guard let id = form.required("id", &flaws) else { return nil }
        if !Self.isIdentifier(id.value) {
            flaws.add(
                "book.rule-id",
                "'\(id.value)' is no identifier of a rule: small letters, digits and hyphens in three parts with points "
                    + "between them, such as tw.container.check-digit.", at: id)
        }
        var rule = RuleText(id: id)
        rule.version = form.text("version", &flaws)?.value ?? "1"
        rule.title = form.required("title", &flaws)?.value ?? ""
        rule.severity = form.word("severity", Severity.self, &flaws) ?? .error
        rule.effect = form.word("effect", Effect.self, &flaws) ?? (rule.severity == .error ? .reject : .advice)
        rule.stages = form.stages(&flaws).map(\.value)
        rule.jurisdictions = form.jurisdictions(&flaws)
        rule.authority = authority(&form)
        readDates(&rule, &form)
        var isLost = false
        if let value = form.value("each") {
            if let each = self.each(value, file) { rule.each = each } else { isLost = true }
        }
        rule.loop = loop(&form)
        rule.lets = lets(&form)
        rule.first = first(&form)
        rule.applies = form.text("applies", &flaws)
        rule.when = form.text("when", &flaws)
        rule.requires = form.texts("requires", &flaws)
        rule.assert = form.text("assert", &flaws)
        readFailures(&rule, &form)
        // Without what it looks at, every name in a rule would be reported as unknown.
        return isLost ? nil : rule
    }

    static func isIdentifier(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count >= 3 && text.utf8.count <= 100
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy {
                        $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: "-")
                    }
            }
    }

    /// `authority: WCO Data Model R020`, or a mapping from jurisdictions to the law of each.
    private mutating func authority(_ form: inout FormReader) -> Authority {
        guard let value = form.node["authority"], case .mapping(let entries) = value.content, !entries.isEmpty else {
            return Authority(form.required("authority", &flaws)?.value ?? "")
        }
        _ = form.value("authority")
        guard var inner = FormReader(value, "the law of a rule", of: form.file, &flaws) else { return Authority("") }
        var laws: [Authority.Law] = []
        for entry in entries {
            let name = Written(value: entry.key.text, scalar: entry.key, file: form.file)
            let isEverywhere = name.value == Authority.everywhere
            if !isEverywhere { FormReader.checkJurisdiction(name, or: [Authority.everywhere], &flaws) }
            guard let text = inner.required(name.value, &flaws) else { continue }
            laws.append(.init(jurisdiction: isEverywhere ? nil : name.value, text: text.value))
        }
        return Authority(laws)
    }

    private mutating func readDates(_ rule: inout RuleText, _ form: inout FormReader) {
        if let value = form.value("effective"),
            var dates = FormReader(value, "the time in which a rule holds", of: form.file, &flaws)
        {
            rule.effective = DateSpan(from: dates.date("from", &flaws), until: dates.date("until", &flaws))
            rule.effectivePlace = form.file.place(value.offset)
            dates.finish(&flaws)
            if let from = rule.effective.from, let until = rule.effective.until, until < from {
                flaws.add("book.dates", "The rule ends before it begins.", at: value.offset, of: form.file)
            }
        }
        rule.known = form.date("known", &flaws)
        rule.kept = form.text("kept", &flaws)
    }

    /// `each: goods_item`, `each: [declaration, consignment]`, `each: party`,
    /// `each: {field: currency, of: [goods_item]}`.
    private mutating func each(_ node: YAMLNode, _ file: YAMLDocument) -> RuleText.Each? {
        guard case .mapping = node.content else {
            let (kinds, name) = kinds(node, file)
            return kinds.isEmpty ? nil : .nodes(kinds, name: name)
        }
        guard var form = FormReader(node, "what a rule looks at", of: file, &flaws) else { return nil }
        defer { form.finish(&flaws) }
        var fields: [Field] = []
        for text in form.texts("field", &flaws) {
            if let field = Field.named(text.value), field != .other {
                fields.append(field)
            } else {
                let hint = SimilarName.question(text.value, Field.descriptions.map(\.name))
                flaws.add(
                    "book.field", "There is no field '\(text.value)'.\(hint)",
                    at: text)
            }
        }
        let named = form.value("of").map { kinds($0, file).kinds }
        let all = named ?? NodeKind.allCases.filter { kind in fields.contains { $0.stands(in: kind) } }
        for field in fields {
            let strangers = all.filter { !field.stands(in: $0) }
            if strangers.count == all.count || (named != nil && fields.count == 1 && !strangers.isEmpty) {
                flaws.add(
                    "book.field",
                    "'\(field.name)' does not stand in \(strangers.map(\.ruleName).joined(separator: ", ")).",
                    at: node.offset, of: file)
            }
        }
        if fields.isEmpty, form.node["field"] == nil { _ = form.required("field", &flaws) }
        if Set(fields.map { Vocabulary.type(of: $0) }).count > 1 {
            flaws.add("book.field", "The fields are not of one type. Write a rule for each.", at: node.offset, of: file)
        }
        return fields.isEmpty ? nil : .values(fields, of: all)
    }

    private mutating func kinds(_ node: YAMLNode, _ file: YAMLDocument) -> (kinds: [NodeKind], name: String) {
        let nodes: [YAMLNode]
        if case .sequence(let elements) = node.content { nodes = elements } else { nodes = [node] }
        var found: [NodeKind] = []
        for node in nodes {
            guard let scalar = node.scalar else {
                flaws.add("book.shape", "Here the name of a part is expected.", at: node.offset, of: file)
                continue
            }
            if scalar.text == "party" {
                found += NodeKind.allCases.filter(\.isParty)
            } else if let kind = NodeKind.named(rule: scalar.text) {
                found.append(kind)
            } else {
                let hint = SimilarName.question(scalar.text, NodeKind.allCases.map(\.ruleName))
                flaws.add(
                    "book.part",
                    "A declaration has no part '\(scalar.text)'.\(hint)",
                    at: scalar.offset, of: file)
            }
        }
        let name = nodes.count == 1 ? nodes[0].scalar?.text ?? "part" : "part"
        return (found, name)
    }

    /// `for: {code: goods_item.codes}`.
    private mutating func loop(_ form: inout FormReader) -> LetText? {
        guard let value = form.value("for") else { return nil }
        guard case .mapping(let entries) = value.content, entries.count == 1, let entry = entries.first,
            let scalar = entry.value.scalar
        else {
            flaws.add(
                "book.shape", "'for' takes one name with the list it goes through, such as {code: goods_item.codes}.",
                at: value.offset, of: form.file)
            return nil
        }
        return named(entry.key, scalar, form.file)
    }

    /// `first: {by: text.plain(seal.id), remember: equipment.id}`.
    private mutating func first(_ form: inout FormReader) -> RuleText.First? {
        guard let value = form.value("first"),
            var inner = FormReader(value, "what tells parts apart", of: form.file, &flaws)
        else { return nil }
        defer { inner.finish(&flaws) }
        let key = inner.required("by", &flaws)
        let remembers = inner.text("remember", &flaws)
        return key.map { RuleText.First(key: $0, remembers: remembers) }
    }

    /// A mapping from names to expressions.
    mutating func lets(_ form: inout FormReader) -> [LetText] {
        guard let value = form.value("lets") else { return [] }
        guard case .mapping(let entries) = value.content else {
            flaws.add(
                "book.shape", "'lets' takes a mapping from names to expressions and not \(value.kindInWords).",
                at: value.offset, of: form.file)
            return []
        }
        return entries.compactMap { entry in
            guard let scalar = entry.value.scalar else {
                flaws.add(
                    "book.shape", "Here an expression is expected and not \(entry.value.kindInWords).",
                    at: entry.value.offset, of: form.file)
                return nil
            }
            return named(entry.key, scalar, form.file)
        }
    }

    private mutating func named(_ key: YAMLScalar, _ value: YAMLScalar, _ file: YAMLDocument) -> LetText? {
        guard key.text.isRuleName else {
            flaws.add(
                "book.name", "'\(key.text)' is no name. Use small letters, digits and '_', a letter first.",
                at: key.offset, of: file)
            return nil
        }
        return LetText(
            name: Written(value: key.text, scalar: key, file: file),
            expression: Written(value: value.text, scalar: value, file: file))
    }

    private mutating func readFailures(_ rule: inout RuleText, _ form: inout FormReader) {
        var plain = failure(&form)
        if let value = form.value("fails") {
            guard case .sequence(let elements) = value.content else {
                flaws.add(
                    "book.shape", "'fails' takes a list and not \(value.kindInWords).", at: value.offset, of: form.file)
                return
            }
            for element in elements {
                guard var inner = FormReader(element, "a failure", of: form.file, &flaws) else { continue }
                let when = inner.text("when", &flaws)
                if when == nil, rule.assert == nil, inner.node["when"] == nil { _ = inner.required("when", &flaws) }
                var failure = failure(&inner)
                failure.when = when
                failure.severity = inner.word("severity", Severity.self, &flaws)
                failure.effect = inner.word("effect", Effect.self, &flaws)
                failure.needs = inner.text("needs", &flaws)?.value
                // What all failures of a rule have in common is written once, at the rule.
                failure.path = failure.path ?? plain.path
                failure.fix = failure.fix ?? plain.fix
                failure.authorityCode = failure.authorityCode ?? plain.authorityCode
                failure.authorityPointer = failure.authorityPointer ?? plain.authorityPointer
                if failure.message.isEmpty { failure.message = plain.message }
                if failure.message.isEmpty, failure.needs == nil { _ = inner.required("message", &flaws) }
                inner.finish(&flaws)
                rule.failures.append(failure)
            }
            guard rule.assert != nil else { return }
        } else if rule.assert == nil {
            flaws.add(
                "book.missing-key", "A rule needs 'assert', what must hold, or 'fails', what must not.",
                at: form.node.offset, of: form.file)
        }
        guard !plain.message.isEmpty else {
            flaws.add("book.missing-key", "A rule needs 'message'.", at: form.node.offset, of: form.file)
            return
        }
        plain.when = nil
        rule.failures.append(plain)
    }

    private mutating func failure(_ form: inout FormReader) -> FailureText {
        var failure = FailureText()
        failure.path = form.text("path", &flaws)
        failure.message = form.languages("message", &flaws)
        failure.authorityCode = form.text("authority_code", &flaws)?.value
        failure.authorityPointer = form.text("authority_pointer", &flaws)?.value
        if let value = form.value("fix"), var fix = FormReader(value, "a fix", of: form.file, &flaws) {
            let path = fix.text("path", &flaws)
            let text = fix.required("value", &flaws)
            let why = fix.languages("why", &flaws)
            if why.isEmpty { _ = fix.required("why", &flaws) }
            fix.finish(&flaws)
            if let text { failure.fix = FixText(path: path, value: text, why: why) }
        }
        return failure
    }
}
