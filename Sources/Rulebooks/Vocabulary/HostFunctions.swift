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
        declareUnits(&schema)
        declareNomenclature(&schema, nomenclature)
        declareTariffs(&schema, Dictionary(trees.map { ($0.jurisdiction, $0) }) { first, _ in first })
        return schema
    }

    static func text(_ value: Value) -> String {
        if case .string(let text) = value { return text.string }
        return ""
    }

    static func declare(
        _ schema: inout Schema, _ name: String, _ signature: String, _ body: @escaping @Sendable ([Value]) -> Value
    ) {
        schema.declare(name, [overload(signature, name)], isPure: true, body: body)
    }

    /// A function of one argument.
    private static func declare(
        _ schema: inout Schema, _ name: String, _ signature: String, one body: @escaping @Sendable (Value) -> Value
    ) {
        schema.declare(name, [overload(signature, name)], isPure: true, one: body)
    }

    /// A function of two arguments.
    private static func declare(
        _ schema: inout Schema, _ name: String, _ signature: String,
        two body: @escaping @Sendable (Value, Value) -> Value
    ) {
        schema.declare(name, [overload(signature, name)], isPure: true, two: body)
    }

    private static func overload(_ signature: String, _ name: String) -> Overload {
        guard let overload = Overload(signature, isMember: false) else {
            preconditionFailure("the signature '\(signature)' of '\(name)' cannot be read")
        }
        return overload
    }

    /// An optional text.
    static func optional(_ text: String?) -> Value { text.map { .some(.string(Text($0))) } ?? .none }

    /// `id.is('container', text)`, `id.why('container', text)`, `id.fix('container', text)`.
    private static func declareIdentifiers(_ schema: inout Schema) {
        let questions: [(String, String, @Sendable (Identification) -> Value)] = [
            ("is", "bool", { .bool($0.valid) }),
            ("why", "string", { .string(Text($0.reason?.message ?? "")) }),
            ("flaw", "string", { .string(Text($0.reason?.code ?? "")) }),
            ("fix", "optional_type(string)", { optional($0.fix) }),
            ("checkDigit", "optional_type(string)", { optional($0.checkDigit?.expected) }),
            ("normalised", "string", { .string(Text($0.normalised)) }),
        ]
        for (name, type, answer) in questions {
            declare(
                &schema, "id.\(name)", "(string, string) -> \(type)",
                two: { kind, value in
                    guard let scheme = Identifiers.named(text(kind)) else {
                        return .fault(
                            .argument, "there is no identifier kind '\(text(kind))'; `tidewaiter id` lists them")
                    }
                    return answer(scheme.identify(text(value)))
                })
            schema.object(to: "id.\(name)") { texts in
                guard let kind = texts.first ?? nil, Identifiers.named(kind) == nil else { return nil }
                let near = SimilarName.question(kind, Identifiers.all.map(\.kind))
                return (0, "there is no identifier kind '\(kind)'; `tidewaiter id` lists them.\(near)")
            }
        }
        declare(&schema, "id.knows", "(string) -> bool", one: { .bool(Identifiers.named(text($0)) != nil) })
    }

    /// `text.plain(x)`, `text.isPlaceholder(x)`, `text.isVague(x)`.
    private static func declareTexts(_ schema: inout Schema) {
        let tests: [(String, @Sendable (String) -> Bool)] = [
            ("isPlaceholder", { Placeholder.isOne($0) }),
            ("isVague", { VagueTerms.isVague($0) }),
            ("hasLetter", { $0.unicodeScalars.contains(where: \.properties.isAlphabetic) }),
            ("hasControl", { $0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } }),
        ]
        for (name, test) in tests {
            declare(&schema, "text.\(name)", "(string) -> bool", one: { .bool(test(text($0))) })
        }
        let changes: [(String, @Sendable (String) -> String)] = [
            ("plain", { plainIdentifier($0) }),
            ("words", { $0.uppercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: " ") }),
        ]
        for (name, change) in changes {
            declare(&schema, "text.\(name)", "(string) -> string", one: { .string(Text(change(text($0)))) })
        }
    }

    /// `codes.has('country', x)`, `codes.name('country', x)`, `codes.meant('country', x)`, `codes.advice('country', x)`.
    private static func declareCodes(_ schema: inout Schema) {
        let questions: [(String, String, @Sendable (CodeList, String) -> Value)] = [
            ("has", "bool", { .bool($0.name($1) != nil) }),
            ("name", "optional_type(string)", { optional($0.name($1)) }),
            ("meant", "optional_type(string)", { optional($0.meant($1)) }),
            ("advice", "optional_type(string)", { optional($0.advice($1)) }),
        ]
        for (name, type, answer) in questions {
            declare(
                &schema, "codes.\(name)", "(string, string) -> \(type)",
                two: { list, value in
                    guard let found = CodeList.named(text(list)) else {
                        let names = CodeList.names.joined(separator: ", ")
                        return .fault(.argument, "there is no code list '\(text(list))'; there are \(names)")
                    }
                    return answer(found, text(value))
                })
            schema.object(to: "codes.\(name)") { texts in
                guard let list = texts.first ?? nil, CodeList.named(list) == nil else { return nil }
                let near = SimilarName.question(list, CodeList.names)
                return (
                    0, "there is no code list '\(list)'; there are \(CodeList.names.joined(separator: ", ")).\(near)"
                )
            }
        }
    }

    /// The unit of a code or of a name as declarations have it, in capitals or not; a qualifier is in small letters.
    @Sendable private static func unit(_ written: String) -> Unit? {
        let parts = written.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let capitals = parts.first?.uppercased() ?? ""
        let code = UnitNames.codes[capitals] ?? capitals
        return try? Unit(parts.count > 1 ? "\(code):\(parts[1])" : code)
    }

    /// `units.convert(amount, from, to)`, which is exact or a fault, and `units.convert(amount, from, to, scale, rounding)`;
    /// a unit that is not known makes it a missing fact.
    private static func declareUnits(_ schema: inout Schema) {
        let signatures = [
            "(decimal, string, string) -> decimal", "(decimal, string, string, int, string) -> decimal",
        ]
        schema.declare("units.convert", signatures.map { overload($0, "units.convert") }, isPure: true) { arguments in
            guard case .decimal(let amount) = arguments[0] else { return .fault(.argument, "the amount is no number") }
            let (from, to) = (text(arguments[1]), text(arguments[2]))
            guard let source = unit(from), let target = unit(to), source.converts(to: target) else {
                return .fault(.unreadable, "\(from) cannot be converted into \(to)")
            }
            let quantity = Quantity(amount.number, source)
            guard arguments.count > 3 else {
                if let exact = try? quantity.converted(to: target) { return .decimal(exact.amount) }
                return .fault(
                    .argument,
                    "\(amount.number) \(from) in \(to) has no end, or too many places; write to how many places: "
                        + "units.convert(amount, '\(from)', '\(to)', 3, 'half_up')")
            }
            guard case .int(let scale) = arguments[3], 0...38 ~= scale,
                let rounding = RoundingMode(rawValue: text(arguments[4])),
                let rounded = try? quantity.converted(to: target, scale: Int(scale), rounding: rounding)
            else {
                return .fault(
                    .argument,
                    "'units.convert' takes a scale from 0 to 38, at which the amount has to fit, and one of "
                        + RoundingMode.allCases.map(\.rawValue).joined(separator: ", "))
            }
            return .decimal(rounded.amount)
        }
        schema.object(to: "units.convert") { texts in
            guard texts.count == 3 || texts.count == 5 else { return nil }
            if texts.count == 5, let rounding = texts[4], RoundingMode(rawValue: rounding) == nil {
                let known = RoundingMode.allCases.map(\.rawValue)
                return (4, "there is no rounding '\(rounding)'; there are \(known.joined(separator: ", "))")
            }
            let units = texts[1...2].map { $0.flatMap(unit) }
            for (number, unit) in units.enumerated() where unit == nil {
                guard let written = texts[number + 1] else { continue }
                return (number + 1, "'\(written)' is no unit; write a code of UN/ECE Recommendation 20, such as KGM")
            }
            guard let from = units[0], let to = units[1], !from.converts(to: to) else { return nil }
            return (2, "\(from.code) cannot be converted into \(to.code)")
        }
    }

    /// `tariff.has(country, code, day)`, `tariff.units(country, code, day)` and `tariff.below(country, code, day)`, of
    /// countries that have a pack.
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
        // The declarable codes at and below a code, none for a country or day without a tariff.
        declare(&schema, "tariff.below", "(string, string, date) -> list(string)") { arguments in
            guard let line = line(arguments), line.code.utf8.count >= 4 else { return .list([]) }
            let lines = line.tree.lines(below: line.code, on: line.day).filter(\.isDeclarable)
            return .list(lines.map { .string(Text($0.code)) })
        }
    }
}
