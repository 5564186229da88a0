import TidewaiterCodes
import TidewaiterDocuments
import TidewaiterQuantities

/// Typed reads of a request's JSON: a value of the wrong type stops with its place, an unknown member is a finding.
///
/// Values go by their numbers in the document: a ``JSONValue`` each would count references for every member of every line.
struct RequestReader {
    let document: JSONDocument
    private(set) var findings: [Finding]

    init(_ document: JSONDocument) {
        self.document = document
        findings = document.findings
    }

    func place(_ value: JSONEntry) -> Place { document[value].place }

    func isNull(_ value: JSONEntry) -> Bool { document.kind(value) == .null }

    func mistyped(_ value: JSONEntry, _ expected: String) -> TidewaiterError {
        let place = place(value)
        let name = place.address.isEmpty ? "Expected" : "\(place.address.dropFirst()): expected"
        return TidewaiterError(
            .argument, "assess.type", "\(name) \(expected), found \(document.kind(value).word).", place: place)
    }

    func text(_ value: JSONEntry) throws(TidewaiterError) -> String? {
        if let text = document.string(value) { return text }
        guard isNull(value) else { throw mistyped(value, "a text") }
        return nil
    }

    /// A code of a list (a country, a currency), in capitals however it is written. What is not of ASCII letters stays
    /// as it is: its capitals might make another code of it.
    func code(_ value: JSONEntry) throws(TidewaiterError) -> String? {
        guard let text = try text(value) else { return nil }
        var isSmall = false
        let view = text.utf8Span
        let bytes = view.span
        for index in bytes.indices {
            if bytes[index] >= 0x80 { return text }
            isSmall = isSmall || bytes[index] >= UInt8(ascii: "a")
        }
        // Most are in capitals already.
        return isSmall ? text.uppercased() : text
    }

    func requiredCode(_ value: JSONEntry) throws(TidewaiterError) -> String {
        guard let code = try code(value) else { throw mistyped(value, "a text") }
        return code
    }

    func requiredText(_ value: JSONEntry) throws(TidewaiterError) -> String {
        guard let text = document.string(value) else { throw mistyped(value, "a text") }
        return text
    }

    /// A code or name: a text, or a whole number taken as its digits.
    func name(_ value: JSONEntry) throws(TidewaiterError) -> String? {
        if let text = document.string(value) { return text }
        if let number = document.integer(value), number >= 0 { return String(number) }
        guard isNull(value) else { throw mistyped(value, "a text") }
        return nil
    }

    func texts(_ value: JSONEntry) throws(TidewaiterError) -> [String] {
        if isNull(value) { return [] }
        guard document.kind(value) == .array else { throw mistyped(value, "an array of texts") }
        var texts: [String] = []
        for element in document[value].elements { texts.append(try requiredText(element.entry)) }
        return texts
    }

    func flag(_ value: JSONEntry) throws(TidewaiterError) -> Bool? {
        switch document.kind(value) {
        case .true: return true
        case .false: return false
        case .null: return nil
        default: throw mistyped(value, "true or false")
        }
    }

    func date(_ value: JSONEntry) throws(TidewaiterError) -> CivilDate? {
        guard let text = try text(value) else { return nil }
        guard let date = CivilDate(iso: text) else {
            throw TidewaiterError(
                .argument, "assess.date", "\"\(text)\" is not a date. Write year, month and day as 2026-04-10.",
                place: place(value))
        }
        return date
    }

    /// A decimal, as text (the way to write one) or as an exact number.
    func decimal(_ value: JSONEntry) throws(TidewaiterError) -> Decimal? {
        do throws(QuantityError) {
            if let number = try document.decimal(value) { return number }
        } catch {
            throw TidewaiterError(
                .argument, "assess.decimal",
                "\"\(document.text(value) ?? "")\" cannot be taken as a decimal number: \(error.message)",
                place: place(value))
        }
        guard isNull(value) else { throw mistyped(value, "a decimal number as text") }
        return nil
    }

    func requiredAmount(_ value: JSONEntry) throws(TidewaiterError) -> Decimal {
        guard let number = try decimal(value) else { throw mistyped(value, "a decimal number as text") }
        return number
    }

    /// One of the words of an enumeration, in capitals or not.
    func word<Word: RawRepresentable & CaseIterable>(
        _ value: JSONEntry, as _: Word.Type
    ) throws(TidewaiterError) -> Word? where Word.RawValue == String {
        guard let text = try text(value) else { return nil }
        let lower = text.lowercased()
        guard let word = Word(rawValue: text) ?? Word.allCases.first(where: { $0.rawValue.lowercased() == lower })
        else {
            let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw TidewaiterError(
                .argument, "assess.word", "\"\(text)\" is not known here. Use one of: \(known).", place: place(value))
        }
        return word
    }

    func object(_ value: JSONEntry) throws(TidewaiterError) -> JSONEntry {
        guard document.kind(value) == .object || isNull(value) else { throw mistyped(value, "an object") }
        return value
    }

    /// The members of an object, of each name the last; that a name is repeated is among the findings.
    func last(_ object: JSONEntry) -> StatedMembers { StatedMembers(object, in: document) }

    func array(_ value: JSONEntry) throws(TidewaiterError) -> JSONValue.Elements {
        guard document.kind(value) == .array || isNull(value) else { throw mistyped(value, "an array") }
        return document[value].elements
    }

    func noMethod(_ value: JSONEntry) -> TidewaiterError {
        TidewaiterError(
            .argument, "assess.method",
            "\(document.text(value) ?? document.kind(value).word) is no method of valuation. "
                + "Write 1 (transaction value) to 6, as a number.",
            place: place(value))
    }

    /// A number where a tariff code belongs: leading zeros and more may be gone.
    func codeAsNumber(_ value: JSONEntry) -> TidewaiterError {
        let text = document.text(value) ?? ""
        return TidewaiterError(
            .argument, "assess.code-number",
            HSCode.spreadsheetDamage(in: text)
                ?? "The tariff code \(text) is written as a number, which has no leading zeros. Put it in quotes.",
            place: place(value))
    }

    func missing(_ name: String, in value: JSONEntry) -> TidewaiterError {
        TidewaiterError(
            .argument, "assess.missing", "The member \"\(name)\" is missing here. Add it.", place: place(value))
    }

    /// Facts by name, in the order given.
    func facts(_ value: JSONEntry) throws(TidewaiterError) -> [Fact] {
        var facts: [Fact] = []
        for member in last(try object(value)) {
            if let fact = try fact(member.value) { facts.append(Fact(name: document.name(member), value: fact)) }
        }
        return facts
    }

    private func fact(_ stated: JSONEntry) throws(TidewaiterError) -> Fact.Value? {
        switch document.kind(stated) {
        case .null: return nil
        case .true: return .flag(true)
        case .false: return .flag(false)
        case .number: if let number = try decimal(stated) { return .number(number) }
        default: if let text = document.string(stated) { return .text(text) }
        }
        throw mistyped(stated, "a text, a number, true or false")
    }

    mutating func unknown(_ member: JSONEntry) {
        let name = document.name(member)
        findings.append(
            Finding(
                rule: "tw.request.unknown-member", severity: .warning, effect: .money,
                message: "The request has no member \"\(name)\" here; it was not used. "
                    + "Correct its name, or state it as a fact.",
                path: document[member.value].pointer, place: document.place(ofName: member), value: name,
                authority: "Tidewaiter, request of assess"))
    }

    mutating func tidied(_ value: JSONEntry, from written: String, to code: String) {
        let pointer = document[value].pointer
        findings.append(
            Finding(
                rule: "tw.request.code-punctuation", severity: .information, effect: .advice,
                message: "The tariff code \"\(written)\" was read as \(code). Write codes as digits only.",
                path: pointer, place: place(value), value: written, authority: "Tidewaiter, request of assess",
                fix: .init(path: pointer, value: code, why: "a tariff code is its digits")))
    }
}

/// The names of an object's members, of each the last; names are hardly ever repeated, and then nothing is gathered.
struct StatedMembers: Sequence, IteratorProtocol {
    private let document: JSONDocument
    private var parts: JSONParts
    private var last: Array<JSONEntry>.Iterator?

    init(_ object: JSONEntry, in document: JSONDocument) {
        self.document = document
        parts = document.parts(object)
        guard document.kind(object) == .object, document.isFlagged(object) else { return }
        var all: [JSONEntry] = []
        while let name = document.nextMember(&parts) { all.append(name) }
        var names: Set<String> = []
        let found = all.reversed().filter { names.insert(document.name($0)).inserted }
        last = Array(found.reversed()).makeIterator()
    }

    mutating func next() -> JSONEntry? { last == nil ? document.nextMember(&parts) : last?.next() }
}
