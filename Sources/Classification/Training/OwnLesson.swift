internal import TidewaiterPacks

/// What one's own rows teach: what they add to the second judgement, how much of that is worth adding, and how often the
/// same goods have the same code.
///
/// Goods come in variants, so that of each goods one row of each subheading is learnt. How much it is worth is judged on
/// rows that what is added has not seen, nor near copies of them.
struct OwnLesson {
    private struct Row {
        let text: String
        let code: ModelCode
        let goods: Int
    }

    /// All rows, and of these one of each goods and subheading.
    private let rows: [Row]
    private let different: [Row]

    /// Fewer goods teach too little.
    static let fewestGoods = Calibration.fewestTrials
    /// Tests are parted, and each part judged by what the rows of the others teach: of many rows in fewer parts, for each
    /// takes time.
    private static let parts = 5
    private static let partsOfMany = 2
    private static let many = 3000
    /// What is tried: how much of what is added, and how much the second judgement then counts.
    private static let strengths: [Float] = [0.5, 1]
    private static let weights: [Float] = [2, 3, 4, 6]
    private static let votes = [0, 0.5, OwnJudgement.usualVotes]
    /// More tests do not change what is chosen.
    private static let mostTests = 1000
    /// A code that has no share counts as this.
    private static let leastShare = 1e-4
    /// Votes make shares surer than they are right; so much less sure they are about as right as they say.
    private static let surety = 0.7
    private static let nothing = 1e-9
    /// So many repeated goods would be needed to outweigh what is usual.
    private static let hold = 20.0

    /// - Parameter rows: Own rows in the order in which the model has them.
    init(_ rows: [(text: String, code: ModelCode)]) {
        struct Kind: Hashable {
            let goods: Int
            let subheading: ModelCode
        }
        let goods = NearGoods.numbers(rows.map { GoodsWords(Terms($0.text)) })
        let all = rows.indices.map { Row(text: rows[$0].text, code: rows[$0].code.prefix(6), goods: goods[$0]) }
        self.rows = all
        var seen: Set<Kind> = []
        different = all.filter { seen.insert(Kind(goods: $0.goods, subheading: $0.code)).inserted }
    }

    /// What the rows teach, with the bytes of what they add, and the tests, each with what it is to be judged by.
    func taught(
        _ tests: [Training.Test], _ model: Model?
    ) -> (own: OwnJudgement, linear: [UInt8], tests: [Training.Test]) {
        var own = OwnJudgement()
        own.again = zip([6, 4, 2], OwnJudgement.usualAgain).map { again(digits: $0, usual: $1) }
        guard let model, let base = model.linear, different.count >= Self.fewestGoods else {
            return (own, [], tests)
        }
        let all = bytes(base, leavingOut: [])
        var judged = tests
        // Tests that are no rows have been seen by nothing.
        let areRows = tests.contains { !$0.copies.isEmpty }
        let parts = !areRows ? 1 : different.count > Self.many ? Self.partsOfMany : Self.parts
        for part in 0..<parts {
            let places = tests.indices.filter { $0 % parts == part }
            let added = Self.opened(areRows ? bytes(base, leavingOut: places.map { tests[$0] }) : all)
            for place in places {
                judged[place].own = own
                judged[place].own?.linear = added
            }
        }
        (own.part, own.secondWeight) = Self.chosen(judged, model)
        for place in judged.indices {
            judged[place].own?.part = own.part
            judged[place].own?.secondWeight = own.secondWeight
        }
        own.votes = Self.chosenVotes(judged, model)
        for place in judged.indices { judged[place].own?.votes = own.votes }
        return (own, all, judged)
    }

    private static func opened(_ bytes: [UInt8]) -> LinearModel? {
        LinearModel(PackStorage(copying: bytes), offset: 0, length: bytes.count)
    }

    /// What all rows add but those that are near copies of tests.
    private func bytes(_ base: LinearModel, leavingOut tests: [Training.Test]) -> [UInt8] {
        var left: [Int: Set<ModelCode>] = [:]
        for test in tests { for goods in test.copies { left[goods, default: []].insert(test.code.prefix(6)) } }
        var trainer = LinearTrainer(addingTo: base)
        for row in different where left[row.goods]?.contains(row.code) != true { trainer.add(row.text, code: row.code) }
        return trainer.train()
    }

    /// How much of what is added and which weight make the right codes likeliest; nothing where nothing helps.
    private static func chosen(_ tests: [Training.Test], _ model: Model) -> (part: Float, weight: Float) {
        let some = some(tests)
        func likelihood(_ part: Float, _ weight: Float) -> Double {
            some.reduce(0) { sum, test in
                var test = test
                test.own?.part = part
                test.own?.secondWeight = weight
                return sum + Exactly.log(test.scores(model, .closed).share(of: test.code.prefix(6), model) + leastShare)
            }
        }
        var best: (part: Float, weight: Float) = (0, Fusion.secondWeight)
        var most = likelihood(best.part, best.weight)
        for part in strengths {
            for weight in weights {
                let found = likelihood(part, weight)
                if found > most { (best, most) = ((part, weight), found) }
            }
        }
        return best
    }

    /// How much votes count where they make the right codes likeliest.
    private static func chosenVotes(_ tests: [Training.Test], _ model: Model) -> Double {
        let some = some(tests)
        func likelihood(_ votes: Double) -> Double {
            some.reduce(0) { sum, test in
                var test = test
                test.own?.votes = votes
                let scores = test.scores(model, Gate())
                let shares = scores.subheadings.map { Exactly.exp(surety * Exactly.log($0.share + nothing)) }
                let right = scores.subheadings.firstIndex { model.codes[$0.index] == test.code.prefix(6) }
                let share = right.map { shares[$0] / shares.reduce(0, +) } ?? 0
                return sum + Exactly.log(share + leastShare)
            }
        }
        let found = votes.map { (votes: $0, likelihood: likelihood($0)) }
        return found.max { $0.likelihood < $1.likelihood }?.votes ?? OwnJudgement.usualVotes
    }

    private static func some(_ tests: [Training.Test]) -> [Training.Test] {
        let step = max(1, (tests.count + mostTests - 1) / mostTests)
        return stride(from: 0, to: tests.count, by: step).map { tests[$0] }
    }

    /// How often a row has the code that all other rows of the same goods have, each goods counting for one at most, and
    /// what is usual for some.
    private func again(digits: Int, usual: Double) -> Double {
        var counts: [Int: [ModelCode: Int]] = [:]
        for row in rows { counts[row.goods, default: [:]][row.code.prefix(digits), default: 0] += 1 }
        var (right, wrong) = (0.0, 0.0)
        for goods in counts.keys.sorted() {
            let rows = (counts[goods] ?? [:]).values.sorted()
            let count = rows.reduce(0, +)
            guard count > 1 else { continue }
            if rows.count == 1 { right += 1 }
            // Of a row that alone has another code the others say what is wrong; of two rows each is such a one.
            if rows.count == 2, rows[0] == 1 { wrong += count == 2 ? 1 : 1 / Double(count) }
        }
        return (right + Self.hold * usual) / (right + wrong + Self.hold)
    }
}
