import TidewaiterQuantities

/// Which of the rates of a text applies.
struct BranchChoice {
    private let figures: RateFigures
    /// What must be stated to tell.
    private(set) var needs: [RateExplanation.Need] = []

    init(_ figures: RateFigures) {
        self.figures = figures
    }

    /// The branch that applies; `nil` where none does, or where a fact is missing that decides.
    mutating func branch(of rate: PrintedRate) -> Int? {
        var open = Array(rate.branches.indices)
        narrow(&open, byStartOf: rate)
        narrow(&open, bySeasonOf: rate)
        narrow(&open, byConditionOf: rate)
        narrow(&open, byProgramOf: rate)
        return needs.isEmpty ? open.first : nil
    }

    private mutating func ask(_ fact: String, _ question: String) {
        needs.append(.init(fact: fact, question: question))
    }

    private mutating func narrow(_ open: inout [Int], byStartOf rate: PrintedRate) {
        guard open.contains(where: { rate.branches[$0].from != nil }) else { return }
        guard let date = figures.date else { return ask("date", "On which day are the goods entered?") }
        let starts = open.compactMap { rate.branches[$0].from }.filter { $0 <= date }
        let latest = starts.max()
        open = open.filter { rate.branches[$0].from == latest }
    }

    private mutating func narrow(_ open: inout [Int], bySeasonOf rate: PrintedRate) {
        guard open.contains(where: { rate.branches[$0].season != nil }) else { return }
        guard let date = figures.date else { return ask("date", "On which day are the goods entered?") }
        open = open.filter { rate.branches[$0].season?.contains(date) ?? true }
    }

    /// The first condition that is met counts, as TARIC lists them.
    private mutating func narrow(_ open: inout [Int], byConditionOf rate: PrintedRate) {
        var met: Int?
        for index in open {
            guard let condition = rate.branches[index].condition else { return }
            if let certificate = condition.certificate {
                guard let stated = figures.certificate else {
                    return ask("certificate", "Which of the certificates named is presented, if any?")
                }
                if stated == certificate, met == nil { met = index }
            } else if let threshold = condition.threshold, case .rate(let least) = threshold.meaning {
                guard let price = figures.facts["entry_price"].flatMap({ try? Decimal($0) }) else {
                    return ask("entry_price", "What is the entry price, in the unit and currency of the thresholds?")
                }
                if price >= least.amount, met == nil { met = index }
            } else if met == nil {
                met = index
            }
        }
        open = met.map { [$0] } ?? []
    }

    /// What is not claimed does not apply.
    private mutating func narrow(_ open: inout [Int], byProgramOf rate: PrintedRate) {
        let general = open.filter { rate.branches[$0].programs.isEmpty }
        if let program = figures.program {
            let named = open.filter { rate.branches[$0].programs.contains(program) }
            open = named.isEmpty ? general : named
        } else if general.isEmpty, let first = open.first {
            let programs = open.flatMap { rate.branches[$0].programs }.joined(separator: ", ")
            ask("program", "Which of the programs is claimed: \(programs)?")
            open = [first]
        } else {
            open = general
        }
    }
}
