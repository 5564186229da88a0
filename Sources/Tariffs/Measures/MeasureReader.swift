import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// Reads the tables of measures, checking all that one row can say wrongly of another.
struct MeasureReader {
    private(set) var goods = GoodsLists()
    let groups: CountryGroups
    private var table: PackTable
    private let pack: Pack
    private let facts: DeclaredFacts
    private let programs: [MeasureProgram]
    private let names: ConditionNames
    private let bases: BasisNotation
    /// With the order of their rows.
    private var measures: [(order: Int, measure: Measure)] = []
    private var inline: [String: ListSet] = [:]
    private(set) var flaws = PackFlaws()

    init(_ pack: Pack, _ table: PackTable, _ facts: DeclaredFacts) throws(TidewaiterError) {
        self.pack = pack
        self.table = table
        self.facts = facts
        groups = CountryGroups(pack.table("groups"))
        guard let table = pack.table("programs") else { throw .lackingTable("programs", pack) }
        programs = table.rows.map { MeasureProgram(table, $0) }
        var numbers: [String: Int] = [:]
        for (index, program) in programs.enumerated() { numbers[program.name] = index }
        names = ConditionNames(facts: facts, programs: numbers)
        bases = BasisNotation(pack, facts, programs)
    }

    /// Reads all rows of another table beside those read so far, which count before them where the order is the same.
    mutating func read(_ other: PackTable) throws(TidewaiterError) {
        table = other
        try read(Array(other.rows))
    }

    /// Reads rows; throws with all that is wrong in them. Where they stand under several codes, two may have one place in a
    /// list, and the one given first counts.
    mutating func read(_ rows: [Int]) throws(TidewaiterError) {
        readRows(rows)
        if let error = flaws.error(of: pack) { throw error }
    }

    /// Reads all rows, and notes what is wrong in them.
    mutating func readRows() { readRows(Array(table.rows)) }

    private mutating func readRows(_ rows: [Int]) {
        if measures.isEmpty { readGoods() }
        for row in rows where !flaws.isFull {
            do throws(PackFlaw) {
                try readMeasure(row)
            } catch {
                flaws.add(error)
            }
        }
        goods.finish()
        measures = measures.enumerated().sorted { a, b in
            let (first, second) = (a.element, b.element)
            return (first.measure.program, first.order, a.offset) < (second.measure.program, second.order, b.offset)
        }.map(\.element)
        if flaws.isEmpty, let circle { flaws.add(circle) }
        if flaws.isEmpty, let late = lateDuty { flaws.add(late) }
    }

    private mutating func readGoods() {
        guard let lists = pack.table("goods") else { return }
        let (code, name, dates) = (lists.column("code") ?? -1, lists.column("list") ?? -1, Validity.Columns(lists))
        for row in lists.rows where !flaws.isFull {
            guard let prefix = CodePrefix(lists.cell(row, code)) else {
                flaws.add(
                    PackFlaw(
                        table: "goods", row: row, column: "code",
                        "\"\(ColumnKind.clipped(lists.text(row, code)))\" is no code of 2 to 12 digits"))
                continue
            }
            guard let list = goods.number(of: lists.cell(row, name)) else {
                flaws.add(
                    PackFlaw(
                        table: "goods", row: row, column: "list", "there are more than \(ListSet.capacity) lists"))
                continue
            }
            goods.add(prefix, to: list, Validity(dates, row))
        }
    }

    private mutating func readMeasure(_ row: Int) throws(PackFlaw) {
        let programName = table.text(row, "program")
        guard let program = names.programs[programName] else {
            throw flaw(
                row, "program",
                "no row of programs.csv has \"\(programName)\".\(SimilarName.question(programName, programs.map(\.name)))"
            )
        }
        guard let order = Int(table.text(row, "order")) else {
            throw flaw(row, "order", "\"\(table.text(row, "order"))\" is no whole number")
        }
        guard let effect = Measure.Effect(rawValue: table.text(row, "effect")) else {
            let effects = Measure.Effect.allCases.map(\.rawValue).joined(separator: ", ")
            throw flaw(row, "effect", "\"\(table.text(row, "effect"))\" is none of \(effects)")
        }
        let text = table.text(row, "rate")
        let components = try components(text, effect, row)
        let conditions: [Condition]
        do throws(Condition.SyntaxError) {
            conditions = try Condition.parse(table.text(row, "when"), names)
        } catch {
            throw flaw(row, "when", error.reason)
        }
        guard conditions.count <= Condition.most else {
            throw flaw(row, "when", "there are more than \(Condition.most) conditions")
        }
        // Rows that stand under the code that they are for say nothing of goods.
        let scope = table.column("goods") == nil ? "*" : table.text(row, "goods")
        let origins = table.text(row, "origins")
        guard CountryScope(origins, groups, on: CivilDate(unchecked: 1, 1, 1)) != nil else {
            throw flaw(
                row, "origins", "\"\(origins)\" names something that is neither a country nor a group of groups.csv")
        }
        measures.append(
            (
                order,
                Measure(
                    program: program, heading: table.text(row, "heading"),
                    headingAbove: table.text(row, "heading_above"), goods: try lists(scope, row, "goods"),
                    isGeneral: scope == "*",
                    exceptions: try lists(table.text(row, "except_goods"), row, "except_goods"),
                    origins: origins, validity: Validity(table, row), conditions: conditions,
                    effect: effect, rate: Rate(text: Self.text(of: text, effect), components: components),
                    statement: effect == .refuse ? text : "",
                    basis: try basis(table.text(row, "basis"), of: programs[program], row),
                    status: try status(table.text(row, "status"), row), authority: table.text(row, "authority"))
            ))
    }

    private func status(_ text: String, _ row: Int) throws(PackFlaw) -> Charge.Status {
        if text.isEmpty { return .payable }
        guard let status = Charge.Status(rawValue: text) else {
            let statuses = Charge.Status.allCases.map(\.rawValue).joined(separator: ", ")
            throw flaw(row, "status", "\"\(text)\" is none of \(statuses)")
        }
        return status
    }

    /// What a row charges.
    private func components(_ text: String, _ effect: Measure.Effect, _ row: Int) throws(PackFlaw) -> [RateComponent] {
        if effect == .none || effect == .refuse { return [RateComponent(kind: .free, amount: .zero)] }
        if text.isEmpty { throw flaw(row, "rate", "the rate is missing") }
        if let reason = ColumnKind.flaw(ofRate: text, facts) { throw flaw(row, "rate", reason) }
        guard var components = try? RateExpression.parse(text), !components.isEmpty else {
            throw flaw(row, "rate", "\"\(text)\" says nothing that could be charged")
        }
        guard effect == .total else { return components }
        guard components.count == 1, components[0].kind == .adValorem else {
            throw flaw(row, "rate", "a total is a percentage, not \"\(text)\"")
        }
        components[0].kind = .adValoremTotal
        return components
    }

    /// A rate as one would say it.
    private static func text(of rate: String, _ effect: Measure.Effect) -> String {
        switch effect {
        case .refuse: ""
        case .none: "free"
        case .total: "a total of \(rate)"
        case .add, .replace: rate
        }
    }

    /// The lists that a cell of goods names; prefixes in it are a list of their own.
    private mutating func lists(_ text: String, _ row: Int, _ column: String) throws(PackFlaw) -> ListSet {
        if text.isEmpty || text == "*" { return .zero }
        if let found = inline[text] { return found }
        var lists = ListSet.zero
        for word in text.split(separator: " ") {
            if word.first == "@" {
                guard let list = goods.known(String(word.dropFirst())) else {
                    throw flaw(row, column, "goods.csv has no list \"\(word.dropFirst())\"")
                }
                lists.insert(list)
            } else {
                guard let prefix = CodePrefix(String(word)) else {
                    throw flaw(row, column, "\"\(word)\" is neither a code of 2 to 12 digits nor a list")
                }
                guard let list = goods.number(of: text) else {
                    throw flaw(row, column, "there are more than \(ListSet.capacity) lists")
                }
                goods.add(prefix, to: list, .always)
                lists.insert(list)
            }
        }
        inline[text] = lists
        return lists
    }

    private func basis(
        _ text: String, of program: MeasureProgram, _ row: Int
    ) throws(PackFlaw) -> Measure.Basis {
        do throws(BasisNotation.SyntaxError) {
            return try bases.parse(text, filing: program.filing)
        } catch {
            throw flaw(row, "basis", error.reason)
        }
    }

    /// The programmes so ordered that each comes after all that its conditions name, as far as one order serves all days, and
    /// the measures in their order.
    func inOrder() -> ([MeasureProgram], [Measure]) {
        let order = programOrder.order
        let number = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        return (order.map { programs[$0] }, measures.map { $0.measure.renumbered(number) })
    }

    private var programOrder: ProgramOrder { ProgramOrder(measures.map(\.measure), programs: programs.count) }

    /// What is wrong where programmes wait for each other.
    private var circle: PackFlaw? {
        guard let (circle, day) = programOrder.circle else { return nil }
        let names = circle.map { programs[$0].name }.joined(separator: ", ")
        let since = day.year > 1 ? " on \(day)" : ""
        return PackFlaw(
            table: "measures", column: "when",
            "conditions of the programmes \(names) name each other in a circle\(since)")
    }

    /// What is wrong where a base holds duties that are only charged after what is taken of it.
    private var lateDuty: PackFlaw? {
        let replacing = Set(measures.map(\.measure).filter { $0.effect == .replace }.map(\.program))
        for (_, measure) in measures {
            guard case .sum(let sum) = measure.basis else { continue }
            let own = programs[measure.program]
            var late: Int?
            for term in sum.terms {
                let meant: [Int]
                switch term.amount {
                case .base: meant = Array(replacing)
                case .kind(.duty):
                    meant =
                        own.kind == .duty ? Array(replacing) : programs.indices.filter { programs[$0].kind == .duty }
                default: continue
                }
                late = late ?? meant.sorted().first { $0 != measure.program && programs[$0].filing > own.filing }
            }
            if let late {
                return PackFlaw(
                    table: "programs", row: measure.program, column: "filing",
                    "\"\(own.name)\" is taken of duties, and \"\(programs[late].name)\" is filed after it: file that first"
                )
            }
        }
        return nil
    }

    private func flaw(_ row: Int, _ column: String, _ reason: String) -> PackFlaw {
        PackFlaw(table: table.name, row: row, column: column, reason)
    }
}

extension Validity {
    /// Without any limit.
    static let always = Validity()

    /// Whether there is a day of the law, and a day of knowledge, on which both hold.
    func overlaps(_ other: Validity) -> Bool {
        func meet(_ a: (CivilDate?, CivilDate?), _ b: (CivilDate?, CivilDate?)) -> Bool {
            if let from = a.0, let until = b.1, until < from { return false }
            if let from = b.0, let until = a.1, until < from { return false }
            return true
        }
        return meet((from, until), (other.from, other.until))
            && meet((knownFrom, knownUntil), (other.knownFrom, other.knownUntil))
    }

    private init() {}
}

extension Measure {
    /// The same with other numbers of programmes.
    fileprivate func renumbered(_ number: [Int: Int]) -> Measure {
        var measure = self
        measure.program = number[program] ?? program
        for (index, condition) in conditions.enumerated() {
            guard case .programs(let programs) = condition.subject else { continue }
            measure.conditions[index].subject = .programs(programs.map { number[$0] ?? $0 })
        }
        return measure
    }
}
