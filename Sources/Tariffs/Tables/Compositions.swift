import TidewaiterPacks
import TidewaiterQuantities

/// The tables `compositions` and `component_rates` of a pack: parts of rates that hang on what the goods are made of.
///
/// The contents of the goods, in per cent of their weight, lead to a code; the code, the origin and the day to an amount.
final class Compositions: Sendable {
    /// Contents from so much on and under so much.
    struct Range: Sendable, Hashable {
        var least: Decimal
        /// `nil` where there is no end.
        var limit: Decimal?

        func contains(_ content: Decimal) -> Bool { least <= content && (limit.map { content < $0 } ?? true) }
    }

    /// A code, with what the goods contain that have it.
    struct Code: Sendable {
        let name: String
        var ranges: [String: Range]
    }

    private struct Row {
        var order: Int
        var origins: String
        var validity: Validity
        var components: [RateComponent]
    }

    /// When and for what origin an amount is looked up.
    struct Scope {
        /// `nil` where it is not known: then only what is for all origins counts.
        var origin: Int?
        var time: KnownTime
    }

    /// The facts that state contents, in the order of the table.
    let contents: [String]
    /// Sorted by name.
    let codes: [Code]
    private let rates: [String: [String: [Row]]]
    private let groups: CountryGroups

    /// Reads the tables; `nil` where the pack has none.
    init?(_ pack: Pack) {
        guard let table = pack.table("component_rates") else { return nil }
        groups = CountryGroups(pack.table("groups"))
        var rates: [String: [String: [Row]]] = [:]
        for row in table.rows {
            // What cannot be read was refused when the pack was checked.
            guard let components = try? RateExpression.parse(table.text(row, "rate")),
                let order = Int(table.text(row, "order"))
            else { continue }
            rates[table.text(row, "component"), default: [:]][table.text(row, "code"), default: []].append(
                Row(
                    order: order, origins: table.text(row, "origins"), validity: Validity(table, row),
                    components: components))
        }
        self.rates = rates.mapValues { codes in codes.mapValues { rows in rows.sorted { $0.order < $1.order } } }
        var contents: [String] = []
        var codes: [String: Code] = [:]
        if let table = pack.table("compositions") {
            for row in table.rows {
                let (name, fact) = (table.text(row, "code"), table.text(row, "fact"))
                if !contents.contains(fact) { contents.append(fact) }
                codes[name, default: Code(name: name, ranges: [:])].ranges[fact] = Range(
                    least: (try? Decimal(table.text(row, "at_least"))) ?? .zero,
                    limit: try? Decimal(table.text(row, "below")))
            }
        }
        self.contents = contents.sorted()
        self.codes = codes.values.sorted { $0.name < $1.name }
    }

    /// Whether amounts of a component are in the tables.
    func has(_ component: String) -> Bool { rates[component] != nil }

    /// Whether a code is one of compositions.
    func isCode(_ name: String) -> Bool {
        codes.contains { $0.name == name } || rates.values.contains { $0[name] != nil }
    }

    /// What a component comes to for goods of a code; `nil` where no row says it.
    func amounts(of component: String, _ code: String, _ scope: Scope) -> [RateComponent]? {
        rates[component]?[code]?.first { row in
            guard row.validity.holds(scope.time) else { return false }
            if row.origins == "*" { return true }
            guard let origin = scope.origin else { return false }
            return CountryScope(row.origins, groups, on: scope.time.date)?.contains(origin) ?? false
        }?.components
    }
}
