import TidewaiterQuantities

/// The measures that are the law on a date, with the facts that they look at.
struct MeasureBook: Sendable {
    let measures: Measures
    let facts: DeclaredFacts
    /// The rows in force, by programme.
    let rows: [[Measures.Active]]
    /// Whether claims of a preference are offered like other benefits, as they move nothing but measures.
    var offersClaims = false

    init(_ measures: Measures, _ facts: DeclaredFacts, on date: CivilDate) {
        self.measures = measures
        self.facts = facts
        rows = measures.rows(on: date)
    }

    /// How many cases of missing facts are looked at before giving up on bounds.
    private static let mostCases = 128

    func stacking(of line: MeasureLine) -> Stacking { measures.stacking(of: line, among: rows, facts) }

    /// The measures of a stacking that charge or state anything, in the order in which their headings are stated.
    func filed(_ stacking: Stacking) -> [Measure] {
        var found: [Measure] = []
        for case let number? in stacking.results {
            let measure = measures.measures[number]
            if measure.effect != .none || !measure.heading.isEmpty { found.append(measure) }
        }
        if found.count > 1 { found.sort { isFiledBefore($0.program, $1.program) } }
        return found
    }

    /// Whether the heading of one programme is stated before that of another.
    func isFiledBefore(_ a: Int, _ b: Int) -> Bool {
        (measures.programs[a].filing, a) < (measures.programs[b].filing, b)
    }

    /// Asks for a fact of a line.
    func ask(_ fact: Int, line: Int, _ sheet: inout Worksheet) {
        let declared = facts.declarations[fact]
        sheet.ask(declared.name, line: line, declared.question, options: declared.options, authority: declared.law)
    }

    /// The line with every combination of answers to the facts that are open, and what then applies; and those facts.
    ///
    /// An answer may open further questions: these are taken in as they come up.
    func cases(of line: MeasureLine, _ first: Stacking) -> Cases {
        var cases = Cases()
        var waiting = [(line, first)]
        while let (line, stacking) = waiting.popLast() {
            guard let fact = stacking.open.first(where: { line.fact($0) == nil }) else {
                cases.found.append((line, stacking))
                continue
            }
            if !cases.open.contains(fact) { cases.open.append(fact) }
            guard cases.found.count + waiting.count < Self.mostCases else {
                cases.isComplete = false
                cases.found.append((line, stacking))
                continue
            }
            for value in measures.cases(of: fact, facts) {
                let answered = line.assuming([.fact(fact, value)], of: facts.declarations.count)
                waiting.append((answered, self.stacking(of: answered)))
            }
        }
        return cases
    }

    /// What may be, as long as facts are missing.
    struct Cases {
        var found: [(line: MeasureLine, stacking: Stacking)] = []
        /// The facts that are missing.
        var open: [Int] = []
        /// Whether all combinations are there; if not, nothing bounds the charges.
        var isComplete = true
    }

    /// What the conditions look at on a line of a request.
    func line(
        _ sheet: borrowing Worksheet, _ index: Int, code: CodePrefix, origin: Int, column: Int, on date: CivilDate
    ) -> MeasureLine {
        let request = sheet.request
        let stated = request.lines[index]
        return MeasureLine(
            code: code, origin: origin, value: sheet.lines[index].customsValue ?? .unknown,
            preference: stated.preference, column: column, additionalCodes: stated.additionalCodes,
            entryType: request.entry.type, mode: request.mode?.rawValue, status: request.entry.status.rawValue,
            time: KnownTime(date: date, knownOn: request.knownOn), facts: statedFacts(request, stated))
    }

    /// The facts that the request states, by their numbers; some have members of their own in the request.
    private func statedFacts(_ request: AssessmentRequest, _ line: AssessmentRequest.Line) -> [Fact.Value?] {
        var values: [Fact.Value?] = []
        func put(_ name: String, _ value: Fact.Value?) {
            guard let value, let number = facts.number(of: name) else { return }
            if values.isEmpty { values = Array(repeating: nil, count: facts.declarations.count) }
            values[number] = value
        }
        let dates = request.dates
        if let day = dates.loading { put("loading_date", .text(day.description)) }
        if let day = dates.export { put("export_date", .text(day.description)) }
        if let day = dates.arrival { put("arrival_date", .text(day.description)) }
        for fact in request.facts { put(fact.name, fact.value) }
        if let country = line.meltedPoured { put("melted_poured", .text(country)) }
        for fact in line.facts { put(fact.name, fact.value) }
        return values
    }

    /// How a benefit is claimed, in words.
    func statement(of benefit: Stacking.Benefit) -> String {
        let measure = measures.measures[benefit.measure]
        let heading = measure.heading.isEmpty ? "" : "Heading \(measure.heading) may apply. "
        return "\(heading)It is claimed by stating \(words(of: benefit))."
    }

    /// What would have to be stated, in words.
    func words(of benefit: Stacking.Benefit) -> String {
        var ways: [String] = []
        for assumption in benefit.assumptions {
            switch assumption {
            case .fact(let number, let value):
                ways.append("the fact \(facts.declarations[number].name) = \(value.text)")
            case .claim(let symbol): ways.append("the preference \(symbol)")
            case .stated(let heading): ways.append("\(heading) among the additional codes")
            }
        }
        return ways.joined(separator: " and ")
    }
}

extension MeasureBook {
    /// Whether a measure applies to a line because of the preference that is claimed.
    func answers(claim symbol: String, _ line: MeasureLine) -> Bool {
        for case let number? in stacking(of: line).results {
            for condition in measures.measures[number].conditions {
                if case .claim(let symbols) = condition.subject, !condition.isNegated, symbols.contains(symbol) {
                    return true
                }
            }
        }
        return false
    }
}
