internal import TidewaiterDocuments
internal import TidewaiterNomenclature
internal import TidewaiterQuantities

/// Finding codes by words, codes of a whole table, and the same asked for in JSON.
extension Engine {
    /// The commodity codes whose labels and words of trade fit a text best.
    ///
    /// A hint where to look, no classification.
    ///
    /// - Parameters:
    ///   - text: Words for the goods, in English or as labels have them in other languages.
    ///   - most: How many codes at most.
    ///   - language: Language of the labels in the answer, ISO 639-1.
    public func searchCodes(
        _ text: String, most: Int = 20, language: String = "en"
    ) throws(TidewaiterError) -> CommoditySearch {
        CommoditySearch(text, most: most, try LookUp(LookUpOptions(language: language), self))
    }

    /// Looks up the commodity codes in a column of a CSV table.
    ///
    /// - Parameters:
    ///   - table: The file.
    ///   - column: The column's header.
    ///   - options: What is asked about each code.
    /// - Throws: ``TidewaiterError`` when there is no such column or the table cannot be read; what is wrong with a code
    ///   is in its row.
    public func lookUp(
        table: [UInt8], column: String, options: LookUpOptions = LookUpOptions()
    ) throws(TidewaiterError) -> CommodityTable {
        try CommodityTable(table, column: column, try LookUp(options, self), limits: limits)
    }

    /// What JSON asks of the nomenclature: an object with `code`, or with `search`, or with the `column` of `table` that
    /// has codes, or with `rules` for the General Rules. Beside them, as far as they matter: `edition`, `convert`, `into`,
    /// `declaration`, `as_of`, `language`, `description`, and `top`, how many codes a search gives at most.
    public func nomenclature(json: [UInt8], table: [UInt8]? = nil) throws(TidewaiterError) -> Answer {
        let request = try NomenclatureRequest(JSONDocument(json, limits: limits))
        switch (request.code, request.search, request.column, request.rules) {
        case (nil, nil, nil, true): return .generalRules(generalRules)
        case (let code?, nil, nil, false): return .commodity(try lookUp(code, options: request.options))
        case (nil, let text?, nil, false):
            return .search(try searchCodes(text, most: request.top, language: request.options.language))
        case (nil, nil, let column?, false):
            guard let table else {
                throw TidewaiterError(.argument, "hs.table", "Give the table that has the column \"\(column)\".")
            }
            return .commodities(try lookUp(table: table, column: column, options: request.options))
        default:
            throw TidewaiterError(
                .argument, "hs.request",
                "Give one of \"code\", \"search\", \"column\" and \"rules\": they are questions apart.")
        }
    }
}

extension Engine {
    /// The General Rules for the interpretation of the Harmonized System in our own words.
    public var generalRules: GeneralRules { GeneralRules(rules: nomenclature.rules) }

    /// The kind of declaration of that name: `import`, `export`, `low_value` or `advance_cargo`.
    package static func declarationKind(_ name: String) throws(TidewaiterError) -> DeclarationKind {
        if let kind = DeclarationKind(rawValue: name) { return kind }
        let known = DeclarationKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw TidewaiterError(
            .argument, "hs.declaration", "\"\(name.prefix(40))\" is no kind of declaration. Known: \(known).")
    }
}

/// A question to the nomenclature as JSON has it.
private struct NomenclatureRequest {
    var code: String?
    var search: String?
    var column: String?
    var rules = false
    var top = 20
    var options = LookUpOptions()

    init(_ document: JSONDocument) throws(TidewaiterError) {
        guard document.root.kind == .object else { throw Self.mistyped(document.root, "an object") }
        var seen: Set<String> = []
        for member in document.root.members {
            let value = member.value
            guard seen.insert(member.name).inserted else {
                throw TidewaiterError(
                    .argument, "hs.member", "\"\(member.name)\" is there twice. Give it once.", place: member.namePlace)
            }
            switch member.name {
            case "code": code = try Self.text(value)
            case "search": search = try Self.text(value)
            case "column": column = try Self.text(value)
            case "top": top = try Self.number(value) ?? top
            case "edition": options.edition = try Self.number(value)
            case "convert": options.convert = try Self.number(value)
            case "into": options.into = try Self.text(value)
            case "as_of": options.asOf = try Self.date(value)
            case "language": options.language = try Self.text(value) ?? options.language
            case "description": options.description = try Self.text(value)
            case "declaration":
                if let name = try Self.text(value) { options.declaration = try Engine.declarationKind(name) }
            case "rules":
                guard let isAsked = value.bool else { throw Self.mistyped(value, "true or false") }
                rules = isAsked
            default:
                throw TidewaiterError(
                    .argument, "hs.member",
                    "\"\(member.name)\" is not known here. Known: code, search, column, top, edition, convert, into, "
                        + "as_of, language, description, declaration, rules.", place: member.namePlace)
            }
        }
    }

    private static func mistyped(_ value: JSONValue, _ expected: String) -> TidewaiterError {
        value.mistyped("hs.type", expected)
    }

    private static func text(_ value: JSONValue) throws(TidewaiterError) -> String? {
        if let text = value.string { return text }
        // A code written as a number has lost what a text keeps: it is not taken.
        guard value.isNull else { throw mistyped(value, "a text") }
        return nil
    }

    private static func number(_ value: JSONValue) throws(TidewaiterError) -> Int? {
        if value.isNull { return nil }
        guard let number = value.text.flatMap({ Int($0) }), number >= 0 else { throw mistyped(value, "a whole number") }
        return number
    }

    private static func date(_ value: JSONValue) throws(TidewaiterError) -> CivilDate? {
        guard let text = try text(value) else { return nil }
        guard let date = CivilDate(iso: text) else { throw mistyped(value, "a date, YYYY-MM-DD") }
        return date
    }
}
