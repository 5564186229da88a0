import Testing
import TidewaiterDocuments

@testable import TidewaiterManifests

@Suite("What a spreadsheet shows where it has no value")
struct ErrorValueTests {
    static let errors = [
        "#N/A", "#n/a", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#GETTING_DATA", "#NV",
        "#BEZUG!", "#WERT!", "#ZAHL!", "#ÜBERLAUF!", "#VALEUR!", "#NOM?", "#¡REF!", "#¿NOMBRE?", "#¡DIV/0!", "#N/D",
        "#RIF!", "#VALORE!", "#VERW!", "#WAARDE!", "#DEEL/0!", "#ADR!", "#DZIEL/0!", "#SAYI!", "#########",
    ]
    static let headers = [
        "Description", "Shipper", "Vessel", "Arrival Date", "Invoice No", "Container No", "Seal No", "HS Code",
        "Origin",
        "Packages", "Package Type", "Gross Weight", "Weight Unit", "Value", "Currency", "Consignee Postcode",
        "Master Bill",
    ]

    @Test("An error value is a finding with its place in every language", arguments: errors)
    func languages(_ error: String) throws {
        for cell in [error, "  \(error) ", "\"\(error)\"", "\u{A0}\(error)"] {
            let text = "Bill No,Description,Origin\nB1,\(cell),CN\n"
            let declaration = try Declaration.read(Array(text.utf8), input: "m.csv")
            #expect(declaration.findings.map(\.rule) == ["tw.csv.excel-error"], "\(cell)")
            #expect(declaration.findings.first?.value == error)
        }
    }

    @Test("An error value is a finding with its place in every column", arguments: headers)
    func columns(_ header: String) throws {
        let isContainer = header == "Seal No"
        let head = isContainer ? "Bill No,Container No,\(header)" : "Bill No,\(header)"
        // Three bills, so that nothing of them holds for the whole; the second has the error.
        let rows = ["", "#REF!", ""].enumerated().map { row, cell in
            isContainer ? "B\(row),NHLU204117\(row),\(cell)" : "B\(row),\(cell)"
        }
        let text = ([head] + rows).joined(separator: "\n")
        let found = try Declaration.read(Array(text.utf8)).findings.filter { $0.rule == "tw.csv.excel-error" }
        #expect(found.count == 1)
        #expect(found.first?.place?.line == 3)
        #expect(found.first?.place?.address == "row 3, \(header)")
        #expect(found.first?.severity == .error)
    }

    @Test("Where another row of the bill has the value, the error is said for what it is")
    func shared() throws {
        let text = "Bill No,Shipper,Origin\nB1,Acme,CN\nB1,#N/A,CN\nB1,Other,CN\n"
        let declaration = try Declaration.read(Array(text.utf8))
        #expect(declaration.findings.map(\.rule) == ["tw.csv.excel-error", "tw.csv.conflict"])
        #expect(declaration.nodes(.consignor).map { $0[.name].text } == ["Acme"])
    }

    @Test("Goods whose container could not be looked up are not put together into one")
    func containers() throws {
        let text = "Bill No,Container No,Description\nB1,#N/A,toys\nB2,#N/A,pianos\nB3,NHLU2041171,pepper\n"
        let declaration = try Declaration.read(Array(text.utf8))
        #expect(declaration.findings.map(\.rule) == ["tw.csv.excel-error", "tw.csv.excel-error"])
        #expect(declaration.nodes(.equipment).map { $0[.id].text } == ["NHLU2041171"])
        #expect(declaration.nodes(.goodsItem).map { $0.remainder.map(\.value) } == [["#N/A"], ["#N/A"], []])
    }

    @Test("A fact above the header that is an error value is a finding")
    func preamble() throws {
        let text = "Vessel:,#REF!\nBill No,Description\nB1,toys\n"
        let declaration = try Declaration.read(Array(text.utf8))
        #expect(declaration.findings.map(\.rule) == ["tw.csv.excel-error"])
        #expect(declaration.findings.first?.place?.line == 1)
    }

    @Test(
        "What only begins with a number sign is a text",
        arguments: [
            "#1", "# 5 widgets", "#5!", "#A!", "#hello", "##", "#1 in toys!", "C#", "#", "#REF! of it", "#toys sold?",
        ])
    func texts(_ text: String) throws {
        let declaration = try Declaration.read(Array("Bill No,Description\nB1,\(text)\n".utf8))
        #expect(declaration.findings.isEmpty)
        #expect(declaration.nodes(.goodsItem).first?[.description].text == text)
    }
}
