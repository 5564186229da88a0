import Testing
import TidewaiterDocuments
import TidewaiterNomenclature
import TidewaiterPacks
import TidewaiterQuantities

@Suite("Judging a declared code by a national tariff")
struct NationalTreeTests {
    let tree: NationalTree

    init() throws {
        let lines = """
            code,from,until
            01012100,2024-01-01,2024-12-31
            01012100,2026-01-01,2026-12-31
            01012900,2024-01-01,2024-12-31
            91011140,2024-01-01,2024-12-31

            """
        let statistical = """
            code,from,until
            0101210010,2024-01-01,2024-12-31
            0101210010,2026-01-01,2026-12-31
            0101210020,2024-01-01,2024-12-31
            0101290010,2024-01-01,2024-06-30
            0101290020,2024-07-01,2024-12-31

            """
        let manifest = #"{"id":"x","version":"1","jurisdiction":"XX","codes_complete":true,"coverage":"A sample."}"#
        tree = try NationalTree(
            pack: Pack.open(
                PackBuilder.build(
                    manifest: Array(manifest.utf8),
                    tables: [("lines", Array(lines.utf8)), ("statistical", Array(statistical.utf8))])))
    }

    @Test(
        "Existence, depth and date give the verdict",
        arguments: [
            ("0101210010", "2024-03-01", "valid"), ("0101.21.00 10", "2024-03-01", "valid"),
            ("91011140", "2024-03-01", "valid"), ("9101114000", "2024-03-01", "not_covered"),
            ("01012100", "2024-03-01", "too_short"), ("010121", "2024-03-01", "too_short"),
            ("01", "2024-03-01", "too_short"), ("010121001", "2024-03-01", "too_short"),
            ("01012100100", "2024-03-01", "too_long"), ("0101290020", "2024-03-01", "not_in_force"),
            ("0101290010", "2024-06-30", "valid"), ("0101290010", "2024-07-01", "not_in_force"),
            ("0101210030", "2024-03-01", "unknown"), ("0101990000", "2024-03-01", "unknown"),
            ("0101210020", "2026-03-01", "not_in_force"), ("0101210010", "2025-03-01", "not_covered"),
            ("8471300100", "2024-03-01", "not_covered"), ("9903000000", "2024-03-01", "not_covered"),
            ("7700000000", "2024-03-01", "unknown"), ("", "2024-03-01", "empty"), ("x", "2024-03-01", "not_digits"),
        ])
    func verdicts(declared: String, date: String, verdict: String) throws {
        let judgement = tree.judge(declared, on: try #require(CivilDate(iso: date)))
        #expect(judgement.verdict.rawValue == verdict)
        #expect(judgement.message.isEmpty == (verdict == "valid"))
        if judgement.verdict == .valid { #expect(tree.has(judgement.code, on: try #require(CivilDate(iso: date)))) }
    }

    @Test("A code too short names its subdivisions and their length")
    func short() throws {
        let judgement = tree.judge("01012100", on: try #require(CivilDate(iso: "2024-03-01")))
        #expect(judgement.acceptedDigits == [10])
        #expect(judgement.candidates == ["0101210010", "0101210020"])
    }

    @Test("An unknown suffix names the line and its subdivisions")
    func suffix() throws {
        let judgement = tree.judge("0101210099", on: try #require(CivilDate(iso: "2024-03-01")))
        #expect(judgement.nearest == "01012100")
        #expect(judgement.candidates == ["0101210010", "0101210020"])
    }

    @Test("A lost leading zero is recognised")
    func leadingZero() throws {
        let judgement = tree.judge("101210010", on: try #require(CivilDate(iso: "2024-03-01")))
        #expect(judgement.withLeadingZero == "0101210010")
    }

    @Test("Every line is reached from its subheading, though no row stands for what is between")
    func lines() throws {
        let date = try #require(CivilDate(iso: "2024-03-01"))
        let codes = ["01012100", "0101210010", "0101210020"]
        #expect(tree.lines(below: "010121", on: date).map(\.code) == codes)
        #expect(tree.lines(below: "010121", on: date).map(\.isDeclarable) == [false, true, true])
        #expect(tree.lines(below: "01012100", on: date).map(\.code) == codes)
        #expect(tree.lines(below: "0101210010", on: date).map(\.code) == ["0101210010"])
        #expect(tree.lines(below: "0101", on: date, most: 2).count == 2)
        #expect(tree.lines(below: "0199", on: date).isEmpty)
        let pack = try #require(Pack.builtIn("us-hts"))
        let us = try NationalTree(pack: pack)
        let day = try #require(CivilDate(iso: "2026-03-01"))
        let table = try #require(pack.table("statistical"))
        for row in stride(from: 0, to: table.count, by: 97) where table.rows(row..<row + 1, on: day).contains(row) {
            let code = table.text(row, 0)
            let lines = us.lines(below: String(code.prefix(6)), on: day)
            #expect(lines.contains { $0.code == code && $0.isDeclarable }, "\(code)")
        }
        #expect(us.lines(below: "8471300100", on: day).first?.units == ["NMB"])
    }

    @Test("A pack without lines is refused")
    func noLines() throws {
        let pack = try #require(Pack.builtIn("hs"))
        #expect(throws: TidewaiterError.self) { try NationalTree(pack: pack) }
    }

    @Test("A tariff that does not have all codes says nothing against one it does not have")
    func incomplete() throws {
        let manifest = #"{"id":"x","version":"1","jurisdiction":"XX","coverage":"Some lines."}"#
        let tree = try NationalTree(
            pack: Pack.open(
                PackBuilder.build(
                    manifest: Array(manifest.utf8), tables: [("lines", Array("code\n01012100\n01012900\n".utf8))])))
        let date = try #require(CivilDate(iso: "2024-03-01"))
        #expect(tree.judge("01013000", on: date).verdict == .notCovered)
        #expect(tree.judge("01012100", on: date).verdict == .valid)
        #expect(tree.judge("0101210010", on: date).verdict == .notCovered)
        #expect(tree.judge("010121", on: date).verdict == .tooShort)
    }

    @Test("The built-in tariffs cover their windows and no other day")
    func builtIn() throws {
        let us = try #require(Pack.builtIn("us-hts"))
        let tree = try NationalTree(pack: us)
        let inside = try #require(CivilDate(iso: "2024-12-20"))
        let outside = try #require(CivilDate(iso: "2024-06-01"))
        #expect(tree.covers(inside) && !tree.covers(outside))
        #expect(tree.judge("8471300100", on: inside).verdict == .valid)
        #expect(tree.judge("8471.30.01", on: inside).acceptedDigits == [10])
        #expect(tree.judge("84713002", on: inside).verdict == .unknown)
        #expect(tree.judge("84713002", on: outside).verdict == .notCovered)
        #expect(tree.judge("9903880300", on: inside).verdict == .notCovered)
        let australia = try #require(Pack.builtIn("au-tariff"))
        let au = try NationalTree(pack: australia)
        let day = try #require(CivilDate(iso: "2026-03-01"))
        #expect(au.judge("01012100", on: day).verdict == .valid)
        #expect(au.judge("28012000", on: day).verdict == .notCovered)
    }

    @Test("Every code of the US tariff lies under a subheading of HS 2022 and is judged valid by both")
    func agreement() throws {
        let hs = try Nomenclature.builtIn
        let edition = try #require(hs.edition(2022))
        let table = try #require(Pack.builtIn("us-hts")?.table("statistical"))
        for row in stride(from: 0, to: table.count, by: 7) {
            #expect(hs.judge(table.text(row, 0), edition: edition, into: "US").verdict == .valid)
        }
    }

    @Test(
        "Every line of a built-in tariff is reached from its heading, and is declarable or subdivided",
        arguments: [
            ("us-hts", "2026-03-01"), ("au-tariff", "2026-03-01"), ("eu-cn", "2026-03-01"), ("eu-cn", "2023-06-30"),
        ])
    func reached(id: String, date: String) throws {
        let pack = try #require(Pack.builtIn(id))
        let tree = try NationalTree(pack: pack)
        let day = try #require(CivilDate(iso: date))
        let table = try #require(pack.table("lines"))
        let codes = Set(table.rows(0..<table.count, on: day).map { table.text($0, 0) })
        #expect(codes.count > 2000)
        var reached: Set<String> = []
        for heading in Set(codes.map { String($0.prefix(4)) }) {
            for line in tree.lines(below: heading, on: day, most: .max) {
                reached.insert(line.code)
                #expect(line.isDeclarable == (tree.judge(line.code, on: day).verdict == .valid))
                if !line.isDeclarable { #expect(tree.judge(line.code, on: day).verdict == .tooShort) }
            }
        }
        #expect(codes.isSubset(of: reached))
    }

    @Test("Every code of the Combined Nomenclature is long enough to export, and its subheading is of HS 2022")
    func union() throws {
        let hs = try Nomenclature.builtIn
        let edition = try #require(hs.edition(2022))
        let table = try #require(Pack.builtIn("eu-cn")?.table("lines"))
        for row in table.rows {
            let judgement = hs.judge(table.text(row, 0), edition: edition, into: "DE", in: .export)
            #expect(judgement.verdict == .valid, "\(judgement.message)")
        }
    }
}
