import TidewaiterDocuments
import TidewaiterQuantities

// What a request says that cannot be so, or that it says twice and differently. The amounts are computed all the same, as
// the answer says from what; a finding names the place and what to correct.

extension Worksheet {
    /// Says what in the request contradicts itself or cannot be.
    mutating func checkContradictions() {
        checkDates()
        checkDatesAgainstFacts()
        checkExclusions()
        checkCurrencies()
        checkExchangeRates()
        checkCosts()
        for index in lines.indices {
            checkValue(ofLine: index)
            checkAmounts(ofLine: index)
            if !request.lines[index].facts.isEmpty { checkOrders(ofLine: index) }
        }
    }

    mutating func doubt(
        _ rule: String, _ severity: Severity = .error, at path: String, value: String?, line: Int? = nil,
        _ message: String, authority: String = "Tidewaiter, request of assess"
    ) {
        var finding = Finding(
            rule: "tw.request.\(rule)", severity: severity, effect: .money, message: message, path: path,
            place: request.source.place(of: path), value: value, authority: authority)
        finding.item = line.map { lines[$0].id }
        findings.append(finding)
    }

    // MARK: Dates

    private mutating func checkDates() {
        let dates = request.dates
        if let asOf = request.asOf, let entry = dates.entry, asOf != entry {
            // Goods of a zone in privileged status pay by the day on which it was granted.
            let severity: Severity = request.entry.status == .ftzPrivileged ? .information : .warning
            doubt(
                "as-of", severity, at: "/as_of", value: asOf.description,
                "The rates are those of \(asOf), as as_of says, though the entry is of \(entry). Leave as_of out to have "
                    + "the rates that the law selects for the entry.")
        }
        let early: [(String, CivilDate?)] = [("export", dates.export), ("loading", dates.loading)]
        let late: [(String, CivilDate?)] = [("arrival", dates.arrival), ("entry", dates.entry)]
        for case (let name, let first?) in early {
            for case (let other, let then?) in late where first > then {
                doubt(
                    "dates", at: "/dates/\(name)", value: first.description,
                    "The \(name) on \(first) is after the \(other) on \(then), which cannot be. Correct one of them.")
                break
            }
        }
    }

    /// The facts by which some laws ask for a date that the request has a member for.
    private mutating func checkDatesAgainstFacts() {
        let dates = request.dates
        for (fact, member, date) in [
            ("loading_date", "loading", dates.loading), ("export_date", "export", dates.export),
            ("arrival_date", "arrival", dates.arrival),
        ] {
            guard let date else { continue }
            for (path, line, stated) in statements(of: fact) where stated.text != date.description {
                doubt(
                    "dates", at: path, value: stated.text, line: line,
                    "The fact \(fact) says \(stated.text) and dates.\(member) says \(date). The fact was used; correct one "
                        + "of them, or leave it out.")
            }
        }
    }

    // MARK: Facts

    /// Where a fact is stated, for the entry or for lines.
    private func statements(of name: String) -> [(path: String, line: Int?, value: Fact.Value)] {
        var found: [(String, Int?, Fact.Value)] = []
        for fact in request.facts where fact.name == name {
            found.append(("/facts/\(JSONPointer.token(name))", nil, fact.value))
        }
        for index in lines.indices {
            for fact in request.lines[index].facts where fact.name == name {
                found.append(("/lines/\(index)/facts/\(JSONPointer.token(name))", index, fact.value))
            }
        }
        return found
    }

    /// Whether a fact is stated as something that is there: true, or more than zero.
    private static func isAffirmed(_ value: Fact.Value?) -> Bool {
        switch value {
        case nil: false
        case .flag(let flag)?: flag
        case let value?: value.number.map { !$0.isZero } ?? true
        }
    }

    /// What is stated for a fact of a line that the request may have a member for, and where; for the whole entry, with
    /// no line.
    private func stated(_ name: String, line index: Int) -> (value: Fact.Value, path: String, line: Int?)? {
        if let value = fact(name, line: index), let (path, line) = place(of: name, line: index) {
            return (value, path, line)
        }
        guard name == "melted_poured", let country = request.lines[index].meltedPoured else { return nil }
        return (.text(country), "/lines/\(index)/\(name)", index)
    }

    /// Whether what is stated for a line is what a statement says; `nil` where something is not stated.
    private func holds(_ statement: DeclaredFacts.Contradiction.Statement, line index: Int) -> Bool? {
        guard let first = statement.facts.first, let value = stated(first, line: index)?.value else { return nil }
        guard let test = statement.test else { return Self.isAffirmed(value) != statement.isNegated }
        if statement.facts.count == 1 { return test.passes(value).map { $0 != statement.isNegated } }
        var sum = Decimal.zero
        for name in statement.facts {
            guard let part = fact(name, line: index)?.number, let next = try? sum.adding(part) else { return nil }
            sum = next
        }
        return test.passes(.number(sum)).map { $0 != statement.isNegated }
    }

    private mutating func checkExclusions() {
        for contradiction in declared.contradictions {
            // Hardly any line states a fact of its own, and then what is stated of all of them is so of it.
            let isSaidOfAll = Self.isAffirmed(fact(contradiction.fact))
            // What is stated of the whole entry is said once.
            var said: Set<String> = []
            for index in lines.indices where isSaidOfAll || !request.lines[index].facts.isEmpty {
                guard Self.isAffirmed(fact(contradiction.fact, line: index)) else { continue }
                for other in contradiction.excludes where holds(other, line: index) == true {
                    guard let name = other.facts.first, let (value, path, _) = stated(name, line: index) else {
                        continue
                    }
                    let isOfLine = ([contradiction.fact] + other.facts).contains {
                        stated($0, line: index)?.line != nil
                    }
                    guard isOfLine || said.insert(path).inserted else { continue }
                    doubt(
                        "facts", at: path, value: value.text, line: isOfLine ? index : nil,
                        "\(contradiction.fact) and \(name) \(value.text) are stated of the same goods and contradict each "
                            + "other. Correct one of them.", authority: contradiction.authority)
                }
            }
        }
    }

    /// A line says by a fact that there is no order, and names one.
    private mutating func checkOrders(ofLine index: Int) {
        guard request.lines[index].adcvd.map({ $0 != "none" }) ?? !request.lines[index].adcvdCases.isEmpty,
            request.lines[index].facts.contains(where: { $0.name == "adcvd" && $0.value.text == "none" })
        else { return }
        doubt(
            "facts", at: "/lines/\(index)/facts/adcvd", value: "none", line: index,
            "The fact adcvd says that the line is subject to no anti-dumping or countervailing duty, and the line names a "
                + "case. The case was used; correct one of them.", authority: "19 U.S.C. 1671, 1673")
    }

    // MARK: Amounts

    private mutating func checkValue(ofLine index: Int) {
        if let value = request.lines[index].value, value > Self.most {
            doubt(
                "value", at: "/lines/\(index)/value", value: value.description, line: index,
                "The line is stated to be worth \(value) \(request.lines[index].currency ?? request.currency ?? currency), "
                    + "more than any consignment is. Correct the value.")
        }
        guard request.lines[index].valuation.method == 1, request.lines[index].value?.isZero == true else { return }
        doubt(
            "value", .warning, at: "/lines/\(index)/value", value: "0", line: index,
            "The line is worth nothing, so it pays no duty by value. Goods that were not paid for have a customs value too: "
                + "state it, with the method of valuation.",
            authority: "WTO Customs Valuation Agreement, articles 1 to 7")
    }

    private mutating func checkCosts() {
        for (index, cost) in request.costs.enumerated() where cost.amount > Self.most {
            doubt(
                "cost", at: "/costs/\(index)/amount", value: cost.amount.description,
                "The cost (\(cost.kind.rawValue)) is stated as \(cost.amount), more than any consignment is worth. Correct it."
            )
        }
    }

    /// More of anything than is ever entered on one line: a tanker holds less than this in millilitres.
    private static let most = Decimal(unchecked: 1_000_000_000_000_000, scale: 0)

    private mutating func checkAmounts(ofLine index: Int) {
        for position in request.lines[index].quantities.indices { checkQuantity(position, ofLine: index) }
    }

    private mutating func checkQuantity(_ position: Int, ofLine index: Int) {
        let quantity = request.lines[index].quantities[position]
        guard let unit = try? Unit(quantity.unit) else {
            // Per cent of a substance, which tariffs that charge by it name after a colon.
            if quantity.unit == "P1" || quantity.unit.hasPrefix("P1:") { return }
            return doubt(
                "unit", .warning, at: path(of: quantity, index), value: quantity.unit, line: index,
                "\"\(quantity.unit.prefix(40))\" is no unit of UN/ECE Recommendation 20, so this quantity was not "
                    + "used. Write KGM for kilograms, NMB for pieces, LTR for litres.",
                authority: "UN/ECE Recommendation 20")
        }
        if quantity.amount > Self.most {
            doubt(
                "quantity", at: path(of: quantity, index), value: quantity.amount.description, line: index,
                "The line states \(quantity.amount) \(unit), more than any consignment has. Correct the quantity.")
        } else if unit.dimension == .count, unit.qualifier == nil {
            checkCount(quantity, unit, line: index)
        } else if quantity.amount.isZero, [.mass, .volume].contains(unit.dimension), unit.qualifier == nil {
            doubt(
                "quantity", at: path(of: quantity, index), value: quantity.amount.description, line: index,
                "The line states \(quantity.amount) \(unit): there are no goods of no quantity. State it, or leave it "
                    + "out.")
        }
    }

    private func path(of quantity: AssessmentRequest.Measure, _ index: Int) -> String {
        "/lines/\(index)/quantities/\(JSONPointer.token(quantity.unit))"
    }

    private mutating func checkCount(_ quantity: AssessmentRequest.Measure, _ unit: Unit, line: Int) {
        let amount = quantity.amount
        if amount.isZero {
            doubt(
                "quantity", at: path(of: quantity, line), value: amount.description, line: line,
                "The line states \(amount) \(unit): there are no goods of no pieces. State how many there are.")
        } else if unit.factor == .one, !amount.isInteger {
            doubt(
                "quantity", at: path(of: quantity, line), value: amount.description, line: line,
                "The line states \(amount) \(unit), and there are whole pieces only. Correct it, or state the quantity in "
                    + "the unit that it is in.")
        }
    }
}
