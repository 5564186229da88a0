import Testing
import Tidewaiter
import TidewaiterTestSupport

/// What this engine answers is written where the Python tests compare it with the command, C and Python.
@Suite("Answers for the comparison of all faces")
struct FacesTests {
    let engine: Engine
    let day = CivilDate(iso: "2024-12-20")

    init() throws { engine = try Engine() }

    private func record(_ name: String, _ bytes: [UInt8]) {
        guard let vectors = Files.vectors else { return }
        #expect(Files.write(bytes, to: "\(vectors)/swift/\(name).json"))
    }

    @Test("declarations and their checks", arguments: ["vessel-call.csv", "vessel-call.edi", "entry.json"])
    func manifests(name: String) throws {
        let declaration = try engine.read(try #require(Files.sample(name)), input: name)
        record("declaration-\(name)", declaration.json())
        record("check-\(name)", engine.check(declaration, options: CheckOptions(into: "US", asOf: day)).json())
    }

    @Test("assessments", arguments: Files.names(in: "\(Files.root)/Tests/Samples/requests"))
    func requests(name: String) throws {
        record("assess-\(name)", try engine.assess(json: try #require(Files.sample("requests/\(name)"))).json())
    }

    @Test("identifiers", arguments: ["CSQU3054383", "CSQU3054384", "9074729", "GB123456789000"])
    func identifiers(value: String) throws {
        record("id-\(value)", try engine.identify(value).json())
    }

    @Test("meanings of formats", arguments: ["model", "table", "CUSCAR", "309"])
    func meanings(name: String) throws {
        record("fields-\(name)", try Meaning(of: name).json())
    }

    @Test("printed rates", arguments: ["a", "b"]) func rates(name: String) throws {
        let request = try #require(Files.sample("rates/\(name).json"))
        record("rate-\(name)", try engine.explainRate(json: request).json())
    }

    @Test("commodity codes", arguments: ["950300", "9503", "95", "999999"])
    func commodities(code: String) throws {
        record("hs-\(code)", try engine.lookUp(code).json())
    }

    @Test("commodity codes converted, searched and of a table")
    func nomenclature() throws {
        let options = LookUpOptions(edition: 2017, convert: 2022, language: "fr", description: "phone")
        record("hs-convert", try engine.lookUp("851712", options: options).json())
        record("hs-search", try engine.searchCodes("cotton shirts", most: 5).json())
        let table = try #require(Files.sample("codes.csv"))
        let answer = try engine.nomenclature(
            json: Array(#"{"column":"HS code","edition":2017,"convert":2022}"#.utf8), table: table)
        record("hs-table", try answer.render(.json))
    }
}
