/// How the rules of a check have fared, by their numbers. Their names are put to it when somebody asks: most reports are
/// looked at for their findings.
struct TallySheet: Sendable {
    /// How one rule has fared.
    struct Counts: BitwiseCopyable, Sendable {
        var examined = 0
        var unexamined = 0
        /// Of those that could not be examined, how often the rule itself broke off.
        var brokenOff = 0
        var findings = 0
        /// Which of ``lacks`` tells of the facts that were lacking; -1 where none was.
        var lack = -1
    }

    /// The facts that a rule lacked. By itself, as most rules lack none, and counts that hold no texts are made and
    /// dropped for nothing.
    struct Lack: Sendable {
        /// The first that was lacking, how often, and others.
        let fact: String
        var count = 0
        var others: [String: Int] = [:]
        /// The first parts that lacked it, and, of a rule that could be evaluated at others, their places.
        var nodes: [Int] = []
        var places: [String] = []
        static let mostNodes = 5

        /// The most frequent first.
        var facts: [String] {
            if others.isEmpty { return [fact] }
            var all = others
            all[fact] = count
            return all.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map(\.key)
        }
    }

    /// The identifiers of the rules: those of the checks, then those of each book.
    let rules: [[String]]
    let counts: [Counts]
    let lacks: [Lack]

    /// Every rule, in the order of their numbers.
    var tallies: [Report.Tally] {
        zip(rules.joined(), counts).map { rule, counts in
            .init(
                rule: rule, examined: counts.examined, unexamined: counts.unexamined, brokenOff: counts.brokenOff,
                facts: counts.lack < 0 ? [] : lacks[counts.lack].facts,
                places: counts.lack < 0 ? [] : lacks[counts.lack].places)
        }
    }

    /// How many rules could be evaluated at least once.
    var evaluated: Int {
        var evaluated = 0
        for counts in counts where counts.examined > 0 { evaluated += 1 }
        return evaluated
    }

    /// Those that broke off somewhere.
    var brokenOff: [String] {
        guard counts.contains(where: { $0.brokenOff > 0 }) else { return [] }
        return zip(rules.joined(), counts).filter { $1.brokenOff > 0 }.map(\.0)
    }

    /// Those that could be evaluated nowhere, although there is something that they concern.
    var unevaluated: [String] {
        guard counts.contains(where: { $0.examined == 0 && $0.unexamined > 0 }) else { return [] }
        return zip(rules.joined(), counts).filter { $1.examined == 0 && $1.unexamined > 0 }.map(\.0)
    }
}
