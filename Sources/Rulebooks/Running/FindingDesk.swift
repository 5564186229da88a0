internal import TidewaiterDocuments
internal import TidewaiterManifests

/// What a finding says about the rule or check that it comes from.
struct Subject: Sendable {
    let id: String
    let version: String
    let severity: Severity
    let effect: Effect
    let authority: String
    /// A finding of it that does not say yet what it is about.
    let draft: Finding

    init(id: String, version: String, severity: Severity, effect: Effect, authority: String) {
        self.id = id
        self.version = version
        self.severity = severity
        self.effect = effect
        self.authority = authority
        draft = Finding(
            rule: id, ruleVersion: version, severity: severity, effect: effect, message: "", authority: authority)
    }
}

/// Takes findings in and counts what became of each rule. A rule that fails everywhere must not take the room of the
/// others.
///
/// A class, as one desk goes from run to run, and a copy would be one of all findings as soon as there is another.
final class FindingDesk {
    private(set) var findings: [Finding] = []
    private(set) var leftOut = 0
    private let index: DeclarationIndex
    private var counts: [TallySheet.Counts]
    private var lacks: [TallySheet.Lack] = []
    /// How many findings there may be, how many each rule may have whatever the others find, and how many of the room
    /// are thereby kept for rules that have not found so many yet.
    private let room: Int, share: Int
    private var reserved: Int
    /// The first bill whose goods are in a unit; nil before somebody asks.
    private var billsByUnit: [IdentifierKey: Node]?

    /// A desk for so many rules, each of which is named by its number.
    init(_ index: DeclarationIndex, subjects count: Int, room: Int) {
        self.index = index
        self.room = room
        // `Array(repeating:)` would ask the runtime for its type, which takes longer than all else here.
        counts = (0..<count).map { _ in TallySheet.Counts() }
        share = room / (2 * max(1, count))
        reserved = share * count
    }

    /// Gives away all findings, behind others.
    func give(behind others: [Finding]) -> [Finding] {
        let found = findings
        findings = []
        return others.isEmpty ? found : others + found
    }

    /// How often rules could be evaluated that have these identifiers, in the order of their numbers.
    func sheet(of rules: [[String]]) -> TallySheet {
        for counts in counts where counts.lack >= 0 && counts.examined > 0 {
            let lack = counts.lack
            lacks[lack].places = lacks[lack].nodes.map { index.node($0).pointer }
        }
        return TallySheet(rules: rules, counts: counts, lacks: lacks)
    }

    /// Parts hold.
    func pass(_ subject: Int, _ count: Int = 1) { counts[subject].examined += count }

    /// The same of many rules, from one on.
    func pass(from first: Int, _ passes: borrowing RecordBuffer<Int>) {
        for rule in passes.indices { counts[first + rule].examined += passes[rule] }
    }

    /// Parts could not be looked at, as a fact is absent; `nodes` are some of them.
    func skip(_ subject: Int, _ count: Int = 1, for fact: String? = nil, at nodes: Int...) {
        skip(subject, count, for: fact, at: nodes)
    }

    /// The same for many parts.
    func skip(_ subject: Int, _ count: Int, for fact: String?, at nodes: [Int]) {
        counts[subject].unexamined += count
        guard let fact, count > 0 else { return }
        if counts[subject].lack < 0 {
            counts[subject].lack = lacks.count
            lacks.append(TallySheet.Lack(fact: fact))
        }
        let lack = counts[subject].lack
        let room = TallySheet.Lack.mostNodes - lacks[lack].nodes.count
        if room > 0 { lacks[lack].nodes += nodes.prefix(room) }
        if lacks[lack].fact == fact {
            lacks[lack].count += count
        } else if lacks[lack].others.count < 49 || lacks[lack].others[fact] != nil {
            // Names of facts are those of fields, of which there are some hundreds.
            lacks[lack].others[fact, default: 0] += count
        }
    }

    /// A part could not be looked at, as the rule broke off.
    func breakOff(_ subject: Int) {
        counts[subject].unexamined += 1
        counts[subject].brokenOff += 1
    }

    /// Counts a part that fails, and says whether there is room for a finding. Of a part that could not be looked at, and
    /// is counted as such, a finding may say why.
    func admit(_ subject: Int, isExamined: Bool = true) -> Bool {
        if isExamined { counts[subject].examined += 1 }
        if counts[subject].findings < share {
            reserved -= 1
        } else if findings.count + reserved >= room {
            leftOut += 1
            return false
        }
        counts[subject].findings += 1
        return true
    }

    /// Takes a finding for which there was room, with the item and the bill of the node that it is about. `fill` completes
    /// the subject's draft where it stays, as the copy of a finding is one of twenty texts.
    func take(_ subject: Subject, about node: Node, _ fill: (inout Finding) -> Void) {
        let item = node.nearest(.goodsItem).map { $0[.sequence].text ?? String($0.ordinal + 1) }
        let bill = bill(of: node)?[.transportDocumentID].text
        findings.append(subject.draft)
        let last = findings.count - 1
        fill(&findings[last])
        findings[last].item = item
        findings[last].bill = bill
    }

    /// How many findings there is room for whoever makes them.
    var free: Int { max(0, room - findings.count - reserved) }

    /// Puts the findings from one on in the order of their keys; those with the same keep theirs.
    func sort(from start: Int, by keys: [FindingKey]) {
        if zip(keys, keys.dropFirst()).allSatisfy({ !($1 < $0) }) { return }
        let order = keys.indices.sorted { keys[$0] != keys[$1] ? keys[$0] < keys[$1] : $0 < $1 }
        findings.arrange(order, from: start)
    }

    /// A message in which a value of a thousand characters has not taken all the room.
    static func readable(_ message: String) -> String {
        message.utf8.count <= 1_200 ? message : "\(message.prefix(300)) … \(message.suffix(300))"
    }

    /// The consignment around a node; of a unit that the message lists, the first whose goods are in it.
    private func bill(of node: Node) -> Node? {
        if let consignment = node.consignment { return consignment }
        guard let unit = node.nearest(.equipment), let id = unit[.id].bytes else { return nil }
        if billsByUnit == nil {
            var bills: [IdentifierKey: Node] = [:]
            for placement in index.nodes(.placement) {
                guard let id = placement[.id].bytes, let bill = placement.consignment else { continue }
                if bills[IdentifierKey(id)] == nil { bills[IdentifierKey(id)] = bill }
            }
            billsByUnit = bills
        }
        return billsByUnit?[IdentifierKey(id)]
    }
}
