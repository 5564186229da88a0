import TidewaiterPacks

/// The texts by which codes are found: labels in all languages and words of trade, each with its words.
///
/// Made once, when something is searched for the first time; never changes.
final class CodeSearch: Sendable {
    /// One label or phrase.
    struct Text {
        /// Position in `codes`.
        let code: Int32
        /// Where it stands: row and column of the labels, or row and number of a phrase.
        let row: Int32
        let part: Int16
        let isLabel: Bool
        /// How many different words it has.
        let length: UInt16
    }

    let codes: [String]
    let texts: [Text]
    /// Number of each word.
    let words: [String: Int]
    /// The texts of each word: those from `starts[word]` to before `starts[word + 1]`.
    let starts: [Int32]
    let entries: [Int32]

    private let labels: PackTable
    private let phrases: PackTable?

    init(labels: PackTable, phrases: PackTable?) {
        self.labels = labels
        self.phrases = phrases
        var codes: [String] = []
        var texts: [Text] = []
        var words: [String: Int] = [:]
        var found: [[Int32]] = []
        func add(_ text: Substring, _ row: Int, _ part: Int, isLabel: Bool) {
            var seen: Set<Int> = []
            for word in PlainWords(text).words {
                let number = words[word] ?? found.count
                if number == found.count {
                    words[word] = number
                    found.append([])
                }
                if seen.insert(number).inserted { found[number].append(Int32(texts.count)) }
            }
            guard !seen.isEmpty else { return }
            texts.append(
                Text(
                    code: Int32(codes.count - 1), row: Int32(row), part: Int16(clamping: part), isLabel: isLabel,
                    length: UInt16(clamping: seen.count)))
        }
        for row in labels.rows {
            let code = labels.text(row, 0)
            codes.append(code)
            for column in labels.columns.indices.dropFirst() where !labels.cell(row, column).isEmpty {
                add(labels.text(row, column)[...], row, column, isLabel: true)
            }
            guard let phrases else { continue }
            for row in phrases.rows(key: code) {
                for (number, phrase) in Self.split(phrases.text(row, 1)).enumerated() {
                    add(phrase, row, number, isLabel: false)
                }
            }
        }
        var starts: [Int32] = [0]
        var entries: [Int32] = []
        for list in found {
            entries += list
            starts.append(Int32(entries.count))
        }
        self.codes = codes
        self.texts = texts
        self.words = words
        self.starts = starts
        self.entries = entries
    }

    /// The label or phrase as it is written.
    func written(_ text: Text) -> String {
        if text.isLabel { return labels.text(Int(text.row), Int(text.part)) }
        let parts = Self.split(phrases?.text(Int(text.row), 1) ?? "")
        return Int(text.part) < parts.count ? String(parts[Int(text.part)]) : ""
    }

    /// The texts that have a word.
    func texts(of word: Int) -> ArraySlice<Int32> { entries[Int(starts[word])..<Int(starts[word + 1])] }

    /// How much a word says: the rarer, the more; in hundredths of a binary digit.
    func weight(of word: Int) -> Int {
        let count = max(1, texts(of: word).count)
        return max(1, Self.hundredths(texts.count) - Self.hundredths(count))
    }

    private static func split(_ phrases: String) -> [Substring] { phrases.split(separator: "|") }

    /// The binary logarithm in hundredths, linear between powers of two.
    private static func hundredths(_ number: Int) -> Int {
        let power = Int.bitWidth - 1 - number.leadingZeroBitCount
        return power * 100 + (number - (1 << power)) * 100 >> power
    }
}
