import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

@testable import TidewaiterTariffs

/// A tariff all of tables, as its author would write it, for a jurisdiction that the engine knows nothing of.
struct TariffDraft {
    /// A programme of measures with one row, or several in their order.
    struct Program {
        var name: String
        var kind = "duty"
        var rows: [String]

        /// One row that always applies.
        init(_ name: String, _ kind: String = "duty", rate: String, of basis: String = "", effect: String = "add") {
            self.init(name, kind, rows: [Self.row(rate, of: basis, effect: effect)])
        }

        init(_ name: String, _ kind: String = "duty", rows: [String]) {
            (self.name, self.kind, self.rows) = (name, kind, rows)
        }

        /// The columns of a row of `measures` behind the programme and its order.
        static func row(
            _ rate: String, of basis: String = "", when condition: String = "", effect: String = "add",
            origins: String = "*", status: String = "", heading: String = ""
        ) -> String {
            "\(heading),,*,,\(origins),,,,,\(condition),\(effect),\(rate),\(basis),\(status),law,s"
        }
    }

    var jurisdiction = "XA"
    var currency = "EUR"
    /// The base rate of every line.
    var rate = "free"
    /// Whether carriage and insurance to the border are in the customs value, or only taxed.
    var isCIF = true
    var programs: [Program] = []
    /// Rows of `rounding` that take the place of cents.
    var rounding: [String: String] = [:]
    var facts: [String] = []
    var groups: [String] = []
    var fees: [String] = []
    /// Tables, whole, that take the place of those above.
    var replaced: [String: String] = [:]

    static let codes = ["1010101010", "2020202020"]

    func pack() throws -> Pack { try Pack.open(source().build()) }

    /// The files that its author would write.
    func source() -> PackSource {
        var tables: [String: String] = [:]
        tables["regime"] = """
            name,value,authority
            currency,\(currency),
            schedule,Trial tariff,
            duty,import_duty,
            date,entry,Trial code art. 1

            """
        let effect = isCIF ? "included,no" : "excluded,yes"
        tables["valuation"] =
            "cost,effect,taxed,question,authority\n"
            + CostKind.allCases.map { kind in
                switch kind {
                case .freight, .insurance: "\(kind.rawValue),\(effect),,Trial code art. 2\n"
                case .postImport, .freightToFirstDestination: "\(kind.rawValue),excluded,no,,Trial code art. 3\n"
                default: "\(kind.rawValue),included,no,,Trial code art. 2\n"
                }
            }.joined()
        let rules = [
            "customs_value": "0.01,half_up", "duty": "0.01,half_up", "tax": "0.01,half_up", "fee": "0.01,half_up",
        ]
        .merging(rounding) { $1 }
        tables["rounding"] =
            "of,unit,way,authority\n"
            + rules.sorted { $0.key < $1.key }.map { "\($0),\($1),Trial code art. 4\n" }.joined()
        tables["lines"] =
            "code,from,until,source,unit1,unit2,general,general_text,column2,column2_text\n"
            + Self.codes.map { "\($0),,,s,,,\(rate),\(rate),,\n" }.joined()
        tables["programs"] =
            "program,filing,kind,tax_type,title,benefit_authority,authority\n"
            + programs.enumerated().map { "\($1.name),\($0),\($1.kind),,\($1.name),,law\n" }.joined()
        tables["measures"] =
            "program,order,heading,heading_above,goods,except_goods,origins,from,until,known_from,known_until,when,effect,rate,"
            + "basis,status,authority,source\n"
            + programs.flatMap { program in
                program.rows.enumerated().map { "\(program.name),\($0),\($1)\n" }
            }.joined()
        tables["goods"] = "code,list,from,until,known_from,source\n"
        tables["facts"] = "name,type,scope,question,law,raises\n" + facts.map { "\($0)\n" }.joined()
        tables["groups"] = "group,country,from,until,authority\n" + groups.map { "\($0)\n" }.joined()
        if !fees.isEmpty {
            tables["fees"] =
                "program,tax_type,entry_types,mode,from,until,rate,minimum,maximum,fixed,authority,source\n"
                + fees.map { "\($0)\n" }.joined()
        }
        for (name, text) in replaced { tables[name] = text }
        let manifest =
            #"{"schema":"tidewaiter.pack/1","id":"trial","version":"1","jurisdiction":"\#(jurisdiction)","title":"t","#
            + #""edition":"e","coverage":"A trial.","licence":"none","sources":[{"id":"s","authority":"a","title":"t"}]}"#
        return PackSource(
            manifest: Array(manifest.utf8), tables: tables.sorted { $0.key < $1.key }.map { ($0, Array($1.utf8)) })
    }

    /// Assesses the members of a request behind its jurisdiction and date.
    func assess(_ members: String, explain: Bool = true) throws -> Assessment {
        try Assessor([pack()]).assess(
            Assess.request(#"{"jurisdiction":"\#(jurisdiction)","as_of":"2026-10-15",\#(members)}"#), explain: explain)
    }

    /// One line of a value with costs and quantities, of one origin.
    static func line(_ value: String, origin: String = "US", _ more: String = "") -> String {
        #""incoterm":"FOB","lines":[{"code":"1010101010","origin":"\#(origin)","value":"\#(value)"\#(more)}]"#
    }
}
