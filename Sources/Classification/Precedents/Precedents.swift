internal import TidewaiterDocuments
internal import TidewaiterPacks

/// One's own rows in a model, by which a description finds those that are most like it.
///
/// In the file (all numbers as in ``ModelFormat``, offsets counted from the start of the section):
///
/// | offset | bytes | content |
/// |---|---|---|
/// | 0 | 4 | number of rows |
/// | 4 | 4 | number of terms |
/// | 8 | 4 | number of postings |
/// | 12 | 4 | bytes of texts |
/// | 16 | 12 | the ``Gate``: three signed numbers in millionths |
/// | 28 | 20 a row | index of its code, length in thousandths, start and length of its text, number of its goods |
/// | | 12 a term | lower and upper half of its hash, first posting; terms ascend, after the last one more |
/// | | 4 a posting | row; a term's postings ascend |
/// | | | the texts |
struct Precedents: Sendable {
    /// A row that is like a description.
    struct Neighbour: Hashable {
        let row: Int
        /// Index of its code in the model.
        let code: Int
        /// Cosine of the angle between both: 1 for the same words, 0 for no common ones.
        let similarity: Double
    }

    /// Rows that have no say: those of some goods with codes of a range.
    struct LeftOut {
        /// By the numbers that ``NearGoods`` gives.
        let goods: Set<Int>
        /// Indexes of codes.
        let codes: Range<Int>
    }

    /// How much the rows count beside the words of trade.
    let gate: Gate
    /// Number of rows.
    let count: Int
    private let storage: PackStorage
    private let termCount: Int
    private let postingCount: Int
    private let textLength: Int
    private let rows: Int
    private let terms: Int
    private let postings: Int
    private let texts: Int

    static let headerLength = 28
    static let rowLength = 20
    static let termLength = 12
    /// Fewer rows count as so many where the rarity of their terms is told.
    private static let fewestRows = 1000
    /// Lengths are kept in thousandths.
    static let lengthScale = 1000.0
    /// So many of the nearest rows are looked at.
    static let mostNeighbours = 16
    /// Rare terms are followed first, and none once so many rows have been met: that bounds the time, whatever the rows.
    static let mostVisits = 100_000
    /// Of a row's text at most so many bytes are kept to be shown.
    static let longestText = 200

    /// Reads the head of a section of a file.
    init(_ storage: PackStorage, at offset: Int, length: Int, codes: Int) throws(TidewaiterError) {
        self.storage = storage
        count = storage.number(at: offset)
        termCount = storage.number(at: offset + 4)
        postingCount = storage.number(at: offset + 8)
        textLength = storage.number(at: offset + 12)
        gate = Gate((0..<3).map { storage.number(at: offset + 16 + $0 * 4) })
        rows = offset + Self.headerLength
        terms = rows + count * Self.rowLength
        postings = terms + (termCount + 1) * Self.termLength
        texts = postings + postingCount * 4
        guard length >= Self.headerLength, texts + textLength == offset + length, codes > 0 else {
            throw Model.damaged("rows", "the section of its own rows is not as long as it says")
        }
        for row in 0..<count where storage.number(at: rows + row * Self.rowLength) >= codes {
            throw Model.damaged("rows", "a row of it has a code that is not there")
        }
    }

    /// How telling a term is that so many of the rows have. What all of ten rows have may be rare in trade: of so few rows the
    /// others are taken to have none of their terms.
    static func rarity(ofTerm having: Int, rows count: Int) -> Double { rarity(having, of: max(count, fewestRows)) }

    /// How telling it is to be one of so many.
    static func rarity(_ having: Int, of count: Int) -> Double {
        Exactly.log(1 + (Double(count - having) + 0.5) / (Double(having) + 0.5))
    }

    /// The rows that are most like a description, the most alike first. Of rows of the same goods and code only the
    /// nearest is one of them, so that goods with many variants have no more votes than others.
    ///
    /// - Parameter left: Rows to leave out: of a row that is judged by the others, it and its near copies.
    func nearest(_ terms: Terms, leavingOut left: LeftOut? = nil) -> [Neighbour] {
        guard count > 0 else { return [] }
        var found: [(range: Range<Int>, weight: Double)] = []
        var length = 0.0
        for term in terms.terms {
            let range = postings(of: term.hash)
            let rarity = Self.rarity(ofTerm: range.count, rows: count)
            length += rarity * rarity
            if !range.isEmpty { found.append((range, rarity * rarity)) }
        }
        guard !found.isEmpty, length > 0 else { return [] }
        found.sort { $0.range.count < $1.range.count }
        var sums = [Double](repeating: 0, count: count)
        var met: [Int] = []
        var visits = 0
        for (range, weight) in found {
            visits += range.count
            // The rarest term is followed in any case.
            if visits > Self.mostVisits, !met.isEmpty { break }
            for at in range.prefix(Self.mostVisits) {
                let row = storage.number(at: postings + at * 4)
                guard row < count else { continue }
                if sums[row] == 0 { met.append(row) }
                sums[row] += weight
            }
        }
        var best: [Neighbour] = []
        for other in met {
            let own = Double(storage.number(at: rows + other * Self.rowLength + 4)) / Self.lengthScale
            guard own > 0 else { continue }
            let similarity = min(sums[other] / (length.squareRoot() * own), 1)
            if best.count == Self.mostNeighbours, let last = best.last,
                (last.similarity, other) >= (similarity, last.row)
            {
                continue
            }
            let (code, goods) = (code(of: other), goods(of: other))
            if let left, left.codes.contains(code), left.goods.contains(goods) { continue }
            if let variant = best.firstIndex(where: { $0.code == code && self.goods(of: $0.row) == goods }) {
                guard (best[variant].similarity, other) < (similarity, best[variant].row) else { continue }
                best.remove(at: variant)
            }
            let place = best.firstIndex { ($0.similarity, other) < (similarity, $0.row) } ?? best.count
            best.insert(Neighbour(row: other, code: code, similarity: similarity), at: place)
            if best.count > Self.mostNeighbours { best.removeLast() }
        }
        return best
    }

    /// Whether any row has one of some terms.
    func knows(_ hashes: [UInt64]) -> Bool { hashes.contains { !postings(of: $0).isEmpty } }

    /// Index of a row's code in the model.
    func code(of row: Int) -> Int { storage.number(at: rows + row * Self.rowLength) }

    /// The number of a row's goods.
    func goods(of row: Int) -> Int { storage.number(at: rows + row * Self.rowLength + 16) }

    /// The beginning of a row's text.
    func text(of row: Int) -> String {
        let start = storage.number(at: rows + row * Self.rowLength + 8)
        let length = storage.number(at: rows + row * Self.rowLength + 12)
        guard start <= textLength, length <= textLength - start else { return "" }
        return String(decoding: storage.copy(texts + start, length), as: UTF8.self)
    }

    /// All rows, their texts as far as they are kept.
    func rows(_ model: Model) -> [TrainingRow] {
        (0..<count).map { TrainingRow(text: text(of: $0), code: model.codes[code(of: $0)].text) }
    }

    private func postings(of hash: UInt64) -> Range<Int> {
        var low = 0
        var high = termCount
        while low < high {
            let middle = (low + high) / 2
            if self.hash(middle) < hash { low = middle + 1 } else { high = middle }
        }
        guard low < termCount, self.hash(low) == hash else { return 0..<0 }
        let start = storage.number(at: terms + low * Self.termLength + 8)
        let end = min(storage.number(at: terms + (low + 1) * Self.termLength + 8), postingCount)
        return start < end ? start..<end : 0..<0
    }

    private func hash(_ term: Int) -> UInt64 {
        let place = terms + term * Self.termLength
        return UInt64(storage.number(at: place + 4)) << 32 | UInt64(storage.number(at: place))
    }
}
