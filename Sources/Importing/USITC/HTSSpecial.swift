/// The special column of a line: rates by the symbols they are for.
struct HTSSpecial {
    /// By symbol: the rate in the notation of packs, and its text.
    private var rates: [String: (notation: String, text: String)] = [:]
    /// Why a rate is `?`, by its text.
    private(set) var reasons: [String: String] = [:]
    /// The rates that were read from print.
    private(set) var printed: [OfficialRate] = []
    /// What stands behind the last brackets, which is a rate for nobody.
    private(set) var rest = ""

    /// Reads a cell: `Free (A+,AU) 3.2% (JP)`. Brackets hold symbols; what stands before them is the rate.
    init(printed cell: String) {
        var rate = ""
        var symbols: String?
        for character in cell {
            switch (character, symbols) {
            case ("(", nil): symbols = ""
            case (")", let list?):
                take(HTSReader.plain(rate), list)
                (rate, symbols) = ("", nil)
            case (_, nil): rate.append(character)
            case (_, _?): symbols?.append(character)
            }
        }
        rest = HTSReader.plain(rate + (symbols.map { "(" + $0 } ?? ""))
    }

    /// Takes rates that the export has apart: a percentage, or nothing where it does not state the rate.
    init(apart list: [(symbol: String, percent: String?)]) {
        for (raw, percent) in list {
            // `A+(except …)`: what is excepted stands in general notes.
            let symbol = String(raw.prefix { $0 != "(" && $0 != " " })
            guard let percent else {
                rates[symbol] = ("?", "not in the condensed export")
                reasons["not in the condensed export"] = "the condensed export states percentages only"
                continue
            }
            let whole = percent.hasSuffix(".0") ? String(percent.dropLast(2)) : percent
            rates[symbol] = whole == "0" ? ("free", "Free") : (whole + "%", whole + "%")
        }
    }

    private mutating func take(_ text: String, _ symbols: String) {
        let rate = OfficialRate(text, currency: "USD")
        if let reason = rate.reason { reasons[text] = reason }
        if !rate.facts.isEmpty { printed.append(rate) }
        for word in symbols.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            // A bracket too many is a misprint, and so is a point.
            let symbol = word.filter { $0 != "." && $0 != "(" }
            if !symbol.isEmpty { rates[symbol] = (rate.notation, text) }
        }
    }

    /// The column `special`: groups of rate and symbols, free first, what needs its text last.
    var notation: String {
        groups(by: \.notation).sorted { a, b in
            (a.key == "?" ? 1 : 0, a.key == "free" ? 0 : 1, a.key) < (
                b.key == "?" ? 1 : 0, b.key == "free" ? 0 : 1, b.key
            )
        }.map { "\($0.key): \($0.value.joined(separator: " "))" }.joined(separator: " | ")
    }

    /// The column `special_text`: the text of what the notation cannot say.
    var text: String {
        groups(by: \.text).filter { _, symbols in symbols.contains { rates[$0]?.notation == "?" } }
            .sorted { $0.key < $1.key }
            .map { "\($0.key) (\($0.value.joined(separator: ",")))" }.joined(separator: " ")
    }

    private func groups(by part: KeyPath<(notation: String, text: String), String>) -> [String: [String]] {
        var groups: [String: [String]] = [:]
        for (symbol, rate) in rates.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            groups[rate[keyPath: part], default: []].append(symbol)
        }
        return groups
    }
}
