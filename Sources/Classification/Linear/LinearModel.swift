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
    /// Copies: one megabyte takes a millisecond at opening, and reading them in place twice as long for each text.
    private let nodes: [UInt8]
    private let weights: [UInt8]

    /// Greater weights are cut off.
    static let greatest: Float = 12
    static let unit = greatest / 127
    /// The logarithm of a probability below which the nodes under a node are not looked at, and what is taken off for
    /// them; and the least one that there is.
    static let followed: Float = -9
    static let unfollowed: Float = 3
    static let least: Float = -16
    /// What every node has whatever the text says, in units.
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
        self.nodes = storage.copy(nodes, postings * 2)
        self.weights = storage.copy(weights, postings)
        self.table = TermTable(storage, buckets: buckets, bits: bits, terms: table, count: terms, postings: postings)
        biases = [Float](repeating: 0, count: tree.codes.count)
        if let range = self.table.postings(of: LinearFeatures.bias) { add(range, to: &biases) }
    }

    /// The postings of a feature; `nil` for one that the model does not know.
    func postings(of feature: UInt64) -> Range<Int>? { table.postings(of: feature) }

    private func node(_ posting: Int) -> Int { Int(nodes[posting * 2]) | Int(nodes[posting * 2 + 1]) << 8 }

    /// Adds the weights of postings, in units, to the sums of their nodes.
    func add(_ range: Range<Int>, to sums: inout [Float]) {
        for at in range {
            let node = node(at)
            if node < sums.count { sums[node] += Float(Int8(bitPattern: weights[at])) }
        }
    }

    /// The weight of a feature for some nodes together, in units.
    func weight(_ range: Range<Int>, for wanted: [Int]) -> Float {
        var sum: Float = 0
        for node in wanted {
            var low = range.lowerBound
            var high = range.upperBound
            while low < high {
                let middle = (low + high) / 2
                if self.node(middle) < node { low = middle + 1 } else { high = middle }
            }
            if low < range.upperBound, self.node(low) == node { sum += Float(Int8(bitPattern: weights[low])) }
        }
        return sum
    }
}
