import Testing
import TidewaiterDocuments

@testable import TidewaiterClassification

@Suite("Tables of descriptions")
struct DescriptionTableTests {
    @Test(
        "CSV, JSON Lines and a JSON array give the same rows",
        arguments: [
            "Description,HS Code\nlive horse,0101.21\n\"cotton, raw\",5201 00\n",
            "{\"description\":\"live horse\",\"hs_code\":\"0101.21\"}\n{\"hs_code\":\"5201 00\",\"description\":\"cotton, raw\"}",
            "[{\"text\":\"live horse\",\"code\":\"0101.21\"},{\"text\":\"cotton, raw\",\"code\":\"5201 00\"}]",
        ])
    func forms(text: String) throws {
        let table = try DescriptionTable(Array(text.utf8), needsCodes: true)
        #expect(table.rows.map(\.text) == ["live horse", "cotton, raw"])
        #expect(table.rows.map(\.code) == ["0101.21", "5201 00"])
        #expect(table.rows.compactMap(TrainingRow.init).map(\.code) == ["010121", "520100"])
    }

    @Test("A table without the column says which there are")
    func missing() {
        for text in ["a,b\n1,2\n", "{\"a\":1,\"b\":2}", ""] {
            #expect(throws: TidewaiterError.self) { try DescriptionTable(Array(text.utf8)) }
        }
        #expect(throws: TidewaiterError.self) { try DescriptionTable(Array("text\nhorse\n".utf8), needsCodes: true) }
        #expect(throws: TidewaiterError.self) { try DescriptionTable(Array("text\nhorse\n".utf8), column: "goods") }
    }

    @Test("A row without a usable code is no training row", arguments: ["", "12345", "123", "61O910", "n/a"])
    func unusable(code: String) throws {
        let table = try DescriptionTable(Array("text,code\nhorse,\(code)\n".utf8))
        #expect(table.rows.compactMap(TrainingRow.init).isEmpty)
    }
}
