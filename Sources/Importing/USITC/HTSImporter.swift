import TidewaiterDocuments
import TidewaiterQuantities

/// Makes a pack of the Harmonized Tariff Schedule's lines from its JSON export.
///
/// Rates stand at eight digits (general statistical note 3); where they are printed above or below, the lines have them
/// from there. Chapters 98 and 99 are no lines: their provisions change the duty of others, and one number may stand
/// there more than once.
struct HTSImporter {
    private let options: ImportOptions
    private let limits: Limits
    private var report = ImportReport()
    private var facts = FactDeclarations()

    init(_ options: ImportOptions, _ limits: Limits) {
        self.options = options
        self.limits = limits
    }

    consuming func read(_ files: [ImportSource]) throws(TidewaiterError) -> ImportedPack {
        guard files.count == 1, let file = files.first else {
            throw TidewaiterError(.argument, "import.files", "Give one file: a schedule is one export.")
        }
        guard options.from != nil else {
            throw TidewaiterError(
                .argument, "import.from",
                "The export does not say since when it has been in force. State the first day, as the revision's page does."
            )
        }
        var reader = HTSReader(limits)
        let records = try reader.read(file, &report)
        var draft = PackDraft(
            "us-hts-import",
            .init(
                id: "hts", title: "Harmonized Tariff Schedule of the United States, JSON export",
                authority: "United States International Trade Commission", licence: "US Government work"),
            jurisdiction: "US", title: "Harmonized Tariff Schedule of the United States, chapters 1 to 97", options)
        keepRecords(records, &draft)
        let tree = HTSTree(records)
        let lines = tree.lines(&report)
        guard !lines.isEmpty else {
            throw .importing(
                "hts",
                "\(file.name) has no line of eight digits of chapters 1 to 97. Give a whole export of the schedule.")
        }
        var footnotes = HTSFootnotes()
        for line in lines {
            write(line, tree, hasColumnTwo: reader.hasColumnTwo, &draft)
            footnotes.note(tree.footnotes(of: line), line: line.code)
        }
        writeReportingNumbers(tree, &draft)
        putFacts(&draft)
        ExchangeDraft.unitedStates.put(into: &draft)
        footnotes.put(into: &draft, from: dates.0, until: dates.1)
        for record in records where record.chapter >= "98" && !record.code.isEmpty {
            report.leaveOut(
                "\(record.number) \(record.description)", at: record.value.place,
                "chapters 98 and 99 are no lines of their own; the record is kept in schedule.csv")
        }
        draft.hasAllCodes = lines.count > 10_000
        draft.coverage =
            "General\(reader.hasColumnTwo ? ", special and column 2" : " and special") rates, units and reporting numbers "
            + "of \(lines.count) lines of chapters 1 to 97 as exported, taken to be in force "
            + "\(options.until.map { "until \($0) " } ?? "")from \(dates.0). Rates that the notation of packs cannot express "
            + "are '?' with the official text. Not covered: chapters 98 and 99 with all additional duties (refused where a "
            + "footnote leads there, named beside the totals elsewhere), user fees, the countries of preferences and of "
            + "column 2, internal revenue taxes."
            + (reader.hasColumnTwo
                ? "" : " Column 2 is not in the condensed export, and units only where it states them.")
        return ImportedPack(draft, report)
    }

    private var dates: (String, String) {
        (options.from?.description ?? "", options.until?.description ?? "")
    }

    /// Every record as printed, so that nothing of the export is lost.
    private func keepRecords(_ records: [HTSRecord], _ draft: inout PackDraft) {
        var table = DraftTable([
            "record", "number", "indent", "superior", "description", "units", "general", "special", "other",
            "footnotes",
            "quota_quantity", "additional_duties",
        ])
        for (index, record) in records.enumerated() {
            let digits = String(index + 1)
            let special =
                record.specialRates?.map { "\($0.symbol)=\($0.percent ?? "?")" }.joined(separator: " ")
                ?? record.special
            table.add([
                String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits, record.number,
                "\(record.indent)", record.isSuperior ? "yes" : "", record.description,
                record.units.joined(separator: " | "), record.general, special, record.other,
                record.footnotes.joined(separator: " | "), record.quotaQuantity, record.additionalDuties,
            ])
        }
        draft.put("schedule", table)
    }

    private mutating func write(_ line: HTSLine, _ tree: HTSTree, hasColumnTwo: Bool, _ draft: inout PackDraft) {
        let record = tree.records[line.record]
        var general = rate(tree.general(of: line), of: "general rate", record)
        var other = hasColumnTwo ? rate(tree.other(of: line), of: "column 2 rate", record) : ("", "")
        if tree.footnotes(of: line).contains(where: { $0.contains("rate should be") }) {
            report.leaveOut(
                "\(line.code): \(general.1), \(other.1)", at: record.value.place,
                "a footnote says that the rates printed are wrong; they are not taken")
            (general.0, other.0) = ("?", "?")
        }
        let special = tree.special(of: line)
        for rate in special.printed { facts.declare(of: rate, law: "HTS general note 3(c)") }
        for (text, reason) in special.reasons.sorted(by: { $0.key < $1.key }) {
            report.leaveOut("\(line.code), special rate: \(text)", at: record.value.place, Self.kept(reason))
        }
        if !special.rest.isEmpty {
            report.leaveOut(
                "\(line.code), special rate: \(special.rest)", at: record.value.place, "no symbol says whom it is for")
        }
        let units = units(tree.units(of: line), record)
        draft.add(
            "lines",
            [
                "code", "from", "until", "source", "unit1", "unit2", "general", "general_text", "column2",
                "column2_text",
                "special", "special_text",
            ],
            [
                line.code, dates.0, dates.1, draft.source, units.first, units.second, general.0, general.1, other.0,
                other.1, special.notation, special.text,
            ])
    }

    private mutating func rate(_ text: String, of kind: String, _ record: HTSRecord) -> (String, String) {
        let rate = OfficialRate(text, currency: "USD")
        facts.declare(of: rate, law: "HTS")
        if let reason = rate.reason {
            report.leaveOut("\(record.code), \(kind): \(rate.text)", at: record.value.place, Self.kept(reason))
        }
        return (rate.notation, rate.text)
    }

    /// What the regime of the United States looks at beside the facts of rates.
    private mutating func putFacts(_ draft: inout PackDraft) {
        facts.declare(
            "adcvd", "enum:none|subject", "Are the goods subject to an antidumping or countervailing duty order?",
            law: "19 U.S.C. 1671, 1673", raises: "yes")
        facts.declare(
            "column1_rate", "rate", "Which general rate is to be used instead of the one in this pack?",
            law: "HTS general note 3(a)", raises: "no")
        facts.declare(
            "duty_rate", "rate", "Which rate of duty is to be used instead of the one this pack would select?",
            law: "HTS general note 3", raises: "no")
        facts.put(into: &draft)
    }

    private static func kept(_ reason: String) -> String { "\(reason); it is \"?\" with its text" }

    private mutating func units(_ units: HTSUnits, _ record: HTSRecord) -> HTSUnits {
        for word in units.unread {
            report.leaveOut(
                "\(record.number), unit: \(word)", at: record.value.place, "no unit that is known; left empty")
        }
        return units
    }

    private mutating func writeReportingNumbers(_ tree: HTSTree, _ draft: inout PackDraft) {
        var written: Set<String> = []
        for record in tree.records where record.code.utf8.count == 10 && record.chapter < "98" {
            guard written.insert(record.code).inserted else {
                report.leaveOut(
                    record.number, at: record.value.place, "the reporting number is there twice; the first one is taken"
                )
                continue
            }
            let units = units(HTSUnits(record.units), record)
            draft.add(
                "statistical", ["code", "from", "until", "source", "unit1", "unit2"],
                [record.code, dates.0, dates.1, draft.source, units.first, units.second])
        }
    }
}
