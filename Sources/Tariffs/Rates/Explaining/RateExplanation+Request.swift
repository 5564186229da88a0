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
        let root = document.root.entry
        guard document.kind(root) == .object else { throw reader.mistyped(root, "an object") }
        var figures = RateFigures()
        var text: String?
        var dialect: PrintedRate.Dialect?
        for member in reader.last(root) {
            let value = member.value
            switch document.name(member) {
            case "text": text = try reader.requiredText(value)
            case "value": figures.value = try reader.decimal(value)
            case "currency": figures.currency = try reader.code(value)
            case "program": figures.program = try reader.text(value)
            case "date": figures.date = try reader.date(value)
            case "certificate": figures.certificate = try reader.text(value)
            case "dialect": dialect = try reader.word(value, as: PrintedRate.Dialect.self)
            case "quantities":
                for entry in reader.last(try reader.object(value)) {
                    figures.quantities.append(
                        .init(unit: document.name(entry), amount: try reader.requiredAmount(entry.value)))
                }
            case "exchange_rates":
                for entry in reader.last(try reader.object(value)) {
                    figures.exchangeRates[document.name(entry)] = try reader.requiredAmount(entry.value)
                }
            case "facts":
                for entry in reader.last(try reader.object(value)) {
                    guard let fact = document.text(entry.value) else {
                        throw reader.mistyped(entry.value, "a text or a number")
                    }
                    figures.facts[document.name(entry)] = fact
                }
            default:
                throw TidewaiterError(
                    .argument, "rate.member",
                    "\"\(document.name(member))\" is not known here. Known: text, value, quantities, facts, currency, "
                        + "exchange_rates, program, date, certificate, dialect.", place: document.place(ofName: member))
            }
        }
        guard let text else {
            throw TidewaiterError(.argument, "rate.text", "Give the printed rate as the member \"text\".")
        }
        try self.init(of: text, as: dialect ?? .any, figures: figures)
    }
}
