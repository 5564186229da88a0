/// Fitting the calibration on descriptions that the model has not seen.
extension Calibration {
    /// An answer of one level, and whether it was right.
    struct Trial: Hashable {
        let signals: Signals
        let isRight: Bool
    }

    /// Fewer trials than this tell too little; the defaults stay.
    static let fewestTrials = 100
    /// Positions are kept in millionths; nearer ones could become the same.
    static let leastDistance = 4e-6

    /// The levels fitted to trials (of 6, 4 and 2 digits); of a level with too few trials what there was stays.
    mutating func fit(_ trials: [[Trial]]) {
        for (at, trials) in trials.enumerated() where at < Self.digits.count && trials.count >= Self.fewestTrials {
            levels[at] = Level.fit(trials)
        }
    }

    /// What parts descriptions of goods from vague ones; with too few of either what there was stays.
    ///
    /// - Parameter areTold: Of each vague text whether it is answered for how likely its heading is.
    mutating func fit(descriptions: [Telling.Signals], vague: [Telling.Signals], areTold: [Bool]) {
        guard min(descriptions.count, vague.count) >= Self.fewestTrials else { return }
        telling = .fit(descriptions: descriptions, vague: vague, areTold: areTold)
    }
}

extension Calibration.Level {
    static func fit(_ trials: [Calibration.Trial]) -> Calibration.Level {
        var level = logistic(trials)
        level.steps = level.stairs(trials)
        return level
    }

    /// How much of what the gap to the next answer says is believed. It ranks answers better than the other signals, but
    /// of texts longer than those that it was fitted on it promises too much. Chosen on descriptions of goods.
    private static let gapBelief = 0.25

    /// The mean of a curve with the gap to the next answer and of one without it.
    private static func logistic(_ trials: [Calibration.Trial]) -> Calibration.Level {
        let wide = Logistic.fit(trials.map { ($0.signals.values, $0.isRight, 1) })
        let narrow = Logistic.fit(trials.map { (Array($0.signals.values.dropLast()), $0.isRight, 1) }) + [0]
        var weights = zip(wide, narrow).map { gapBelief * $0 + (1 - gapBelief) * $1 }
        // More of a signal must not mean less of a probability.
        for at in weights.indices.dropFirst() { weights[at] = max(weights[at], 0) }
        return Calibration.Level(weights: weights)
    }

    /// Pools adjacent violators: neighbours on the curve are joined until each group was right more often than the one
    /// before. Groups begin with a twentieth of the trials, for the share of a few says little; half a right and half a
    /// wrong answer added keep certainty out.
    private func stairs(_ trials: [Calibration.Trial]) -> [Step] {
        let placed = trials.map { (position: position($0.signals), isRight: $0.isRight) }
            .sorted { $0.position == $1.position ? !$0.isRight && $1.isRight : $0.position < $1.position }
        let size = max(placed.count / 20, 10)
        var groups: [(position: Double, right: Double, count: Double)] = []
        for start in stride(from: 0, to: placed.count, by: size) {
            let group = placed[start..<min(start + size, placed.count)]
            let count = Double(group.count)
            groups.append(
                (
                    group.reduce(0) { $0 + $1.position } / count, Double(group.count { $0.isRight }), count
                ))
            while groups.count > 1, case let last = groups[groups.count - 1],
                case let before = groups[groups.count - 2],
                last.right / last.count <= before.right / before.count
                    || last.position - before.position < Calibration.leastDistance
            {
                groups.removeLast(2)
                let count = last.count + before.count
                let position = (last.position * last.count + before.position * before.count) / count
                groups.append((position, last.right + before.right, count))
            }
        }
        return groups.map { Step(position: $0.position, probability: ($0.right + 0.5) / ($0.count + 1)) }
    }
}
