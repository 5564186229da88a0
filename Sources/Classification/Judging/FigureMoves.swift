/// What a description's figures take from subheadings and give to others, alike but for the figure: `MDF 3 mm` is not above
/// 9 mm thick. All of it stays within the heading.
struct FigureMoves {
    /// The codes that a figure speaks against, and those it leaves, with the part that each of these gets.
    private let moves: [(from: [Int], to: [(code: Int, part: Double)])]

    /// What is left of the share of a subheading that a figure speaks against.
    private static let left = 0.001

    /// `nil` where no figure tells anything of the codes.
    ///
    /// - Parameters:
    ///   - measures: What the description's figures state.
    ///   - found: What the codes have so far; it is changed.
    init?(_ measures: [FigureBounds.Measure], _ found: inout CodeShares, _ model: Model) {
        guard !measures.isEmpty else { return nil }
        var moves: [(from: [Int], to: [(code: Int, part: Double)])] = []
        for (chain, span, _) in measures {
            guard chain.headings.count == 1, let first = chain.links.first?.codes.first,
                case let places = found.places(of: model, below: first.prefix(4)), !places.isEmpty
            else { continue }
            let from = places.map { found.indexes[$0] }.filter { index in
                chain.links.contains { !$0.span.meets(span) && $0.codes.contains(model.codes[index]) }
            }
            if from.isEmpty { continue }
            let to = chain.links.filter { $0.span.meets(span) }.flatMap(\.codes).compactMap(model.index)
            if to.isEmpty { continue }
            let shares = to.map { code in places.first { found.indexes[$0] == code }.map { found.shares[$0] } ?? 0 }
            let total = shares.reduce(0, +)
            let parts = zip(to, shares).map { ($0, total > 0 ? $1 / total : 1 / Double(to.count)) }
            found.move(from, to: parts, leaving: Self.left)
            moves.append((from, parts))
        }
        guard !moves.isEmpty else { return nil }
        self.moves = moves
    }

    /// How much more codes have by the moves of what each code had.
    func gain(of codes: Range<Int>, _ share: (Int) -> Double) -> Double {
        var gain = 0.0
        for move in moves {
            let given = move.to.reduce(0) { codes.contains($1.code) ? $0 + $1.part : $0 }
            for code in move.from {
                let taken = codes.contains(code) ? 1.0 : 0
                if given != taken { gain += (given - taken) * (1 - Self.left) * share(code) }
            }
        }
        return gain
    }

    /// The code that gets most of what a figure takes from one; the code itself where it takes nothing.
    func instead(of code: Int) -> Int {
        moves.reduce(code) { code, move in
            move.from.contains(code) ? move.to.max { $0.part < $1.part }?.code ?? code : code
        }
    }
}

extension CodeShares {
    /// The places of a heading's codes.
    fileprivate func places(of model: Model, below heading: ModelCode) -> Range<Int> {
        let codes = model.range(below: heading)
        func place(_ code: Int) -> Int {
            var (low, high) = (0, indexes.count)
            while low < high {
                let middle = (low + high) / 2
                if indexes[middle] < code { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return place(codes.lowerBound)..<place(codes.upperBound)
    }

    /// Gives what some codes have to others, but for a part.
    fileprivate mutating func move(_ from: [Int], to: [(code: Int, part: Double)], leaving left: Double) {
        var moved = 0.0
        for at in indexes.indices where from.contains(indexes[at]) {
            moved += shares[at] * (1 - left)
            shares[at] *= left
        }
        guard moved > 0 else { return }
        self = added(to.sorted { $0.code < $1.code }.map { ($0.code, $0.part * moved) })
    }
}
