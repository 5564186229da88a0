internal import Tidewaiter
internal import TidewaiterDocuments

extension Subcommand {
    /// `tidewaiter rate`.
    static let rate = Subcommand(
        name: "rate",
        summary: "Explains a rate as a tariff prints it: its parts and units, what it needs, and what it comes to.",
        operands: "TEXT",
        options: [
            .init(name: "value", value: "V", help: "value of the goods"),
            .init(
                name: "quantity", value: "UNIT=N", help: "a quantity, KGM=100; units of UN/ECE Rec 20", repeats: true),
            .init(
                name: "fact", value: "NAME=X", help: "a fact: a number, or a rate that the text refers to",
                repeats: true),
            .init(name: "currency", value: "CUR", help: "currency of the value and of the amount"),
            .init(name: "exchange", value: "CUR=X", help: "what one unit of another currency is", repeats: true),
            .init(name: "program", value: "P", help: "program or country that is claimed, as printed"),
            .init(name: "as-of", value: "DATE", help: "the day, YYYY-MM-DD, where rates differ by day"),
            .init(name: "certificate", value: "C", help: "certificate that is presented, D018; - for none"),
            .init(
                name: "dialect", value: "any|taric|taric-part", help: "conventions the text is held to; any by default"),
            .init(name: "format", value: "text|json", help: "how to print; text by default"),
        ],
        example: "tidewaiter rate '46.3¢/kg + 14.9%' --value 1000 --quantity KGM=250\n"
            + "tidewaiter rate '9% + EA MAX 20.7% + ADFM' --value 500 --quantity KGM=100 "
            + "--fact agricultural_component='117.11 EUR/100kg' --fact flour_component='13.99 EUR/100kg'",
        notes: "Exit status: 0 computed, or no duty of it applies; 3 facts missing, or no rate that can be read."
    ) { arguments throws(TidewaiterError) in
        guard arguments.rest.count == 1 else { throw Arguments.usage("Give one rate, in quotes.") }
        let form = try arguments.form()
        var figures = RateFigures()
        if let value = arguments["value"] { figures.value = try number(value, "--value") }
        for (unit, amount) in try pairs("quantity", arguments) {
            figures.quantities.append(.init(unit: unit, amount: try number(amount, "--quantity \(unit)")))
        }
        for (name, fact) in try pairs("fact", arguments) { figures.facts[name] = fact }
        for (code, rate) in try pairs("exchange", arguments) {
            figures.exchangeRates[code] = try number(rate, "--exchange \(code)")
        }
        figures.currency = arguments["currency"]
        figures.program = arguments["program"]
        figures.date = try arguments.date("as-of")
        figures.certificate = arguments["certificate"].map { $0 == "-" ? "" : $0 }
        let names = PrintedRate.Dialect.allCases.map(\.rawValue)
        let dialect = PrintedRate.Dialect(
            rawValue: try arguments.choice("dialect", among: names, otherwise: names[0]))
        let explanation = try Engine().explain(rate: arguments.rest[0], as: dialect ?? .any, figures: figures)
        try print(.rate(explanation), as: form)
        return explanation.outcome == .computed || explanation.outcome == .notApplicable
            ? Console.Status.fine : Console.Status.open
    }

    /// The pairs of an option that is given as NAME=VALUE.
    private static func pairs(
        _ option: String, _ arguments: Arguments
    ) throws(TidewaiterError) -> [(String, String)] {
        var found: [(String, String)] = []
        for text in arguments.all(option) {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw Arguments.usage("--\(option) \(text): write a name, =, and what it is.")
            }
            found.append((String(parts[0]), String(parts[1])))
        }
        return found
    }

    private static func number(_ text: String, _ name: String) throws(TidewaiterError) -> Decimal {
        do throws(QuantityError) {
            return try Decimal(text)
        } catch {
            throw Arguments.usage("\(name) \(text): \(error.message)")
        }
    }
}
