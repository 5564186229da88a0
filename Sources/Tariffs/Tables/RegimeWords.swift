import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// The table `regime` of a pack: what the law of a jurisdiction says once for all goods.
struct RegimeWords {
    /// The names of rows; without the first four no pack of tables can be assessed.
    static let names = [
        "currency", "schedule", "duty", "date", "entry_types", "exchange_rate", "exchange_publishers",
        "exchange_variance", "no_preference", "other_tariff",
    ]
    static let needed = names.prefix(4)

    private var words: [String: (value: String, authority: String)] = [:]

    init(_ table: PackTable?) {
        guard let table else { return }
        for row in table.rows {
            words[table.text(row, "name")] = (table.text(row, "value"), table.text(row, "authority"))
        }
    }

    /// What is said under a name; `nil` where nothing is.
    subscript(name: String) -> String? {
        guard let value = words[name]?.value, !value.isEmpty else { return nil }
        return value
    }

    func authority(of name: String) -> String { words[name]?.authority ?? "" }

    /// What is said under a name, as words between blanks.
    func list(_ name: String) -> [String] { Self.list(self[name] ?? "") }

    static func list(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    /// What is wrong with a row; `nil` where nothing is.
    static func flaw(of name: String, _ value: String, _ publishers: ExchangePublishers) -> String? {
        let dates = RequestDate.allCases.map(\.rawValue).joined(separator: ", ")
        switch name {
        case "currency":
            return (try? Currency(value)) == nil ? "\"\(value)\" is no currency of ISO 4217" : nil
        case "date": return RequestDate(rawValue: value) == nil ? "\"\(value)\" is none of \(dates)" : nil
        case "exchange_rate":
            return ExchangeRule.day(value) == nil
                ? "\"\(value)\" is none of \(dates), perhaps with penultimate_wednesday behind it" : nil
        case "exchange_publishers":
            return list(value).first { publishers[$0] == nil }.map { unknown in
                let ids = publishers.all.map(\.id).sorted()
                return "\"\(unknown)\" is none of \(ids.joined(separator: ", ")): name it in publishers.csv."
                    + SimilarName.question(unknown, ids)
            }
        case "exchange_variance":
            let percent = try? Decimal(value)
            return percent.map { $0.isNegative } == false ? nil : "\"\(value)\" is no number of per cent"
        default:
            return names.contains(name)
                ? nil : "\"\(name)\" is none of \(names.joined(separator: ", ")).\(SimilarName.question(name, names))"
        }
    }
}
