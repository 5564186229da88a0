import Testing
import TidewaiterDocuments

@testable import TidewaiterManifests

@Suite("Headers of two lines, and rows that are no data")
struct RowTests {
    private func read(_ text: String) throws -> Declaration { try Declaration.read(Array(text.utf8), input: "m.csv") }

    @Test("Units may stand in a second line of the header")
    func units() throws {
        let declaration = try read(
            "Bill No,HS Code,Gross Weight,Value,Volume\n,,(kg),USD,cbm\nB1,950300,12.5,7,2\nB2,640399,3,8,1\n")
        let items = declaration.nodes(.goodsItem)
        #expect(items.map { $0[.grossMassUnit].text } == ["KGM", "KGM"])
        #expect(items.map { $0[.currency].text } == ["USD", "USD"])
        #expect(items.map { $0[.volumeUnit].text } == ["MTQ", "MTQ"])
        #expect(items[0][.grossMass].place.address == "row 3, Gross Weight (kg)")
        #expect(declaration.reading?.headerRows == 2 && declaration.findings.isEmpty, "\(declaration.findings)")
    }

    @Test("Names may be broken over two lines of the header")
    func broken() throws {
        let declaration = try read("Bill,HS,Country of,Gross\nNo,Code,Origin,Weight (KG)\nB1,950300,CN,5\n")
        let item = try #require(declaration.nodes(.goodsItem).first)
        #expect(
            item[.origin].text == "CN" && item[.grossMassUnit].text == "KGM" && item[.commodityCode].text == "950300")
        #expect(
            declaration.reading?.columns.map(\.header) == [
                "Bill No", "HS Code", "Country of Origin", "Gross Weight (KG)",
            ])
    }

    @Test("A first row of words is data where it makes no names")
    func words() throws {
        let declaration = try read("Bill No,Consignee,Currency\nFIRST,ACME,USD\nSECOND,OTHER,EUR\n")
        #expect(declaration.nodes(.consignment).count == 2 && declaration.reading?.headerRows == 1)
    }

    static let report = """
        Bill No,Shipper,HS Code,Packages
        B1,ACME,950300,10
        B2,OTHER,640399,5
        ---,---,---,---
        Page 1 of 2,,,
        Bill No,Shipper,HS Code,Packages
        B3,THIRD,850440,1
        TOTAL,,,16
        Prepared by: J. Smith,,,21/11/2026
        Signature: ________,,,
        Unterschrift,,,

        """

    @Test("A repeated header, rules, numbers of pages and signatures are kept and said, and are no data")
    func report() throws {
        let declaration = try read(Self.report)
        #expect(declaration.nodes(.consignment).map { $0[.transportDocumentID].text } == ["B1", "B2", "B3"])
        #expect(declaration.root[.totalPackageQuantity].count == 16)
        #expect(declaration.findings.map(\.rule) == Array(repeating: "tw.csv.row-kept", count: 6))
        #expect(declaration.findings.allSatisfy { $0.severity == .information })
        #expect(declaration.findings.map { $0.place?.line } == [4, 5, 6, 9, 10, 11])
        let kept = declaration.root.remainder.map(\.value)
        #expect(kept.contains("Page 1 of 2") && kept.contains("Prepared by: J. Smith") && kept.contains("21/11/2026"))
    }

    @Test("In pieces of any size it is the same", arguments: [1, 7, 64, 1000])
    func pieces(_ chunk: Int) throws {
        let whole = try read(Self.report)
        let parts = try StreamParts.read(Array(Self.report.utf8), chunk: chunk)
        #expect(parts.flatMap { $0.nodes(.consignment).map { $0[.transportDocumentID].text } } == ["B1", "B2", "B3"])
        #expect(StreamParts.findings(parts).count == whole.findings.count)
        #expect(parts.last?.root[.totalPackageQuantity].count == 16)
    }

    @Test(
        "Goods whose description begins like a footer are goods",
        arguments: ["Page turners, 3 boxes", "Signature soap", "Seite", "Firma goods"])
    func goods(_ text: String) throws {
        let declaration = try read("Bill No,Description,HS Code,Value\nB1,x,1,1\nB1,\"\(text)\",950300,5\n")
        #expect(declaration.nodes(.goodsItem).count == 2)
    }
}
