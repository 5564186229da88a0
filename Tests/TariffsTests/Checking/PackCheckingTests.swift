import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

@testable import TidewaiterTariffs

/// A small pack of the United States whose tables can be changed one by one.
enum CheckingSample {
    static let manifest =
        #"{"id":"us-hts","version":"0","jurisdiction":"US","coverage":"A sample.","edition":"none"}"#

    static let tables = [
        "lines":
            "code,from,until,general,general_text,column2,column2_text\n01012100,2025-01-01,,6.8%,6.8%,free,Free\n",
        "facts": "name,type,scope,question,raises\nsteel,bool,line,Is it steel?,yes\n",
        "programs": "program,filing,kind,title\nextra,1,duty,Extra\nother,2,duty,Other\n",
        "goods": "code,list,from,until\n0101,horses,,\n",
        "groups": "group,country,from,until\nEU,DE,,\n",
        "measures/2018": """
        program,order,heading,goods,except_goods,origins,from,until,known_from,known_until,when,effect,rate,basis
        extra,10,99010101,@horses,,CN,2018-01-01,2018-12-31,,,,add,25%,
        extra,10,99010101,@horses,,@EU,2019-01-01,,,,steel,add,0.5/KGM,

        """,
        "measures/2026": """
        program,order,heading,goods,except_goods,origins,from,until,known_from,known_until,when,effect,rate,basis
        other,10,99010102,*,,*,2026-01-01,,,,!subject=extra,none,,

        """,
    ]

    static func compile(_ changed: [String: String] = [:]) throws -> CompiledPack {
        let all = tables.merging(changed) { $1 }
        return try PackSource(
            manifest: Array(manifest.utf8), tables: all.filter { !$1.isEmpty }.map { ($0, Array($1.utf8)) }
        ).compile()
    }

    /// A sample in which one text of one table is another.
    static func changing(_ table: String, _ text: String, _ other: String) throws -> CompiledPack {
        let csv = try #require(tables[table])
        try #require(csv.contains(text))
        return try compile([table: csv.replacing(text, with: other)])
    }
}

@Suite("Checking the rows of a pack")
struct PackCheckingTests {
    @Test("A pack that is right is not refused, neither are the built-in ones")
    func right() throws {
        try Pack.open(CheckingSample.compile().bytes).checkRows()
        for pack in Pack.builtIn { try pack.checkRows() }
    }

    @Test(
        "A wrong row is refused with its file, line and column, and in a built file with table, row and what it says",
        arguments: [
            ("lines", "6.8%,6.8%", "6.8,6.8%", "", 0, "", ""),
            ("lines", "6.8%,6.8%", "six,6.8%", "lines.csv", 2, "general", "\"six\" is no rate"),
            ("lines", "6.8%,6.8%", "1/XQZ,6.8%", "lines.csv", 2, "general", "\"XQZ\" in"),
            ("lines", "01012100", "0101", "lines.csv", 2, "code", "no code of 6 to 12 digits"),
            ("lines", "general_text", "generel_text", "lines.csv", 1, "generel_text", "Did you mean 'general_text'"),
            ("facts", "bool", "boole", "facts.csv", 2, "type", "no type of fact"),
            ("facts", "steel,", ",", "facts.csv", 2, "name", "nothing is stated"),
            ("programs", "duty,Other", "due,Other", "programs.csv", 3, "kind", "is none of duty"),
            ("programs", "\nother", "\nextra", "programs.csv", 3, "program", "another row of the same program"),
            ("goods", "0101,horses", "01O1,horses", "goods.csv", 2, "code", "no code of 2 to 12 digits"),
            ("groups", "DE", "Germany", "groups.csv", 2, "country", "no country of ISO 3166-1"),
            ("measures/2018", "2018-12-31", "2019-01-01", "measures/2018.csv", 3, "program", "holds on the same days"),
            (
                "measures/2018", "99010101,@horses,,CN", "9901010,@horses,,CN", "measures/2018.csv", 2, "heading",
                "no heading"
            ),
            ("measures/2018", "@EU", "@UE", "measures/2018.csv", 3, "origins", "neither a country nor a group"),
            ("measures/2018", "steel", "steal", "measures/2018.csv", 3, "when", "no fact is called"),
            ("measures/2018", "0.5/KGM", "0.5/ZZZ1", "measures/2018.csv", 3, "rate", "is no rate"),
            ("measures/2018", "@horses,,CN", "@mules,,CN", "measures/2018.csv", 2, "goods", "no list \"mules\""),
            ("measures/2018", "add,25%", "ad,25%", "measures/2018.csv", 2, "effect", "is none of add"),
            ("measures/2018", "add,25%,", "add,25%,weight", "measures/2018.csv", 2, "basis", "is neither a fact"),
            ("measures/2026", "other,10", "oter,10", "measures/2026.csv", 2, "program", "Did you mean 'other'"),
            ("measures/2026", "subject=extra", "subject=extras", "measures/2026.csv", 2, "when", "no programme"),
            ("measures/2026", "other,10", "other,ten", "measures/2026.csv", 2, "order", "no whole number"),
            ("measures/2026", ",,,!subject", ",,2026-13-01,!subject", "measures/2026.csv", 2, "known_until", "no date"),
        ])
    func wrong(
        table: String, text: String, other: String, file: String, line: Int, column: String, reason: String
    ) throws {
        let compiled = try CheckingSample.changing(table, text, other)
        let pack = try Pack.open(compiled.bytes)
        if file.isEmpty { return try pack.checkRows(places: compiled.places) }
        let error = try #require(throws: TidewaiterError.self) { try pack.checkRows(places: compiled.places) }
        #expect(error.status == .data)
        #expect(error.place?.input == file)
        #expect(error.place?.line == line)
        #expect(error.message.contains("olumn \"\(column)\""), "\(error)")
        #expect(error.message.contains(reason), "\(error)")
        let built = try #require(throws: TidewaiterError.self) { try pack.checkRows() }
        let name = table.prefix { $0 != "/" }
        #expect(built.message.contains("The pack us-hts 0, table \"\(name)\""), "\(built)")
        #expect(built.message.contains("column \"\(column)\": "), "\(built)")
        #expect(line == 1 || built.message.contains(", row "), "\(built)")
    }

    /// A value in thirteen parts; sorted by name, the ninth is the last.
    private static let divided = "fact,division,parts\n" + (0...12).map { "part\($0),metal,p\($0)\n" }.joined()

    @Test(
        "What a table says of another is refused where that has it otherwise",
        arguments: [
            (
                "chapter98", "heading,effect,fact,full_value\n98020060,part,steel,extra othr\n", 2, "full_value",
                "Did you mean 'other'"
            ),
            ("quota_lines", "code,from,until\n01012900,2025-01-01,\n", 2, "code", "no line of lines.csv"),
            ("quota_lines", "code,from,until\n01012100,2025-01-02,\n", 2, "code", "from 2025-01-01 on"),
            ("quota_lines", "code,from,until\n01012100,2025-01-01,2026-12-31\n", 2, "code", "not all of these days"),
            (
                "quota_lines", "code,from,until\n01012100,2025-01-01,2025-12-31\n01012100,2026-01-02,\n", 2, "code",
                "not all of these days"
            ),
            ("value_parts", Self.divided, 11, "division", "more than 12 facts"),
        ])
    func references(table: String, rows: String, line: Int, column: String, reason: String) throws {
        let facts = (0...12).map { "part\($0),money,line,What is it worth?,no\n" }.joined()
        let compiled = try CheckingSample.compile([
            table: rows, "facts": (CheckingSample.tables["facts"] ?? "") + facts,
        ])
        let error = try #require(throws: TidewaiterError.self) {
            try Pack.open(compiled.bytes).checkRows(places: compiled.places)
        }
        #expect(error.message.contains(reason) && error.message.contains("olumn \"\(column)\""), "\(error)")
        #expect(error.place?.input == "\(table).csv" && error.place?.line == line, "\(error)")
        let whole = "code,from,until\n01012100,2025-01-01,2026-12-31\n01012100,2027-01-01,\n"
        try Pack.open(CheckingSample.compile(["quota_lines": whole]).bytes).checkRows()
    }

    @Test("Lines beyond a quota are such on the days of its row alone")
    func quota() throws {
        let table = "code,from,until,beyond\n01012100,2025-01-01,2025-12-31,01012900\n"
        let quotas = QuotaLines(
            try Pack.open(CheckingSample.compile(["quota_lines": table]).bytes).table("quota_lines"))
        for (day, isUnder) in [("2024-12-31", false), ("2025-06-01", true), ("2026-01-01", false)] {
            let date = try #require(CivilDate(iso: day))
            #expect(quotas.concern("01012900", on: date) == isUnder, "\(day)")
            #expect(quotas.concern("01012100", on: date) == isUnder, "\(day)")
        }
    }

    @Test("A least that is above the most is refused")
    func ranges() throws {
        let fees = "program,entry_types,rate,minimum,maximum\nmpf,01,0.3464,751.50,651.50\nhmf,01,0.125,1,1\n"
        let compiled = try CheckingSample.compile(["fees": fees])
        let error = try #require(throws: TidewaiterError.self) {
            try Pack.open(compiled.bytes).checkRows(places: compiled.places)
        }
        #expect(error.place?.input == "fees.csv" && error.place?.line == 2)
        #expect(error.message.contains("751.50 is above the maximum, 651.50"), "\(error)")
        #expect(!error.message.contains("errors."))
    }

    @Test("A table that no pack has is refused with the name that was probably meant")
    func tables() throws {
        let compiled = try CheckingSample.compile(["mesures": "program\nx\n"])
        let error = try #require(throws: TidewaiterError.self) {
            try Pack.open(compiled.bytes).checkRows(places: compiled.places)
        }
        #expect(error.place?.input == "mesures.csv")
        #expect(error.message.contains("Did you mean 'measures'?"))
    }

    @Test("Several flaws are told at once, and no more of them than can be read")
    func several() throws {
        let two = try CheckingSample.compile([
            "goods": "code,list,from,until\n0101,horses,,\nx,horses,,\n", "groups": "group,country\nEU,D\n",
        ])
        let error = try #require(throws: TidewaiterError.self) {
            try Pack.open(two.bytes).checkRows(places: two.places)
        }
        #expect(error.description.contains("goods.csv:3:") && error.description.contains("groups.csv:2:"))
        let rows = (0..<100_000).map { "x\($0),horses\n" }.joined()
        let many = try CheckingSample.compile(["goods": "code,list\n" + rows])
        let long = try #require(throws: TidewaiterError.self) {
            try Pack.open(many.bytes).checkRows(places: many.places)
        }
        #expect(long.message.split(separator: "\n").count == PackFlaws.most + 1)
        #expect(long.message.contains("These are the first \(PackFlaws.most) errors."))
    }

    @Test("Programmes that wait for each other are refused by name")
    func circle() throws {
        let compiled = try CheckingSample.changing("measures/2018", "steel", "subject=other")
        let error = try #require(throws: TidewaiterError.self) {
            try Pack.open(compiled.bytes).checkRows(places: compiled.places)
        }
        #expect(error.message.contains("programmes extra, other name each other in a circle"))
    }

    @Test("Programmes may give way to each other in turn, on different days")
    func turns() throws {
        // Until 2025 the first gives way to the second, from 2026 on the second to the first.
        let turned = CheckingSample.tables["measures/2018"]?.replacing("steel,add", with: "!subject=other,add")
        let rows = try #require(turned).replacing("2018-01-01,2018-12-31", with: "2018-01-01,2018-06-30")
        let days = rows.replacing("2019-01-01,,", with: "2019-01-01,2025-12-31,")
        let other =
            try #require(CheckingSample.tables["measures/2026"])
            + "other,5,99010103,*,,*,2018-01-01,2025-12-31,,,,add,1%,\n"
        let compiled = try CheckingSample.compile(["measures/2018": days, "measures/2026": other])
        try Pack.open(compiled.bytes).checkRows(places: compiled.places)
        let met = try CheckingSample.compile(["measures/2018": rows, "measures/2026": other])
        let error = try #require(throws: TidewaiterError.self) {
            try Pack.open(met.bytes).checkRows(places: met.places)
        }
        #expect(error.message.contains("extra, other name each other in a circle on 2026-01-01"))
    }

    @Test("A basis is facts, or facts that are taken off, and not both")
    func mixedBasis() throws {
        let facts =
            try #require(CheckingSample.tables["facts"])
            + "metal,money,line,How much metal?,yes\nwood,money,line,How much wood?,yes\n"
        let table = try #require(CheckingSample.tables["measures/2018"])
        for (basis, isRight) in [("metal wood", true), ("-metal -wood", true), ("-metal wood", false)] {
            let compiled = try CheckingSample.compile([
                "facts": facts, "measures/2018": table.replacing("add,25%,", with: "add,25%,\(basis)"),
            ])
            let pack = try Pack.open(compiled.bytes)
            if isRight {
                try pack.checkRows(places: compiled.places)
            } else {
                #expect(throws: TidewaiterError.self) { try pack.checkRows(places: compiled.places) }
            }
        }
    }
}
