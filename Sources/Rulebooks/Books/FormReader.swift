internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterQuantities

/// Reads a mapping whose keys are known: says what is missing, what is unknown and what was probably meant.
struct FormReader {
    let file: YAMLDocument
    let node: YAMLNode
    /// What the mapping is, for messages: `a rule`.
    let what: String
    private var taken: Set<String> = []

    /// nil, with a flaw, where the node is no mapping.
    init?(_ node: YAMLNode, _ what: String, of file: YAMLDocument, _ flaws: inout BookFlaws) {
        guard case .mapping = node.content else {
            flaws.add(
                "book.shape", "Here \(what) is expected, a mapping of keys to values, and not \(node.kindInWords).",
                at: node.offset, of: file)
            return nil
        }
        self.file = file
        self.node = node
        self.what = what
    }

    /// The value of a key; nil where it is not there or blank.
    mutating func value(_ key: String) -> YAMLNode? {
        taken.insert(key)
        guard let value = node[key], !value.isBlank else { return nil }
        return value
    }

    /// A text.
    mutating func text(_ key: String, _ flaws: inout BookFlaws) -> Written<String>? {
        guard let value = value(key) else { return nil }
        return written(value, key, &flaws)
    }

    /// A text that must be there.
    mutating func required(_ key: String, _ flaws: inout BookFlaws) -> Written<String>? {
        let found = text(key, &flaws)
        if found == nil, node[key].map(\.isBlank) ?? true {
            flaws.add("book.missing-key", "\(what.capitalisedFirst) needs '\(key)'.", at: node.offset, of: file)
        }
        if let found, found.value.allSatisfy(\.isWhitespace) {
            flaws.add("book.empty", "\(what.capitalisedFirst) needs '\(key)', and there is nothing in it.", at: found)
        }
        return found
    }

    /// Countries and unions.
    mutating func jurisdictions(_ flaws: inout BookFlaws) -> [String] {
        texts("jurisdictions", &flaws).map { text in
            Self.checkJurisdiction(text, &flaws)
            return text.value
        }
    }

    /// Says so where a text is neither a country nor a union, nor one of the words that may stand instead.
    static func checkJurisdiction(_ text: Written<String>, or words: [String] = [], _ flaws: inout BookFlaws) {
        guard text.value != "EU", Country(alpha2: text.value) == nil else { return }
        let others = words.map { ", nor '\($0)'" }.joined()
        let similar = Country(code: text.value)?.alpha2 ?? SimilarName.nearest(to: text.value, in: words)
        let advice = similar.map { " Did you mean '\($0)'?" } ?? ""
        flaws.add(
            "book.jurisdiction",
            "'\(text.value)' is neither a country of ISO 3166-1 (two letters) nor 'EU'\(others).\(advice)", at: text)
    }

    /// Steps of the procedure, which hosts name as they like, in one way of writing.
    mutating func stages(_ flaws: inout BookFlaws) -> [Written<String>] {
        let found = texts("stage", &flaws)
        for text in found where !text.value.isStageName {
            flaws.add(
                "book.stage",
                "'\(text.value)' is no name of a step, and so the rule would never run. Use small letters, digits, "
                    + "'_' and '-', a letter first, such as entry or pre_loading.", at: text)
        }
        return found
    }

    private func written(_ value: YAMLNode, _ key: String, _ flaws: inout BookFlaws) -> Written<String>? {
        guard let scalar = value.scalar else {
            flaws.add("book.shape", "'\(key)' takes a text and not \(value.kindInWords).", at: value.offset, of: file)
            return nil
        }
        return Written(value: scalar.text, scalar: scalar, file: file)
    }

    /// Texts: a list, or one alone.
    mutating func texts(_ key: String, _ flaws: inout BookFlaws) -> [Written<String>] {
        guard let value = value(key) else { return [] }
        guard case .sequence(let elements) = value.content else {
            return written(value, key, &flaws).map { [$0] } ?? []
        }
        return elements.compactMap { written($0, key, &flaws) }
    }

    /// Texts by language: a mapping from languages, or one text, which is English.
    mutating func languages(_ key: String, _ flaws: inout BookFlaws) -> [String: Written<String>] {
        guard let value = value(key) else { return [:] }
        guard case .mapping(let entries) = value.content else {
            return written(value, key, &flaws).map { filled($0, key, &flaws) } ?? [:]
        }
        var found: [String: Written<String>] = [:]
        for entry in entries {
            let name = entry.key.text
            guard name.utf8.count == 2, name.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else {
                flaws.add(
                    "book.language", "'\(name)' is not a language. Write its two letters of ISO 639-1, such as 'en'.",
                    at: entry.key.offset, of: file)
                continue
            }
            found[name] = written(entry.value, key, &flaws).flatMap { filled($0, key, &flaws)["en"] }
        }
        if found["en"] == nil, !found.isEmpty {
            flaws.add(
                "book.language", "'\(key)' has no English text, which stands in where a language is missing. Add 'en'.",
                at: value.offset, of: file)
        }
        return found
    }

    /// A text as the English one, with a flaw where there is nothing in it.
    private func filled(
        _ text: Written<String>, _ key: String, _ flaws: inout BookFlaws
    ) -> [String: Written<String>] {
        if text.value.allSatisfy(\.isWhitespace) {
            flaws.add("book.empty", "There is nothing in '\(key)'. Say what is wrong and what to do.", at: text)
        }
        return ["en": text]
    }

    /// One of a few words.
    mutating func word<Word: RawRepresentable & CaseIterable>(
        _ key: String, _ type: Word.Type, _ flaws: inout BookFlaws
    ) -> Word? where Word.RawValue == String {
        guard let text = text(key, &flaws) else { return nil }
        if let word = Word(rawValue: text.value) { return word }
        let words = Word.allCases.map(\.rawValue)
        flaws.add("book.word", "'\(key)' is one of \(words.joined(separator: ", ")), not '\(text.value)'.", at: text)
        return nil
    }

    mutating func flag(_ key: String, _ flaws: inout BookFlaws) -> Bool? {
        guard let text = text(key, &flaws) else { return nil }
        if text.value == "true" || text.value == "false" { return text.value == "true" }
        flaws.add("book.flag", "'\(key)' is true or false, not '\(text.value)'.", at: text)
        return nil
    }

    mutating func date(_ key: String, _ flaws: inout BookFlaws) -> CivilDate? {
        guard let text = text(key, &flaws) else { return nil }
        if let date = CivilDate(iso: text.value) { return date }
        flaws.add("book.date", "'\(text.value)' is not a date. Write it as 2026-11-21.", at: text)
        return nil
    }

    /// Says which keys nobody asked for.
    func finish(_ flaws: inout BookFlaws) {
        guard case .mapping(let entries) = node.content else { return }
        for entry in entries where !taken.contains(entry.key.text) {
            let similar = SimilarName.nearest(to: entry.key.text, in: taken.sorted())
            let hint =
                similar.map { "Did you mean '\($0)'?" }
                ?? "The keys are \(taken.sorted().joined(separator: ", "))."
            flaws.add(
                "book.unknown-key", "\(what.capitalisedFirst) has no key '\(entry.key.text)'. \(hint)",
                at: entry.key.offset, of: file)
        }
    }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// Whether the text can be the name of a step of the procedure.
    var isStageName: Bool { split(separator: "-", omittingEmptySubsequences: false).joined(separator: "_").isRuleName }
}
