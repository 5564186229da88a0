import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// HTS chapter 98, subchapters I and II: articles exported and returned, table `chapter98`.
///
/// A provision is claimed by its heading among the additional codes of a line, whose code stays that of the article
/// itself (subchapter II, U.S. notes 3 and 4). It frees the article, or leaves duty on a part of its value.
struct ReturnedArticles: Sendable {
    struct Provision: Sendable {
        /// What a provision leaves dutiable.
        enum Effect: String, Sendable {
            /// Nothing.
            case free
            /// What was done abroad, stated as a fact.
            case part
            /// All but the American components, stated as a fact.
            case less
        }

        let heading: String
        let validity: Validity
        /// What the codes of its goods begin with; nothing where it is for all.
        let goods: [String]
        let effect: Effect
        let fact: String
        /// The fact that it hangs on too for goods on whose importation an internal revenue tax is imposed; empty where it
        /// is for these as for others.
        let taxFact: String
        let question: String
        /// The programmes of chapter 99 that are taken of the full value all the same.
        let fullValue: [String]
        /// What of the value bears the merchandise processing fee: nothing (`exempt`), the dutiable part, or all.
        let fee: String
        let authority: String

        var isFeeExempt: Bool { fee == "exempt" }

        func isFor(_ code: String) -> Bool { goods.isEmpty || goods.contains(where: code.hasPrefix) }
    }

    private let provisions: [Provision]
    private let headings: Set<String>

    init(_ table: PackTable?) {
        provisions =
            table.map { table in
                table.rows.compactMap { row in
                    guard let effect = Provision.Effect(rawValue: table.text(row, "effect")) else { return nil }
                    return Provision(
                        heading: table.text(row, "heading"), validity: Validity(table, row),
                        goods: table.text(row, "goods").split(separator: " ").map(String.init), effect: effect,
                        fact: table.text(row, "fact"), taxFact: table.text(row, "tax_fact"),
                        question: table.text(row, "question"),
                        fullValue: table.text(row, "full_value").split(separator: " ").map(String.init),
                        fee: table.text(row, "mpf"), authority: table.text(row, "authority"))
                }
            } ?? []
        headings = Set(provisions.map(\.heading))
    }

    /// Whether a heading, or a reporting number below it, is that of a provision at all.
    func isProvision(_ code: String) -> Bool { headings.contains(String(code.prefix(8))) }

    /// The provision of a heading, or of a reporting number below it, on a date.
    func provision(_ code: String, on date: CivilDate) -> Provision? {
        provisions.first { $0.heading == code.prefix(8) && $0.validity.holds(KnownTime(date: date)) }
    }
}

extension UnitedStates {
    /// The provisions that a line claims, as far as they are for its goods and their facts do not rule them out.
    func claimedProvisions(
        line index: Int, on date: CivilDate, _ sheet: borrowing Worksheet
    ) -> [ReturnedArticles.Provision] {
        var found: [ReturnedArticles.Provision] = []
        for code in sheet.request.lines[index].additionalCodes {
            guard let provision = returned.provision(code, on: date), provision.isFor(sheet.lines[index].code ?? ""),
                !found.contains(where: { $0.heading == provision.heading }),
                holds(provision, line: index, on: date, sheet) != false
            else { continue }
            found.append(provision)
        }
        return found
    }

    /// The facts that must be true for a provision to free a line.
    private func conditions(
        of provision: ReturnedArticles.Provision, line index: Int, on date: CivilDate, _ sheet: borrowing Worksheet
    ) -> [String] {
        guard provision.effect == .free else { return [] }
        guard !provision.taxFact.isEmpty, isTaxedOnImportation(line: index, on: date, sheet) else {
            return [provision.fact]
        }
        return [provision.fact, provision.taxFact]
    }

    /// Whether the facts hold that a provision hangs on; `nil` as long as one of them is missing.
    private func holds(
        _ provision: ReturnedArticles.Provision, line index: Int, on date: CivilDate, _ sheet: borrowing Worksheet
    ) -> Bool? {
        var holds: Bool? = true
        for fact in conditions(of: provision, line: index, on: date, sheet) {
            switch sheet.fact(fact, line: index) {
            case .flag(true)?: continue
            case .flag(false)?: return false
            default: holds = nil
            }
        }
        return holds
    }

    /// Whether goods are of a kind on whose importation an internal revenue tax is imposed, as far as what is stated of
    /// them tells.
    private func isTaxedOnImportation(line index: Int, on date: CivilDate, _ sheet: borrowing Worksheet) -> Bool {
        guard let measures = tables.measures, let epoch = measures.epoch(of: date),
            let code = CodePrefix(sheet.lines[index].code ?? "")
        else { return false }
        let time = KnownTime(date: date, knownOn: sheet.request.knownOn)
        let origin = sheet.lines[index].origin.flatMap(Self.originNumber) ?? -1
        var numbers = reportingNumbers(for: code, time)
        if numbers.isEmpty { numbers = [code] }
        for number in numbers {
            for candidate in measures.candidates(number, origin: origin, time, in: [epoch]) {
                let measure = measures.measures[candidate]
                guard measures.programs[measure.program].kind == .tax, measure.effect != .none else { continue }
                let isDenied = measure.conditions.contains { condition in
                    guard case .fact(let fact, let test) = condition.subject,
                        let stated = sheet.fact(tables.facts.declarations[fact].name, line: index)
                    else { return false }
                    return test.passes(stated) == condition.isNegated
                }
                if !isDenied { return true }
            }
        }
        return false
    }

    /// The provision that a line claims; none where it claims several, which is refused.
    private func claimed(
        line index: Int, on date: CivilDate, _ sheet: borrowing Worksheet
    ) -> ReturnedArticles.Provision? {
        let provisions = claimedProvisions(line: index, on: date, sheet)
        return provisions.count == 1 ? provisions[0] : nil
    }

    /// Refuses a line that claims several provisions: goods are entered under one, and each leaves another part
    /// dutiable.
    func refuseSeveralProvisions(line index: Int, on date: CivilDate, _ sheet: inout Worksheet) -> Bool {
        if sheet.request.lines[index].additionalCodes.count < 2 { return false }
        let provisions = claimedProvisions(line: index, on: date, sheet)
        guard provisions.count > 1 else { return false }
        sheet.refuse(
            "chapter_98", line: index,
            "The line states the headings \(provisions.map(\.heading).joined(separator: " and ")), and goods are entered "
                + "under one heading of chapter 98. Leave one, or divide the line.",
            authority: provisions.map(\.authority).joined(separator: "; "))
        return true
    }

    /// Whether a line pays no merchandise processing fee by the provision that it claims (19 U.S.C. 58c(b)(8)(A), (B));
    /// `nil` as long as the fact is missing that the provision looks at.
    func isFeeFree(line index: Int, on date: CivilDate, _ sheet: borrowing Worksheet) -> Bool? {
        guard let provision = claimed(line: index, on: date, sheet), provision.isFeeExempt else { return false }
        return holds(provision, line: index, on: date, sheet)
    }

    /// What a claimed provision leaves dutiable of a line; asks for the facts that it looks at.
    func dutiable(
        line index: Int, on date: CivilDate, _ sheet: inout Worksheet
    ) throws(QuantityError) -> Dutiable {
        let value = sheet.lines[index].customsValue ?? .unknown
        guard !sheet.request.lines[index].additionalCodes.isEmpty,
            let provision = claimed(line: index, on: date, sheet)
        else { return .value(value, nil) }
        let name = provision.fact
        var heading = Charge(
            sequence: 0, kind: .duty, program: "chapter_98", code: provision.heading, taxType: nil, outcome: .computed,
            basis: nil, rate: nil, assessed: .zero, payable: .zero, status: .payable, authority: provision.authority)
        var dutiable = value
        var steps: [Step] = []
        let authority = provision.authority
        switch (provision.effect, sheet.fact(name, line: index)) {
        case (.free, _): ask(conditions(of: provision, line: index, on: date, sheet), provision, line: index, &sheet)
        case (.part, let stated?) where stated.number != nil:
            let part = sheet.counted(name, stated.number ?? .zero, line: index)
            dutiable = Interval(min(part, value.high ?? part))
            var operands = [sheet.factOperand(name, part, line: index)]
            if value.isExact {
                operands.append(sheet.valueOperand(value.low, line: index))
            } else if dutiable.low != part {
                operands = [.init("the same whatever is missing", dutiable.low)]
            }
            steps = [
                Step(.minimum, operands, result: dutiable.low, name: Worksheet.dutiable, authority: authority)
            ]
        case (.less, let stated?) where stated.number != nil:
            let part = sheet.counted(name, stated.number ?? .zero, line: index)
            dutiable = try value.map { all throws(QuantityError) in max(.zero, try all.subtracting(part)) }
            steps = try Worksheet.rest(
                of: sheet.valueOperand(value.low, line: index), sheet.factOperand(name, part, line: index),
                name: Worksheet.dutiable, authority: authority)
        default:
            sheet.ask(name, line: index, provision.question, authority: authority)
            dutiable = Interval(low: .zero, high: value.high)
        }
        if sheet.explain {
            heading.steps = [
                Step(
                    .take, [.init("nothing", .zero)], result: .zero, name: "chapter_98", authority: authority,
                    figure: "assessed")
            ]
            if dutiable.isExact { sheet.lines[index].steps += steps }
        }
        sheet.charge(heading, line: index)
        guard provision.effect == .free else {
            return .value(dutiable, DutiablePart(value: dutiable, whole: value, authority: authority))
        }
        return holds(provision, line: index, on: date, sheet) == true ? .nothing(authority) : .nothingOrAll(value)
    }

    /// Asks for the conditions of a provision that are not stated.
    private func ask(
        _ conditions: [String], _ provision: ReturnedArticles.Provision, line index: Int, _ sheet: inout Worksheet
    ) {
        for fact in conditions where sheet.fact(fact, line: index) == nil {
            let declared = tables.facts[fact]
            let question = fact == provision.fact ? provision.question : declared?.question ?? ""
            sheet.ask(
                fact, line: index, question, options: declared?.options ?? [],
                authority: fact == provision.fact ? provision.authority : declared?.law ?? provision.authority)
        }
    }

    /// The base duty of goods that a provision frees, whatever their rate.
    func freeCharge(
        line index: Int, _ rate: LineRate, by authority: String, _ sheet: borrowing Worksheet
    ) -> Charge {
        var charge = Charge(
            ChargeTerms(
                .duty, rate.program, code: rate.code ?? sheet.lines[index].code, taxType: nil, rate: .free,
                authority: authority), assessed: .zero, payable: .zero)
        if sheet.explain {
            charge.steps = [
                Step(
                    .take, [.init("nothing", .zero)], result: .zero, name: rate.program, authority: authority,
                    figure: "assessed")
            ]
        }
        return charge
    }

    /// The full value of a line, for the programmes that are taken of it although a provision that is claimed leaves only a
    /// part dutiable: the notes of Section 232 say so of 9802.00.60.
    func fullValue(
        line index: Int, on date: CivilDate, _ sheet: borrowing Worksheet
    ) -> MeasureLine.FullValue? {
        if sheet.request.lines[index].additionalCodes.isEmpty { return nil }
        guard let provision = claimed(line: index, on: date, sheet), !provision.fullValue.isEmpty else { return nil }
        return .init(value: sheet.lines[index].customsValue ?? .unknown, programs: provision.fullValue)
    }

    /// How ``feeBasis(line:on:_:)`` came about; none where it is the whole value.
    func feeBasisSteps(
        line index: Int, on date: CivilDate, _ sheet: borrowing Worksheet
    ) throws(QuantityError) -> [Step] {
        guard let provision = claimed(line: index, on: date, sheet), provision.fee == provision.effect.rawValue,
            let exact = sheet.fact(provision.fact, line: index)?.number
        else { return [] }
        let stated = sheet.counted(provision.fact, exact, line: index)
        let name = "value that bears the fee, line \(sheet.lines[index].id)"
        let fact = sheet.factOperand(provision.fact, stated, line: index)
        if provision.effect == .part {
            return [Step(.take, [fact], result: stated, name: name, authority: provision.authority)]
        }
        guard let value = sheet.lines[index].customsValue, value.isExact else { return [] }
        return try Worksheet.rest(
            of: sheet.valueOperand(value.low, line: index), fact, name: name, authority: provision.authority)
    }

    /// What of a line's value bears the merchandise processing fee: 19 U.S.C. 58c(b)(8)(D).
    func feeBasis(line index: Int, on date: CivilDate, _ sheet: borrowing Worksheet) -> Interval {
        let value = sheet.lines[index].customsValue ?? .unknown
        if sheet.request.lines[index].additionalCodes.isEmpty { return value }
        if isFeeFree(line: index, on: date, sheet) == nil { return Interval(low: .zero, high: value.high) }
        guard let provision = claimed(line: index, on: date, sheet), provision.fee == provision.effect.rawValue else {
            return value
        }
        guard let exact = sheet.fact(provision.fact, line: index)?.number else {
            return Interval(low: .zero, high: value.high)
        }
        let stated = sheet.counted(provision.fact, exact, line: index)
        if provision.effect == .part { return Interval(stated) }
        return (try? value.map { all throws(QuantityError) in max(.zero, try all.subtracting(stated)) }) ?? value
    }
}

/// What of a line bears duty.
enum Dutiable {
    /// A value; with the whole of which it is a part, where a provision leaves a part.
    case value(Interval, DutiablePart?)
    /// Nothing, by this law.
    case nothing(String)
    /// Nothing or the whole value, by facts that are missing.
    case nothingOrAll(Interval)
}

extension Worksheet {
    /// Takes the charges of a line from one on as what it pays or does not, by facts that are missing.
    mutating func mayBeNothing(line index: Int, from first: Int) {
        for position in lines[index].charges.indices.dropFirst(first) {
            guard let most = lines[index].charges[position].assessed, most != .zero else { continue }
            var charge = lines[index].charges[position]
            charge.outcome = .needsFacts
            charge.assessed = most.union(.zero)
            charge.payable = charge.payable?.union(.zero)
            charge.steps = []
            lines[index].charges[position] = charge
        }
    }

    /// The customs value of a line as an operand.
    func valueOperand(_ value: Decimal, line index: Int) -> Step.Operand {
        .init("customs value", value, from: .figure("/lines/\(index)/customs_value"))
    }
}
