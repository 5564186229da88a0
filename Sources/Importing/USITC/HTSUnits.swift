import TidewaiterTariffs

/// The units of a line: at most two, in UN/ECE Recommendation 20.
struct HTSUnits: Hashable {
    var first = ""
    var second = ""
    /// Words that are in no list of units, or a third unit.
    var unread: [String] = []

    /// Reads the cells of the column; `No. and kg` is two units, `X` none.
    init(_ cells: [String]) {
        var words: [String] = []
        for cell in cells {
            var rest = cell[...]
            while let and = rest.firstRange(of: " and ") {
                words.append(String(rest[..<and.lowerBound]))
                rest = rest[and.upperBound...]
            }
            words.append(String(rest))
        }
        for word in words.map(HTSReader.plain) where !word.isEmpty && word != "X" {
            guard let unit = Self.unit(word), second.isEmpty else {
                unread.append(word)
                continue
            }
            if first.isEmpty { first = unit } else { second = unit }
        }
    }

    private static func unit(_ word: String) -> String? {
        guard let found = PrintedRate.unit(named: word) else { return nil }
        // What a rate takes as a thousand of another unit is a unit of its own where quantities are reported.
        if found.unit == "KWH", found.per == 1000 { return "MWH" }
        return found.per == 1 ? found.unit : nil
    }

    /// Whether no unit is stated.
    var isEmpty: Bool { first.isEmpty && second.isEmpty }
}
