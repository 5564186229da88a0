import TidewaiterDocuments

/// A code that was found by words.
public struct CodeMatch: Sendable, Hashable {
    /// How well its texts fit.
    public enum Fit: String, Sendable, Hashable, CaseIterable {
        /// A label or phrase has these words and no others.
        case exact
        /// A label or phrase has all the words.
        case allWords = "all_words"
        /// The code's labels and phrases, with those of its heading, have some of the words.
        case someWords = "some_words"
    }

    /// Chapter, heading or subheading.
    public let code: String
    /// How well it fits.
    public let fit: Fit
    /// The label or phrase that fits best, as written.
    public let text: String
    /// The words of the search that fit, as they are compared.
    public let words: [String]
    /// How much these words say; comparable within one search.
    public let score: Int
}

extension Nomenclature {
    /// The codes whose labels or words of trade fit a text best: exact phrases, then those with all words, then by how much
    /// the words say that fit; at most so many.
    ///
    /// A hint where to look, no classification: the notes and the General Rules decide.
    public func search(_ text: String, most: Int = 20) -> [CodeMatch] {
        let index = searchIndex()
        var words: [String] = []
        for word in PlainWords(text).words where !words.contains(word) && words.count < Self.mostWords {
            words.append(word)
        }
        let query = Query(words, index)
        return query.ranked().prefix(max(0, most)).map { found in
            CodeMatch(
                code: index.codes[found.code], fit: found.fit, text: index.written(index.texts[found.text]),
                words: words.indices.filter { found.words >> UInt64($0) & 1 == 1 }.map { words[$0] },
                score: found.score)
        }
    }

    /// More words than a search weighs: one bit each.
    private static let mostWords = 64

    /// A search under way.
    private struct Query {
        /// What fits a code.
        struct Found {
            let code: Int
            var fit = CodeMatch.Fit.someWords
            /// The text that fits best.
            var text: Int
            var textScore: Int
            /// The words that fit, as bits.
            var words: UInt64
            var score = 0
        }

        let index: CodeSearch
        let weights: [Int]
        /// The words that each text has, as bits.
        private(set) var texts: [Int: UInt64] = [:]

        init(_ words: [String], _ index: CodeSearch) {
            self.index = index
            var weights: [Int] = []
            for (bit, word) in words.enumerated() {
                guard let number = index.words[word] else {
                    weights.append(0)
                    continue
                }
                weights.append(index.weight(of: number))
                for text in index.texts(of: number) { texts[Int(text), default: 0] |= 1 << UInt64(bit) }
            }
            self.weights = weights
        }

        func score(_ words: UInt64) -> Int {
            weights.indices.reduce(0) { $0 + (words >> UInt64($1) & 1 == 1 ? weights[$1] : 0) }
        }

        /// What was found, best first.
        func ranked() -> [Found] {
            var found: [Int: Found] = [:]
            let all = weights.count
            for (number, words) in texts {
                let text = index.texts[number]
                let code = Int(text.code)
                // Words too many in a text take from what it says.
                let score = score(words) * 4 - (Int(text.length) - words.nonzeroBitCount) * 50
                var entry = found[code] ?? Found(code: code, text: number, textScore: .min, words: 0)
                if (score, entry.text) > (entry.textScore, number) {
                    entry.text = number
                    entry.textScore = score
                }
                entry.words |= words
                if words.nonzeroBitCount == all {
                    entry.fit = Int(text.length) == all ? .exact : entry.fit == .exact ? .exact : .allWords
                }
                found[code] = entry
            }
            return found.values.map { complete($0, found) }.sorted(by: Self.isBetter)
        }

        /// With the words of the heading, which its subheadings need not repeat.
        private func complete(_ entry: Found, _ found: [Int: Found]) -> Found {
            var entry = entry
            let code = index.codes[entry.code]
            if code.utf8.count == 6, let heading = position(of: String(code.prefix(4))), let above = found[heading] {
                entry.words |= above.words
            }
            // One text with most of the words says more than many with one each.
            entry.score = score(entry.words) * 2 + max(0, entry.textScore)
            return entry
        }

        private func position(of code: String) -> Int? {
            var (low, high) = (0, index.codes.count)
            while low < high {
                let middle = (low + high) / 2
                if index.codes[middle] < code { low = middle + 1 } else { high = middle }
            }
            return low < index.codes.count && index.codes[low] == code ? low : nil
        }

        private static func isBetter(_ a: Found, _ b: Found) -> Bool {
            if a.fit != b.fit { return rank(a.fit) < rank(b.fit) }
            if a.fit != .someWords, a.textScore != b.textScore { return a.textScore > b.textScore }
            return a.score == b.score ? a.code < b.code : a.score > b.score
        }

        private static func rank(_ fit: CodeMatch.Fit) -> Int {
            switch fit {
            case .exact: 0
            case .allWords: 1
            case .someWords: 2
            }
        }
    }
}
