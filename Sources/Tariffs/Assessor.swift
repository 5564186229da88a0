import TidewaiterCodes
package import TidewaiterDocuments
package import TidewaiterPacks
import TidewaiterQuantities

/// Assesses requests with a set of packs; immutable, for any number of threads.
package struct Assessor: Sendable {
    private struct Entry: Sendable {
        let jurisdiction: String
        let currency: String
        /// Places behind the point of the currency's amounts.
        let places: Int
        let regime: any Regime
        let pack: Pack
        let reference: Assessment.PackReference
        let knownFrom: CivilDate?
    }

    private let entries: [Entry]

    /// An assessor over packs; of several of one jurisdiction the last one is used. Packs that no regime is for are
    /// left aside.
    package init(_ packs: [Pack]) throws(TidewaiterError) {
        var entries: [Entry] = []
        for type in Regimes.all {
            guard let pack = packs.last(where: { $0.jurisdiction == type.jurisdiction && $0.table("lines") != nil })
            else { continue }
            entries.append(
                Entry(
                    jurisdiction: type.jurisdiction, currency: type.currency,
                    places: (try? Currency(type.currency))?.minorUnits ?? 2, regime: try type.init(pack), pack: pack,
                    reference: .init(id: pack.id, version: pack.version, sha256: pack.sha256),
                    knownFrom: pack.manifest.document.root["known_from"]?.string.flatMap { CivilDate(iso: $0) }))
        }
        self.entries = entries
    }

    /// The jurisdictions that can be assessed.
    package var jurisdictions: [String] { entries.map(\.jurisdiction) }

    /// Assesses a request.
    ///
    /// What is missing, not covered or wrong in the request is in the answer. Throws a ``TidewaiterError`` where no
    /// answer is possible: two lines of one name, a cost of a line that is not there, a declared fact of the wrong
    /// type, amounts that need more than 38 digits.
    package func assess(
        _ request: AssessmentRequest, explain: Bool = false
    ) throws(TidewaiterError) -> Assessment {
        guard let entry = entries.first(where: { $0.jurisdiction == request.jurisdiction }) else {
            return unknownJurisdiction(request)
        }
        try check(request)
        var sheet = Worksheet(
            request, jurisdiction: entry.jurisdiction, currency: entry.currency, places: entry.places,
            explain: explain)
        try entry.regime.facts.check(request, into: &sheet.findings)
        sheet.checkLanguage()
        sheet.tidyCodes()
        sheet.checkOrigins()
        sheet.checkQuantities()
        if let knownOn = request.knownOn, let from = entry.knownFrom, knownOn < from {
            sheet.refuse(
                "known_on", "The pack \(entry.pack.id) says what was known from \(from) on, not on \(knownOn).",
                authority: "Tidewaiter, knowledge date of packs")
        }
        do throws(QuantityError) {
            var assessment = try entry.regime.assess(sheet)
            assessment.packs = [entry.reference]
            return assessment
        } catch {
            throw TidewaiterError(
                .argument, "assess.\(error.code)", "The amounts of this request cannot be computed: \(error.message)")
        }
    }

    /// Throws what ``assess(_:explain:)`` would throw for the request, but for amounts that turn out to be too large:
    /// so that the last bill of a declaration cannot spoil an answer that is on its way already.
    package func validate(_ request: AssessmentRequest) throws(TidewaiterError) {
        guard let entry = entries.first(where: { $0.jurisdiction == request.jurisdiction }) else { return }
        try check(request)
        var findings: [Finding] = []
        try entry.regime.facts.check(request, into: &findings)
    }

    /// What makes a request contradict itself.
    private func check(_ request: AssessmentRequest) throws(TidewaiterError) {
        let lines = request.lines
        try checkAmounts(request)
        if lines.count > 1 {
            // Names are short and few; sorting them costs less than a set of them.
            let names = lines.map(\.id).sorted()
            for (first, second) in zip(names, names.dropFirst()) where first == second {
                throw TidewaiterError(
                    .argument, "assess.line-id", "Two lines are called \"\(first)\". Give each line a name of its own.")
            }
        }
        guard request.costs.contains(where: { $0.lines != nil }) else { return }
        let names = Set(lines.map(\.id))
        for cost in request.costs {
            for name in cost.lines ?? [] where !names.contains(name) {
                throw TidewaiterError(
                    .argument, "assess.cost-line",
                    "A cost (\(cost.kind.rawValue)) belongs to a line \"\(name)\", which is not in the request. "
                        + "Name lines by their id.")
            }
        }
    }

    /// No amount is below zero, and no currency has two rates: either would make a figure out of a mistake.
    private func checkAmounts(_ request: AssessmentRequest) throws(TidewaiterError) {
        func refuse(_ amount: Decimal, _ what: String) throws(TidewaiterError) {
            guard amount.isNegative else { return }
            throw TidewaiterError(
                .argument, "assess.negative", "\(what) is \(amount), below zero. State the amount without a sign.")
        }
        for line in request.lines {
            if let value = line.value { try refuse(value, "The value of line \"\(line.id)\"") }
            for quantity in line.quantities {
                try refuse(quantity.amount, "The quantity in \(quantity.unit) of line \"\(line.id)\"")
            }
        }
        for cost in request.costs { try refuse(cost.amount, "The cost \(cost.kind.rawValue)") }
        for (index, rate) in request.exchangeRates.enumerated() {
            try refuse(rate.rate, "The exchange rate of \(rate.from)")
            for other in request.exchangeRates[..<index]
            where other.from == rate.from && other.to == rate.to && other.rate != rate.rate {
                throw TidewaiterError(
                    .argument, "assess.exchange-rate",
                    "There are two exchange rates from \(rate.from) to \(rate.to). Keep the one of the day.")
            }
        }
    }

    private func unknownJurisdiction(_ request: AssessmentRequest) -> Assessment {
        let known = jurisdictions.joined(separator: ", ")
        return Assessment(
            jurisdiction: request.jurisdiction, asOf: request.asOf, asOfRule: "", knownOn: request.knownOn,
            outcome: .refused, currency: request.currency ?? "", totals: nil,
            lines: request.lines.map { Assessment.Line(id: $0.id, code: $0.code, origin: $0.origin) },
            entryCharges: [], needsFacts: [], unclaimed: [],
            refused: [
                .init(
                    program: "jurisdiction", line: nil,
                    statement: "No loaded pack covers \"\(request.jurisdiction)\". Covered: "
                        + "\(known.isEmpty ? "nothing" : known). Load a pack for it, or correct the code.",
                    authority: "Tidewaiter, loaded packs")
            ], excluded: [], findings: request.findings, minorUnits: 2, packs: [])
    }
}

extension Worksheet {
    /// Says that texts are in English whatever was asked for.
    mutating func checkLanguage() {
        let language = request.language
        guard language != "en", !language.hasPrefix("en-") else { return }
        findings.append(
            Finding(
                rule: "tw.request.language", severity: .information, effect: .advice,
                message: "There are no texts in \"\(language)\" yet; they are in English.", path: "/language",
                value: language, authority: "Tidewaiter, request of assess"))
    }

    /// Takes dots and blanks out of the codes of a request that was not read from JSON.
    mutating func tidyCodes() {
        for index in lines.indices {
            guard let code = lines[index].code, let tidy = TariffCode.tidied(code) else { continue }
            lines[index].code = tidy
            findings.append(
                Finding(
                    rule: "tw.request.code-punctuation", severity: .information, effect: .advice,
                    message: "The tariff code \"\(code)\" was read as \(tidy). Write codes as digits only.",
                    path: "/lines/\(index)/code", value: code, authority: "Tidewaiter, request of assess"))
        }
    }

    /// Takes out origins that are no country: a rate must not depend on a typing mistake. The regime then asks.
    mutating func checkOrigins() {
        for index in lines.indices {
            guard let origin = lines[index].origin, Country(alpha2: origin) == nil else { continue }
            lines[index].origin = nil
            var finding = Finding(
                rule: "tw.request.origin", severity: .error, effect: .money,
                message: "\"\(origin)\" is not a country. Give the country of origin by its two capital letters.",
                path: "/lines/\(index)/origin", value: origin, authority: "ISO 3166-1")
            finding.item = lines[index].id
            findings.append(finding)
        }
    }
}
