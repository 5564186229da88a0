import TidewaiterCodes
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// What the cells of a column may say; all but ``text`` and those that ``allowsEmpty`` must say something.
indirect enum ColumnKind: Sendable {
    case text
    case word
    case date
    /// A number not below zero.
    case number
    /// `1.9%`, or a number of per cent.
    case percentage
    /// Digits of a tariff code, so many at least and at most.
    case code(ClosedRange<Int>)
    /// What an entry states a measure by: a heading of eight digits, or an additional code.
    case heading
    /// Leading digits of codes between blanks, `*` for all.
    case codes
    case country
    /// Countries between blanks, behind a leading `!` for all but these; `*` for all.
    case countries
    case unit
    case rate
    /// A rate of amounts that are added up, and no more.
    case amounts
    /// A whole number.
    case count
    /// Rates with their symbols.
    case specialRates
    case oneOf([String])
    case factType
    /// Empty, or of another kind.
    case optional(ColumnKind)
    /// `?` where it is not known, or of another kind.
    case orUnknown(ColumnKind)
    /// `*`, or of another kind.
    case orAll(ColumnKind)
    /// `X` where there is none, or of another kind.
    case orNone(ColumnKind)
    /// The name of a fact that the pack declares.
    case fact
    /// Such names between blanks.
    case facts
    /// What is said of facts, as contradictions have it.
    case statements

    /// What is wrong with a cell; `nil` where nothing is. `facts` are the names of the declared ones.
    func flaw(of cell: PackCell, _ facts: DeclaredFacts) -> String? {
        switch self {
        case .text: return nil
        case .optional(let kind): return cell.isEmpty ? nil : kind.flaw(of: cell, facts)
        case .orUnknown(let kind): return cell == "?" ? nil : kind.flaw(of: cell, facts)
        case .orAll(let kind): return cell == "*" ? nil : kind.flaw(of: cell, facts)
        case .orNone(let kind): return cell == "X" ? nil : kind.flaw(of: cell, facts)
        case .date: return cell.isEmpty || cell.date != nil ? nil : Self.text(cell, "is no date (write YYYY-MM-DD)")
        default: break
        }
        if cell.isEmpty { return "nothing is stated" }
        switch self {
        case .number:
            guard let number = try? cell.decimal(), !number.isNegative else {
                return Self.text(cell, "is no number from zero on")
            }
            return nil
        case .percentage:
            let text = cell.text
            let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
            return (try? Decimal(digits)).map { $0.isNegative } == false ? nil : Self.text(cell, "is no percentage")
        case .code(let lengths):
            guard lengths.contains(cell.count), Self.isDigits(cell) else {
                let length =
                    lengths.lowerBound == lengths.upperBound
                    ? "\(lengths.lowerBound)" : "\(lengths.lowerBound) to \(lengths.upperBound)"
                return Self.text(cell, "is no code of \(length) digits")
            }
            return nil
        case .heading:
            // Additional codes have four digits, or letters.
            return !Self.isDigits(cell) || [4, 8, 10].contains(cell.count)
                ? nil : Self.text(cell, "is no heading of 8 digits")
        case .codes:
            if cell == "*" { return nil }
            let wrong = cell.text.split(separator: " ").first { word in
                !(1...12 ~= word.utf8.count) || !word.utf8.allSatisfy { $0 &- UInt8(ascii: "0") <= 9 }
            }
            return wrong.map { "\"\($0)\" is no beginning of a code, 1 to 12 digits" }
        case .country:
            return Self.isCountry(cell.text) ? nil : Self.text(cell, "is no country of ISO 3166-1")
        case .countries:
            if cell == "*" { return nil }
            let words = cell.text.split { $0 == " " || $0 == "!" }
            if words.isEmpty { return Self.text(cell, "names no country") }
            return words.first { !Self.isCountry(String($0)) }.map {
                "\"\($0)\" is no country of ISO 3166-1"
            }
        case .unit:
            return (try? Unit(cell.text)) == nil ? Self.text(cell, "is no unit of UN/ECE Recommendation 20") : nil
        case .rate: return Self.flaw(ofRate: cell.text, facts)
        case .amounts:
            if let flaw = Self.flaw(ofRate: cell.text, facts) { return flaw }
            let components = (try? RateExpression.parse(cell.text)) ?? []
            return Worksheet.areAmounts(components) ? nil : Self.text(cell, "is not amounts that are added up")
        case .count: return Int(cell.text) == nil ? Self.text(cell, "is no whole number") : nil
        case .specialRates: return Self.flaw(ofSpecialRates: cell.text, facts)
        case .oneOf(let words):
            return words.contains(cell.text) ? nil : Self.text(cell, "is none of \(words.joined(separator: ", "))")
        case .factType:
            let types = ["bool", "decimal", "money", "rate", "date", "country"]
            let text = cell.text
            if text.hasPrefix("enum:"), !text.dropFirst(5).split(separator: "|").isEmpty { return nil }
            return types.contains(text) || DeclaredFacts.Declaration.range(text) != nil
                ? nil
                : Self.text(cell, "is no type of fact: \(types.joined(separator: ", ")), decimal:0..100 or enum:a|b")
        case .fact:
            let names = facts.declarations.map(\.name)
            return facts.number(of: cell.text) == nil
                ? Self.text(cell, "is no fact that facts.csv declares.\(SimilarName.question(cell.text, names))") : nil
        case .facts:
            return cell.text.split(separator: " ").first { facts.number(of: String($0)) == nil }.map {
                "\"\($0)\" is no fact that facts.csv declares"
            }
        case .statements:
            for word in cell.text.split(separator: " ") {
                guard let statement = DeclaredFacts.Contradiction.Statement(String(word)) else {
                    return "\"\(word)\" says nothing of a fact: name, name<95, name+other>100 or !name=US"
                }
                if let unknown = statement.facts.first(where: { facts.number(of: $0) == nil }) {
                    return "\"\(unknown)\" is no fact that facts.csv declares"
                }
            }
            return nil
        default: return nil
        }
    }

    /// Why a rate cannot be used; `nil` where it can.
    static func flaw(ofRate text: String, _ facts: DeclaredFacts) -> String? {
        let components: [RateComponent]
        do throws(RateExpression.SyntaxError) {
            components = try RateExpression.parse(text)
        } catch {
            return "\"\(clipped(text))\" is no rate; character \(error.offset + 1) does not fit"
        }
        for case let unit? in components.map(\.unit) where (try? Unit(unit)) == nil {
            return "\"\(unit)\" in \"\(clipped(text))\" is no unit of UN/ECE Recommendation 20"
        }
        for component in components where component.kind == .composition {
            let name = component.part ?? ""
            guard facts[name]?.type != "rate" else { continue }
            return "\"\(clipped(text))\" is no rate: \"\(name)\" in it is no fact of type rate that facts.csv declares"
        }
        return nil
    }

    private static func flaw(ofSpecialRates text: String, _ facts: DeclaredFacts) -> String? {
        for group in text.split(separator: "|", omittingEmptySubsequences: false) {
            guard let colon = group.lastIndex(of: ":"),
                !group[group.index(after: colon)...].split(separator: " ").isEmpty
            else { return "\"\(clipped(String(group)))\" is not a rate, a colon and symbols" }
            let rate = group[..<colon].drop { $0 == " " }
            if let flaw = flaw(ofRate: String(rate), facts) { return flaw }
        }
        return nil
    }

    /// Whether it is a country, or one of the codes that ISO 3166-1 leaves to its users and that tariffs use.
    private static func isCountry(_ text: String) -> Bool {
        if Country(alpha2: text) != nil || ["AA", "EU", "ZZ"].contains(text) { return true }
        let letters = Array(text.utf8)
        guard letters.count == 2 else { return false }
        let last = UInt8(ascii: "A")...UInt8(ascii: "Z")
        return letters[0] == UInt8(ascii: "X") && last.contains(letters[1])
            || letters[0] == UInt8(ascii: "Q") && (UInt8(ascii: "M")...UInt8(ascii: "Z")).contains(letters[1])
    }

    private static func isDigits(_ cell: PackCell) -> Bool {
        for index in 0..<cell.count where cell[index] &- UInt8(ascii: "0") > 9 { return false }
        return true
    }

    private static func text(_ cell: PackCell, _ what: String) -> String { "\"\(clipped(cell.text))\" \(what)" }

    static func clipped(_ text: String) -> String { text.count > 60 ? "\(text.prefix(60))…" : text }
}
