import Testing
import TidewaiterNomenclature
import TidewaiterTestSupport

@Suite("Converting codes between editions of the Harmonized System")
struct ConversionTests {
    let hs: Nomenclature

    init() throws { hs = try Nomenclature.builtIn }

    private func convert(_ code: String, _ from: Int, _ to: Int) throws -> CodeConversion {
        hs.convert(code, from: try #require(hs.edition(from)), to: try #require(hs.edition(to)))
    }

    private func subheadings(_ year: Int) throws -> [String] {
        hs.chapters(of: try #require(hs.edition(year))).flatMap { $0.children.flatMap { $0.children.map(\.code) } }
    }

    @Test(
        "The relation is that of both directions",
        arguments: [
            ("847130", 2017, 2022, ["847130": "one_to_one"]),
            ("010121", 2022, 2002, ["010110": "merged"]),
            ("030611", 2022, 2028, ["031051": "one_to_one"]),
            ("650100", 2022, 2028, ["650800": "merged"]),
            ("309900", 2017, 2022, [:]),
        ] as [(String, Int, Int, [String: String])])
    func relations(code: String, from: Int, to: Int, expected: [String: String]) throws {
        let conversion = try convert(code, from, to)
        var found: [String: String] = [:]
        for candidate in conversion.candidates { found[candidate.code] = candidate.relation.rawValue }
        #expect(found == expected)
        #expect(conversion.candidates.allSatisfy { $0.reason.contains($0.code) })
    }

    @Test(
        "What a code becomes, became so from it: of every pair one direction is the other read backwards",
        arguments: [(2017, 2022), (2002, 2022), (2012, 2007), (2007, 2017), (2022, 2028)])
    func backwards(from: Int, to: Int) throws {
        let codes = try subheadings(from)
        let edition = try #require(hs.edition(to))
        for index in stride(from: 0, to: codes.count, by: 23) {
            for candidate in try convert(codes[index], from, to).candidates {
                let back = try convert(candidate.code, to, from).candidates.map(\.code)
                #expect(back.contains(codes[index]), "\(codes[index]) \(candidate.code)")
                #expect(hs.has(candidate.code, in: edition))
            }
        }
    }

    @Test("One candidate is one, and of several none is picked")
    func only() throws {
        #expect(try convert("847130", 2017, 2022).only == "847130")
        #expect(try convert("847130", 2017, 2022).message.isEmpty)
        let telephones = try convert("851712", 2017, 2022)
        #expect(telephones.only == nil && telephones.candidates.map(\.code).contains("851713"))
        #expect(telephones.message.contains("Choose"))
    }

    @Test("Electrical waste stands apart, but where it is all there is, no other code is made up")
    func waste() throws {
        let radio = try convert("852713", 2017, 2022)
        #expect(!radio.candidates.contains { $0.code.hasPrefix("8549") })
        #expect(radio.asWaste.contains("854921"))
        let semiconductor = try convert("854150", 2017, 2022)
        #expect(semiconductor.candidates.isEmpty && !semiconductor.asWaste.isEmpty)
        #expect(semiconductor.message.contains("waste alone"))
        #expect(try convert("854911", 2022, 2017).only == "854810")
        #expect(try convert("854921", 2022, 2017).asWaste.contains("852713"))
    }

    @Test("Editions that no table links are reached over a third, which is said; those of which there is none are not")
    func composed() throws {
        let composed = try convert("847130", 2002, 2017)
        #expect(composed.route.map(\.year) == [2002, 2022, 2017])
        #expect(composed.message.contains("over HS 2022"))
        #expect(try convert("847130", 2002, 2028).route.map(\.year) == [2002, 2022, 2028])
        let none = try convert("847130", 1996, 2022)
        #expect(none.candidates.isEmpty && none.message.contains("No table"))
        #expect(try convert("847130", 2022, 2022).only == "847130")
    }

    @Test("What leads over an edition known at second hand says so")
    func secondHand() throws {
        let conversion = try convert("847130", 2022, 2028)
        #expect(conversion.isSecondHand && conversion.message.contains("second hand"))
        #expect(try convert("847130", 2017, 2022).isSecondHand == false)
    }

    @Test("Headings and chapters convert by what is below them")
    func headings() throws {
        #expect(try convert("6501", 2022, 2028).candidates.map(\.code) == ["6508"])
        #expect(try convert("01", 2017, 2022).only == "01")
        #expect(try convert("84713001", 2017, 2022).only == "847130")
    }

    @Test(
        "Candidates are those of the published tables",
        .enabled(if: Files.reference != nil, Reference.hint),
        arguments: [(2022, 2017), (2022, 2012), (2022, 2007), (2022, 2002), (2017, 2012), (2017, 2007), (2012, 2007)])
    func published(later: Int, earlier: Int) throws {
        let rows = try #require(
            Reference.table("reference/hs/correlations/HS\(later)_HS\(earlier)_correlation.csv"))
        var expected: [String: Set<String>] = [:]
        for row in rows where !row[0].hasPrefix("8549") && row[0] != "999999" && row[1] != "999999" {
            expected[row[1], default: []].insert(row[0])
        }
        for (code, targets) in expected where (Int(code) ?? 0) % 7 == 0 {
            let found = try convert(code, earlier, later).candidates.map(\.code).filter { !$0.hasPrefix("8549") }
            #expect(Set(found) == targets, "\(code)")
        }
    }
}
