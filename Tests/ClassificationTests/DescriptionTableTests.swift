import Testing
import TidewaiterDocuments
import TidewaiterNomenclature

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
        #expect(try OwnRows(table, Nomenclature.builtIn).rows.map(\.code) == ["010121", "520100"])
    }

    @Test("A table without the column says which there are")
    func missing() {
        for text in ["a,b\n1,2\n", "{\"a\":1,\"b\":2}", ""] {
            #expect(throws: TidewaiterError.self) { try DescriptionTable(Array(text.utf8)) }
        }
        #expect(throws: TidewaiterError.self) { try DescriptionTable(Array("text\nhorse\n".utf8), needsCodes: true) }
        #expect(throws: TidewaiterError.self) { try DescriptionTable(Array("text\nhorse\n".utf8), column: "goods") }
    }

    @Test(
        "A row without a code that the edition has is left out, which is told with its place",
        arguments: [
            ("", "no code"), ("12345", "no code"), ("123", "no code"), ("61O910", "no code"), ("n/a", "no code"),
            ("123456", "HS 2022 has no 123456"), ("9903.88.03", "HS 2022 has no 990388"),
            ("852520", "its goods are under several"),
            ("40900.0", "with the leading zero it is 040900"),
            ("90121", "has lost its leading zero: write 090121 (Roast"),
            ("901.21", "write 090121"), ("2011000", "write 02011000"), ("201100000", "write 0201100000"),
            ("9012100", "which one is not sure"), ("73181", "five digits"), ("40900.0", "spreadsheet"),
            ("8471.0", "spreadsheet"), ("123456.0", "spreadsheet"),
            ("6.1091E+05", "no code"), ("847130/847150", "no code"), ("HS code 847130", "no code"),
        ])
    func unusable(code: String, why: String) throws {
        let table = try DescriptionTable(Array("text,code\nlive horse,010121\nhorse,\(code)\n".utf8))
        let own = try OwnRows(table, Nomenclature.builtIn)
        #expect(own.rows.map(\.code) == ["010121"])
        #expect(own.leftOut == 1)
        let finding = try #require(own.findings.first)
        #expect(own.findings.count == 1)
        #expect(finding.message.contains(why))
        #expect(finding.message.hasSuffix("; the row is left out."))
        #expect(finding.place?.line == 3)
    }

    @Test(
        "White space of any kind, the name of the nomenclature and a suffix behind a slash do not matter to a code",
        arguments: [
            ("8471\u{A0}30", "847130"), ("\t847130 ", "847130"), ("\"847130\n\"", "847130"), ("8471/30", "847130"),
            ("HS 847130", "847130"), ("hts: 8471.30.01.00", "8471300100"), ("8471.30.01/00", "8471300100"),
        ])
    func cells(cell: String, code: String) throws {
        let own = try OwnRows(DescriptionTable(Array("text;code\nlaptop;\(cell)\n".utf8)), Nomenclature.builtIn)
        #expect(own.rows.map(\.code) == [code])
        #expect(own.findings.isEmpty)
    }

    @Test(
        "A column is found by its name whatever its case, and where two have the same name the first is read and it is told"
    )
    func columns() throws {
        let named = try DescriptionTable(Array("id,Goods Desc.\n1,horse\n".utf8), column: "goods desc.")
        #expect(named.rows.map(\.text) == ["horse"])
        let twins = try DescriptionTable(Array("description,description\nhorse,cow\n".utf8))
        #expect(twins.rows.map(\.text) == ["horse"])
        #expect(twins.findings.map(\.message).first?.hasPrefix("There are two columns \"description\"") == true)
        let error = #expect(throws: TidewaiterError.self) { try DescriptionTable([]) }
        #expect(error?.message.contains("the table has no columns") == true)
    }

    @Test(
        "A code of an earlier edition is converted where one code alone has its goods, which is told; so is no code as a number"
    )
    func converted() throws {
        let csv = "text,code\nanorak,6201.93\nrevolver,930200\nT-shirt,610910.0\n"
        let own = try OwnRows(DescriptionTable(Array(csv.utf8)), Nomenclature.builtIn)
        #expect(own.rows.map(\.code) == ["620140", "930200", "610910"])
        #expect(own.leftOut == 0)
        #expect(own.findings.map(\.rule) == ["tw.model.code-converted"])
        #expect(
            own.findings.first?.message
                == "620193 is a code of HS 2017; it is taken for 620140, which alone has its goods in HS 2022.")
        #expect(own.findings.first?.place?.line == 2)
    }

    @Test("What is not UTF-8 is read as Windows-1252, and told with its place")
    func encoding() throws {
        let bytes = Array("text,code\nlive horse,010121\nK".utf8) + [0xFC] + Array("hlschrank,841810\n".utf8)
        let table = try DescriptionTable(bytes)
        #expect(table.rows.map(\.text) == ["live horse", "Kühlschrank"])
        #expect(table.findings.map(\.rule) == ["tw.text.charset-assumed"])
        #expect(table.findings.first?.place?.line == 3)
        let utf16 = "text\nKühlschrank\n".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        #expect(try DescriptionTable([0xFF, 0xFE] + utf16).rows.map(\.text) == ["Kühlschrank"])
    }

    @Test("Each row has the line on which it begins, and one that cannot be read stays, with why")
    func numbers() throws {
        let csv = try DescriptionTable(Array("code,text\n1,\"a\nb\"\n\n2,c\n3\n4,d\n".utf8))
        #expect(csv.rows.map(\.number) == [2, 5, 6, 7])
        #expect(csv.rows.map(\.text) == ["a\nb", "c", "", "d"])
        #expect(csv.rows.map { $0.problem == nil } == [true, true, false, true])
        let lines = try DescriptionTable(
            Array("{\"text\":\"a\"}\nnot json\n\n[1]\n{\"text\":null}\n{\"text\":\"b\"}\n".utf8))
        #expect(lines.rows.map(\.number) == [1, 2, 4, 5, 6])
        #expect(lines.rows.map(\.text) == ["a", "", "", "", "b"])
        #expect(lines.rows.map { $0.problem == nil } == [true, false, false, true, true])
        #expect(lines.findings.count == 2)
        let array = try DescriptionTable(Array("[{\"text\":\"a\"}, 7, {\"text\":\"b\"}]".utf8))
        #expect(array.rows.map(\.number) == [1, 2, 3])
        #expect(array.rows.map { $0.problem == nil } == [true, false, true])
    }

    @Test("Of nine digits, which tariffs have, a code stays as it is written, and that it may lack a zero is told")
    func nineDigits() throws {
        let csv = "text,code\nelectron microscope,901210000\nlaptop,847130000\n"
        let own = try OwnRows(DescriptionTable(Array(csv.utf8)), Nomenclature.builtIn)
        #expect(own.rows.map(\.code) == ["901210000", "847130000"])
        #expect(own.findings.map(\.rule) == ["tw.model.code-ambiguous"])
        #expect(own.findings.first?.message.contains("0901210000") == true)
    }

    @Test("What is wrong with a code is placed at its cell, and of JSON at its row; all in the order of rows")
    func places() throws {
        let csv = "text,hs\nhorse,n/a\n,010121\nbolt,73181\nlast\n"
        let cells = try OwnRows(DescriptionTable(Array(csv.utf8)), Nomenclature.builtIn).findings.map(\.place)
        #expect(cells.map { $0?.line } == [2, 3, 4, 5])
        #expect(cells.map { $0?.column } == [7, 1, 6, 5])
        #expect(cells.map { $0?.address } == ["row 2, hs", "row 3, text", "row 4, hs", "row 5, hs"])
        let json = #"[{"text":"horse","code":"n/a"},7,{"text":"","code":"010121"},{"code":"73181","text":"bolt"}]"#
        let rows = try OwnRows(DescriptionTable(Array(json.utf8)), Nomenclature.builtIn).findings.map(\.place)
        #expect(rows.map { $0?.address } == ["row 1, code", "row 2", "row 3", "row 4, code"])
        #expect(rows.map { $0?.column } == [25, 32, 34, 70])
        let lines = "{\"text\":\"a\",\"code\":\"x\"}\n\n{\"text\":\"b\",\"code\":\"y\"}\nno json\n"
        let found = try OwnRows(DescriptionTable(Array(lines.utf8)), Nomenclature.builtIn).findings.map(\.place)
        #expect(found.map { $0?.line } == [1, 3, 4])
        #expect(found.prefix(2).map { $0?.address } == ["row 1, code", "row 3, code"])
    }

    @Test(
        "A value that is too long is a matter of its row",
        arguments: [
            "text,code\nhorse,010121\n\(String(repeating: "x ", count: 30)),010121\ncow,\(String(repeating: "9", count: 41))\nhen,010511\n",
            "[{\"text\":\"horse\",\"code\":\"010121\"},{\"text\":\"\(String(repeating: "x ", count: 30))\"},"
                + "{\"text\":\"cow\",\"code\":\"\(String(repeating: "9", count: 41))\"},{\"text\":\"hen\",\"code\":\"010511\"}]",
        ])
    func tooLong(text: String) throws {
        let table = try DescriptionTable(Array(text.utf8), limits: Limits(valueBytes: 40))
        #expect(table.rows.map(\.text) == ["horse", "", "", "hen"])
        #expect(
            table.rows[1].problem?.hasPrefix("The description has 60 bytes, more than the limit of 40 bytes") == true)
        #expect(table.rows[2].problem?.hasPrefix("The code has 41 bytes") == true)
        #expect(table.findings.map(\.rule) == ["tw.table.row", "tw.table.row"])
    }

    @Test(
        "Columns are found by the names that they have in several languages, however they are written",
        arguments: [
            ("product name", "HS-Code"), ("product_title", "hsCode"), ("Article", "Tariff No."),
            ("Item Description", "HTSUS"),
            ("Commodity", "commodity code"), ("cargo description", "Harmonised Code"),
            ("Bezeichnung", "Zolltarifnummer"),
            ("Warenbezeichnung", "Warennummer"), ("BESCHREIBUNG", "KN-Code"), ("Warenbeschreibung", "Tarifnummer"),
            ("Désignation", "position tarifaire"), ("designation des marchandises", "Code SH"),
            ("descripción", "Fracción Arancelaria"), ("DESCRIPCION DE LA MERCANCIA", "partida_arancelaria"),
            ("Descrizione merce", "voce doganale"), ("omschrijving", "GN-code"), ("descrição", "NCM"),
            ("Nazwa towaru", "kod CN"), ("品名", "税号"), ("商品名称", "海关编码"), ("商品名", "HSコード"),
        ])
    func names(text: String, code: String) throws {
        let table = try DescriptionTable(Array("id,\(code),\(text)\n1,010121,horse\n".utf8), needsCodes: true)
        #expect(table.rows.map(\.text) == ["horse"])
        #expect(table.rows.map(\.code) == ["010121"])
        #expect(table.codeColumn == code)
        #expect(table.hasCodes)
    }

    @Test(
        "A name that says descriptions goes before one that may be anything, and a column of numbers of articles has no codes"
    )
    func surest() throws {
        let table = try DescriptionTable(Array("item,code,item description\n1,A-7,horse\n2,,cow\n".utf8))
        #expect(table.rows.map(\.text) == ["horse", "cow"])
        #expect(table.codeColumn == "code" && !table.hasCodes)
    }
}
