import TidewaiterDocuments
import TidewaiterQuantities

/// Lays out the report of an assessment: amounts in one column at the right, texts wrapped.
struct Report {
    private(set) var text = ""
    private let currency: String
    private let places: Int

    /// Where amounts end.
    private static let width = 78

    init(currency: String, places: Int) {
        self.currency = currency
        self.places = places
    }

    mutating func line(_ line: String) { text += line + "\n" }

    mutating func heading(_ heading: String) { text += "\n\(heading)\n" }

    /// A label at the left and an amount at the right.
    mutating func amount(_ label: String, _ interval: Interval?, indent: Int = 2) {
        let left = String(repeating: " ", count: indent) + label
        let right = amount(interval)
        let gap = max(2, Self.width - left.count - right.count)
        line(left + String(repeating: " ", count: gap) + right)
    }

    /// A charge: what it is, at which rate, how much, and its steps.
    mutating func charge(_ charge: Charge) {
        var label = "\(charge.kind.rawValue)  \(Self.words(charge.program))"
        if let type = charge.taxType { label += " (\(type))" }
        if let rate = charge.rate, !rate.text.isEmpty {
            label += rate.source == .stated ? ", \(rate.text) as stated" : ", \(Self.clipped(rate.text))"
        }
        for quantity in charge.quantities { label += ", \(grouped(quantity.amount.description)) \(quantity.unit)" }
        if let status = charge.status, status != .payable { label += ", \(Self.words(status.rawValue))" }
        amount(label, charge.outcome == .refused ? nil : charge.assessed)
        for step in charge.steps where !Self.saysNothing(step) { self.step(step) }
    }

    /// The steps of the entry as a whole, but for sums of one.
    mutating func steps(_ steps: [Step]) {
        let telling = steps.filter { $0.operands.count > 1 || $0.operation != .add }
        if telling.isEmpty { return }
        heading("How costs and totals come about")
        for step in telling { self.step(step) }
    }

    /// Whether a step only carries a number on that stands beside it.
    private static func saysNothing(_ step: Step) -> Bool {
        guard step.operation == .take, let figure = step.figure else { return false }
        return figure.hasPrefix("quantities/") || figure.hasPrefix("allocation/")
    }

    /// A step of a computation, as one would write it on paper.
    mutating func step(_ step: Step) {
        let values = step.operands.map { grouped($0.value.description) }
        let formula: String
        switch step.operation {
        case .take: formula = step.operands.first?.name ?? ""
        case .add: formula = values.joined(separator: " + ")
        case .subtract: formula = values.joined(separator: " - ")
        case .multiply, .convert: formula = values.joined(separator: " x ")
        case .divide: formula = values.joined(separator: " / ")
        case .percent: formula = values.count == 2 ? "\(values[1])% of \(values[0])" : ""
        case .maximum: formula = "the greater of \(values.joined(separator: " and "))"
        case .minimum: formula = "the lesser of \(values.joined(separator: " and "))"
        case .apportion: formula = "share of \(values.joined(separator: ", "))"
        case .settle: formula = "\(values.first ?? ""), so that all lines are \(values.last ?? "")"
        case .round: formula = "\(values.first ?? "") rounded"
        }
        let rounding = step.rounding.map { ", \(Self.words($0.mode.rawValue)) to \($0.words)" } ?? ""
        line("      \(step.name): \(formula)\(rounding) = \(grouped(step.result.description))  [\(step.authority)]")
    }

    /// A titled list; nothing where it is empty.
    mutating func list(_ title: String, _ items: [(line: String?, text: String, authority: String)]) {
        if items.isEmpty { return }
        heading(title)
        for item in items {
            let about = item.line.map { "line \($0): " } ?? ""
            wrapped("\(about)\(item.text) [\(item.authority)]")
        }
    }

    /// An item of a list, set into lines of at most ``width`` characters.
    private mutating func wrapped(_ words: String) {
        var current = "  -"
        for word in words.split(separator: " ") {
            if current.count + word.count + 1 > Self.width {
                line(current)
                current = "   "
            }
            current += " " + word
        }
        line(current)
    }

    private func amount(_ interval: Interval?) -> String {
        guard let interval else { return "refused" }
        if interval.isExact { return money(interval.low) }
        guard let high = interval.high else { return "\(money(interval.low)) or more" }
        return "\(money(interval.low)) to \(money(high))"
    }

    /// An amount with its minor units and with commas between thousands.
    func money(_ amount: Decimal) -> String {
        grouped(((try? amount.scaled(toPlaces: places)) ?? amount).description)
    }

    private func grouped(_ number: String) -> String {
        let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        var whole = ""
        for (index, digit) in parts[0].enumerated() {
            if index > 0, (parts[0].count - index) % 3 == 0, whole != "-" { whole += "," }
            whole.append(digit)
        }
        return parts.count == 2 ? "\(whole).\(parts[1])" : whole
    }

    /// The words of a name: `column_1_general` becomes `column 1 general`.
    static func words(_ name: String) -> String { name.split(separator: "_").joined(separator: " ") }

    private static func clipped(_ text: String) -> String {
        text.count <= 40 ? text : text.prefix(37) + "..."
    }
}
