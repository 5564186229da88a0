import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// Reads the tables of measures, checking all that one row can say wrongly of another.
struct MeasureReader {
    private(set) var goods = GoodsLists()
    let groups: CountryGroups
    private let table: PackTable
    private let pack: Pack
    private let facts: DeclaredFacts
    private let programs: [MeasureProgram]
    private let names: ConditionNames
    /// With the order of their rows.
    private var measures: [(order: Int, measure: Measure)] = []
    private var inline: [String: ListSet] = [:]

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
    }

    /// Reads all rows.
    mutating func read() throws(TidewaiterError) {
        if let lists = pack.table("goods") {
            let (code, name, dates) = (
                lists.column("code") ?? -1, lists.column("list") ?? -1, Validity.Columns(lists)
            )
            for row in lists.rows {
                guard let prefix = CodePrefix(lists.cell(row, code)),
                    let list = goods.number(of: lists.cell(row, name))
                else {
                    throw flaw(
                        "goods", "\(lists.text(row, "code")), \(lists.text(row, "list"))",
                        "the code is not 2 to 10 digits, or there are more than \(ListSet.capacity) lists")
                }
                goods.add(prefix, to: list, Validity(dates, row))
            }
        }
        for row in table.rows { try readMeasure(row) }
        goods.finish()
        measures.sort { a, b in (a.measure.program, a.order) < (b.measure.program, b.order) }
        try checkOrders()
    }

    /// Two rows of one place in a list may not hold on one day: nobody could tell which comes first.
    private func checkOrders() throws(TidewaiterError) {
        for (index, (order, measure)) in measures.enumerated() {
            for (_, other) in measures[(index + 1)...].prefix(while: {
                $0.order == order && $0.measure.program == measure.program
            }) where measure.validity.overlaps(other.validity) {
                throw flaw(
                    "measures", "\(programs[measure.program].name) \(order) \(measure.heading)",
                    "another row of this order holds on the same days")
            }
        }
    }

    private mutating func readMeasure(_ row: Int) throws(TidewaiterError) {
        let name = "\(table.text(row, "program")) \(table.text(row, "order")) \(table.text(row, "heading"))"
        guard let program = names.programs[table.text(row, "program")] else {
            throw flaw("measures", name, "no row of programs.csv has this programme")
        }
        guard let order = Int(table.text(row, "order")) else { throw flaw("measures", name, "order is no number") }
        guard let effect = Measure.Effect(rawValue: table.text(row, "effect")) else {
            throw flaw("measures", name, "\"\(table.text(row, "effect"))\" is no effect")
        }
        let text = table.text(row, "rate")
        var components = [RateComponent(kind: .free, amount: .zero)]
        if effect != .none, effect != .refuse {
            do throws(RateExpression.SyntaxError) {
                components = try RateExpression.parse(text)
            } catch {
                throw flaw("measures", name, "\"\(text)\" is no rate")
            }
            guard !components.isEmpty else { throw flaw("measures", name, "the rate is missing") }
            if effect == .total {
                guard components.count == 1, components[0].kind == .adValorem else {
                    throw flaw("measures", name, "a total is a percentage, not \"\(text)\"")
                }
                components[0].kind = .adValoremTotal
            }
        }
        let conditions: [Condition]
        do throws(Condition.SyntaxError) {
            conditions = try Condition.parse(table.text(row, "when"), names)
        } catch {
            throw flaw("measures", name, error.reason)
        }
        guard conditions.count <= Condition.most else {
            throw flaw("measures", name, "there are more than \(Condition.most) conditions")
        }
        let scope = table.text(row, "goods")
        measures.append(
            (
                order,
                Measure(
                    program: program, heading: table.text(row, "heading"),
                    headingAbove: table.text(row, "heading_above"), goods: try lists(scope, name),
                    isGeneral: scope == "*", exceptions: try lists(table.text(row, "except_goods"), name),
                    origins: table.text(row, "origins"), validity: Validity(table, row), conditions: conditions,
                    effect: effect, rate: Rate(text: Self.text(of: text, effect), components: components),
                    statement: effect == .refuse ? text : "",
                    basis: try basis(table.text(row, "basis"), of: programs[program], name),
                    status: try status(table.text(row, "status"), name), authority: table.text(row, "authority"))
            ))
    }

    private func status(_ text: String, _ name: String) throws(TidewaiterError) -> Charge.Status {
        if text.isEmpty { return .payable }
        guard let status = Charge.Status(rawValue: text) else {
            throw flaw(
                "measures", name,
                "\"\(text)\" is no status: \(Charge.Status.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return status
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
    private mutating func lists(_ text: String, _ name: String) throws(TidewaiterError) -> ListSet {
        if text.isEmpty || text == "*" { return .zero }
        if let found = inline[text] { return found }
        var lists = ListSet.zero
        for word in text.split(separator: " ") {
            if word.first == "@" {
                guard let list = goods.known(String(word.dropFirst())) else {
                    throw flaw("measures", name, "goods.csv has no list \"\(word.dropFirst())\"")
                }
                lists.insert(list)
            } else {
                guard let prefix = CodePrefix(word), let list = goods.number(of: text) else {
                    throw flaw("measures", name, "\"\(word)\" is neither a code of 2 to 10 digits nor a list")
                }
                goods.add(prefix, to: list, .always)
                lists.insert(list)
            }
        }
        inline[text] = lists
        return lists
    }

    private func basis(
        _ text: String, of program: MeasureProgram, _ name: String
    ) throws(TidewaiterError) -> Measure.Basis {
        if text.isEmpty { return .value }
        if text.contains("+") || text.contains("*") || Self.sums.contains(text) {
            return .sum(try terms(text, of: program, name))
        }
        var parts: [Int] = []
        var isRest = false
        for word in text.split(separator: " ") {
            isRest = word.first == "-"
            guard let fact = facts.number(of: String(isRest ? word.dropFirst() : word)) else {
                throw flaw("measures", name, "no fact is called \"\(word)\"; declare it in facts.csv")
            }
            parts.append(fact)
        }
        if isRest { return .rest(parts) }
        guard parts.count == 1 else { throw flaw("measures", name, "a basis is one fact, or facts with \"-\"") }
        return .part(parts[0])
    }

    /// Words of a sum that are neither facts nor programmes.
    private static let sums = ["customs_value", "transport", "duty", "tax", "fee"]

    /// `customs_value + transport + duty + 1.1*excise`.
    private func terms(
        _ text: String, of program: MeasureProgram, _ name: String
    ) throws(TidewaiterError) -> [Measure.Term] {
        var terms: [Measure.Term] = []
        for part in text.split(separator: "+", omittingEmptySubsequences: false) {
            let factors = part.filter { $0 != " " }.split(separator: "*", omittingEmptySubsequences: false)
            guard let word = factors.last.map(String.init), !word.isEmpty, factors.count <= 2 else {
                throw flaw("measures", name, "\"\(text)\" is no sum")
            }
            var factor = Decimal.one
            if factors.count == 2 {
                guard let stated = try? Decimal(String(factors[0])) else {
                    throw flaw("measures", name, "\"\(factors[0])\" is no number")
                }
                factor = stated
            }
            let amount: Measure.Term.Amount
            switch word {
            case "customs_value": amount = .value
            case "transport": amount = .transport
            case "duty": amount = .kind(.duty)
            case "tax": amount = .kind(.tax)
            case "fee": amount = .kind(.fee)
            default:
                if let other = names.programs[word] {
                    guard programs[other].filing < program.filing else {
                        throw flaw("measures", name, "\"\(word)\" is filed after what it is in the basis of")
                    }
                    amount = .program(word)
                } else if let fact = facts.number(of: word) {
                    amount = .fact(fact)
                } else {
                    throw flaw(
                        "measures", name,
                        "\"\(word)\" is neither a programme, a fact, nor one of: "
                            + Self.sums.joined(separator: ", "))
                }
            }
            terms.append(Measure.Term(amount: amount, factor: factor, name: word))
        }
        return terms
    }

    /// The programmes so ordered that each comes after all that its conditions name, and the measures in their order.
    func inOrder() throws(TidewaiterError) -> ([MeasureProgram], [Measure]) {
        var needed = Array(repeating: Set<Int>(), count: programs.count)
        for (_, measure) in measures {
            for case .programs(let others) in measure.conditions.map(\.subject) {
                needed[measure.program].formUnion(others)
            }
        }
        var order: [Int] = []
        var remaining = Array(programs.indices)
        while !remaining.isEmpty {
            guard let next = remaining.first(where: { needed[$0].isSubset(of: order) }) else {
                let names = remaining.map { programs[$0].name }.joined(separator: ", ")
                throw flaw("measures", names, "their conditions name each other in a circle")
            }
            order.append(next)
            remaining.removeAll { $0 == next }
        }
        let number = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        return (order.map { programs[$0] }, measures.map { $0.measure.renumbered(number) })
    }

    func flaw(_ measure: Measure, _ reason: String) -> TidewaiterError {
        flaw("measures", "\(measure.heading) \(measure.authority)", reason)
    }

    private func flaw(_ table: String, _ row: String, _ reason: String) -> TidewaiterError {
        TidewaiterError(
            .data, "pack.\(table)",
            "The pack \(pack.id) \(pack.version), \(table).csv, row \"\(row)\": \(reason). Mend the row and build the "
                + "pack again.")
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
