public import TidewaiterDocuments
import TidewaiterQuantities

extension RateExplanation {
    /// Explains a rate as JSON asks for it: an object of `text` and what else is known: `value`, `quantities` and
    /// `exchange_rates` by their codes, `facts` by name, `currency`, `program`, `date`, `certificate`, `dialect`.
    ///
    /// - Throws: ``TidewaiterError`` with the place of what cannot be used; a text that is no rate is an answer.
    public init(json bytes: [UInt8], limits: Limits = .standard) throws(TidewaiterError) {
        let document = try JSONDocument(bytes, limits: limits)
        let reader = RequestReader(document)
        guard document.root.kind == .object else { throw reader.mistyped(document.root, "an object") }
        var figures = RateFigures()
        var text: String?
        var dialect: PrintedRate.Dialect?
        for member in reader.last(document.root) {
            let value = member.value
            switch member.name {
            case "text": text = try reader.requiredText(value)
            case "value": figures.value = try reader.decimal(value)
            case "currency": figures.currency = try reader.code(value)
            case "program": figures.program = try reader.text(value)
            case "date": figures.date = try reader.date(value)
            case "certificate": figures.certificate = try reader.text(value)
            case "dialect": dialect = try reader.word(value, as: PrintedRate.Dialect.self)
            case "quantities":
                for entry in reader.last(try reader.object(value)) {
                    figures.quantities.append(.init(unit: entry.name, amount: try reader.requiredAmount(entry.value)))
                }
            case "exchange_rates":
                for entry in reader.last(try reader.object(value)) {
                    figures.exchangeRates[entry.name] = try reader.requiredAmount(entry.value)
                }
            case "facts":
                for entry in reader.last(try reader.object(value)) {
                    guard let fact = entry.value.text else { throw reader.mistyped(entry.value, "a text or a number") }
                    figures.facts[entry.name] = fact
                }
            default:
                throw TidewaiterError(
                    .argument, "rate.member",
                    "\"\(member.name)\" is not known here. Known: text, value, quantities, facts, currency, "
                        + "exchange_rates, program, date, certificate, dialect.", place: member.namePlace)
            }
        }
        guard let text else {
            throw TidewaiterError(.argument, "rate.text", "Give the printed rate as the member \"text\".")
        }
        try self.init(of: text, as: dialect ?? .any, figures: figures)
    }
}
