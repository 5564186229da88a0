internal import TidewaiterPacks

/// Where the postings of terms are: 2^bits + 1 numbers, the first term of each bucket and at last their count; then the
/// terms, each the lower half of its hash, by whose upper bits its bucket is chosen, and its first posting; after the last
/// term one more with the number of postings.
struct TermTable: Sendable {
    private let storage: PackStorage
    private let buckets: Int
    private let bits: Int
    private let terms: Int
    private let count: Int
    /// The number of postings.
    let postings: Int

    /// - Parameters:
    ///   - buckets: Offset of the buckets.
    ///   - terms: Offset of the terms.
    ///   - count: Number of terms.
    ///   - postings: Number of postings.
    init(_ storage: PackStorage, buckets: Int, bits: Int, terms: Int, count: Int, postings: Int) {
        self.storage = storage
        self.buckets = buckets
        self.bits = bits
        self.terms = terms
        self.count = count
        self.postings = postings
    }

    /// The bytes that the buckets of so many bits take, and those that so many terms take.
    static func bucketsLength(_ bits: Int) -> Int { 0...ModelFormat.mostBits ~= bits ? ((1 << bits) + 1) * 4 : .max }
    static func termsLength(_ count: Int) -> Int { (count + 1) * 8 }

    /// The postings of a term, maybe none; `nil` for a term that is not here.
    func postings(of term: UInt64) -> Range<Int>? {
        let bucket = Int(Self.bucket(of: term, bits: bits))
        let wanted = Int(UInt32(truncatingIfNeeded: term))
        var at = storage.number(at: buckets + bucket * 4)
        let last = min(storage.number(at: buckets + bucket * 4 + 4), count)
        while at < last {
            let entry = terms + at * 8
            if storage.number(at: entry) == wanted {
                let start = storage.number(at: entry + 4)
                let end = min(storage.number(at: entry + 12), postings)
                return start < end ? start..<end : 0..<0
            }
            at += 1
        }
        return nil
    }

    /// The postings of each of many terms. What lies far from the processor is asked for before it is looked at.
    func postings(ofEach hashes: [UInt64]) -> [Range<Int>?] {
        let places = hashes.map { buckets + Int(Self.bucket(of: $0, bits: bits)) * 4 }
        for place in places { storage.fetch(place, 8) }
        for place in places { storage.fetch(terms + storage.number(at: place) * 8, 32) }
        return hashes.map { postings(of: $0) }
    }

    /// Which bucket a term is in.
    private static func bucket(of term: UInt64, bits: Int) -> UInt64 { bits == 0 ? 0 : term >> UInt64(64 - bits) }

    // MARK: Writing

    /// Buckets and terms as they are read.
    struct Bytes {
        let bits: Int
        let buckets: [UInt8]
        let terms: [UInt8]
    }

    /// The table of ascending hashes and the first posting of each.
    static func bytes(_ hashes: [UInt64], starts: [Int], postings: Int) -> Bytes {
        // So many buckets that each has two to four terms.
        var bits = 0
        while bits < ModelFormat.mostBits, hashes.count >> (bits + 2) > 0 { bits += 1 }
        var buckets: [UInt8] = []
        var at = 0
        for bucket in 0..<(UInt64(1) << UInt64(bits)) {
            while at < hashes.count, Self.bucket(of: hashes[at], bits: bits) < bucket { at += 1 }
            buckets.append(number: UInt32(at))
        }
        buckets.append(number: UInt32(hashes.count))
        var terms: [UInt8] = []
        terms.reserveCapacity(termsLength(hashes.count))
        for (hash, start) in zip(hashes, starts) {
            terms.append(number: UInt32(truncatingIfNeeded: hash))
            terms.append(number: UInt32(start))
        }
        terms.append(number: 0)
        terms.append(number: UInt32(postings))
        return Bytes(bits: bits, buckets: buckets, terms: terms)
    }
}
