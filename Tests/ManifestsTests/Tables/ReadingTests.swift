import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("How a table was read")
struct ReadingTests {
    private func read(_ text: String, _ mapping: TableMapping = TableMapping()) throws -> Declaration {
        try Declaration.read(Array(text.utf8), input: "m.csv", format: .csv, mapping: mapping)
    }

    static let german = """
        ACME SPEDITION;;;;;;
        Konnossement;Empfänger;Warennummer;Bruttogewicht kg;Wert;Ankunftsdatum;Bemerkung
        B1;MÜLLER;95030095;1.120,5;1.250;03/04/2026;eilig
        B2;MEIER;64039900;2,5;99;25/12/2026;
        """

    @Test("Dialect and columns are told with reasons, languages and confidence")
    func described() throws {
        let reading = try #require(try read(Self.german).reading)
        #expect(reading.delimiter == ";" && reading.quote == "\"" && reading.charset == "UTF-8")
        #expect(reading.lineBreak == "lf" && reading.headerRow == 2 && reading.preambleRows == 1)
        #expect(reading.confidence > 90)
        let columns = reading.columns
        #expect(
            columns.map(\.field)
                == [
                    "consignment.transport_document_id", "consignee.name", "goods_items.commodity_code",
                    "goods_items.gross_mass", "goods_items.value", "declaration.arrival_date", nil,
                ].map { $0 == "declaration.arrival_date" ? "declaration.arrival_date" : $0 })
        #expect(columns.map(\.reason) == [.exact, .exact, .exact, .unit, .exact, .exact, .unknown])
        #expect(columns.dropLast().allSatisfy { $0.language == "de" && $0.confidence == 100 })
        #expect(columns[3].unit == "KGM" && columns[3].decimalMark == .comma && columns[3].evidence == .column)
        #expect(columns[4].decimalMark == .comma && columns[4].evidence == .table)
        #expect(columns[5].dateOrder == .dayFirst && columns[5].evidence == .column)
        #expect(columns[6].header == "Bemerkung" && columns[6].confidence == 0)
        #expect(reading.text().contains("goods_items.gross_mass"))
        let json = try JSONDocument(reading.json()).root
        #expect(json["schema"]?.string == "tidewaiter.reading/1" && json["columns"]?.count == 7)
    }

    @Test("A header that is one letter off is taken for the name it is like, and said")
    func similar() throws {
        let declaration = try read("Bill No,Consigneee,Gross Wieght,HS Code,Seller no\nB1,ACME,5,950300,7\n")
        let reading = try #require(declaration.reading)
        #expect(reading.columns.map(\.reason) == [.exact, .similar, .similar, .exact, .unknown])
        #expect(declaration.nodes(.consignee).first?[.name].text == "ACME")
        #expect(
            declaration.findings.map(\.rule) == [
                "tw.csv.similar-header", "tw.csv.similar-header", "tw.csv.unknown-column",
            ])
    }

    @Test("Words differ in one letter in any of the four ways, and the first letter has to be right")
    func likeness() {
        func like(_ first: String, _ second: String) -> Bool {
            HeaderName.isLike(Array(first.unicodeScalars), Array(second.unicodeScalars))
        }
        for other in ["consignee", "consigneee", "consigne", "consignex", "cosnignee"] {
            #expect(like("consignee", other), "\(other)")
        }
        for other in ["consigner1", "donsignee", "consignor1", "conignees", "consign"] {
            #expect(!like("consignee", other), "\(other)")
        }
    }

    @Test("Every exact name of every field is understood as that field, in its language")
    func everyName() {
        for (target, groups) in HeaderName.byTarget {
            for (language, names) in groups {
                for name in names {
                    let known = HeaderName.understood(name)
                    #expect(known?.reason == .exact && known?.confidence == 100, "\(name)")
                    #expect(known?.languages.contains(language) ?? false, "\(name)")
                    _ = target
                }
            }
        }
    }

    @Test("Everything can be pinned")
    func pinned() throws {
        var mapping = TableMapping()
        mapping.delimiter = "~"
        mapping.quote = "'"
        mapping.headerRow = 2
        mapping.decimalMark = .comma
        mapping.dateOrder = .monthFirst
        mapping.columns = [
            .init(header: "X", field: "consignment.transport_document_id"), .init(number: 2, field: "gross_mass"),
            .init(header: "HS Code", field: nil), .init(header: "W", field: "goods_items.value"),
        ]
        mapping.columns[1].unit = "LBR"
        mapping.columns[3].decimalMark = .point
        let declaration = try read(
            "Bill No~HS Code~Packages\nX~M~HS Code~W~ETA\nB1~'1.250,5'~95~1.250~03/04/2026\n", mapping)
        let item = try #require(declaration.nodes(.goodsItem).first)
        #expect(item.consignment?[.transportDocumentID].text == "B1")
        #expect(item[.grossMass].text == "1250.5" && item[.grossMassUnit].text == "LBR")
        #expect(item[.value].text == "1.250" && item[.commodityCode].isMissing)
        #expect(declaration.root[.arrivalDate].text == "2026-03-04")
        let reading = try #require(declaration.reading)
        #expect(reading.columns.map(\.reason) == [.pinned, .position, .pinned, .pinned, .exact])
        #expect(reading.columns.map(\.evidence) == [nil, .pinned, nil, .pinned, .pinned])
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
    }

    @Test("A table without a header goes by the numbers of its columns")
    func noHeader() throws {
        var mapping = TableMapping()
        mapping.headerRow = 0
        mapping.columns = [.init(number: 1, field: "consignment.transport_document_id"), .init(number: 3, field: "hs")]
        #expect(throws: TidewaiterError.self) { _ = try read("B1,x,950300\n", mapping) }
        mapping.columns[1].field = "goods_items.commodity_code"
        let declaration = try read("B1,x,950300\nB2,y,640399\n", mapping)
        #expect(declaration.nodes(.goodsItem).map { $0[.commodityCode].text } == ["950300", "640399"])
        #expect(declaration.nodes(.goodsItem)[1][.commodityCode].place.address == "row 2, cell 3")
        for chunk in [1, 7, 100] {
            var stream = DeclarationStream(format: .csv, mapping: mapping)
            var found: [String?] = []
            for byte in Array("B1,x,950300\nB2,y,640399\n".utf8).map({ [$0] }) where chunk > 0 { stream.append(byte) }
            stream.finish()
            while let part = try stream.next() { found.append(part.nodes(.goodsItem).first?[.commodityCode].text) }
            #expect(found == ["950300", "640399"])
        }
    }

    @Test("What contradicts a pin is said")
    func contradicted() throws {
        var mapping = TableMapping()
        mapping.decimalMark = .point
        mapping.dateOrder = .dayFirst
        let declaration = try read("Bill No;Value;ETA\nB1;1.250,75;12/25/2026\n", mapping)
        #expect(declaration.findings.map(\.rule) == ["tw.csv.mixed-notation", "tw.csv.date-order"])
    }

    @Test("A character set that is said is taken at its word")
    func charset() throws {
        var mapping = TableMapping()
        mapping.charset = "ISO-8859-2"
        let bytes = Array("Bill No,Consignee\nB1,".utf8) + [0xA3, 0xF3, 0x64, 0xBC] + Array("\n".utf8)
        let declaration = try Declaration.read(bytes, mapping: mapping)
        #expect(declaration.nodes(.consignee).first?[.name].text == "Łódź")
        #expect(declaration.reading?.charset == "ISO-8859-2" && declaration.findings.isEmpty)
        mapping.charset = "klingon"
        #expect(throws: TidewaiterError.self) { _ = try Declaration.read(bytes, mapping: mapping) }
    }
}
