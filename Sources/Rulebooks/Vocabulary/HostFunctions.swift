internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterNomenclature
internal import TidewaiterQuantities

/// The functions that rules have beside those of the language: identifiers, code lists, the nomenclature, texts.
enum HostFunctions {
    /// A schema with all of them.
    static func schema(_ nomenclature: Nomenclature, _ trees: [NationalTree]) -> Schema {
        var schema = Schema()
        declareIdentifiers(&schema)
        declareTexts(&schema)
        declareCodes(&schema)
        declareNomenclature(&schema, nomenclature)
        declareTariffs(&schema, Dictionary(trees.map { ($0.jurisdiction, $0) }) { first, _ in first })
        return schema
    }

    private static func text(_ value: Value) -> String {
        if case .string(let text) = value { return text.string }
        return ""
    }

    private static func declare(
        _ schema: inout Schema, _ name: String, _ signature: String, _ body: @escaping @Sendable ([Value]) -> Value
    ) {
        guard let overload = Overload(signature, isMember: false) else {
            preconditionFailure("the signature '\(signature)' of '\(name)' cannot be read")
        }
        schema.declare(name, [overload], isPure: true, body: body)
    }

    /// `id.is('iso6346', text)`, `id.why('iso6346', text)`, `id.fix('iso6346', text)`.
    private static func declareIdentifiers(_ schema: inout Schema) {
        @Sendable func identify(_ arguments: [Value]) -> Identification? {
            Identifiers.named(text(arguments[0])).map { $0.identify(text(arguments[1])) }
        }
        let unknown: @Sendable ([Value]) -> Value = { arguments in
            .fault(.argument, "there is no identifier kind '\(text(arguments[0]))'; `tidewaiter id` lists them")
        }
        declare(&schema, "id.is", "(string, string) -> bool") { identify($0).map { .bool($0.valid) } ?? unknown($0) }
        declare(&schema, "id.why", "(string, string) -> string") { arguments in
            identify(arguments).map { .string(Text($0.reason?.message ?? "")) } ?? unknown(arguments)
        }
        declare(&schema, "id.fix", "(string, string) -> optional_type(string)") { arguments in
            guard let found = identify(arguments) else { return unknown(arguments) }
            return found.fix.map { .some(.string(Text($0))) } ?? .none
        }
        declare(&schema, "id.checkDigit", "(string, string) -> optional_type(string)") { arguments in
            guard let found = identify(arguments) else { return unknown(arguments) }
            return found.checkDigit.map { .some(.string(Text($0.expected ?? ""))) } ?? .none
        }
    }

    /// `text.plain(x)`, `text.isPlaceholder(x)`, `text.isVague(x)`.
    private static func declareTexts(_ schema: inout Schema) {
        declare(&schema, "text.plain", "(string) -> string") { .string(Text(plainIdentifier(text($0[0])))) }
        declare(&schema, "text.isPlaceholder", "(string) -> bool") { .bool(Placeholder.isOne(text($0[0]))) }
        declare(&schema, "text.isVague", "(string) -> bool") { .bool(VagueTerms.isVague(text($0[0]))) }
        declare(&schema, "text.hasControl", "(string) -> bool") { arguments in
            .bool(text(arguments[0]).unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
        }
    }

    /// `codes.has('country', x)`, `codes.name('country', x)`.
    private static func declareCodes(_ schema: inout Schema) {
        declare(&schema, "codes.has", "(string, string) -> bool") { arguments in
            guard let list = CodeLists.named(text(arguments[0])) else { return noList(arguments[0]) }
            return .bool(list(text(arguments[1])) != nil)
        }
        declare(&schema, "codes.name", "(string, string) -> optional_type(string)") { arguments in
            guard let list = CodeLists.named(text(arguments[0])) else { return noList(arguments[0]) }
            return list(text(arguments[1])).map { .some(.string(Text($0))) } ?? .none
        }
    }

    private static func noList(_ name: Value) -> Value {
        let names = CodeLists.names.joined(separator: ", ")
        return .fault(.argument, "there is no code list '\(text(name))'; there are \(names)")
    }

    /// `hs.has(code, day)`: whether the first digits, up to six, are a heading or subheading of the edition in force.
    private static func declareNomenclature(_ schema: inout Schema, _ nomenclature: Nomenclature) {
        declare(&schema, "hs.has", "(string, date) -> bool") { arguments in
            guard case .date(let day) = arguments[1], let edition = nomenclature.edition(on: day.date) else {
                return .fault(.missing, "no edition of the HS is known for that day")
            }
            let code = String(text(arguments[0]).prefix(6))
            return .bool(nomenclature.has(code, in: edition))
        }
        declare(&schema, "hs.label", "(string) -> optional_type(string)") { arguments in
            nomenclature.label(of: text(arguments[0])).map { .some(.string(Text($0))) } ?? .none
        }
    }

    /// `tariff.has(country, code, day)` and `tariff.units(country, code, day)`, of countries that have a pack.
    private static func declareTariffs(_ schema: inout Schema, _ trees: [String: NationalTree]) {
        @Sendable func line(_ arguments: [Value]) -> (tree: NationalTree, code: String, day: CivilDate)? {
            guard let tree = trees[text(arguments[0])], case .date(let day) = arguments[2], tree.covers(day.date) else {
                return nil
            }
            return (tree, text(arguments[1]), day.date)
        }
        declare(&schema, "tariff.has", "(string, string, date) -> optional_type(bool)") { arguments in
            guard let line = line(arguments) else { return .none }
            let isThere = line.tree.has(line.code, on: line.day)
            return isThere || line.tree.isComplete ? .some(.bool(isThere)) : .none
        }
        declare(&schema, "tariff.units", "(string, string, date) -> optional_type(list(string))") { arguments in
            guard let line = line(arguments), let units = line.tree.units(of: line.code, on: line.day) else {
                return .none
            }
            return .some(.list(units.map { .string(Text($0)) }))
        }
    }
}

/// The code lists that rules can ask, each by what it says of a code.
enum CodeLists {
    typealias List = @Sendable (String) -> String?

    static let names = ["country", "currency", "unit", "package", "incoterm"]

    static func named(_ name: String) -> List? {
        switch name {
        case "country": { Country(alpha2: $0)?.name }
        case "currency": { code in (try? Currency(code)).flatMap { $0.isWithdrawn ? nil : $0.name } }
        case "unit": { (try? Unit($0))?.name }
        case "package": { PackageType($0)?.label }
        case "incoterm": { Incoterm($0)?.rawValue }
        default: nil
        }
    }
}
