internal import TidewaiterPacks

/// A second judgement beside the index of words: which chapter, which heading of it and which subheading of that, each by
/// a logistic model over words, pairs and parts of words, trained on the phrases of the packs. Read in place.
///
/// In the file: four numbers, how many subheadings, bits of the buckets, terms and postings; the subheadings as numbers;
/// the terms (``TermTable``); the nodes of the postings, two bytes each, filled up to four; and the weights of the
/// postings, one signed byte each, in 127ths of ``LinearModel/greatest``. A term's postings ascend.
struct LinearModel: Sendable {
    let tree: LinearTree
    private let table: TermTable
    private let storage: PackStorage
    /// Offsets of the nodes and of the weights of the postings.
    private let nodes: Int
    private let weights: Int

    /// Greater weights are cut off.
    static let greatest: Float = 12
    static let unit = greatest / 127
    /// The logarithm of a probability below which the nodes under a node are not looked at, and what is taken off for
    /// them; and the least one that there is.
    static let followed: Float = -7
    static let unfollowed: Float = 3
    static let least: Float = -16
    static let greatestUnfollowed = followed - unfollowed
    /// What every node has whatever the text says.
    private(set) var biases: [Float] = []

    /// Reads what ``LinearTrainer`` wrote, which lies at an offset; `nil` where its parts do not fit the length.
    init?(_ storage: PackStorage, offset: Int, length: Int) {
        guard length >= 16 else { return nil }
        let leaves = storage.number(at: offset)
        let bits = storage.number(at: offset + 4)
        let terms = storage.number(at: offset + 8)
        let postings = storage.number(at: offset + 12)
        let limit = ModelFormat.mostCodes / 2
        guard leaves > 0, leaves <= limit, bits <= ModelFormat.mostBits, terms <= length, postings <= length else {
            return nil
        }
        let buckets = offset + 16 + leaves * 4
        let table = buckets + TermTable.bucketsLength(bits)
        let nodes = table + TermTable.termsLength(terms)
        let weights = nodes + (postings + 1) / 2 * 4
        guard weights + postings <= offset + length else { return nil }
        var codes: [ModelCode] = []
        codes.reserveCapacity(leaves)
        for at in 0..<leaves {
            guard let code = ModelCode(subheading: storage.number(at: offset + 16 + at * 4)),
                codes.last.map({ $0 < code }) ?? true
            else { return nil }
            codes.append(code)
        }
        tree = LinearTree(codes)
        self.storage = storage
        self.nodes = nodes
        self.weights = weights
        self.table = TermTable(storage, buckets: buckets, bits: bits, terms: table, count: terms, postings: postings)
        biases = [Float](repeating: 0, count: tree.codes.count)
        if let range = self.table.postings(of: LinearFeatures.bias) {
            biases = sums([range]).map { Float($0) * Self.unit }
        }
    }

    /// The postings of features; `nil` for one that the model does not know.
    func postings(ofEach features: [UInt64]) -> [Range<Int>?] { table.postings(ofEach: features) }

    /// What the weights of features come to by node, in units, where these are their postings.
    func sums(_ ranges: [Range<Int>]) -> [Int32] {
        // Sums of whole numbers, whose order does not matter.
        var sums = [Int32](repeating: 0, count: tree.codes.count)
        ranges.prefix(Self.ahead).forEach(fetch)
        for (at, range) in ranges.enumerated() {
            if at + Self.ahead < ranges.count { fetch(ranges[at + Self.ahead]) }
            var sums = sums.mutableSpan
            forEach(range) { node, weight in if node < sums.count { sums[node] &+= Int32(weight) } }
        }
        return sums
    }

    /// What each node has of features, and how many of them are known: a text counts as one, however long it is.
    func values(_ features: [UInt64]) -> (values: [Float], known: Int) {
        let known = postings(ofEach: features).compactMap { $0 }
        let unit = Self.unit(known.count)
        return (zip(sums(known), biases).map { Float($0) * unit + $1 }, known.count)
    }

    /// What a weight is worth in a text of so many features that are known.
    static func unit(_ known: Int) -> Float { unit / Float(max(known, 1)).squareRoot() }

    /// So many features ahead the postings are asked for that are to be looked at.
    private static let ahead = 4
    /// The rest of longer postings comes as it is read.
    private static let mostFetched = 256

    private func fetch(_ range: Range<Int>) {
        let count = min(range.count, Self.mostFetched)
        storage.fetch(nodes + range.lowerBound * 2, count * 2)
        storage.fetch(weights + range.lowerBound, count)
    }

    /// What each of some terms adds to each of some nodes, in units: for each node a row of so many terms.
    ///
    /// - Parameters:
    ///   - known: The features of a text, each with its term and postings.
    ///   - terms: Number of terms.
    ///   - nodes: The nodes.
    func weights(_ known: [(term: Int, postings: Range<Int>)], terms: Int, for nodes: [Int]) -> [Float] {
        var weights = [Float](repeating: 0, count: nodes.count * terms)
        // By node one more than its row, in few bytes: to pass all postings by takes less than to search them for each node.
        var rows = [UInt16](repeating: 0, count: tree.codes.count)
        for (row, node) in nodes.enumerated() { rows[node] = UInt16(row + 1) }
        for (term, range) in known {
            var all = weights.mutableSpan
            let rows = rows.span
            forEach(range) { node, weight in
                if node < rows.count, rows[node] > 0 { all[(Int(rows[node]) &- 1) &* terms &+ term] += Float(weight) }
            }
        }
        return weights
    }

    /// Calls with node and weight of each posting, in units; four at a time, for there are thousands.
    @inline(__always)
    private func forEach(_ range: Range<Int>, _ body: (Int, Int8) -> Void) {
        storage.withBytes(nodes + range.lowerBound * 2, range.count * 2) { nodes in
            storage.withBytes(weights + range.lowerBound, range.count) { weights in
                let (nodes, weights) = unsafe (nodes.bytes, weights.bytes)
                let count = min(nodes.byteCount / 2, weights.byteCount)
                // Before `count` each posting has its two bytes and its one.
                @inline(__always)
                func posting(_ at: Int) {
                    let node = unsafe nodes.unsafeLoadUnaligned(fromUncheckedByteOffset: at &* 2, as: UInt16.self)
                    let weight = unsafe weights.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: Int8.self)
                    body(Int(UInt16(littleEndian: node)), weight)
                }
                var at = 0
                while at &+ 4 <= count {
                    posting(at)
                    posting(at &+ 1)
                    posting(at &+ 2)
                    posting(at &+ 3)
                    at &+= 4
                }
                while at < count {
                    posting(at)
                    at &+= 1
                }
            }
        }
    }
}
