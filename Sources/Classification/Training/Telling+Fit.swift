/// Fitting staircases by boosting: again and again the one cut of one signal that most lessens the error is added, by a
/// small part. Each signal stays by itself, so that what it says can be read off.
extension Telling {
    /// At least such a part of vague texts is called too vague.
    private static let vagueCalls = 0.916
    /// With half as many rounds or twice as many, as many descriptions are called vague.
    private static let rounds = 150
    private static let rate = 0.1
    /// Holds back what few trials say.
    private static let hold = 5.0
    private static let fewestOnASide = 30
    private static let mostCuts = 128

    /// The staircases that part descriptions of goods from vague texts, both kinds counting the same.
    ///
    /// - Parameter areTold: Of each vague text whether it is not called vague for other reasons.
    static func fit(descriptions: [Signals], vague: [Signals], areTold: [Bool]) -> Telling {
        var booster = Booster(
            descriptions.map { ($0.values, true, 1) }
                + vague.map { ($0.values, false, Double(descriptions.count) / Double(vague.count)) })
        for _ in 0..<rounds { booster.addCut() }
        var telling = Telling()
        telling.stairs = booster.stairs
        let positions = zip(vague, areTold).filter { !$1 }.map { telling.position($0.0) }.sorted()
        let last = positions.isEmpty ? 0 : positions[min(Int(Double(vague.count) * vagueCalls), positions.count - 1)]
        // Between two positions, so that rounding moves none to the other side.
        telling.bias = -(last + (positions.first { $0 > last } ?? last + 1)) / 2
        return telling
    }

    /// Descriptions whose signals are put into bins.
    private struct Booster {
        /// By signal: where the bins begin but the first, and what each says so far.
        private var cuts: [[Double]] = []
        private var says: [[Double]] = []
        /// By signal and trial the bin.
        private var bins: [[Int]] = []
        private let trials: [(values: [Double], isGoods: Bool, weight: Double)]
        private var positions: [Double]

        init(_ trials: [(values: [Double], isGoods: Bool, weight: Double)]) {
            self.trials = trials
            positions = [Double](repeating: 0, count: trials.count)
            for signal in trials[0].values.indices {
                let values = trials.map { $0.values[signal] }.sorted()
                var cuts: [Double] = []
                for number in 1..<mostCuts {
                    let cut = values[number * values.count / mostCuts]
                    if cut > (cuts.last ?? values[0]) + Calibration.leastDistance { cuts.append(cut) }
                }
                self.cuts.append(cuts)
                says.append([Double](repeating: 0, count: cuts.count + 1))
                bins.append(trials.map { trial in cuts.count { $0 <= trial.values[signal] } })
            }
        }

        /// Sums over trials: the slope and the curve of the likelihood, and how many there are.
        private struct Sums {
            var slope = 0.0
            var curve = 0.0
            var count = 0

            /// What these trials should be given, and what that lessens the error by.
            var step: Double { slope / (curve + hold) }
            var gain: Double { slope * step }

            static func + (first: Sums, second: Sums) -> Sums {
                Sums(
                    slope: first.slope + second.slope, curve: first.curve + second.curve,
                    count: first.count + second.count)
            }

            static func - (first: Sums, second: Sums) -> Sums {
                Sums(
                    slope: first.slope - second.slope, curve: first.curve - second.curve,
                    count: first.count - second.count)
            }
        }

        /// Adds the cut that lessens the error most; none where no cut leaves enough trials on both sides.
        mutating func addCut() {
            let each = zip(trials, positions).map { trial, position in
                let probability = 1 / (1 + Exactly.exp(-position))
                return Sums(
                    slope: trial.weight * ((trial.isGoods ? 1 : 0) - probability),
                    curve: trial.weight * probability * (1 - probability), count: 1)
            }
            let all = each.reduce(Sums(), +)
            var best: (gain: Double, signal: Int, bin: Int, below: Double, above: Double)?
            for signal in cuts.indices {
                var sums = [Sums](repeating: Sums(), count: cuts[signal].count + 1)
                for (trial, bin) in bins[signal].enumerated() { sums[bin] = sums[bin] + each[trial] }
                var below = Sums()
                for bin in cuts[signal].indices {
                    below = below + sums[bin]
                    let above = all - below
                    guard min(below.count, above.count) >= fewestOnASide else { continue }
                    let gain = below.gain + above.gain
                    if gain > best?.gain ?? 0 { best = (gain, signal, bin, below.step, above.step) }
                }
            }
            guard let best else { return }
            for bin in says[best.signal].indices {
                says[best.signal][bin] += rate * (bin <= best.bin ? best.below : best.above)
            }
            for (trial, bin) in bins[best.signal].enumerated() {
                positions[trial] += rate * (bin <= best.bin ? best.below : best.above)
            }
        }

        /// Bins that say the same are one stair; a signal that never decided has none.
        var stairs: [[Stair]] {
            zip(cuts, says).map { cuts, says in
                var stairs: [Stair] = []
                for (bin, value) in says.enumerated() where stairs.last?.says != value {
                    // The first has no beginning; that of the next serves, for below it the first counts in any case.
                    stairs.append(Stair(from: bin == 0 ? (cuts.first ?? 0) - 1 : cuts[bin - 1], says: value))
                }
                return stairs.count == 1 && stairs[0].says == 0 ? [] : stairs
            }
        }
    }
}
