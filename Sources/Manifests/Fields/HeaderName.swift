import TidewaiterDocuments
import TidewaiterQuantities

/// Where the value of a column, or of a member of foreign JSON, goes.
struct HeaderTarget: Sendable, Hashable {
    var kind: NodeKind
    var field: Field
}

/// A header as it is understood: its target, and the unit or currency that it names.
struct HeaderMeaning: Sendable, Hashable {
    var target: HeaderTarget
    /// Code of Recommendation 20 or of ISO 4217.
    var unit: String?
}

extension Field {
    /// What columns for the field are called in tables, by language (ISO 639-1); empty where no column is known.
    public func headers(in kind: NodeKind) -> [String: [String]] {
        HeaderName.byTarget[HeaderTarget(kind: kind, field: self)] ?? [:]
    }
}

/// Names of columns, compared by their letters and digits alone.
enum HeaderName {
    /// The words of a name: lower case, without accents and punctuation. Chinese characters stay as they are.
    static func words(_ text: some StringProtocol) -> [String] {
        var words: [String] = []
        var word = ""
        for scalar in text.unicodeScalars {
            if scalar == "#" {
                if !word.isEmpty { words.append(word) }
                words.append("no")
                word = ""
            } else if let folded = LetterFolding.fold(scalar) {
                word += folded
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// What a header means; nil where it is not known.
    static func meaning(_ header: some StringProtocol) -> HeaderMeaning? {
        var words = words(header)
        if let name = entry(words) { return HeaderMeaning(target: name.target, unit: nil) }
        // A unit or currency stands at the end (`Gross weight (kg)`, `Value in USD`) or the beginning (`USD Value`).
        for _ in 0..<2 {
            guard words.count > 1, let last = words.last, let first = words.first else { return nil }
            if let unit = unit(last) {
                words.removeLast()
                if words.count > 1, let joint = words.last, ["in", "en", "em"].contains(joint) { words.removeLast() }
                if let found = known(words, unit) { return found }
            } else if let unit = unit(first) {
                words.removeFirst()
                if let found = known(words, unit) { return found }
            } else {
                return nil
            }
        }
        return nil
    }

    /// The target of words whose unit has been taken off; the unit has to fit what the field takes.
    private static func known(_ words: [String], _ unit: String) -> HeaderMeaning? {
        guard let target = entry(words)?.target else { return nil }
        switch target.field.type {
        case .measure(let field) where units.values.contains(unit) && fits(unit, field): break
        case .amount where !units.values.contains(unit): break
        default: return nil
        }
        return HeaderMeaning(target: target, unit: unit)
    }

    /// The unit of measure or currency that a word names.
    static func unit(_ word: String) -> String? {
        if let unit = units[word] { return unit }
        switch word {
        case "€": return "EUR"
        case "£": return "GBP"
        default: break
        }
        guard word.utf8.count == 3 else { return nil }
        let code = word.uppercased()
        return (try? Currency(code)) == nil ? nil : code
    }

    /// Whether a field can hold a unit: those of temperature stand in fields of their own.
    static func fits(_ unit: String, _ field: Field) -> Bool {
        ["CEL", "FAH"].contains(unit) == [.flashpointUnit, .temperatureUnit].contains(field)
    }

    /// Whether the field holds a unit of mass or volume, which documents write in the words of trade (`kgs`, `cbm`). Units
    /// of quantity are left alone: tariffs have codes of their own for them.
    static func isUnit(_ field: Field) -> Bool {
        switch field {
        case .grossMassUnit, .netMassUnit, .volumeUnit, .tareMassUnit, .totalGrossMassUnit, .totalNetMassUnit,
            .totalVolumeUnit:
            true
        default: false
        }
    }

    /// Whether the text is a word for a total, and whether it is one of a part.
    static func isTotal(_ text: some StringProtocol) -> (total: Bool, subtotal: Bool) {
        let key = words(text).joined()
        return (totals.contains(key), subtotals.contains(key))
    }

    // MARK: The table

    static let byTarget: [HeaderTarget: [String: [String]]] = {
        var table: [HeaderTarget: [String: [String]]] = [:]
        for line in (HeaderTable.lines + "\n" + HeaderTable.furtherLines).split(separator: "\n") {
            let halves = line.split(separator: "|")
            guard halves.count == 2, let target = target(halves[0]) else { continue }
            for group in halves[1].split(separator: ";") {
                let parts = group.split(separator: ":", maxSplits: 1)
                guard parts.count == 2 else { continue }
                let language = parts[0].filter { $0 != " " }
                table[target, default: [:]][language] = names(parts[1])
            }
        }
        return table
    }()

    /// By the letters of the name. The field's own JSON name is one too.
    static let targets: [String: HeaderTarget] = {
        var table: [String: HeaderTarget] = [:]
        for (target, languages) in byTarget {
            for names in languages.values {
                for name in names { table[words(name).joined()] = target }
            }
        }
        // A name that several kinds of parts have, as `id`, tells none of them.
        let own = Dictionary(grouping: byTarget.keys.filter { !$0.kind.isParty }, by: \.field)
        for (field, targets) in own where targets.count == 1 {
            let key = words(field.name).joined()
            if table[key] == nil { table[key] = targets[0] }
        }
        return table
    }()

    static func target(_ text: Substring) -> HeaderTarget? {
        let parts = text.filter { $0 != " " }.split(separator: ".")
        guard parts.count == 2, let kind = NodeKind.named(kindName(parts[0])), let field = Field.named(String(parts[1]))
        else { return nil }
        return field.stands(in: kind) ? HeaderTarget(kind: kind, field: field) : nil
    }

    private static func kindName(_ text: Substring) -> String {
        switch text {
        case "declaration": NodeKind.declaration.jsonName
        case "consignment": NodeKind.consignment.jsonName
        default: String(text)
        }
    }

    private static func names(_ text: some StringProtocol) -> [String] {
        text.split(separator: ",").map { name in
            var words = name.split(separator: " ")[...]
            while words.first?.isEmpty ?? false { words.removeFirst() }
            return words.joined(separator: " ")
        }
    }

    private static let totals = Set(names(HeaderTable.totals).map { words($0).joined() })
    private static let subtotals = Set(names(HeaderTable.subtotals).map { words($0).joined() })

    static let units: [String: String] = {
        var table: [String: String] = [:]
        for line in HeaderTable.units.split(separator: "\n") {
            let halves = line.split(separator: ":")
            guard halves.count == 2 else { continue }
            for name in names(halves[1]) { table[words(name).joined()] = String(halves[0]) }
        }
        return table
    }()
}
