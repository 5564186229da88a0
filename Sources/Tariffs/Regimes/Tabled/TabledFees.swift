import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// The table `fees` of a pack all of tables: what is charged once for an entry, of whatever kind.
///
/// Of the rows of a programme the first counts of which everything holds. What is taken of the customs values, or is an
/// amount, is charged before the lines, whose taxes may be taken of their shares of it; the rest after them.
struct TabledFees: Sendable {
    struct Row: Sendable {
        let program: String
        let kind: Charge.Kind
        let taxType: String?
        /// All where empty.
        let entryTypes: [String]
        let mode: String?
        let validity: Validity
        let conditions: [Condition]
        /// `nil` where the fee is no percentage.
        let rate: RateComponent?
        /// `nil` for the customs values of the entry.
        let basis: Measure.Sum?
        let minimum: Decimal?
        let maximum: Decimal?
        /// An amount for the entry; `nil` where the fee is no fixed amount.
        let fixed: Decimal?
        /// Whether there is a fee of unknown amount.
        let isUnknown: Bool
        let authority: String
        /// Whether it is taken of what lines are charged.
        let isAfterLines: Bool
    }

    let beforeLines: [Row]
    let afterLines: [Row]

    init(_ pack: Pack, _ facts: DeclaredFacts) throws(TidewaiterError) {
        guard let table = pack.table("fees") else {
            (beforeLines, afterLines) = ([], [])
            return
        }
        var rows: [Row] = []
        let notation = Notation(pack, facts)
        for row in table.rows {
            do throws(PackFlaw) {
                rows.append(try notation.row(table, row))
            } catch {
                throw .flawedRegime(pack, "fees", table.text(row, "program"), error.reason)
            }
        }
        let late = Set(rows.filter(\.isAfterLines).map(\.program))
        beforeLines = rows.filter { !late.contains($0.program) }
        afterLines = rows.filter { late.contains($0.program) }
    }

    /// What the cells of the table can name.
    struct Notation {
        private let names: ConditionNames
        private let bases: BasisNotation
        private let kinds: [String: Charge.Kind]
        /// Programmes of the table, with the row that is their first.
        private let first: [String: Int]
        /// Programmes that are charged before lines.
        private var early: Set<String> = []

        init(_ pack: Pack, _ facts: DeclaredFacts) {
            let programs = pack.table("programs").map { table in table.rows.map { MeasureProgram(table, $0) } } ?? []
            names = ConditionNames(facts: facts, programs: [:])
            bases = BasisNotation(pack, facts, programs)
            kinds = Dictionary(programs.map { ($0.name, $0.kind) }) { first, _ in first }
            var first: [String: Int] = [:]
            guard let table = pack.table("fees") else {
                self.first = first
                return
            }
            for row in table.rows where first[table.text(row, "program")] == nil {
                first[table.text(row, "program")] = row
            }
            self.first = first
            var late: Set<String> = []
            for row in table.rows {
                let program = table.text(row, "program")
                if let basis = try? basis(table, row), looksAtLines(basis, late) { late.insert(program) }
            }
            early = Set(first.keys).subtracting(late)
        }

        private func looksAtLines(_ basis: Measure.Sum?, _ late: Set<String>) -> Bool {
            basis?.terms.contains { term in
                switch term.amount {
                case .value, .transport, .number, .fact: false
                case .kind, .base: true
                case .program(let name): first[name] == nil || late.contains(name)
                }
            } == true
        }

        private func basis(_ table: PackTable, _ row: Int) throws(PackFlaw) -> Measure.Sum? {
            let text = table.text(row, "basis")
            do throws(BasisNotation.SyntaxError) {
                switch try bases.parse(text, filing: .max) {
                case .value: return nil
                case .sum(let sum): return sum
                case .part(let facts):
                    return Measure.Sum(terms: facts.map { .init(amount: .fact($0), factor: .one, name: text) })
                case .rest: throw BasisNotation.SyntaxError(reason: "write customs_value before what comes off it")
                }
            } catch {
                throw PackFlaw(table: "fees", row: row, column: "basis", error.reason)
            }
        }

        /// Reads a row; throws what is wrong with it.
        func row(_ table: PackTable, _ row: Int) throws(PackFlaw) -> Row {
            func text(_ column: String) -> String? {
                let text = table.text(row, column)
                return text.isEmpty ? nil : text
            }
            func number(_ column: String) -> Decimal? { try? table.cell(row, column).decimal() }
            func flaw(_ column: String, _ reason: String) -> PackFlaw {
                PackFlaw(table: "fees", row: row, column: column, reason)
            }
            var conditions: [Condition]
            do throws(Condition.SyntaxError) {
                conditions = try Condition.parse(text("when") ?? "", names)
            } catch {
                throw flaw("when", error.reason)
            }
            for condition in conditions where !names.isOfEntry(condition.subject) {
                throw flaw("when", "it looks at a line, and this is charged on the entry")
            }
            for (column, comparison) in [
                ("value_over", Condition.Comparison.more), ("value_from", .atLeast), ("value_under", .less),
            ] {
                guard let bound = number(column) else { continue }
                conditions.append(Condition(subject: .amount(.total, comparison, bound), isNegated: false))
            }
            let basis = try basis(table, row)
            let program = table.text(row, "program")
            for case .program(let other) in basis?.terms.map(\.amount) ?? [] {
                if let place = first[other], place >= first[program] ?? row {
                    throw flaw(
                        "basis", "\"\(other)\" is charged after \"\(program)\", which is taken of it: put it first")
                }
            }
            if let type = text("kind"), Charge.Kind(rawValue: type) == nil {
                throw flaw("kind", "\"\(type)\" is none of duty, tax, fee")
            }
            if let mode = text("mode"), AssessmentRequest.TransportMode(rawValue: mode) == nil {
                throw flaw("mode", "\"\(mode)\" is no mode of transport")
            }
            let isUnknown = text("rate") == "?" || text("fixed") == "?"
            let rate = isUnknown ? nil : try text("rate").map { text throws(PackFlaw) in try Self.rate(text, flaw) }
            if !isUnknown, rate == nil, number("fixed") == nil {
                throw flaw("rate", "neither a rate nor an amount is stated")
            }
            return Row(
                program: program, kind: text("kind").flatMap(Charge.Kind.init) ?? kinds[program] ?? .fee,
                taxType: text("tax_type"),
                entryTypes: RegimeWords.list(table.text(row, "entry_types")).filter { $0 != "*" }, mode: text("mode"),
                validity: Validity(table, row), conditions: conditions, rate: rate, basis: basis,
                minimum: number("minimum"), maximum: number("maximum"), fixed: number("fixed"), isUnknown: isUnknown,
                authority: table.text(row, "authority"), isAfterLines: !early.contains(program))
        }

        /// `0.8`, `0.8%` or `2200/78%`.
        private static func rate(
            _ text: String, _ flaw: (String, String) -> PackFlaw
        ) throws(PackFlaw) -> RateComponent {
            guard let parts = try? RateExpression.parse(text.hasSuffix("%") ? text : "\(text)%"), parts.count == 1,
                parts[0].kind == .adValorem, parts[0].part == nil
            else { throw flaw("rate", "\"\(text)\" is no number of per cent") }
            return parts[0]
        }
    }
}

extension ConditionNames {
    /// Whether what is looked at is of the entry, and not of a line.
    fileprivate func isOfEntry(_ subject: Condition.Subject) -> Bool {
        switch subject {
        case .fact(let fact, _): !facts.declarations[fact].isOfLine
        case .entryType, .mode, .status, .amount(.total, _, _): true
        default: false
        }
    }
}
