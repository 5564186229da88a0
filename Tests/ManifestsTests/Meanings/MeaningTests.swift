import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("What the model means for a format")
struct MeaningTests {
    private struct Place: Hashable {
        var kind: NodeKind
        var field: Field
    }

    /// Fields that a reader fills from no value of the document.
    private let made: Set<Field> = [.sourceFormat, .other]

    private func places(of name: String) throws -> Set<Place> {
        Set(try Meaning(of: name).rows.map { Place(kind: $0.kind, field: $0.field) })
    }

    /// Fields of a node and those below it that a meaning does not name.
    private func unnamed(_ node: Node, in places: Set<Place>) -> Set<String> {
        var missing: Set<String> = []
        for field in node.statedFields where !made.contains(field) {
            if !places.contains(Place(kind: node.kind, field: field)) { missing.insert("\(node.kind).\(field.name)") }
        }
        for child in node.children { missing.formUnion(unnamed(child, in: places)) }
        return missing
    }

    @Test("Names every field that a reader fills from a message of UN/EDIFACT")
    func messages() throws {
        var meanings: [String: Set<Place>] = [:]
        for sample in MessageSamples.all {
            let places = try meanings[sample.type] ?? places(of: sample.type)
            meanings[sample.type] = places
            let declaration = try MessageSamples.read(sample.type, sample.release, sample.body)
            #expect(unnamed(declaration.interchange, in: places) == [], "\(sample.type)")
        }
    }

    @Test("Names every field that a reader fills from the samples", arguments: ["vessel-call.edi", "vessel-call.csv"])
    func shipped(name: String) throws {
        let bytes = try #require(Files.sample(name))
        let places = try places(of: name.hasSuffix("csv") ? "table" : "CUSCAR")
        let missing = unnamed(try Declaration.read(bytes).interchange, in: places)
        #expect(missing == [])
    }

    @Test(
        "Is there for all that is listed, in fields that stand where they are said to",
        arguments: Meaning.all.map(\.name))
    func whole(name: String) throws {
        let meaning = try Meaning(of: name)
        #expect(meaning.name == name)
        #expect(meaning.rows.count > 5)
        for row in meaning.rows {
            #expect(Field.fields(of: row.kind).contains(row.field))
            #expect(name == "model" || !row.sources.isEmpty)
            #expect(Set(row.sources).count == row.sources.count)
        }
        #expect(Set(meaning.rows.map { Place(kind: $0.kind, field: $0.field) }).count == meaning.rows.count)
        _ = try JSONDocument(meaning.json())
        // A bar or a line break would break the tables of the page.
        for line in meaning.markdown().split(separator: "\n") where line.hasPrefix("| `") {
            #expect(line.count { $0 == "|" } == 5)
        }
    }

    @Test("Says where a value stands as the directories name it")
    func addresses() throws {
        let cuscar = try Meaning(of: "cuscar")
        let mass = cuscar.rows.first { $0.kind == .goodsItem && $0.field == .grossMass }
        #expect(mass?.sources.contains { $0.hasSuffix("C174.6314") && $0.hasPrefix("MEA[") } == true)
        let shipper = try Meaning(of: "309").rows.first { $0.kind == .consignor && $0.field == .name }
        #expect(shipper?.sources == ["N1[01=SH]-02", "N2-01", "N2-02"])
        let header = try Meaning(of: "csv").rows.first { $0.kind == .goodsItem && $0.field == .grossMass }
        #expect(header?.sources.first?.hasPrefix("en: ") == true)
    }

    @Test("Lists what there is when asked for something else")
    func unknown() {
        let error = #expect(throws: TidewaiterError.self) { try Meaning(of: "DESADV") }
        #expect(error?.status == .notFound && error?.message.contains("CUSCAR") == true)
    }
}
