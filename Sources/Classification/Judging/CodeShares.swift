/// What some codes of a model have, as parts of one: two arrays, for what is reckoned is reckoned of all shares at once.
struct CodeShares {
    /// Indexes of the codes, ascending.
    private(set) var indexes: [Int] = []
    /// The share of each.
    var shares: [Double] = []

    mutating func add(_ index: Int, _ share: Double) {
        indexes.append(index)
        shares.append(share)
    }

    mutating func add(_ indexes: [Int], _ shares: [Double]) {
        self.indexes += indexes
        self.shares += shares
    }

    init() {}

    /// Parts of one that are as e to the power of some numbers.
    ///
    /// - Parameters:
    ///   - indexes: Indexes of codes, ascending.
    ///   - logarithms: The number of each.
    ///   - reach: What is less than the greatest by so much has no share.
    init(_ indexes: [Int], powersOf logarithms: [Float], within reach: Float) {
        let best = Self.greatest(logarithms)
        var (kept, powers, count) = (indexes, logarithms, 0)
        do {
            let (indexes, logarithms) = (indexes.span, logarithms.span)
            var kept = kept.mutableSpan
            var powers = powers.mutableSpan
            // Each is put down and counted if it is to stay: a branch would be taken now and then. No more are counted than
            // have been looked at.
            for at in 0..<min(indexes.count, logarithms.count) {
                let logarithm = unsafe logarithms[unchecked: at]
                unsafe kept[unchecked: count] = indexes[unchecked: at]
                unsafe powers[unchecked: count] = logarithm - best
                count &+= logarithm > best - reach ? 1 : 0
            }
        }
        self.indexes = Array(kept.prefix(count))
        powers.removeLast(powers.count - count)
        Eights.exp(each: &powers)
        shares = powers.map(Double.init)
        divide(by: shares.reduce(0, +))
    }

    /// The greatest of some numbers, less than any number where there are none.
    static func greatest(_ values: [Float]) -> Float {
        let values = values.span
        var greatest = -Float.infinity
        // A branch that is seldom taken does not wait for the comparison before, as a maximum would.
        for at in values.indices where values[at] > greatest { greatest = values[at] }
        return greatest
    }

    /// These with others, by ascending index of the code, that have such a part of the mixture.
    func mixed(with others: [(code: Int, part: Double)], _ part: Double) -> CodeShares {
        merged(with: others, otherwise: 0) { own, other in own * (1 - part) + part * other }
    }

    /// These with more for some codes, by ascending index of the code.
    func added(_ others: [(code: Int, part: Double)]) -> CodeShares {
        merged(with: others, otherwise: 0) { own, other in own + other }
    }

    /// These as parts of one after each has been multiplied, some by numbers other than one.
    ///
    /// - Parameters:
    ///   - factors: By ascending index of the code.
    ///   - least: What is added to each, and what codes have that are not among these.
    func times(_ factors: [(code: Int, part: Double)], least: Double) -> CodeShares {
        var product = merged(with: factors, otherwise: 1) { own, factor in (own + least) * factor }
        product.divide(by: product.shares.reduce(0, +))
        return product
    }

    /// What becomes of these, or nothing, and of others, by ascending index of the code, or what stands where they are not.
    @inline(__always)
    private func merged(
        with others: [(code: Int, part: Double)], otherwise missing: Double,
        _ share: (_ own: Double, _ other: Double) -> Double
    ) -> CodeShares {
        var merged = CodeShares()
        merged.indexes.reserveCapacity(indexes.count + others.count)
        merged.shares.reserveCapacity(indexes.count + others.count)
        var rest = others[...]
        for (index, own) in zip(indexes, shares) {
            while let other = rest.first, other.code < index {
                merged.add(other.code, share(0, other.part))
                rest.removeFirst()
            }
            var part = missing
            if let other = rest.first, other.code == index {
                part = other.part
                rest.removeFirst()
            }
            merged.add(index, share(own, part))
        }
        for other in rest { merged.add(other.code, share(0, other.part)) }
        return merged
    }

    /// These as parts of one after each is lessened by e to the power of a number, by index of the code.
    func lessened(by numbers: [Float]) -> CodeShares {
        var lessened = self
        lessened.shares = zip(indexes, shares).map { $1 * Exactly.exp(-Double(numbers[$0])) }
        lessened.divide(by: lessened.shares.reduce(0, +))
        return lessened
    }

    mutating func divide(by total: Double) { Self.divide(&shares, by: total) }

    private static func divide(_ shares: inout [Double], by total: Double) {
        var shares = shares.mutableSpan
        for at in shares.indices { shares[at] /= total }
    }

    /// The shares as parts of their total.
    var parts: [Double] {
        var parts = shares
        Self.divide(&parts, by: shares.reduce(0, +))
        return parts
    }

    /// The sums of parts by node of a level. Codes ascend, so that they are added in the same order always.
    func sums(_ parts: [Double], _ nodeOf: [Int], _ count: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: count)
        var all = sums.mutableSpan
        let (indexes, parts, nodeOf) = (indexes.span, parts.span, nodeOf.span)
        // What belongs to one node stands together: it is summed up before it is put down.
        var (node, sum) = (-1, 0.0)
        for at in indexes.indices {
            let own = nodeOf[indexes[at]]
            if own == node {
                sum += parts[at]
            } else {
                if node >= 0 { all[node] += sum }
                (node, sum) = (own, parts[at])
            }
        }
        if node >= 0 { all[node] += sum }
        return sums
    }

    /// Positions of shares, the greatest first, of equal ones the first first.
    ///
    /// Of thousands most are next to nothing: shares are parted by their exponents first, and each part, few at the top,
    /// is sorted by itself. Beyond the first hundred, more than are ever shown, a part stays in the order of its codes.
    static func order(_ shares: [Double]) -> [Int] {
        func part(_ share: Double) -> Int { share > 0 ? min(max(1023 - Int(share.bitPattern >> 52), 0), 62) : 63 }
        // Where each part ends, then where its next position goes.
        var places = [Int](repeating: 0, count: 64)
        for share in shares { places[part(share)] += 1 }
        var ends = places
        for at in 1..<64 { ends[at] += ends[at - 1] }
        for at in places.indices { places[at] = ends[at] - places[at] }
        let starts = places
        var order = [Int](repeating: 0, count: shares.count)
        for (at, share) in shares.enumerated() {
            let part = part(share)
            order[places[part]] = at
            places[part] += 1
        }
        for at in places.indices where starts[at] < ends[at] {
            guard starts[at] < 100 else { break }
            sort(&order, starts[at]..<ends[at], by: shares)
        }
        return order
    }

    /// Sorts a range of positions by their shares, the greatest first; those that have equal ones stay in their order.
    private static func sort(_ order: inout [Int], _ range: Range<Int>, by shares: [Double]) {
        guard range.count <= 32 else {
            order.replaceSubrange(range, with: order[range].sorted { shares[$0] > shares[$1] })
            return
        }
        for at in range.dropFirst() {
            let position = order[at]
            var place = at
            while place > range.lowerBound, shares[order[place - 1]] < shares[position] {
                order[place] = order[place - 1]
                place -= 1
            }
            order[place] = position
        }
    }
}
