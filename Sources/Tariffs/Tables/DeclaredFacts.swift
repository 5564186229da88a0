import TidewaiterCodes
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// The table `facts` of a pack: every fact that it looks at, so that no other passes unnoticed.
struct DeclaredFacts: Sendable {
    /// What becomes of a fact that is not stated, column `raises`.
    enum Unstated: String, Sendable {
        /// It could raise the duty, and is asked.
        case asked = "yes"
        /// It is a benefit, which is not claimed.
        case unclaimed = "no"
        /// It could raise the duty, but so rarely that it is taken not to be so; the answer says this, and what it would
        /// add.
        case assumed
    }

    /// One object for all who look at it: it has many texts.
    final class Declaration: Sendable {
        let name: String
        /// Its type, without the range of a number.
        let type: String
        /// Between which numbers it is, ends included, where its type says so: `decimal:0..100`.
        let range: ClosedRange<Decimal>?
        let isOfLine: Bool
        let question: String
        let law: String
        /// What becomes of it where it is not stated.
        let unstated: Unstated

        /// The answers there are, where they can be listed.
        let options: [Fact.Value]

        /// Which part of the value of a line it states, where it states one.
        let part: ValuePart?

        init(_ table: PackTable, _ row: Int, _ parts: [String: ValuePart]) {
            name = table.text(row, "name")
            part = parts[name]
            let type = table.text(row, "type")
            range = Self.range(type)
            self.type = range == nil ? type : String(type.prefix { $0 != ":" })
            isOfLine = table.cell(row, "scope").text == "line"
            question = table.text(row, "question")
            law = table.text(row, "law")
            unstated = Unstated(rawValue: table.text(row, "raises")) ?? .unclaimed
            switch true {
            case type == "bool": options = [.flag(true), .flag(false)]
            case type.hasPrefix("enum:"): options = type.dropFirst(5).split(separator: "|").map { .text(String($0)) }
            default: options = []
            }
        }

        /// The range of a type such as `decimal:0..100`; `nil` where it has none.
        static func range(_ type: String) -> ClosedRange<Decimal>? {
            guard type.hasPrefix("decimal:") || type.hasPrefix("money:") else { return nil }
            let ends = type[type.index(after: type.firstIndex(of: ":") ?? type.startIndex)...]
                .split(separator: "..", omittingEmptySubsequences: false).map { try? Decimal(String($0)) }
            guard ends.count == 2, let low = ends[0], let high = ends[1], low <= high else { return nil }
            return low...high
        }
    }

    /// Facts that cannot be said of the same goods, table `contradictions`.
    struct Contradiction: Sendable {
        /// A fact that is true, or above zero.
        let fact: String
        /// What is not said of others then.
        let excludes: [Statement]
        let authority: String

        /// Something that is said of facts: of one that it is so (`name`), or that it or a sum of some compares
        /// (`name<95`, `name+other>100`, `name=US`), each negated by a leading `!`.
        struct Statement: Sendable {
            let facts: [String]
            /// `nil` where it is that the fact is true, or above zero.
            let test: Condition.Test?
            let isNegated: Bool

            /// `nil` where the words say no such thing.
            init?(_ text: String) {
                isNegated = text.hasPrefix("!")
                let words = text.drop { $0 == "!" }
                let name = words.prefix { !"<>=".contains($0) }
                let rest = words.dropFirst(name.count)
                facts = name.split(separator: "+").map(String.init)
                if rest.isEmpty {
                    test = nil
                } else if rest.first == "=" {
                    test = .oneOf(rest.dropFirst().split(separator: "|").map(String.init))
                } else if let sign = Condition.Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) }),
                    let bound = try? Decimal(String(rest.dropFirst(sign.rawValue.utf8.count)))
                {
                    test = .number(sign, bound)
                } else {
                    return nil
                }
                if facts.isEmpty { return nil }
            }
        }
    }

    let declarations: [Declaration]
    let contradictions: [Contradiction]
    /// Whether any of them states a part of the value of a line.
    let hasParts: Bool
    private let numbers: FactNumbers

    /// - Parameters:
    ///   - table: the facts.
    ///   - parts: which of them are parts of a value (table `value_parts`).
    ///   - contradictions: which of them contradict each other (table `contradictions`).
    init(_ table: PackTable?, parts: PackTable? = nil, contradictions: PackTable? = nil) {
        let parts = ValuePart.parts(parts)
        self.contradictions =
            contradictions.map { table in
                table.rows.map { row in
                    Contradiction(
                        fact: table.text(row, "fact"),
                        excludes: table.text(row, "excludes").split(separator: " ").compactMap {
                            Contradiction.Statement(String($0))
                        },
                        authority: table.text(row, "authority"))
                }
            } ?? []
        declarations = table.map { table in table.rows.map { Declaration(table, $0, parts) } } ?? []
        hasParts = !parts.isEmpty
        numbers = FactNumbers(declarations.map(\.name))
    }

    subscript(name: String) -> Declaration? { number(of: name).map { declarations[$0] } }

    /// The number of a fact among the declarations.
    func number(of name: String) -> Int? { numbers[name] }

    /// The facts that a request states of the whole entry; some have members of their own in it.
    func stated(by request: AssessmentRequest) -> StatedFacts {
        var stated = StatedFacts(room: request.facts.count + 4)
        let dates = request.dates
        if let day = dates.loading { state("loading_date", .text(day.description), in: &stated) }
        if let day = dates.export { state("export_date", .text(day.description), in: &stated) }
        if let day = dates.arrival { state("arrival_date", .text(day.description), in: &stated) }
        for fact in request.facts { state(fact.name, fact.value, in: &stated) }
        if let mode = request.mode { state("mode", .text(mode.rawValue), in: &stated) }
        return stated
    }

    /// Takes a fact as stated, if it is declared.
    func state(_ name: String, _ value: Fact.Value, in stated: inout StatedFacts) {
        if let number = number(of: name) { stated.state(value, number) }
    }

    /// Findings about facts that no pack declares, or that stand in the wrong place; a fact of lines may be stated
    /// for the whole entry.
    ///
    /// - Parameter others: The facts of a second pack that the request may be assessed by.
    func check(
        _ request: AssessmentRequest, beside others: DeclaredFacts? = nil, into findings: inout [Finding]
    ) throws(TidewaiterError) {
        for fact in request.facts {
            try check(fact, line: nil, at: "/facts", of: request, beside: others, into: &findings)
        }
        for index in request.lines.indices {
            for fact in request.lines[index].facts {
                try check(
                    fact, line: request.lines[index].id, at: "/lines/\(index)/facts", of: request, beside: others,
                    into: &findings)
            }
        }
    }

    private func check(
        _ fact: Fact, line: String?, at path: String, of request: AssessmentRequest, beside others: DeclaredFacts?,
        into findings: inout [Finding]
    ) throws(TidewaiterError) {
        guard let declaration = self[fact.name] ?? others?[fact.name] else {
            let names = declarations.map(\.name)
            let known = names.count <= 12 ? " Known: \(names.joined(separator: ", "))." : ""
            let hint = SimilarName.question(fact.name, names)
            findings.append(
                finding(
                    "tw.request.undeclared-fact", fact, line, path,
                    "No pack of this jurisdiction looks at a fact \"\(fact.name)\"; it was not used.\(hint)\(known)"))
            return
        }
        if line != nil, !declaration.isOfLine {
            findings.append(
                finding(
                    "tw.request.fact-of-entry", fact, line, path,
                    "The fact \"\(fact.name)\" is about the whole entry; state it there. Here it was not used."))
        }
        do throws(TidewaiterError) {
            try checkType(of: fact, declaration)
        } catch {
            let place = request.source.place(of: "\(path)/\(JSONPointer.token(fact.name))")
            throw TidewaiterError(error.status, error.code, error.message, place: place)
        }
    }

    private func checkType(of fact: Fact, _ declaration: Declaration) throws(TidewaiterError) {
        var expected: String?
        switch (declaration.type, fact.value) {
        case ("bool", .flag): break
        case ("bool", _): expected = "true or false"
        case ("rate", .text(let text)):
            let rate = try? RateExpression.parse(text)
            if rate == nil || rate?.isEmpty == true || rate?.contains(where: { $0.kind == .fixed }) == true {
                expected = "a rate such as \"6.8%\" or \"0.463/KGM + 14.9%\""
            } else if let unknown = rate?.lazy.flatMap(\.facts).first(where: {
                self[$0] == nil
            }) {
                expected = "a rate that needs no fact \"\(unknown)\", which no pack of this jurisdiction declares"
            }
        case ("rate", _): expected = "a rate as text, such as \"6.8%\""
        case ("date", .text(let text)): if CivilDate(iso: text) == nil { expected = "a date such as \"2026-07-22\"" }
        case ("date", _): expected = "a date such as \"2026-07-22\""
        case ("country", .text(let text)):
            if Country(alpha2: text) == nil { expected = "a country by the two letters of ISO 3166-1" }
        case ("country", _): expected = "a country by the two letters of ISO 3166-1"
        case ("decimal", let value), ("money", let value):
            guard let number = value.number, !number.isNegative else {
                expected = "a number not below zero"
                break
            }
            if let range = declaration.range, !range.contains(number) {
                expected = "a number from \(range.lowerBound) to \(range.upperBound)"
            }
        // Of orders the case may be named too.
        case (_, let value) where declaration.type.hasPrefix("enum:") && declaration.name != "adcvd":
            if !declaration.options.contains(.text(value.text)) {
                expected = "one of \(declaration.options.map(\.text).joined(separator: ", "))"
            }
        default: break
        }
        guard let expected else { return }
        throw TidewaiterError(
            .argument, "assess.fact",
            "The fact \"\(fact.name)\" cannot be \"\(fact.value.text)\"; state \(expected).")
    }

    private func finding(_ rule: String, _ fact: Fact, _ line: String?, _ path: String, _ message: String) -> Finding {
        var finding = Finding(
            rule: rule, severity: .warning, effect: .money, message: message, path: "\(path)/\(fact.name)",
            value: fact.value.text, authority: "Tidewaiter, facts declared by packs")
        finding.item = line
        return finding
    }
}
