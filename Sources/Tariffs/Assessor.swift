import TidewaiterCodes
package import TidewaiterDocuments
package import TidewaiterPacks
import TidewaiterQuantities

extension Pack {
    /// Whether duties are in it: a pack of a nomenclature alone has lines without them.
    fileprivate var hasRates: Bool {
        table("lines").map { $0.columns.contains("general") || table("measures") != nil } ?? false
    }
}

/// Assesses requests with a set of packs; immutable, for any number of threads.
package struct Assessor: Sendable {
    private struct Entry: Sendable {
        let jurisdiction: String
        let currency: String
        /// Places behind the point of the currency's amounts.
        let places: Int
        var regime: any Regime
        let tables: TariffTables
        let pack: Pack
        let reference: Assessment.PackReference
        let knownFrom: CivilDate?
        /// The tariff that goods may pay instead: its facts, and its pack.
        var other: (facts: DeclaredFacts, reference: Assessment.PackReference)?
    }

    private let entries: [Entry]

    /// An assessor over packs; of several tariffs of one jurisdiction the last one is used. Packs without
    /// rates are left aside.
    package init(_ packs: [Pack]) throws(TidewaiterError) {
        var entries: [Entry] = []
        let tariffs = packs.filter { !$0.jurisdiction.isEmpty && $0.hasRates }
        for pack in tariffs where pack.sha256 == tariffs.last(where: { $0.jurisdiction == pack.jurisdiction })?.sha256 {
            if entries.contains(where: { $0.jurisdiction == pack.jurisdiction }) { continue }
            let regime = try Regimes.regime(of: pack)
            entries.append(
                Entry(
                    jurisdiction: pack.jurisdiction, currency: regime.currency,
                    places: (try? Currency(regime.currency))?.minorUnits ?? 2, regime: regime, tables: regime.tables,
                    pack: pack,
                    reference: .init(id: pack.id, version: pack.version, sha256: pack.sha256),
                    knownFrom: pack.manifest.document.root["known_from"]?.string.flatMap { CivilDate(iso: $0) }))
        }
        try Self.link(&entries)
        self.entries = entries
    }

    /// Gives each tariff the one that its goods may pay instead, where that is there too.
    private static func link(_ entries: inout [Entry]) throws(TidewaiterError) {
        for index in entries.indices {
            guard let regime = entries[index].regime as? TabledRegime, let choice = regime.choice,
                let other = entries.first(where: { $0.jurisdiction == choice.jurisdiction }),
                let tariff = other.regime as? TabledRegime
            else { continue }
            entries[index].regime = try regime.linked(to: tariff, entries[index].pack)
            entries[index].other = (other.tables.facts, other.reference)
        }
    }

    /// The jurisdictions that can be assessed.
    package var jurisdictions: [String] { entries.map(\.jurisdiction) }

    /// This assessor, with no packs but those of these hashes; nil where it lacks one of them.
    package func only(_ hashes: [String]) -> Assessor? {
        var found = entries.filter { hashes.contains($0.reference.sha256) }
        guard found.count == hashes.count else { return nil }
        for index in found.indices {
            guard let other = found[index].other, !hashes.contains(other.reference.sha256),
                let regime = found[index].regime as? TabledRegime
            else { continue }
            found[index].regime = regime.alone()
            found[index].other = nil
        }
        return Assessor(entries: found)
    }

    private init(entries: [Entry]) { self.entries = entries }

    /// Assesses a request.
    ///
    /// What is missing, not covered or wrong in the request is in the answer. Throws a ``TidewaiterError`` where no
    /// answer is possible: two lines of one name, a cost of a line that is not there, a declared fact of the wrong
    /// type, amounts that need more than 38 digits.
    package func assess(
        _ request: AssessmentRequest, explain: Bool = false
    ) throws(TidewaiterError) -> Assessment {
        let answer = try assessed(request, explain: explain)
        guard let completed = converting(request, asAskedBy: answer) else { return answer }
        return try assessed(completed, explain: explain)
    }

    /// The answer by the rates of exchange that the request states itself.
    func assessed(_ request: AssessmentRequest, explain: Bool) throws(TidewaiterError) -> Assessment {
        guard let entry = entry(for: request.jurisdiction) else {
            return unknownJurisdiction(request)
        }
        try request.check()
        try entry.regime.check(request)
        var sheet = Worksheet(
            request, jurisdiction: entry.jurisdiction, currency: entry.currency, places: entry.places,
            explain: explain, declared: entry.tables.facts, exchange: entry.regime.exchange,
            compositions: entry.tables.compositions)
        try entry.tables.facts.check(request, beside: entry.other?.facts, into: &sheet.findings)
        sheet.checkLanguage()
        sheet.tidyCodes()
        sheet.checkOrigins()
        sheet.checkQuantities()
        sheet.checkContradictions()
        if let knownOn = request.knownOn, let from = entry.knownFrom, knownOn < from {
            sheet.refuse(
                "known_on", "The pack \(entry.pack.id) says what was known from \(from) on, not on \(knownOn).",
                authority: "Tidewaiter, knowledge date of packs")
        }
        do throws(QuantityError) {
            var assessment = try entry.regime.assess(&sheet)
            assessment.sayWhatWasKnown()
            assessment.packs = [entry.reference] + (entry.other.map { [$0.reference] } ?? [])
            return assessment
        } catch {
            throw TidewaiterError(
                .argument, "assess.\(error.code)", "The amounts of this request cannot be computed: \(error.message)")
        }
    }

    /// Throws what ``assess(_:explain:)`` would throw for the request, but for amounts that turn out to be too large:
    /// so that the last bill of a declaration cannot spoil an answer that is on its way already.
    package func validate(_ request: AssessmentRequest) throws(TidewaiterError) {
        guard let entry = entry(for: request.jurisdiction) else { return }
        try request.check()
        try entry.regime.check(request)
        var findings: [Finding] = []
        try entry.tables.facts.check(request, beside: entry.other?.facts, into: &findings)
    }

    /// The currency of a jurisdiction and the rates of exchange that its law selects.
    func exchange(of jurisdiction: String) -> (currency: String, rule: ExchangeRule)? {
        entry(for: jurisdiction).map { ($0.currency, $0.regime.exchange) }
    }

    private func entry(for jurisdiction: String) -> Entry? {
        let code = jurisdiction.uppercased()
        return entries.first { $0.jurisdiction == code }
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
                        + "\(known.isEmpty ? "nothing" : known). "
                        + (Country.advice(for: request.jurisdiction) ?? "Load a pack for it, or correct the code."),
                    authority: "Tidewaiter, loaded packs")
            ], excluded: [], findings: request.findings, minorUnits: 2, packs: entries.map(\.reference))
    }
}

extension Assessment {
    /// Says that the law of a day was reckoned by what was known before it.
    fileprivate mutating func sayWhatWasKnown() {
        guard let asOf, let knownOn, knownOn < asOf else { return }
        findings.append(
            Finding(
                rule: "tw.request.known-on", severity: .warning, effect: .money,
                message:
                    "The rates are for \(asOf), by what was known on \(knownOn). Measures of which it is not recorded "
                    + "when they were published are those in force on \(knownOn): what began or ended after it was not known. "
                    + "Base rates and fees are those of \(asOf). Leave known_on out to have all.",
                path: "/known_on", value: knownOn.description, authority: "Tidewaiter, knowledge date of packs"))
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
            if origin.utf8.allSatisfy({ $0 < 0x80 }), let country = Country(alpha2: origin.uppercased()) {
                lines[index].origin = country.alpha2
                continue
            }
            lines[index].origin = nil
            let advice =
                Country.advice(for: origin.uppercased())
                ?? "Give the country of origin by its two letters of ISO 3166-1."
            let path = "/lines/\(index)/origin"
            var finding = Finding(
                rule: "tw.request.origin", severity: .error, effect: .money,
                message: "\"\(origin)\" is not a country. \(advice)", path: path,
                place: request.source.place(of: path), value: origin, authority: "ISO 3166-1")
            finding.item = lines[index].id
            findings.append(finding)
        }
    }
}
