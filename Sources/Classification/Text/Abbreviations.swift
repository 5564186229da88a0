internal import TidewaiterDocuments

/// What the abbreviations of trade stand for, as the table `abbreviations` of a pack has them.
struct Abbreviations: Sendable {
    /// An abbreviation of one or two words, as folded.
    struct Entry: Sendable {
        let short: [[UInt8]]
        /// What it stands for.
        let words: [[UInt8]]
        let condition: Condition
    }

    /// When it is read.
    enum Condition: Sendable {
        /// Where the index does not have it as a word.
        case unknown
        case always
        /// Where one of some words stands in the description, by the hashes of their stems.
        case beside(Set<UInt64>)
    }

    /// In the order of the table.
    private let entries: [Entry]
    /// By place in these the entries, the first of an abbreviation first.
    private let hashes: HashPlaces
    private let places: [[Int]]

    /// Reads lines of `short`, `words` and `where`, parted by tabs; the last is empty, `always`, or words one of which stands
    /// beside. Other lines are passed over.
    init(_ text: [UInt8]) {
        var entries: [Entry] = []
        for line in text.split(separator: UInt8(ascii: "\n")) {
            let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            guard cells.count == 3 else { continue }
            func words(_ cell: ArraySlice<UInt8>) -> [[UInt8]] {
                cell.split(separator: UInt8(ascii: " ")).map { Array($0) }
            }
            let beside = words(cells[2])
            entries.append(
                Entry(
                    short: words(cells[0]), words: words(cells[1]),
                    condition: beside.isEmpty
                        ? .unknown
                        : beside == [Self.always] ? .always : .beside(Set(beside.map { Stem($0).hash }))))
        }
        var hashes = HashPlaces(most: entries.count)
        var places: [[Int]] = []
        for (at, entry) in entries.enumerated() where 1...2 ~= entry.short.count {
            let place = hashes.place(adding: Self.hash(entry.short[0], entry.short.count > 1 ? entry.short[1] : nil))
            if place == places.count { places.append([]) }
            places[place].append(at)
        }
        (self.entries, self.hashes, self.places) = (entries, hashes, places)
    }

    private static let always = Array("always".utf8)

    /// Of letters as they are: `PCS` is no plural.
    private static func hash(_ first: [UInt8], _ second: [UInt8]?) -> UInt64 {
        var hash = first.reduce(Stem.start, Stem.feed)
        if let second { hash = second.reduce(Stem.feed(hash, UInt8(ascii: " ")), Stem.feed) }
        return Terms.mix(hash)
    }

    /// The abbreviation at a place in a description, one of two words before one of one; `nil` where there is none.
    ///
    /// - Parameters:
    ///   - words: The description.
    ///   - stems: By whose hashes it is seen what stands beside.
    ///   - isKnown: Whether the index has the word at the place.
    func entry(at place: Int, of words: [[UInt8]], stems: [UInt64], isKnown: Bool) -> Entry? {
        if place + 1 < words.count,
            let found = entry(Self.hash(words[place], words[place + 1]), stems, isKnown: true)
        {
            return found
        }
        return entry(Self.hash(words[place], nil), stems, isKnown: isKnown)
    }

    private func entry(_ hash: UInt64, _ stems: [UInt64], isKnown: Bool) -> Entry? {
        guard let place = hashes.place(of: hash) else { return nil }
        return places[place].lazy.map { entries[$0] }.first { entry in
            switch entry.condition {
            case .always: true
            case .unknown: !isKnown
            case .beside(let others): stems.contains { others.contains($0) }
            }
        }
    }
}
