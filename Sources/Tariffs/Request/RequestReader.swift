import TidewaiterCodes
import TidewaiterDocuments
import TidewaiterQuantities

/// Typed reads of a request's JSON: a value of the wrong type stops with its place, an unknown member is a finding.
struct RequestReader {
    private(set) var findings: [Finding]

    init(_ document: JSONDocument) { findings = document.findings }

    func mistyped(_ value: JSONValue, _ expected: String) -> TidewaiterError {
        TidewaiterError(
            .argument, "assess.type", "Expected \(expected), found \(value.kind.word).", place: value.place)
    }

    func text(_ value: JSONValue) throws(TidewaiterError) -> String? {
        if let text = value.string { return text }
        guard value.isNull else { throw mistyped(value, "a text") }
        return nil
    }

    /// A code of a list (a country, a currency), in capitals however it is written. What is not of ASCII letters stays
    /// as it is: its capitals might make another code of it.
    func code(_ value: JSONValue) throws(TidewaiterError) -> String? {
        guard let text = try text(value) else { return nil }
        var isSmall = false
        for byte in text.utf8 {
            if byte >= 0x80 { return text }
            isSmall = isSmall || byte >= UInt8(ascii: "a")
        }
        // Most are in capitals already.
        return isSmall ? text.uppercased() : text
    }

    func requiredCode(_ value: JSONValue) throws(TidewaiterError) -> String {
        guard let code = try code(value) else { throw mistyped(value, "a text") }
        return code
    }

    func requiredText(_ value: JSONValue) throws(TidewaiterError) -> String {
        guard let text = value.string else { throw mistyped(value, "a text") }
        return text
    }

    /// A code or name: a text, or a whole number taken as its digits.
    func name(_ value: JSONValue) throws(TidewaiterError) -> String? {
        if let text = value.string { return text }
        if let number = value.integer, number >= 0 { return String(number) }
        guard value.isNull else { throw mistyped(value, "a text") }
        return nil
    }

    func texts(_ value: JSONValue) throws(TidewaiterError) -> [String] {
        if value.isNull { return [] }
        guard value.kind == .array else { throw mistyped(value, "an array of texts") }
        var texts: [String] = []
        for element in value.elements { texts.append(try requiredText(element)) }
        return texts
    }

    func flag(_ value: JSONValue) throws(TidewaiterError) -> Bool? {
        if let flag = value.bool { return flag }
        guard value.isNull else { throw mistyped(value, "true or false") }
        return nil
    }

    func date(_ value: JSONValue) throws(TidewaiterError) -> CivilDate? {
        guard let text = try text(value) else { return nil }
        guard let date = CivilDate(iso: text) else {
            throw TidewaiterError(
                .argument, "assess.date", "\"\(text)\" is not a date. Write year, month and day as 2026-04-10.",
                place: value.place)
        }
        return date
    }

    /// A decimal, as text (the way to write one) or as an exact number.
    func decimal(_ value: JSONValue) throws(TidewaiterError) -> Decimal? {
        if value.isNull { return nil }
        guard let text = value.text else { throw mistyped(value, "a decimal number as text") }
        do throws(QuantityError) {
            return value.kind == .number ? try Decimal(parsingExponent: text) : try Decimal(text)
        } catch {
            throw TidewaiterError(
                .argument, "assess.decimal", "\"\(text)\" cannot be taken as a decimal number: \(error.message)",
                place: value.place)
        }
    }

    func requiredAmount(_ value: JSONValue) throws(TidewaiterError) -> Decimal {
        guard let number = try decimal(value) else { throw mistyped(value, "a decimal number as text") }
        return number
    }

    /// One of the words of an enumeration, in capitals or not.
    func word<Word: RawRepresentable & CaseIterable>(
        _ value: JSONValue, as _: Word.Type
    ) throws(TidewaiterError) -> Word? where Word.RawValue == String {
        guard let text = try text(value) else { return nil }
        let lower = text.lowercased()
        guard let word = Word(rawValue: text) ?? Word.allCases.first(where: { $0.rawValue.lowercased() == lower })
        else {
            let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw TidewaiterError(
                .argument, "assess.word", "\"\(text)\" is not known here. Use one of: \(known).", place: value.place)
        }
        return word
    }

    func object(_ value: JSONValue) throws(TidewaiterError) -> JSONValue {
        guard value.kind == .object || value.isNull else { throw mistyped(value, "an object") }
        return value
    }

    /// The members of an object, of each name the last; that a name is repeated is among the findings.
    func last(_ object: JSONValue) -> StatedMembers { StatedMembers(object) }

    func array(_ value: JSONValue) throws(TidewaiterError) -> JSONValue.Elements {
        guard value.kind == .array || value.isNull else { throw mistyped(value, "an array") }
        return value.elements
    }

    func noMethod(_ value: JSONValue) -> TidewaiterError {
        TidewaiterError(
            .argument, "assess.method",
            "\(value.text ?? value.kind.word) is no method of valuation. Write 1 (transaction value) to 6, as a number.",
            place: value.place)
    }

    /// A number where a tariff code belongs: leading zeros and more may be gone.
    func codeAsNumber(_ value: JSONValue) -> TidewaiterError {
        let text = value.text ?? ""
        return TidewaiterError(
            .argument, "assess.code-number",
            HSCode.spreadsheetDamage(in: text)
                ?? "The tariff code \(text) is written as a number, which has no leading zeros. Put it in quotes.",
            place: value.place)
    }

    func missing(_ name: String, in value: JSONValue) -> TidewaiterError {
        TidewaiterError(
            .argument, "assess.missing", "The member \"\(name)\" is missing here. Add it.", place: value.place)
    }

    /// Facts by name, in the order given.
    func facts(_ value: JSONValue) throws(TidewaiterError) -> [Fact] {
        var facts: [Fact] = []
        for member in last(try object(value)) {
            let stated = member.value
            let name = member.name
            if stated.isNull { continue }
            if let flag = stated.bool {
                facts.append(Fact(name: name, value: .flag(flag)))
            } else if stated.kind == .number, let number = try decimal(stated) {
                facts.append(Fact(name: name, value: .number(number)))
            } else if let text = stated.string {
                facts.append(Fact(name: name, value: .text(text)))
            } else {
                throw mistyped(stated, "a text, a number, true or false")
            }
        }
        return facts
    }

    mutating func unknown(_ member: JSONMember) {
        let pointer = member.value.pointer
        findings.append(
            Finding(
                rule: "tw.request.unknown-member", severity: .warning, effect: .money,
                message: "The request has no member \"\(member.name)\" here; it was not used. "
                    + "Correct its name, or state it as a fact.",
                path: pointer, place: member.namePlace, value: member.name, authority: "Tidewaiter, request of assess"))
    }

    mutating func tidied(_ value: JSONValue, from written: String, to code: String) {
        let pointer = value.pointer
        findings.append(
            Finding(
                rule: "tw.request.code-punctuation", severity: .information, effect: .advice,
                message: "The tariff code \"\(written)\" was read as \(code). Write codes as digits only.",
                path: pointer, place: value.place, value: written, authority: "Tidewaiter, request of assess",
                fix: .init(path: pointer, value: code, why: "a tariff code is its digits")))
    }
}

/// The members of an object, of each name the last; names are hardly ever repeated, and then nothing is gathered.
struct StatedMembers: Sequence, IteratorProtocol {
    private var members: JSONValue.Members
    private var last: [JSONMember].Iterator?

    init(_ object: JSONValue) {
        members = object.members
        guard object.hasRepeatedNames else { return }
        var names: Set<String> = []
        let found = object.members.reversed().filter { names.insert($0.name).inserted }
        last = Array(found.reversed()).makeIterator()
    }

    mutating func next() -> JSONMember? { last == nil ? members.next() : last?.next() }
}
