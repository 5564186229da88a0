/// Texts by which others that are nearly the same are found: exactly, without comparing each with each.
///
/// Texts are compared as sets of five neighbouring letters of their folded words (the part that two sets have in common,
/// Jaccard). Two sets that share as much as is asked share one of the rarest members of either, so that only these are
/// looked up; what they lead to is compared in full. Beside these, texts are nearly the same whose words are
/// (``NearGoods``).
struct NearDuplicates {
    /// A text that is nearly the same.
    struct Match: Hashable {
        /// Its number among the texts.
        let index: Int
        /// The part in common, 0 to 1; or how alike the words are.
        let similarity: Double
    }

    /// From here on two texts are nearly the same.
    static let bar = 0.8
    private static let width = 5

    private var counts: [UInt64: UInt32] = [:]
    /// Sets of the different texts, members ascending, and the first text that has each.
    private var sets: [(members: [UInt64], index: Int)] = []
    /// By rare member the sets that have it.
    private var places: [UInt64: [UInt32]] = [:]
    private let goods: NearGoods

    init(_ texts: [String]) {
        goods = NearGoods(texts.map { GoodsWords(Terms($0)) })
        var seen: Set<[UInt64]> = []
        for (index, text) in texts.enumerated() {
            let members = Self.members(text)
            guard !members.isEmpty, seen.insert(members).inserted else { continue }
            sets.append((members, index))
            for member in members { counts[member, default: 0] += 1 }
        }
        for (place, set) in sets.enumerated() {
            for member in rarest(of: set.members) {
                places[member, default: []].append(UInt32(truncatingIfNeeded: place))
            }
        }
    }

    /// The text that is most like another, of those that are nearly the same: by its letters, else by its words.
    func best(for text: String) -> Match? {
        bestByLetters(for: text)
            ?? goods.best(GoodsWords(Terms(text))).map { Match(index: $0.description, similarity: $0.similarity) }
    }

    private func bestByLetters(for text: String) -> Match? {
        let members = Self.members(text)
        guard !members.isEmpty else { return nil }
        var tried: Set<UInt32> = []
        var best: Match?
        for member in rarest(of: members) {
            for place in places[member] ?? [] where tried.insert(place).inserted {
                let set = sets[Int(place)]
                let least = Double(min(set.members.count, members.count))
                guard least >= Self.bar * Double(max(set.members.count, members.count)) else { continue }
                let similarity = Self.similarity(members, set.members)
                guard similarity >= Self.bar else { continue }
                if best.map({ ($0.similarity, set.index) < (similarity, $0.index) }) ?? true {
                    best = Match(index: set.index, similarity: similarity)
                }
            }
        }
        return best
    }

    /// As many of the rarest members as any set that has enough in common must share one of.
    private func rarest(of members: [UInt64]) -> ArraySlice<UInt64> {
        let needed = Int((Self.bar * Double(members.count)).rounded(.up))
        return members.sorted { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) }.prefix(members.count - needed + 1)
    }

    /// The part that two ascending sets have in common.
    static func similarity(_ first: [UInt64], _ second: [UInt64]) -> Double {
        var (at, other, common) = (0, 0, 0)
        while at < first.count, other < second.count {
            if first[at] == second[other] {
                common += 1
                at += 1
                other += 1
            } else if first[at] < second[other] {
                at += 1
            } else {
                other += 1
            }
        }
        return Double(common) / Double(max(first.count + second.count - common, 1))
    }

    /// Runs of neighbouring letters of the folded words, as hashes, ascending; of a short text the text.
    static func members(_ text: String) -> [UInt64] {
        let folded = FoldedText(text).bytes
        var splitter = WordSplitter(folded)
        var letters: [UInt8] = []
        while let word = splitter.next() {
            if !letters.isEmpty { letters.append(UInt8(ascii: " ")) }
            letters += word
        }
        guard !letters.isEmpty else { return [] }
        var members: Set<UInt64> = []
        for start in 0...max(letters.count - width, 0) {
            members.insert(letters[start..<min(start + width, letters.count)].reduce(Stem.start, Stem.feed))
        }
        return members.sorted()
    }
}
