import TidewaiterDocuments

/// A record of the schedule's export: a heading, a line, a reporting number, or words that stand above some of them.
struct HTSRecord {
    /// Digits of the number; empty for words above others.
    var code = ""
    /// The number as printed.
    var number = ""
    var chapter = ""
    var indent = 0
    var isSuperior = false
    var description = ""
    var units: [String] = []
    var general = ""
    var special = ""
    var other = ""
    var footnotes: [String] = []
    var quotaQuantity = ""
    var additionalDuties = ""
    /// Special rates by symbol where the export has them apart; `nil` for a symbol whose rate it does not state.
    var specialRates: [(symbol: String, percent: String?)]?
    /// Where it stands.
    let value: JSONValue

    init(_ value: JSONValue) { self.value = value }
}

/// Reads the two forms in which the schedule is exported: a list of records with all fields, in the order of print, and
/// an object of records by code with general and special rates.
struct HTSReader {
    private let limits: Limits
    private var strange: Set<String> = []

    init(_ limits: Limits) { self.limits = limits }

    /// Whether the records state the rates of column 2.
    private(set) var hasColumnTwo = true

    /// The records of a file, in their order.
    mutating func read(_ file: ImportSource, _ report: inout ImportReport) throws(TidewaiterError) -> [HTSRecord] {
        let document = try JSONDocument(file.bytes, input: file.name, limits: limits)
        for finding in document.findings { report.leaveOut(finding.value ?? "", at: finding.place, finding.message) }
        var records: [HTSRecord] = []
        switch document.root.kind {
        case .array:
            for value in document.root.elements {
                guard value.kind == .object else { throw Self.flaw("a record is no object", value.place) }
                records.append(try full(value, &report))
            }
        case .object:
            hasColumnTwo = false
            for member in document.root.members {
                guard member.value.kind == .object else {
                    throw Self.flaw("\"\(member.name)\" is no record", member.namePlace)
                }
                records.append(try condensed(member.value, member.name, &report))
            }
        default: throw Self.flaw("neither a list nor an object of records", document.root.place)
        }
        report.count("records of the schedule", records.count)
        return records
    }

    private mutating func full(
        _ value: JSONValue, _ report: inout ImportReport
    ) throws(TidewaiterError) -> HTSRecord {
        var record = HTSRecord(value)
        for member in value.members {
            let content = member.value
            switch member.name {
            case "htsno": record.number = try Self.text(content)
            case "indent":
                guard let indent = Int(try Self.text(content)), 0...99 ~= indent else {
                    throw Self.flaw("\"indent\" is no small number", content.place)
                }
                record.indent = indent
            case "description": record.description = try Self.text(content)
            case "superior": record.isSuperior = content.isString("true") || content.bool == true
            case "units": for unit in content.elements { record.units.append(try Self.text(unit)) }
            case "general": record.general = try Self.text(content)
            case "special": record.special = try Self.text(content)
            case "other": record.other = try Self.text(content)
            case "footnotes":
                for note in content.elements {
                    if let words = note["value"] { record.footnotes.append(Self.plain(try Self.text(words))) }
                }
            case "quotaQuantity": record.quotaQuantity = try Self.text(content)
            // The export spells the second of these as it stands here.
            case "additionalDuties", "addiitionalDuties":
                let words = try Self.text(content)
                if !words.isEmpty, words != record.additionalDuties {
                    record.additionalDuties += (record.additionalDuties.isEmpty ? "" : "; ") + words
                }
            case "chapter": record.chapter = try Self.text(content)
            default: noteStrange(member, &report)
            }
        }
        try number(&record)
        return record
    }

    private mutating func condensed(
        _ value: JSONValue, _ key: String, _ report: inout ImportReport
    ) throws(TidewaiterError) -> HTSRecord {
        var record = HTSRecord(value)
        record.number = key
        for member in value.members {
            let content = member.value
            switch member.name {
            case "code": record.number = try Self.text(content)
            case "description": record.description = try Self.text(content)
            case "units": for unit in content.elements { record.units.append(try Self.text(unit)) }
            case "general_raw": record.general = try Self.text(content)
            case "chapter": record.chapter = try Self.text(content)
            case "special_rates":
                var rates: [(symbol: String, percent: String?)] = []
                for rate in content.members { rates.append((rate.name, rate.value.numberText)) }
                record.specialRates = rates
            // What these say is said by the members above.
            case "leaf", "level", "general_rate": break
            default: noteStrange(member, &report)
            }
        }
        try number(&record)
        record.indent = max(0, record.code.utf8.count / 2 - 2)
        return record
    }

    /// A member that no known export has is told once, with the first place where it stands.
    private mutating func noteStrange(_ member: JSONMember, _ report: inout ImportReport) {
        guard !member.value.isNull, strange.insert(member.name).inserted else { return }
        report.leaveOut(member.name, at: member.namePlace, "a member that the export had not when this was written")
    }

    private func number(_ record: inout HTSRecord) throws(TidewaiterError) {
        record.code = record.number.filter { $0 != "." && $0 != " " }
        guard record.code.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), record.code.utf8.count <= 10 else {
            throw Self.flaw("\"\(record.number)\" is no number of the schedule", record.value.place)
        }
        if record.chapter.isEmpty { record.chapter = String(record.code.prefix(2)) }
    }

    private static func text(_ value: JSONValue) throws(TidewaiterError) -> String {
        if value.isNull { return "" }
        guard let text = value.text else { throw flaw("a text is expected here", value.place) }
        return text
    }

    static func plain(_ text: String) -> String {
        text.split { $0.isWhitespace }.joined(separator: " ")
    }

    private static func flaw(_ reason: String, _ place: Place) -> TidewaiterError {
        .importing(
            "hts", "This is no JSON export of the Harmonized Tariff Schedule: \(reason). Export it again as JSON.",
            place)
    }
}
