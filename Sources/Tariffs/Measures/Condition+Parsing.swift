import TidewaiterCodes
import TidewaiterDocuments
import TidewaiterQuantities

/// What the words of a condition can name.
struct ConditionNames {
    /// The declared facts.
    let facts: DeclaredFacts
    /// Numbers of the programmes.
    let programs: [String: Int]
}

extension Condition {
    /// Why a condition could not be read.
    struct SyntaxError: Error {
        /// In words, for whoever wrote the row.
        let reason: String
    }

    /// Reads the column `when`: conditions joined by ` & `, each negated by a leading `!`.
    static func parse(_ text: String, _ names: ConditionNames) throws(SyntaxError) -> [Condition] {
        if text.isEmpty { return [] }
        var conditions: [Condition] = []
        for part in text.split(separator: "&", omittingEmptySubsequences: false) {
            var words = part.drop { $0 == " " }
            while words.last == " " { words.removeLast() }
            let isNegated = words.first == "!"
            if isNegated { words = words.dropFirst() }
            guard !words.isEmpty else { throw SyntaxError(reason: "a condition is empty") }
            conditions.append(Condition(subject: try subject(words, names), isNegated: isNegated))
        }
        return conditions
    }

    private static func subject(_ words: Substring, _ names: ConditionNames) throws(SyntaxError) -> Subject {
        let end = words.firstIndex { "<>=".contains($0) } ?? words.endIndex
        let name = String(words[..<end])
        if end == words.endIndex { return name == "stated" ? .stated : .fact(try fact(name, "bool", names), .isTrue) }
        if words[end] == "=" {
            let choices = words[words.index(after: end)...].split(separator: "|").map(String.init)
            guard !choices.isEmpty else { throw SyntaxError(reason: "nothing stands behind \"\(name)=\"") }
            return try equality(name, choices, names)
        }
        let symbol = Comparison.allCases.first { words[end...].hasPrefix($0.rawValue) } ?? .less
        let bound = String(words[end...].dropFirst(symbol.rawValue.count))
        return try comparison(name, symbol, bound, names)
    }

    private static func equality(
        _ name: String, _ choices: [String], _ names: ConditionNames
    ) throws(SyntaxError) -> Subject {
        switch name {
        case "claim": return .claim(choices)
        case "quota": return .quota(choices)
        case "type": return .entryType(choices)
        case "code":
            for choice in choices where CodePrefix(choice)?.count != 8 {
                throw SyntaxError(reason: "\"\(choice)\" is no heading of eight digits")
            }
            return .codes(choices)
        // Where the pack declares it as a fact, it is asked when it is not stated.
        case "mode" where names.facts.number(of: "mode") == nil:
            try check(choices, "mode of transport", AssessmentRequest.TransportMode.allCases.map(\.rawValue))
            return .mode(choices)
        case "status":
            try check(choices, "status", AssessmentRequest.Status.allCases.map(\.rawValue))
            return .status(choices)
        case "column":
            guard choices == ["1"] || choices == ["2"] else { throw SyntaxError(reason: "a column is 1 or 2") }
            return .column(choices == ["1"] ? 1 : 2)
        case "subject":
            var programs: [Int] = []
            for choice in choices {
                guard let program = names.programs[choice] else {
                    throw SyntaxError(reason: "no programme is called \"\(choice)\"")
                }
                programs.append(program)
            }
            return .programs(programs)
        default:
            let found = try fact(name, nil, names)
            let declared = names.facts.declarations[found]
            switch declared.type {
            case let type where type.hasPrefix("enum:"):
                try check(choices, "answer to \(name)", declared.options.map(\.text))
            case "country":
                for choice in choices where Country(alpha2: choice) == nil && !choice.hasPrefix("X") {
                    throw SyntaxError(reason: "\"\(choice)\" is no country of ISO 3166-1")
                }
            case "bool": throw SyntaxError(reason: "\"\(name)\" is true or false: write it by itself, or !\(name)")
            default: break
            }
            return .fact(found, .oneOf(choices))
        }
    }

    /// Throws where a choice is none of those that there are: it would never hold.
    private static func check(_ choices: [String], _ what: String, _ known: [String]) throws(SyntaxError) {
        guard let wrong = choices.first(where: { !known.contains($0) }) else { return }
        throw SyntaxError(
            reason: "\"\(wrong)\" is no \(what): \(known.joined(separator: ", ")).\(SimilarName.question(wrong, known))"
        )
    }

    private static func comparison(
        _ name: String, _ symbol: Comparison, _ bound: String, _ names: ConditionNames
    ) throws(SyntaxError) -> Subject {
        if let day = CivilDate(iso: bound) {
            let dates = ["loading": "loading_date", "export": "export_date", "arrival": "arrival_date"]
            return .fact(try fact(dates[name] ?? name, "date", names), .date(symbol, day))
        }
        guard let number = try? Decimal(bound) else {
            throw SyntaxError(reason: "\"\(bound)\" is neither a number nor a date")
        }
        if let measured = measured(name) { return .amount(measured, symbol, number) }
        let found = try fact(name, nil, names)
        let type = names.facts.declarations[found].type
        guard ["decimal", "money"].contains(type) else {
            throw SyntaxError(reason: "the fact \"\(name)\" is of type \(type), which is no number")
        }
        return .fact(found, .number(symbol, number))
    }

    /// `value`, `total`, `KGM` or `value/KGM`; `nil` for anything else.
    private static func measured(_ name: String) -> Measured? {
        if name == "value" { return .value }
        if name == "total" { return .total }
        if name.hasPrefix("value/"), (try? Unit(String(name.dropFirst(6)))) != nil {
            return .price(String(name.dropFirst(6)))
        }
        return (try? Unit(name)) == nil ? nil : .quantity(name)
    }

    private static func fact(
        _ name: String, _ type: String?, _ names: ConditionNames
    ) throws(SyntaxError) -> Int {
        guard let number = names.facts.number(of: name) else {
            throw SyntaxError(reason: "no fact is called \"\(name)\"; declare it in facts.csv")
        }
        let declared = names.facts.declarations[number].type
        guard type == nil || declared == type else {
            throw SyntaxError(reason: "the fact \"\(name)\" is of type \(declared), not \(type ?? "")")
        }
        return number
    }
}
