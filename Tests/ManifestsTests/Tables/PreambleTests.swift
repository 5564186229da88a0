import Testing
import TidewaiterDocuments

@testable import TidewaiterManifests

@Suite("Rows above the header, and what spreadsheets damage")
struct PreambleTests {
    private func read(_ text: String) throws -> Declaration { try Declaration.read(Array(text.utf8), input: "m.csv") }

    @Test("Names with values above the header are read, in one cell or in two")
    func facts() throws {
        let declaration = try read(
            """
            ACME FORWARDING,,,
            Vessel: MSC X,,Voyage:,320N
            B/L No,MEDU1,,
            Shipper,ACME,Arrival Date,25.12.2026
            HS Code,Packages,Gross kg,Value
            950300,10,5,1

            """)
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        #expect(declaration.root[.vesselName].text == "MSC X")
        #expect(declaration.root[.conveyanceReference].text == "320N")
        #expect(declaration.root[.arrivalDate].text == "2026-12-25")
        #expect(declaration.root[.vesselName].place.line == 2)
        let bill = try #require(declaration.nodes(.consignment).first.flatMap(Consignment.init))
        #expect(declaration.nodes(.consignment).count == 1)
        #expect(bill.transportDocumentID.text == "MEDU1")
        #expect(bill.consignor?.name.text == "ACME")
        #expect(bill.goodsItems.count == 1)
        #expect(declaration.root.remainder.map(\.value) == ["ACME FORWARDING"])
    }

    @Test("Where a column names the bills, a bill's facts above the header are kept and not given to any of them")
    func manyBills() throws {
        let declaration = try read("Shipper,ACME\nVessel,MSC X\nBill No,HS Code\nB1,950300\nB2,640399\n")
        #expect(declaration.nodes(.consignor).isEmpty)
        #expect(declaration.root[.vesselName].text == "MSC X")
        #expect(declaration.root.remainder.map(\.value) == ["ACME"])
    }

    @Test("A date above the header that can be two is kept as it is and reported")
    func ambiguous() throws {
        let declaration = try read("Arrival Date,03/04/2026\nHS Code,Packages\n950300,1\n")
        #expect(declaration.root[.arrivalDate].content == .invalid("03/04/2026"))
        #expect(declaration.findings.map(\.rule) == ["tw.csv.preamble-value"])
    }

    @Test("Error values and codes that became dates are reported and not taken for values")
    func damage() throws {
        let declaration = try read("Bill No,HS Code,Packages,Value,Marks\nB1,Mar-08,#N/A,########,#1-10\n")
        let item = try #require(declaration.nodes(.goodsItem).first)
        #expect(item[.commodityCode].content == .invalid("Mar-08"))
        #expect(item[.packageQuantity].content == .invalid("#N/A"))
        #expect(item[.value].content == .invalid("########"))
        #expect(item[.marks].text == "#1-10")
        #expect(
            declaration.findings.map(\.rule) == ["tw.csv.excel-date", "tw.csv.excel-error", "tw.csv.excel-error"])
    }

    @Test(
        "Months are known in the languages of the headers",
        arguments: [
            ("14 juin 2026", "2026-06-14"), ("14 juillet 2026", "2026-07-14"), ("1er août 2026", "2026-08-01"),
            ("3. März 2026", "2026-03-03"), ("25 de diciembre de 2026", "2026-12-25"),
            ("5 kwietnia 2026", "2026-04-05"),
            ("5 Mayıs 2026", "2026-05-05"), ("9 Ağustos 2026", "2026-08-09"), ("7 gennaio 2026", "2026-01-07"),
            ("2 maart 2026", "2026-03-02"), ("2 setembro 2026", "2026-09-02"), ("2026年12月25日", "2026-12-25"),
            ("12-juil-26", "2026-07-12"),
        ])
    func months(_ text: String, _ date: String) {
        #expect(DateNotation.reading(Array(text.utf8)[...]) == .date(date))
    }

    @Test("A sign may stand behind its number")
    func signs() {
        #expect(
            NumberNotation.comma.plain(Array("12,50-".utf8)[...]).map { String(decoding: $0, as: UTF8.self) }
                == "-12.50")
    }

    @Test(
        "Names of columns are known in Polish, Turkish and Japanese",
        arguments: [
            ("Masa brutto (kg)", Field.grossMass), ("Kraj pochodzenia", .origin), ("Liczba opakowań", .packageQuantity),
            ("GTİP", .commodityCode), ("Menşe Ülke", .origin), ("Brüt Ağırlık kg", .grossMass),
            ("Kap Adedi", .packageQuantity),
            ("単価", .unitPrice), ("コンテナ番号", .id),
        ])
    func languages(_ header: String, _ field: Field) {
        #expect(HeaderName.meaning(header)?.target.field == field)
    }
}
