/// Trains a ``LinearModel``: logistic regression at every node of the tree, by stochastic gradients with AdaGrad's steps.
///
/// Only pairs of a feature and a node that were seen together have a weight, which keeps the model small and its negative
/// weights honest. All arithmetic is of basic operations in a fixed order: the same rows give the same bytes.
struct LinearTrainer {
    private static let rounds = 6
    private static let step: Float = 0.5
    private static let biasStep: Float = 0.1
    /// How much weights are drawn to zero. Thirty times less found 4 in 100 fewer codes of descriptions it had not seen.
    private static let decay: Float = 3e-3
    /// Lesser weights are left out of the file; they change the first answer of one description in a hundred.
    private static let leastWeight: Float = 0.5
    /// Of what is added to another model, whose weights are smaller, 1 in 100 codes fewer were found at that.
    private static let leastAdded: Float = 0.1
    /// Gradients below this change nothing that can be seen.
    private static let leastGradient: Float = 1e-4

    private let tree: LinearTree
    private let base: LinearModel?
    private let leastWeight: Float
    private var texts: [[UInt64]] = []
    private var paths: [[Int]] = []
    private var counts: [UInt64: Int] = [:]
    /// What the model that is added to has for each node of a text's path and what stands beside it, and where that begins
    /// for each text.
    private var given: [Float] = []
    private var givenStarts: [Int] = [0]
    /// How many features of each text it knows.
    private var knownCounts: [Int] = []

    /// - Parameter leaves: The subheadings, ascending.
    init(leaves: [ModelCode]) {
        tree = LinearTree(leaves)
        base = nil
        leastWeight = Self.leastWeight
    }

    /// What is trained is added to what another model has: it learns where that one is wrong of the texts.
    init(addingTo base: LinearModel) {
        tree = base.tree
        self.base = base
        leastWeight = Self.leastAdded
    }

    /// Adds a text of a heading or of a code below it; one of an unknown code is left out.
    mutating func add(_ text: String, code: ModelCode) {
        let path = [2, 4, 6].filter { $0 <= code.digits }.map { tree.node(of: code.prefix($0)) }
        guard code.digits == 4 || code.digits >= 6, !path.contains(nil) else { return }
        let terms = Terms(text)
        // Sums of their weights depend on their order, and with them the bytes of the model.
        let features = LinearFeatures(terms).hashes.sorted()
        texts.append(features)
        paths.append(path.compactMap { $0 })
        for feature in features { counts[feature, default: 0] += 1 }
        if let base {
            let (values, known) = base.values(LinearFeatures(terms).hashes)
            knownCounts.append(known)
            var among = tree.chapters
            for node in paths[paths.count - 1] {
                given += values[among]
                among = tree.children[node]
            }
            givenStarts.append(given.count)
        }
        // A word is kept even if one text alone has it; of pairs and parts those are noise.
        for term in terms.terms where !term.isPair { counts[term.hash, default: 0] += 1 }
    }

    /// The trained model as the file has it.
    func train() -> [UInt8] {
        let features = counts.filter { $0.value > 1 }.keys.sorted()
        var places: [UInt64: Int32] = [:]
        places.reserveCapacity(features.count)
        for (place, feature) in features.enumerated() { places[feature] = Int32(place) }
        var starts: [Int] = [0]
        var items: [Int32] = []
        for text in texts {
            for feature in text { if let place = places[feature] { items.append(place) } }
            starts.append(items.count)
        }
        let (first, nodes) = pairs(starts, items, features.count)
        let (weights, biases) = descend(starts, items, first, nodes)
        return write(features, first, nodes, weights, biases)
    }

    /// The nodes that each feature was seen with, ascending, and where they begin.
    private func pairs(_ starts: [Int], _ items: [Int32], _ features: Int) -> (first: [Int], nodes: [UInt16]) {
        var pairs: [UInt64] = []
        for text in paths.indices {
            for node in paths[text] {
                for at in starts[text]..<starts[text + 1] { pairs.append(UInt64(items[at]) << 16 | UInt64(node)) }
            }
        }
        pairs.sort()
        var first = [Int](repeating: 0, count: features + 1)
        var nodes: [UInt16] = []
        var last: UInt64?
        for pair in pairs where pair != last {
            nodes.append(UInt16(truncatingIfNeeded: pair))
            first[Int(pair >> 16) + 1] += 1
            last = pair
        }
        for at in 1..<first.count { first[at] += first[at - 1] }
        return (first, nodes)
    }

    /// The weights of the pairs and the biases of the nodes.
    private func descend(
        _ starts: [Int], _ items: [Int32], _ first: [Int], _ nodes: [UInt16]
    ) -> (weights: [Float], biases: [Float]) {
        var weights = [Float](repeating: 0, count: nodes.count)
        var squares = weights
        var biases = [Float](repeating: 0, count: tree.codes.count)
        var biasSquares = biases
        var gradients = biases
        var order = Array(texts.indices)
        var random = SplitMix()
        for _ in 0..<Self.rounds {
            for at in stride(from: order.count - 1, to: 0, by: -1) {
                order.swapAt(at, Int(truncatingIfNeeded: random.next() % UInt64(at + 1)))
            }
            for text in order where starts[text] < starts[text + 1] {
                let range = starts[text]..<starts[text + 1]
                let value = 1 / Float(base == nil ? range.count : max(range.count, knownCounts[text])).squareRoot()
                var among = tree.chapters
                var known = base == nil ? 0 : givenStarts[text]
                for node in paths[text] {
                    defer {
                        known += among.count
                        among = tree.children[node]
                    }
                    guard among.count > 1 else { continue }
                    for other in among { gradients[other] = 0 }
                    for at in range {
                        let feature = Int(items[at])
                        var pair = Self.lower(nodes, first[feature], first[feature + 1], among.lowerBound)
                        while pair < first[feature + 1], Int(nodes[pair]) < among.upperBound {
                            gradients[Int(nodes[pair])] += weights[pair]
                            pair += 1
                        }
                    }
                    var best = -Float.infinity
                    for other in among {
                        gradients[other] = gradients[other] * value + biases[other]
                        if base != nil { gradients[other] += given[known + other - among.lowerBound] }
                        best = max(best, gradients[other])
                    }
                    var total: Float = 0
                    for other in among {
                        gradients[other] = Float(Exactly.exp(Double(gradients[other] - best)))
                        total += gradients[other]
                    }
                    for other in among {
                        gradients[other] = (other == node ? 1 : 0) - gradients[other] / total
                        let gradient = gradients[other]
                        biasSquares[other] += gradient * gradient
                        biases[other] += Self.biasStep * gradient / (1e-3 + biasSquares[other].squareRoot())
                    }
                    for at in range {
                        let feature = Int(items[at])
                        var pair = Self.lower(nodes, first[feature], first[feature + 1], among.lowerBound)
                        while pair < first[feature + 1], Int(nodes[pair]) < among.upperBound {
                            let slope = gradients[Int(nodes[pair])] * value
                            if abs(slope) >= Self.leastGradient {
                                let gradient = slope - Self.decay * weights[pair]
                                squares[pair] += gradient * gradient
                                weights[pair] += Self.step * gradient / (1e-3 + squares[pair].squareRoot())
                            }
                            pair += 1
                        }
                    }
                }
            }
        }
        return (weights, biases)
    }

    /// The first pair in a range whose node is not below one.
    private static func lower(_ nodes: [UInt16], _ from: Int, _ to: Int, _ node: Int) -> Int {
        var low = from
        var high = to
        while low < high {
            let middle = (low + high) / 2
            if Int(nodes[middle]) < node { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func write(
        _ features: [UInt64], _ first: [Int], _ nodes: [UInt16], _ weights: [Float], _ biases: [Float]
    ) -> [UInt8] {
        func scaled(_ weight: Float) -> UInt8 {
            UInt8(bitPattern: Int8(min(max((weight / LinearModel.unit).rounded(), -127), 127)))
        }
        // Also features whose weights are all left out stay known: they count for the length of a text.
        let bias = features.firstIndex { $0 > LinearFeatures.bias } ?? features.count
        var hashes = features
        hashes.insert(LinearFeatures.bias, at: bias)
        var starts: [Int] = []
        var nodeBytes: [UInt8] = []
        var weightBytes: [UInt8] = []
        func append(_ node: UInt16, _ weight: Float) {
            nodeBytes.append(UInt8(truncatingIfNeeded: node))
            nodeBytes.append(UInt8(truncatingIfNeeded: node >> 8))
            weightBytes.append(scaled(weight))
        }
        for place in hashes.indices {
            starts.append(weightBytes.count)
            if place == bias {
                for (node, weight) in biases.enumerated() { append(UInt16(node), weight) }
                continue
            }
            let feature = place < bias ? place : place - 1
            for pair in first[feature]..<first[feature + 1] where abs(weights[pair]) >= leastWeight {
                append(nodes[pair], weights[pair])
            }
        }
        let table = TermTable.bytes(hashes, starts: starts, postings: weightBytes.count)
        var bytes: [UInt8] = []
        for number in [tree.subheadings.count, table.bits, hashes.count, weightBytes.count] {
            bytes.append(number: UInt32(number))
        }
        for code in tree.codes[tree.subheadings] { bytes.append(number: UInt32(code.subheadingNumber)) }
        bytes += table.buckets + table.terms + nodeBytes
        while bytes.count % 4 != 0 { bytes.append(0) }
        return bytes + weightBytes
    }
}

/// A generator that gives the same numbers on any machine (SplitMix64).
private struct SplitMix {
    private var state: UInt64 = 88_172_645_463_325_252

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Terms.mix(state)
    }
}
