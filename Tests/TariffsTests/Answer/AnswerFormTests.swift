import Testing
import TidewaiterDocuments

@testable import TidewaiterTariffs

@Suite("Form of the answer") struct AnswerFormTests {
    private func json(_ request: String) throws -> JSONValue {
        try JSONDocument(Assess.run(request).json()).root
    }

    private static let computed =
        #"{"jurisdiction":"US","as_of":"2024-12-20","mode":"sea","facts":{"adcvd":"none"},"lines":[{"id":"=1+1","code":"3924104000","origin":"TH","value":"1000"}]}"#

    @Test("the members are those of the schema, in its order")
    func members() throws {
        let root = try json(Self.computed)
        #expect(
            root.members.map(\.name) == [
                "schema", "engine", "jurisdiction", "as_of", "as_of_rule", "known_on", "outcome", "currency", "totals",
                "lines", "entry_charges", "steps", "needs_facts", "unclaimed", "refused", "findings", "packs",
            ])
        #expect(root["schema"]?.string == "tidewaiter.assessment/1")
        #expect(
            root["totals"]?.members.map(\.name) == [
                "customs_value", "duty", "tax", "fee", "total", "payable_at_import", "postponed", "deposits",
                "landed_cost", "excludes",
            ])
        #expect(root["totals"]?["duty"]?.string == "34.00")
        let charge = root["lines"]?.elements.map { $0["charges"] }.first??.elements.map { $0 }.first
        #expect(
            charge?.members.map(\.name) == [
                "sequence", "kind", "program", "code", "tax_type", "outcome", "basis", "quantities", "rate",
                "assessed", "payable", "status", "authority", "steps",
            ])
    }

    @Test("totals are intervals while facts are missing, and null where refused")
    func totals() throws {
        let open = try json(Self.computed.replacing(#""facts":{"adcvd":"none"},"#, with: ""))
        #expect(open["outcome"]?.string == "needs_facts")
        #expect(open["totals"]?["duty"]?["low"]?.string == "34.00")
        #expect(open["totals"]?["duty"]?["high"]?.isNull == true)
        #expect(open["totals"]?["fee"]?["low"]?.string == "33.96")
        #expect(open["totals"]?["fee"]?["high"]?.string == "33.96")
        let refused = try json(Self.computed.replacing("2024-12-20", with: "2024-11-20"))
        #expect(refused["outcome"]?.string == "refused")
        #expect(refused["totals"]?["duty"]?.isNull == true)
        #expect(refused["entry_charges"]?.count == 2)
    }

    @Test("the table has a row per charge, and nothing in it is a formula")
    func table() throws {
        let text = Assess.text(try Assess.run(Self.computed).csv())
        let rows = text.split(separator: "\r\n")
        #expect(rows.count == 4)
        #expect(rows[1].hasPrefix("'=1+1,3924104000,TH,1000.00,1000.00,1,duty,column_1_general,39241040,"))
        #expect(Set(rows.map { $0.count { $0 == "," } }).count <= 2)
    }

    @Test("the report names amounts, law and what is missing")
    func report() throws {
        let text = try Assess.run(Self.computed.replacing(#""facts":{"adcvd":"none"},"#, with: "")).text()
        for part in ["34.00 or more", "column 1 general, 3.4%", "Missing facts", "1671, 1673]", "stays responsible"] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 110 })
    }

    @Test("the same request gives the same bytes")
    func deterministic() throws {
        let (first, second) = (try Assess.run(Self.computed).json(), try Assess.run(Self.computed).json())
        #expect(first == second)
    }
}
