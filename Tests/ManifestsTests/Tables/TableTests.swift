import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterQuantities
import TidewaiterTestSupport

@Suite("Tables as declarations")
struct TableTests {
    private func read(_ text: String) throws -> Declaration { try Declaration.read(Array(text.utf8), input: "m.csv") }

    @Test("Rows of one bill are a consignment, each row a line of its goods")
    func grouping() throws {
        let declaration = try read(
            """
            Vessel,Bill No,Shipper,Container,Seal,HS Code,Packages,Gross Weight (KG),Value,Currency
            MONTE,B1,ACME,MSCU6639871,S1,950300,10,120.5,"1,250.00",USD
            MONTE,B1,ACME,MSCU6639871,S2,950300,20,121.25,100.00,USD
            MONTE,B2,OTHER,TCLU5546482,,640399,30,122,5.00,USD

            """)
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        #expect(declaration.root[.vesselName].text == "MONTE")
        let bills = declaration.nodes(.consignment).compactMap(Consignment.init)
        #expect(bills.map(\.transportDocumentID.text) == ["B1", "B2"])
        #expect(bills.map(\.goodsItems.count) == [2, 1])
        #expect(bills[0].consignor?.name.text == "ACME")
        #expect(bills[0].goodsItems[0].value.text == "1250.00")
        #expect(bills[0].goodsItems[1].grossMass.text == "121.25")
        #expect(bills[0].goodsItems[1].grossMass.companion?.text == "KGM")
        #expect(bills[0].goodsItems[0].equipmentIDs.map(\.text) == ["MSCU6639871"])
        let boxes = declaration.nodes(.equipment).compactMap(TransportEquipment.init)
        #expect(boxes.map(\.id.text) == ["MSCU6639871", "TCLU5546482"])
        #expect(boxes.map { $0.seals.map(\.text) } == [["S1", "S2"], []])
    }

    @Test("However many bills and units a table has and however they come mixed, each row is found under its own")
    func manyBills() throws {
        var random = SplitMix(state: 7)
        var text = "Bill No,Container,Description,Packages,Value (USD),Freight (USD)\n"
        var rows: [String: [String]] = [:]
        var order: [String] = []
        var boxes: Set<String> = []
        for row in 0..<6000 {
            let number = random.below(3000)
            // Numbers of all lengths, some the beginning of others.
            let bill = String(repeating: "B", count: 1 + number % 11) + String(number)
            let box = "MSCU" + String(1_000_000 + random.below(2000))
            text += "\(bill),\(box),row \(row),\(row),\(row).50,1\n"
            if rows[bill] == nil { order.append(bill) }
            rows[bill, default: []].append("row \(row)")
            boxes.insert(box)
        }
        let declaration = try read(text)
        #expect(declaration.findings.isEmpty, "\(declaration.findings.prefix(3))")
        let bills = declaration.nodes(.consignment).compactMap(Consignment.init)
        #expect(bills.compactMap(\.transportDocumentID.text) == order)
        for bill in bills {
            #expect(bill.goodsItems.compactMap(\.description.text) == rows[bill.transportDocumentID.text ?? ""])
            #expect(bill.goodsItems.allSatisfy { $0.value.companion?.text == "USD" })
        }
        let units = declaration.nodes(.equipment)
        #expect(units.count == boxes.count)
        #expect(Set(units.compactMap { $0[.id].text }) == boxes)
        // Positions among the siblings of a kind, though bills and units come by turns.
        #expect(bills.indices.allSatisfy { bills[$0].node.pointer == "/consignments/\($0)" })
        #expect(units.indices.allSatisfy { units[$0].pointer == "/equipment/\($0)" })
    }

    @Test("Each value knows its row and column")
    func places() throws {
        let declaration = try read("ACME\n\nBill No;Gross kg\nB1;12,5\n")
        let mass = try #require(declaration.nodes(.goodsItem).first)[.grossMass]
        #expect(mass.text == "12.5")
        #expect(mass.raw == "12,5")
        #expect(mass.place.description == "m.csv:4:4 (row 3, Gross kg)")
        #expect(mass.pointer == "/consignments/0/goods_items/0/gross_mass")
        #expect(mass.companion?.place.line == 3)
        #expect(declaration.root.remainder.map(\.address) == ["row 1, cell 1"])
    }

    @Test("Rows of a bill need not stand together")
    func scattered() throws {
        let declaration = try read("Bill No,Consignee,HS Code\nB1,A,1\nB2,B,2\nB1,A,3\nB1,C,4\n")
        let bills = declaration.nodes(.consignment)
        #expect(bills.map { $0.children(.goodsItem).count } == [3, 1])
        #expect(declaration.findings.map(\.rule) == ["tw.csv.conflict"])
        #expect(declaration.findings.first?.value == "C")
        #expect(bills[0].child(.consignee)?[.name].text == "A")
        #expect(bills[0].child(.consignee)?.remainder.map(\.value) == ["C"])
    }

    @Test("A row of totals is not a bill; it states the totals of the table")
    func totals() throws {
        let declaration = try read(
            "Bill No,HS Code,Packages,Gross kg\nB1,950300,10,5\nSubtotal,,10,5\nB2,950300,1,2\nTOTAL,,11,7\n")
        #expect(declaration.nodes(.consignment).count == 2)
        #expect(declaration.root[.totalPackageQuantity].count == 11)
        #expect(declaration.root[.totalGrossMass].text == "7")
        #expect(declaration.root[.totalGrossMassUnit].text == "KGM")
    }

    @Test("Decimal marks are told by the whole column, and by the whole table")
    func decimalMarks() throws {
        let comma = try read("Bill;Gross kg;Value\nA;1.120,5;1.250\nB;2,5;1.300\n")
        #expect(comma.nodes(.goodsItem).map { $0[.grossMass].text } == ["1120.5", "2.5"])
        #expect(comma.nodes(.goodsItem).map { $0[.value].text } == ["1250", "1300"])
        #expect(comma.findings.isEmpty)
        let unclear = try read("Bill,Value\nA,\"1,250\"\n")
        #expect(unclear.nodes(.goodsItem).first?[.value].text == "1250")
        #expect(unclear.findings.map(\.rule) == ["tw.csv.number-ambiguous"])
        let mixed = try read("Bill,Value\nA,1250.00\nB,1300.00\nC,\"1.400,00\"\n")
        #expect(mixed.nodes(.goodsItem).map { $0[.value].text } == ["1250.00", "1300.00", "1400.00"])
        #expect(mixed.findings.map(\.rule) == ["tw.csv.mixed-notation"])
    }

    @Test("Units and currencies beside a number are taken from there")
    func unitsBeside() throws {
        let declaration = try read("Bill,Gross Weight,Value\nA,120 kg,€ 5.50\nB,200 lbs,USD 7\nC,9 stones,n/a\n")
        let items = declaration.nodes(.goodsItem)
        #expect(items.map { $0[.grossMass].text } == ["120", "200", nil])
        #expect(items.map { $0[.grossMassUnit].text } == ["KGM", "LBR", nil])
        #expect(items.map { $0[.value].text } == ["5.50", "7", nil])
        #expect(items.map { $0[.currency].text } == ["EUR", "USD", nil])
        #expect(items[2][.value].content == .empty)
        #expect(declaration.findings.map(\.rule) == ["tw.csv.number"])
    }

    @Test("A mark or sign behind a word is the word's, or makes the cell no number")
    func marksBehindWords() throws {
        let declaration = try read(
            "Bill,Gross Weight,Value\nA,kgs.12,INR.1500\nB,KG.500,USD-500\nC,Kg-500,EUR .5\nD,-5 kg,.5 EUR\n")
        let items = declaration.nodes(.goodsItem)
        #expect(items.map { $0[.grossMass].text } == ["12", "500", nil, "-5"])
        #expect(items.map { $0[.value].text } == ["1500", nil, "0.5", "0.5"])
        #expect(declaration.findings.map(\.rule) == ["tw.csv.number", "tw.csv.number"])
    }

    @Test("What stands beside a number that takes no unit is not dropped", arguments: ["C", "F", "kg"])
    func unitsOfCounts(word: String) throws {
        let item = try #require(try read("Bill,Packages\nA,12 \(word)\nB,3\n").nodes(.goodsItem).first)
        #expect(item[.packageQuantity].text == "12")
        #expect(item[.packageTypeName].text == word)
    }

    @Test("Units in a column of their own become codes, and packages may have their type beside them")
    func unitColumns() throws {
        let declaration = try read(
            "Bill,Gross Weight,Weight Unit,Packages\nA,120,kgs,10 CTNS\nB,7,LBS,3\nC,8,XYZ,TEN\n")
        let items = declaration.nodes(.goodsItem)
        #expect(items.map { $0[.grossMassUnit].text } == ["KGM", "LBR", "XYZ"])
        #expect(items.map { $0[.packageQuantity].count } == [10, 3, nil])
        #expect(items.map { $0[.packageTypeName].text } == ["CTNS", nil, nil])
        #expect(declaration.findings.map(\.rule) == ["tw.csv.number"])
    }

    @Test("What a spreadsheet has damaged is reported and never repaired")
    func damage() throws {
        let declaration = try read(
            "Bill,HS Code,Packages,Arrival\nA,9.503E+05,1E+03,46381\nB,30617,5,2026-12-25\nC,0306170000,5,2026-12-25\n")
        let items = declaration.nodes(.goodsItem)
        #expect(items[0][.commodityCode].content == .invalid("9.503E+05"))
        #expect(items[0][.packageQuantity].content == .invalid("1E+03"))
        #expect(items[1][.commodityCode].text == "30617")
        #expect(declaration.nodes(.consignment)[0][.arrivalDate].content == .invalid("46381"))
        #expect(
            declaration.findings.map(\.rule) == [
                "tw.csv.excel-exponent", "tw.csv.excel-exponent", "tw.csv.date-serial", "tw.csv.leading-zero",
            ])
        #expect(declaration.findings[3].parameters["candidate"] == "030617")
    }

    @Test("The order of day and month is told by the whole column, or not guessed")
    func dateOrder() throws {
        let told = try read("Bill,Arrival\nA,03/04/2026\nB,25/12/2026\n")
        #expect(told.nodes(.consignment).map { $0[.arrivalDate].text } == ["2026-04-03", "2026-12-25"])
        #expect(told.findings.isEmpty)
        let unclear = try read("Bill,Arrival\nA,03/04/2026\nB,05/06/2026\n")
        #expect(unclear.nodes(.consignment)[0][.arrivalDate].content == .invalid("03/04/2026"))
        #expect(unclear.findings.map(\.rule) == ["tw.csv.date-ambiguous", "tw.csv.date-ambiguous"])
        let torn = try read("Bill,Arrival\nA,13/04/2026\nB,05/26/2026\nC,01/02/2026\n")
        #expect(torn.findings.map(\.rule) == ["tw.csv.date-order", "tw.csv.date-ambiguous"])
    }

    @Test("Columns that are not known, or come twice, are kept and reported")
    func columns() throws {
        let declaration = try read("Bill No,Remarks,HS Code,Tariff No,HS Code\nB1,fragile,950300,9503,1\n")
        #expect(
            declaration.findings.map(\.rule) == [
                "tw.csv.unknown-column", "tw.csv.same-field", "tw.csv.duplicate-header",
            ])
        let item = try #require(declaration.nodes(.goodsItem).first)
        #expect(item[.commodityCode].text == "950300")
        #expect(item.remainder.map(\.address) == ["row 2, Remarks", "row 2, Tariff No", "row 2, HS Code"])
        #expect(item.remainder.map(\.value) == ["fragile", "9503", "1"])
    }

    @Test("Blank cells are empty values, and a bill left blank goes on")
    func blanks() throws {
        let declaration = try read("Bill No,Consignee,HS Code\nB1,A,\n,,950300\n")
        #expect(declaration.nodes(.consignment).count == 1)
        let items = declaration.nodes(.goodsItem)
        #expect(items.count == 2)
        #expect(items[0][.commodityCode].content == .empty)
        #expect(items[0][.origin].content == .missing)
        #expect(declaration.findings.map(\.rule) == ["tw.csv.bill-blank"])
    }

    @Test("A cell may name several containers")
    func containers() throws {
        let declaration = try read("Bill No,Containers\nB1,\"MSCU6639871, TCLU5546482\"\nB2,LOOSE, CARGO\n")
        #expect(declaration.nodes(.placement).map { $0[.id].text } == ["MSCU6639871", "TCLU5546482", "LOOSE"])
    }

    @Test("A table without bills is one consignment")
    func noBills() throws {
        let declaration = try read("Description,HS Code,Value USD\nToys,950300,5\nShoes,640399,6\n")
        #expect(declaration.nodes(.consignment).count == 1)
        #expect(declaration.nodes(.goodsItem).map { $0[.currency].text } == ["USD", "USD"])
    }

    @Test(
        "A table whose columns nobody knows is refused at its first row, with an example of a header and what divides it",
        arguments: [
            ("a,b,c\n1,2,3\n", 1, ""), ("\n\n,,\na,b,c\n1,2,3\n", 4, ""), ("sep=;\na;b;c\n1;2;3\n", 2, ""),
            ("Bill|HS,Text;Mass\nB1,123456,TOYS,12\nB2,123456,TOYS,12\n", 1, "‘;’ and ‘|’ beside ‘,’"),
            ("a;b\tc\n1;2;3\n4;5;6\n", 1, "a tab beside ‘;’"),
        ])
    func noHeader(_ text: String, _ line: Int, _ mixed: String) throws {
        let error = try #require(throws: TidewaiterError.self) { _ = try read(text) }
        #expect(error.code == "csv.header")
        #expect(error.message.contains("HS Code"))
        #expect(error.message.contains("Its first row has \(mixed)") == !mixed.isEmpty)
        let place = try #require(error.place)
        #expect(place.line == line && place.column == 1)
        #expect(place.address.hasSuffix(", cell 1"))
        let streamed = #expect(throws: TidewaiterError.self) {
            _ = try StreamParts.read(Array(text.utf8), chunk: 7)
        }
        #expect(streamed?.message == error.message && streamed?.place?.line == line)
    }

    @Test("The same table in other dialects says the same")
    func dialects() throws {
        let rows = [
            ["Bill No", "Consignee", "HS Code", "Gross kg"], ["B1", "A \"Q\" B", "950300", "12.5"],
            ["B2", "C", "640399", "7"],
        ]
        func text(_ delimiter: String, _ end: String, head: String = "") -> String {
            head
                + rows.map { $0.map { $0.contains("\"") ? "\"A \"\"Q\"\" B\"" : $0 }.joined(separator: delimiter) }
                .joined(separator: end) + end
        }
        let plain = try read(text(",", "\n"))
        #expect(plain.nodes(.consignee)[0][.name].text == "A \"Q\" B")
        for other in [
            text(";", "\r\n"), text("\t", "\r"), text("|", "\n"), text(";", "\n", head: "sep=;\n"),
            text(",", "\n", head: "\u{FEFF}"),
        ] {
            #expect(try read(other) == plain)
        }
    }

    @Test("The shipped sample is read whole")
    func sample() throws {
        let declaration = try Declaration.read(try #require(Files.sample("vessel-call.csv")))
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        #expect(declaration.nodes(.consignment).count == 12)
        #expect(declaration.nodes(.goodsItem).count == 14)
        #expect(declaration.root[.imoNumber].text == "9074729")
        #expect(declaration.root[.arrivalDate].date?.description == "2024-12-20")
        #expect(declaration.root[.incoterm].text == "FOB")
    }

    @Test("A field of ten megabytes is refused at once")
    func longField() {
        let bytes = Array("Bill No,HS Code\nB1,".utf8) + [UInt8](repeating: 0x39, count: 10 << 20)
        #expect(throws: TidewaiterError.self) { try Declaration.read(bytes) }
    }
}
