import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// A pack's source in the making: what `pack.json` says, and the tables.
struct PackDraft {
    let id: String
    let jurisdiction: String
    /// What the pack is, in a line.
    let title: String
    /// What is covered and what is not, in words that a refusal quotes.
    var coverage = ""
    /// Whether the codes of the export are all there are.
    var hasAllCodes = false
    private(set) var tables: [String: DraftTable] = [:]
    private let options: ImportOptions
    private let standard: Source

    /// What an importer knows of its source without being told.
    struct Source {
        var id: String
        var title: String
        var authority: String
        var licence: String
    }

    init(_ kind: String, _ source: Source, jurisdiction: String, title: String, _ options: ImportOptions) {
        id = options.id ?? kind
        self.jurisdiction = jurisdiction
        self.title = title
        self.options = options
        standard = source
    }

    /// The name under which rows state their source.
    var source: String { standard.id }

    /// Adds a row to a table, which comes into being with the first one.
    mutating func add(_ table: String, _ columns: [String], _ row: [String]) {
        tables[table, default: DraftTable(columns)].add(row)
    }

    /// Puts a table in its place.
    mutating func put(_ name: String, _ table: DraftTable) { tables[name] = table }

    /// All files, by their paths in the folder.
    func files(with report: ImportReport) -> [(name: String, bytes: [UInt8])] {
        var files: [(name: String, bytes: [UInt8])] = [("pack.json", manifest)]
        for (name, table) in tables.sorted(by: { $0.key < $1.key }) {
            files.append(("\(name).csv", table.csv(isSorted: true)))
        }
        files.append(("\(PackSource.importFolder)/left-out.csv", report.table.csv(isSorted: false)))
        return files
    }

    /// `pack.json`, a member to a line.
    private var manifest: [UInt8] {
        var members: [(String, [UInt8])] = []
        func put(_ name: String, _ text: String?) {
            if let text, !text.isEmpty { members.append((name, Self.json(text))) }
        }
        put("schema", "tidewaiter.pack/1")
        put("id", id)
        put("version", options.version ?? options.retrieved.description)
        put("jurisdiction", jurisdiction)
        put("title", title)
        put("edition", options.edition ?? "as retrieved on \(options.retrieved)")
        put("known_from", options.retrieved.description)
        if hasAllCodes { members.append(("codes_complete", Array("true".utf8))) }
        put("coverage", coverage)
        put("licence", options.licence ?? standard.licence)
        members.append(("sources", sources))
        var bytes = Array("{\n".utf8)
        for (index, member) in members.enumerated() {
            bytes += "  ".utf8 + Self.json(member.0) + ": ".utf8 + member.1
            bytes += (index + 1 < members.count ? ",\n" : "\n").utf8
        }
        return bytes + "}\n".utf8
    }

    private var sources: [UInt8] {
        var json = JSONWriter()
        json.beginArray()
        json.beginObject()
        json.member("id", standard.id)
        json.member("authority", options.authority ?? standard.authority)
        json.member("title", options.title ?? standard.title)
        if let url = options.url { json.member("url", url) }
        if let edition = options.edition { json.member("edition", edition) }
        json.member("retrieved", options.retrieved.description)
        json.member("licence", options.licence ?? standard.licence)
        json.endObject()
        json.endArray()
        return json.bytes
    }

    private static func json(_ text: String) -> [UInt8] {
        var json = JSONWriter()
        json.string(text)
        return json.bytes
    }
}
