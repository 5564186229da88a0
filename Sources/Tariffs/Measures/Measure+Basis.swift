import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

extension Measure {
    /// What the rate is taken of.
    enum Basis: Sendable {
        /// The customs value of the line.
        case value
        /// A part of it: what is stated as a fact, or as several that add up.
        case part([Int])
        /// What is left of it without parts that are stated as facts.
        case rest([Int])
        /// A sum of what the line is worth and of what was charged on it so far.
        case sum(Sum)

        /// Whether it holds what other programmes charge.
        var holdsCharges: Bool { if case .sum = self { true } else { false } }

        /// Whether it is a part of the customs value.
        var isPart: Bool {
            switch self {
            case .part, .rest: true
            case .value, .sum: false
            }
        }

        /// Whether it holds the base duty by name.
        var holdsBase: Bool {
            guard case .sum(let sum) = self else { return false }
            return sum.terms.contains { if case .base = $0.amount { true } else { false } }
        }
    }

    /// Terms that are added up, and never less than nothing.
    struct Sum: Sendable {
        var terms: [Term]
        /// What the sum is divided by: 0.82 for a tax of 18 per cent that is part of its own base; `nil` for nothing.
        var divisor: Decimal?
    }

    /// One part of what a rate is taken of.
    struct Term: Sendable {
        enum Amount: Sendable {
            /// The customs value of the line.
            case value
            /// Costs of the line that are not in its customs value, but taxed.
            case transport
            /// A number that a fact states.
            case fact(Int)
            /// All charges of a kind.
            case kind(Charge.Kind)
            /// The base duty, or what stands in its place.
            case base
            /// The charge of a programme.
            case program(String)
            /// An amount of money that the law states.
            case number(Decimal)
        }

        var amount: Amount
        /// What it counts for: 1.1 for ten per cent more, below zero for what comes off.
        var factor: Decimal
        /// As the row has it.
        var name: String
    }
}

/// Reads the column `basis`: facts that add up, `-fact -fact`, or a sum, `customs_value + 1.1*excise - 1000`, perhaps in brackets and
/// divided, `(customs_value + duty) / 0.82`.
struct BasisNotation {
    /// The declared facts.
    let facts: DeclaredFacts
    /// The programmes whose charges can be named, with the place in which they are filed.
    let programs: [String: Int]
    /// What the base duty is called; empty where the pack does not say so.
    let baseDuty: String

    /// Words of a sum that are neither facts nor programmes.
    static let words = ["customs_value", "transport", "duty", "tax", "fee"]

    /// Why a basis could not be read.
    struct SyntaxError: Error {
        /// In words, for whoever wrote the row.
        let reason: String
    }

    /// - Parameter programs: Those of measures; fees on the entry are charged before any line.
    init(_ pack: Pack, _ facts: DeclaredFacts, _ programs: [MeasureProgram]) {
        self.facts = facts
        var places: [String: Int] = [:]
        for program in programs { places[program.name] = program.filing }
        if let fees = pack.table("fees") {
            for row in fees.rows { places[fees.text(row, "program")] = .min }
        }
        self.programs = places
        baseDuty = RegimeWords(pack.table("regime"))["duty"] ?? ""
    }

    /// - Parameter filing: Where the programme whose basis it is is filed: what it names comes before it.
    func parse(_ text: String, filing: Int) throws(SyntaxError) -> Measure.Basis {
        if text.isEmpty { return .value }
        if isSum(text) { return .sum(try sum(text, filing)) }
        var parts: [Int] = []
        let words = text.split(separator: " ")
        let isRest = words.first?.first == "-"
        for word in words {
            guard (word.first == "-") == isRest else {
                throw SyntaxError(reason: "a basis is facts, or facts with \"-\"")
            }
            let name = String(isRest ? word.dropFirst() : word)
            guard let fact = facts.number(of: name) else { throw unknown(name) }
            parts.append(fact)
        }
        return isRest ? .rest(parts) : .part(parts)
    }

    private func isSum(_ text: String) -> Bool {
        if text.first == "-" { return false }
        return text.contains { "+*/(-".contains($0) } || Self.words.contains(text) || text == baseDuty
            || programs[text] != nil
    }

    private func sum(_ text: String, _ filing: Int) throws(SyntaxError) -> Measure.Sum {
        var rest = text[...]
        var divisor: Decimal?
        if let slash = text.lastIndex(of: "/") {
            let number = Self.trimmed(text[text.index(after: slash)...])
            rest = Self.trimmed(text[..<slash])
            guard let stated = try? Decimal(String(number)), !stated.isZero, !stated.isNegative else {
                throw SyntaxError(reason: "\"\(number)\" is no number to divide by")
            }
            guard rest.first == "(", rest.last == ")" else {
                throw SyntaxError(reason: "put what is divided by \(stated) into brackets")
            }
            divisor = stated
        }
        if rest.first == "(", rest.last == ")" { rest = rest.dropFirst().dropLast() }
        var terms: [Measure.Term] = []
        var isNegative = false
        while true {
            let end = rest.firstIndex { "+-".contains($0) } ?? rest.endIndex
            terms.append(try term(Self.trimmed(rest[..<end]), in: text, isNegative, filing))
            if end == rest.endIndex { return Measure.Sum(terms: terms, divisor: divisor) }
            isNegative = rest[end] == "-"
            rest = rest[rest.index(after: end)...]
        }
    }

    private func term(
        _ text: Substring, in whole: String, _ isNegative: Bool, _ filing: Int
    ) throws(SyntaxError) -> Measure.Term {
        let factors = text.split(separator: "*", omittingEmptySubsequences: false).map { String(Self.trimmed($0)) }
        guard let word = factors.last, !word.isEmpty, factors.count <= 2 else {
            throw SyntaxError(reason: "\"\(whole)\" is no sum")
        }
        var factor: Decimal = isNegative ? -1 : .one
        if factors.count == 2 {
            guard let stated = try? Decimal(factors[0]) else {
                throw SyntaxError(reason: "\"\(factors[0])\" is no number")
            }
            guard let signed = isNegative ? try? Decimal.zero.subtracting(stated) : stated else {
                throw SyntaxError(reason: "\"\(factors[0])\" has too many digits")
            }
            factor = signed
        }
        return Measure.Term(amount: try amount(word, filing), factor: factor, name: word)
    }

    /// What a word of a sum stands for.
    private func amount(_ word: String, _ filing: Int) throws(SyntaxError) -> Measure.Term.Amount {
        switch word {
        case "customs_value": return .value
        case "transport": return .transport
        case "duty": return .kind(.duty)
        case "tax": return .kind(.tax)
        case "fee": return .kind(.fee)
        default: break
        }
        if let other = programs[word] {
            guard other < filing else {
                throw SyntaxError(reason: "\"\(word)\" is filed after what it is in the basis of")
            }
            return .program(word)
        }
        if word == baseDuty { return .base }
        if let number = try? Decimal(word), !number.isNegative { return .number(number) }
        guard let fact = facts.number(of: word) else { throw unknown(word) }
        return .fact(fact)
    }

    private func unknown(_ word: String) -> SyntaxError {
        let known = Self.words + (baseDuty.isEmpty ? [] : [baseDuty])
        let names = facts.declarations.map(\.name) + programs.keys.sorted() + known
        return SyntaxError(
            reason: "\"\(word)\" is neither a fact of facts.csv, a programme, nor one of "
                + "\(known.joined(separator: ", ")).\(SimilarName.question(word, names))")
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}
