import Testing
import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("JSON as declarations")
struct JSONTests {
    private func read(_ text: String) throws -> Declaration { try Declaration.read(Array(text.utf8), input: "m.json") }

    static let sources: [String] = [
        CUSCARTests.interchange(CUSCARTests.bill),
        CUSCARTests.interchange(
            "BGM+85+M?+1+9'DTM+137:20261341:102'CNI+1+B1'TSR+27'GID+1+TEN:CT'MEA+AAE+G+KGM:1.2.3'ZZX+\u{E9}'"),
        CUSCARTests.interchange("BGM+85+M+9'CNI+1+B1'NAD+CN+++A'NAD+CN+++B'GID+1+1:CT'RFF+BM:B2'GID+1+2:CT'"),
        """
        UNB+UNOC:3+A+B+261121:0930+R1'UNH+1+CUSCAR:D:95B:UN'CNI+1+B1'UNT+3+1'\
        UNH+2+CUSCAR:D:95B:UN'CNI+1+B2'UNT+3+2'UNZ+2+R1'
        """,
        "UNB+UNOC:3+A+B+261121:0930+R1'UNZ+0+R1'",
        "Bill No,Consignee,HS Code,Gross kg,Arrival,Notes\nB1,\"A \"\"Q\"\" \\ B\",9.5E+05,\"1,5\",13/13/2026,x\tx\nB1,C,,,,\nB2,,1,2,2026-01-02,\nTOTAL,,,3,,\n",
        #"{"bills":[{"no":"B1","consignee":{"name":"A\u0022"},"items":[{"hs":30617,"gross":1e3,"x":[1,{"y":null}]}]}]}"#,
    ]

    @Test("What is written is read again as an equal declaration, and written again the same", arguments: sources)
    func roundTrip(_ text: String) throws {
        let declaration = try read(text)
        let json = declaration.json()
        let again = try Declaration.read(json)
        #expect(again == declaration)
        #expect(again.json() == json)
        #expect(again.format == .json)
        #expect(again.interchange[.sourceFormat].text == declaration.format.rawValue)
    }

    @Test("The samples are read again as they were written", arguments: ["vessel-call.csv", "vessel-call.edi"])
    func samples(_ name: String) throws {
        let declaration = try Declaration.read(try #require(Files.sample(name)))
        let again = try Declaration.read(declaration.json())
        #expect(again == declaration)
        #expect(again.findings.isEmpty)
    }

    @Test("A difference anywhere makes declarations unequal")
    func inequality() throws {
        let text = CUSCARTests.interchange(CUSCARTests.bill)
        let declaration = try read(text)
        for (from, to) in [
            ("BL0001", "BL0002"), ("120.5", "120.50"), ("HAMBURG", "BREMEN"), ("MARK 2", "MARK 3"), ("R1'", "R2'"),
        ] {
            let other = try read(text.split(separator: from, omittingEmptySubsequences: false).joined(separator: to))
            #expect(other != declaration, "\(from)")
        }
    }

    @Test("Places are those of the JSON, addresses its pointers")
    func places() throws {
        let declaration = try read(#"{"bills":[{"no":"B1","items":[{"hs":"950300", "gross": 120.5}]}]}"#)
        let mass = try #require(declaration.nodes(.goodsItem).first)[.grossMass]
        #expect(mass.text == "120.5")
        #expect(mass.place.description == "m.json:1:56 (/bills/0/items/0/gross)")
        #expect(mass.pointer == "/consignments/0/goods_items/0/gross_mass")
    }

    @Test("Other shapes are known by the names of their members")
    func foreign() throws {
        let declaration = try read(
            """
            {"manifest": {"vesselName": "MONTE", "voyage": "320N", "portOfLoading": "VNVUT"},
             "shipments": [
              {"blNumber": "B1", "shipper": "ACME", "arrivalDate": "25.12.2026",
               "consignee": {"name": "C", "address": {"street": "ROAD 1", "city": "X", "zip": "1", "country": "US"}},
               "containers": [{"number": "MSCU6639871", "type": "45G1", "seals": ["S1", "S2"]}],
               "lineItems": [
                {"lineNo": 1, "goodsDescription": "TOYS", "htsCode": "9503000073", "grossWeightKg": "1,120.5",
                 "netWeight": {"value": 9, "unit": "kg"}, "packages": 10, "origin": "CN", "container": "MSCU6639871"}]}]}
            """)
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        #expect(declaration.root[.vesselName].text == "MONTE")
        #expect(declaration.root[.conveyanceReference].text == "320N")
        let bill = try #require(declaration.nodes(.consignment).first.flatMap(Consignment.init))
        #expect(declaration.nodes(.consignment).count == 1)
        #expect(bill.transportDocumentID.text == "B1")
        #expect(bill.consignor?.name.text == "ACME")
        #expect(bill.consignee?.city.text == "X")
        #expect(bill.consignee?.addressLines.text == "ROAD 1")
        #expect(bill.node[.arrivalDate].text == "2026-12-25")
        #expect(bill.equipment.first?.id.text == "MSCU6639871")
        #expect(bill.equipment.first?.sizeType.text == "45G1")
        #expect(bill.equipment.first?.seals.map(\.text) == ["S1", "S2"])
        let item = try #require(bill.goodsItems.first)
        #expect(item.sequence.text == "1")
        #expect(item.description.text == "TOYS")
        #expect(item.commodityCode.text == "9503000073")
        #expect(item.grossMass.text == "1120.5")
        #expect(item.grossMass.companion?.text == "KGM")
        #expect(item.netMass.companion?.text == "KGM")
        #expect(item.packageQuantity.count == 10)
        #expect(item.equipmentIDs.map(\.text) == ["MSCU6639871"])
    }

    @Test("An array may be one of bills, or of lines of goods")
    func arrays() throws {
        #expect(try read(#"[{"bl":"B1","items":[{"hs":"1"}]},{"bl":"B2"}]"#).nodes(.consignment).count == 2)
        let lines = try read(#"[{"hs":"950300","value":5},{"hs":"640399","value":6}]"#)
        #expect(lines.nodes(.consignment).count == 1)
        #expect(lines.nodes(.goodsItem).map { $0[.value].text } == ["5", "6"])
    }

    @Test("A code given as a number is reported")
    func codeAsNumber() throws {
        let declaration = try read(#"{"hs":30617}"#)
        #expect(declaration.findings.map(\.rule) == ["tw.json.code-as-number"])
        #expect(declaration.findings[0].severity == .warning)
        #expect(declaration.nodes(.goodsItem)[0][.commodityCode].text == "30617")
        #expect(declaration.findings[0].place?.address == "/hs")
    }

    @Test("Numbers keep every digit")
    func digits() throws {
        let text = "123456789012345678901234567890.12345678"
        let declaration = try read(#"{"hs":"950300","value":\#(text),"gross":1.5e3}"#)
        let item = try #require(declaration.nodes(.goodsItem).first)
        #expect(item[.value].text == text)
        #expect(item[.value].decimal?.description == text)
        #expect(item[.grossMass].text == "1500")
    }

    @Test("What is not known is kept with its pointer, and reported")
    func unknown() throws {
        let declaration = try read(#"{"bl":"B1","colour":"blue","deep":{"a":[1,{"b":true}]}}"#)
        let kept = declaration.nodes(.declaration)[0].remainder + declaration.nodes(.consignment).flatMap(\.remainder)
        #expect(kept.map(\.address) == ["/colour", "/deep/a/0", "/deep/a/1/b"])
        #expect(kept.map(\.value) == ["blue", "1", "true"])
        #expect(Set(declaration.findings.map(\.rule)) == ["tw.json.unknown-member"])
        #expect(try read(#"{"x":1}"#).findings.contains { $0.rule == "tw.json.nothing-known" })
    }

    @Test("A number that could be two does not become one by being written and read")
    func ambiguousNumber() throws {
        let declaration = try read(#"{"bl":"B1","hs":"950300","value":"1,250"}"#)
        #expect(declaration.nodes(.goodsItem)[0][.value].content == .invalid("1,250"))
        let again = try Declaration.read(declaration.json())
        #expect(again.nodes(.goodsItem)[0][.value].content == .invalid("1,250"))
        #expect(again == declaration)
    }

    @Test("Our own JSON is taken by its names only, and what is wrong in it is reported")
    func own() throws {
        let declaration = try read(
            #"{"schema":"tidewaiter.declaration/1","hs":"1","consignments":[{"gross_mass":"TEN","issue_date":"soon","consignee":[{"name":"A"},{"name":"B"}]}]}"#
        )
        #expect(declaration.findings.map(\.rule) == ["tw.json.unknown-member", "tw.json.number", "tw.json.date"])
        let bill = try #require(declaration.nodes(.consignment).first)
        #expect(bill[.grossMass].content == .invalid("TEN"))
        #expect(bill.child(.consignee)?[.name].text == "A")
        #expect(bill.child(.party)?[.name].text == "B")
    }

    @Test("A later version of our own JSON is refused, and a single value")
    func refused() {
        for text in [#"{"schema":"tidewaiter.declaration/2"}"#, "[1", "{\"a\":1", "[\"\\uD800"] {
            #expect(throws: TidewaiterError.self) { try read(text) }
        }
    }

    @Test("Nesting beyond all reason is refused or kept, never a trap")
    func nesting() throws {
        let deep = Array(String(repeating: "[", count: 100_000).utf8)
        #expect(throws: TidewaiterError.self) { try Declaration.read(deep) }
        #expect(throws: TidewaiterError.self) { try Declaration.read(Array("{\"a\":".utf8) + deep) }
        let text =
            "{\"bl\":\"B1\",\"a\":" + String(repeating: "{\"items\":[", count: 1000)
            + String(repeating: "]}", count: 1000) + "}"
        let declaration = try Declaration.read(Array(text.utf8), limits: Limits(depth: 100_000))
        #expect(try Declaration.read(declaration.json(), limits: Limits(depth: 100_000)) == declaration)
    }

    @Test("The lists of names are read whole, and name only fields that can stand there")
    func names() {
        #expect(JSONNames.unreadLines.isEmpty)
        for (kind, fields) in JSONNames.namesInContext {
            var meant: [String: Field] = [:]
            for (field, names) in fields {
                for key in names.map({ HeaderName.words($0).joined() }) {
                    #expect(meant[key, default: field] == field, "\(kind) \(key)")
                    meant[key] = field
                }
            }
        }
        var kinds: [String: NodeKind] = [:]
        for (kind, names) in JSONNames.namesOfKinds {
            for key in names.map({ HeaderName.words($0).joined() }) {
                #expect(kinds[key, default: kind] == kind, "\(key)")
                kinds[key] = kind
            }
        }
    }
}
