import TidewaiterDocuments
import TidewaiterQuantities

/// Parts of rates that hang on what the goods are made of.
extension Worksheet {
    /// What such a rate comes to.
    enum Composed {
        /// This rate; of a part of which nothing is stated it still has the name.
        case rate(Rate)
        /// One of these, by what is asked.
        case oneOf([Rate], asking: [String])
        /// Nothing: what is stated contradicts itself.
        case refused(String)
    }

    /// The rate with the amounts that the composition of a line's goods leads to.
    func composed(_ rate: Rate, line index: Int) -> Composed {
        var known: [String: [RateComponent]] = [:]
        var searched: [String] = []
        for component in rate.components where component.kind == .composition {
            guard let name = component.part, known[name] == nil, !searched.contains(name) else { continue }
            if let stated = statedRate(name, line: index) {
                guard Self.areAmounts(stated.components) else {
                    return .refused("The fact \(name) reads \"\(stated.text)\"; state amounts that are added up.")
                }
                known[name] = stated.components
            } else if compositions?.has(name) == true {
                searched.append(name)
            }
        }
        guard let compositions, !searched.isEmpty else { return .rate(rate.with(known)) }
        switch codes(in: compositions, line: index) {
        case .failure(let contradiction): return .refused(contradiction.statement)
        case .success(let codes): return choose(codes, compositions, rate, known, searched, index)
        }
    }

    /// The charge of a rate that hangs on the composition of the goods; `nil` where nothing takes the place of its parts.
    mutating func charge(
        composing terms: ChargeTerms, _ rate: Rate, _ value: Interval, _ part: DutiablePart?, _ base: Interval,
        _ index: Int, _ code: String, _ rounding: some RoundingPolicy
    ) throws(QuantityError) -> Charge? {
        switch composed(rate, line: index) {
        case .rate(let found) where found == rate: return nil
        case .rate(let found):
            return try charge(
                terms.with(rate: found), found, value: value, part: part, base: base, line: index, code: code,
                rounding: rounding)
        case .refused(let statement):
            refuse(terms.program, line: index, statement, authority: terms.authority)
            var charge = Charge(terms)
            (charge.outcome, charge.status) = (.refused, nil)
            return charge
        case .oneOf(let rates, let contents):
            for content in contents { ask(.fact(content), of: rate, line: index, authority: terms.authority) }
            // What every one of them needs is asked at once; the first stands for all, as they differ in amounts.
            let facts = lineFacts(of: terms.kind, value, base: base, line: index, code: code, rounding)
            for need in try facts.reckon(rates[0].components, explain: false, authority: "").needs {
                ask(need, of: rate, line: index, authority: terms.authority)
            }
            var charge = Charge(terms)
            charge.outcome = .needsFacts
            charge.basis = value
            let bounds = try reckon(
                oneOf: rates, of: terms.kind, terms.program, value: value, part: part, base: base, line: index,
                code: code, rounding: rounding)
            charge.assessed = bounds
            charge.payable = bounds
            return charge
        }
    }

    /// Whether parts are amounts that are added up, and no more.
    static func areAmounts(_ components: [RateComponent]) -> Bool {
        !components.isEmpty && components.allSatisfy { $0.operation == .plus && $0.kind != .composition }
    }

    private struct Contradiction: Error {
        var statement: String
    }

    /// The codes that the goods may have by what is stated of them.
    private func codes(
        in compositions: Compositions, line index: Int
    ) -> Result<[Compositions.Code], Contradiction> {
        var stated: [String: Decimal] = [:]
        for content in compositions.contents {
            guard let amount = fact(content, line: index)?.number else { continue }
            guard amount <= 100 else {
                return .failure(
                    .init(statement: "\(content) is \(amount), and nothing is more than 100 per cent. Correct it."))
            }
            stated[content] = amount
        }
        let words = stated.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        let found = compositions.codes.filter { code in
            stated.allSatisfy { content, amount in code.ranges[content]?.contains(amount) ?? true }
        }
        let named = Set(request.lines[index].additionalCodes.filter(compositions.isCode)).sorted()
        guard let name = named.first else {
            if found.isEmpty {
                return .failure(
                    .init(statement: "No goods consist of \(words): the table has no such code. Correct it."))
            }
            return .success(found)
        }
        guard named.count == 1 else {
            return .failure(
                .init(
                    statement:
                        "The additional codes \(named.joined(separator: " and ")) are of different compositions. "
                        + "State one of them."))
        }
        if let code = found.first(where: { $0.name == name }) { return .success([code]) }
        guard stated.isEmpty else {
            return .failure(
                .init(
                    statement: "The additional code \(name) is not that of goods with \(words). Correct one of them."))
        }
        return .success([.init(name: name, ranges: [:])])
    }

    /// The rates that the codes lead to.
    private func choose(
        _ codes: [Compositions.Code], _ compositions: Compositions, _ rate: Rate, _ known: [String: [RateComponent]],
        _ searched: [String], _ index: Int
    ) -> Composed {
        let scope = Compositions.Scope(
            origin: lines[index].origin.flatMap(CountryScope.number),
            time: KnownTime(date: asOf ?? CivilDate(unchecked: 1, 1, 1), knownOn: request.knownOn))
        let reached = codes.map { code -> (code: Compositions.Code, amounts: [[RateComponent]]?) in
            let amounts = searched.compactMap { compositions.amounts(of: $0, code.name, scope) }
            return (code, amounts.count == searched.count ? amounts : nil)
        }
        var rates: [Rate] = []
        var seen: Set<[[RateComponent]]> = []
        for (code, amounts) in reached {
            guard let amounts, seen.insert(amounts).inserted else { continue }
            let all = known.merging(zip(searched, amounts)) { first, _ in first }
            rates.append(rate.with(all, code: codes.count == 1 ? code.name : nil))
        }
        // No row says what goods of any such code pay: then it can still be stated.
        if rates.isEmpty { return .rate(rate.with(known)) }
        // Nothing bounds what goods of a code come to of which no row says it.
        if reached.contains(where: { $0.amounts == nil }) { rates.append(.unstated) }
        if rates.count == 1 { return .rate(rates[0]) }
        let contents = deciding(reached, compositions, line: index)
        return .oneOf(rates, asking: contents.isEmpty ? searched : contents)
    }

    /// The contents that are not stated and on which the amounts hang.
    private func deciding(
        _ reached: [(code: Compositions.Code, amounts: [[RateComponent]]?)], _ compositions: Compositions,
        line index: Int
    ) -> [String] {
        let open = compositions.contents.filter { fact($0, line: index)?.number == nil }
        let deciding = open.filter { content in
            // Codes that differ in nothing else, and yet come to something else.
            var amounts: [[String: Compositions.Range]: [[RateComponent]]?] = [:]
            return reached.contains { code, these in
                var others = code.ranges
                others[content] = nil
                return amounts.updateValue(these, forKey: others).map { $0 != these } ?? false
            }
        }
        return deciding.isEmpty ? open : deciding
    }
}

extension Rate {
    /// Whether a part hangs on what the goods are made of.
    var isComposed: Bool { components.indices.contains { components[$0].kind == .composition } }

    /// The rate with amounts in the place of the parts of these names.
    fileprivate func with(_ amounts: [String: [RateComponent]], code: String? = nil) -> Rate {
        if amounts.isEmpty { return self }
        var rate = self
        if let code { rate.text += ", composition of code \(code)" }
        rate.components = components.flatMap { component in
            guard component.kind == .composition, let parts = component.part.flatMap({ amounts[$0] }) else {
                return [component]
            }
            return parts.enumerated().map { position, part in
                var part = part
                // What is taken off is taken off part by part; what bounds opens its group with the first.
                part.operation = position == 0 || component.operation == .minus ? component.operation : .plus
                return part
            }
        }
        return rate
    }
}
