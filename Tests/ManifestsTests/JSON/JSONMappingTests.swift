import Testing
import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("Reading JSON")
struct JSONMappingTests {
    private func read(_ text: String, limits: Limits = .standard) throws -> Declaration {
        try Declaration.read(Array(text.utf8), input: "test.json", limits: limits)
    }

    @Test(
        "our own JSON gives an equal declaration back", arguments: ["vessel-call.csv", "vessel-call.edi", "entry.json"])
    func roundTrip(name: String) throws {
        let first = try Declaration.read(try #require(Files.sample(name)), input: name)
        let second = try Declaration.read(first.json())
        #expect(second == first)
        #expect(second.json() == first.json())
    }

    @Test("real interchanges come back from JSON equal, remainder included")
    func realRoundTrip() throws {
        guard let reference = Files.reference else {
            print("skipped: TIDEWAITER_REFERENCE is not set, so there are no real messages")
            return
        }
        let folder = "\(reference)/manifests/edifact-cuscar"
        for name in Files.names(in: folder) {
            let first = try Declaration.read(try #require(Files.read("\(folder)/\(name)")), input: name)
            #expect(try Declaration.read(first.json()) == first)
        }
    }

    @Test("names of the trade are understood in any spelling")
    func foreignNames() throws {
        let declaration = try read(
            #"""
            {"vesselName":"NORTHERN HERALD","bills":[{"no":"BL1","Consignee":{"name":"A","zip":"90813"},
             "containers":["CSQU3054383"],
             "lineItems":[{"hs":"950300","grossWeightKg":120.5,"Country of Origin":"VN","qty":3}]}]}
            """#)
        let bill = try #require(declaration.root.child(.consignment))
        #expect(declaration.root[.vesselName].text == "NORTHERN HERALD")
        #expect(bill[.transportDocumentID].text == "BL1")
        #expect(bill.child(.consignee)?[.postcode].text == "90813")
        #expect(bill.child(.equipment)?[.id].text == "CSQU3054383")
        let item = try #require(bill.child(.goodsItem))
        #expect(item[.commodityCode].text == "950300")
        #expect(item[.grossMass].decimal?.description == "120.5")
        #expect(item[.grossMassUnit].text == "KGM")
        #expect(item[.origin].text == "VN")
    }

    @Test("numbers keep every digit, and an exponent is written out")
    func numbers() throws {
        let declaration = try read(#"{"items":[{"value":12345678901234567890.123456789,"gross_mass":1.5e3}]}"#)
        let item = try #require(declaration.root.child(.consignment)?.child(.goodsItem))
        #expect(item[.value].text == "12345678901234567890.123456789")
        #expect(item[.grossMass].text == "1500")
    }

    @Test("what is not known is kept under its JSON Pointer, leaf by leaf")
    func remainder() throws {
        let declaration = try read(#"{"bills":[{"no":"B","dragons":[{"name":"Fafnir"},7,true,{}]}]}"#)
        let bill = try #require(declaration.root.child(.consignment))
        #expect(
            bill.remainder.map(\.address) == [
                "/bills/0/dragons/0/name", "/bills/0/dragons/1", "/bills/0/dragons/2", "/bills/0/dragons/3",
            ])
        #expect(bill.remainder.map(\.value) == ["Fafnir", "7", "true", "{}"])
    }

    @Test("a code given as a number is reported with its place, and an HS code given as text is not")
    func codeAsNumber() throws {
        let number = try read(#"{"hs":30617}"#)
        #expect(number.findings.map(\.rule) == ["tw.json.code-as-number"])
        #expect(number.findings.first?.place?.address == "/hs")
        #expect(try read(#"{"hs":"030617"}"#).findings.isEmpty)
    }

    @Test("of a name that occurs twice the last value counts, and the first is kept")
    func duplicates() throws {
        let declaration = try read(#"{"bills":[{"no":"B1","no":"B2"}]}"#)
        let bill = try #require(declaration.root.child(.consignment))
        #expect(bill[.transportDocumentID].text == "B2")
        #expect(bill.remainder.map(\.value) == ["B1"])
        #expect(declaration.findings.contains { $0.rule == "tw.json.duplicate-key" })
    }

    @Test(
        "an array is one of consignments or of goods",
        arguments: [
            (#"[{"bl":"B1","items":[{"hs":"950300"}]},{"bl":"B2"}]"#, 2, 1),
            (#"[{"hs":"950300"},{"hs":"010121"}]"#, 1, 2),
        ])
    func arrays(text: String, consignments: Int, items: Int) throws {
        let root = try read(text).root
        #expect(root.children(.consignment).count == consignments)
        #expect(root.children(.consignment).flatMap { $0.children(.goodsItem) }.count == items)
    }

    @Test(
        "Parties beside several bills are those of all of them; beside one they are its own",
        arguments: [
            (
                #"{"shipper": {"name": "S"}, "bills": [{"no": "A"}, {"no": "B", "shipper": {"name": "T"}}]}"#, "S",
                ["", "T"]
            ),
            (
                #"{"bills": [{"no": "A"}, {"no": "B", "shipper": {"name": "T"}}], "shipper": {"name": "S"}}"#, "S",
                ["", "T"]
            ),
            (#"{"parties": {"shipper": {"name": "S"}}, "m": {"bills": [{"no": "A"}]}}"#, "S", [""]),
            (#"{"document_parties": [{"partyFunction": "OS", "name": "S"}], "bills": [{"no": "A"}]}"#, "S", [""]),
            (#"{"shipper_name": "S", "bills": [{"no": "A"}]}"#, "S", [""]),
            (#"{"shipment": {"no": "A"}, "shipper": {"name": "S"}}"#, nil, ["S"]),
            (#"{"shipper": {"name": "S"}, "shipment": {"no": "A"}}"#, nil, ["S"]),
            (#"{"shipment": {"no": "A"}, "bill": {"no": "B"}, "shipper": {"name": "S"}}"#, "S", ["", ""]),
            (#"{"bill_no": "A", "shipper": {"name": "S"}, "house_bills": [{"no": "B"}]}"#, nil, ["S", ""]),
        ] as [(String, String?, [String])])
    func partiesBeside(_ text: String, _ ofAll: String?, _ ofBills: [String]) throws {
        let declaration = try read(text)
        #expect(declaration.root.child(.consignor)?[.name].text == ofAll)
        #expect(declaration.nodes(.consignment).map { $0.child(.consignor)?[.name].text ?? "" } == ofBills)
        #expect(try Declaration.read(declaration.json()) == declaration)
    }

    @Test("a document of nothing known says so, a bare value is refused")
    func nothingKnown() throws {
        #expect(try read(#"{"colour":"blue"}"#).findings.map(\.rule) == ["tw.json.nothing-known"])
        #expect(throws: TidewaiterError.self) { try read("42") }
    }

    @Test("depth and items are bounded, however the limits are set")
    func limits() throws {
        let deep = String(repeating: #"{"a":["#, count: 60_000) + String(repeating: "]}", count: 60_000)
        #expect(throws: TidewaiterError.self) { try read(deep) }
        var limits = Limits.standard
        limits.depth = 1_000_000
        #expect(try read(deep, limits: limits).findings.isEmpty == false)
        limits = .standard
        limits.items = 50
        let many = "[" + Array(repeating: #"{"hs":"950300"}"#, count: 200).joined(separator: ",") + "]"
        #expect(throws: TidewaiterError.self) { try read(many, limits: limits) }
    }

    /// The shape of electronic bills of lading as carriers exchange them.
    private static let bill = """
        {"transportDocumentReference": "HLCU1", "shippedOnBoardDate": "2026-11-01",
         "documentParties": {"shipper": {"partyName": "SHIPPER LTD", "address": {"street": "Road 1", "city": "Xiamen",
           "countryCode": "CN"}}, "consignee": {"partyName": "BUYER GMBH"}, "issuingParty": {"partyName": "LINE"}},
         "consignmentItems": [{"descriptionOfGoods": ["Shoes", "black"], "HSCodes": ["640510", "640520"],
           "cargoItems": [
             {"equipmentReference": "MSCU6639871", "cargoGrossWeight": {"value": 12000, "unit": "KGM"},
              "outerPackaging": {"numberOfPackages": 400, "packageCode": "4G", "description": "boxes"}},
             {"equipmentReference": "TCLU5546482", "cargoGrossWeight": {"value": 500, "unit": "KGM"}}]}],
         "utilizedTransportEquipments": [{"isShipperOwned": false, "seals": [{"number": "S1"}],
           "equipment": {"ISOEquipmentCode": "22G1", "equipmentReference": "MSCU6639871"}}],
         "transports": {"plannedArrivalDate": "2026-12-21", "portOfLoading": {"UNLocationCode": "CNXMN",
           "locationName": "Xiamen", "facility": "T1"}, "portOfDischarge": {"UNLocationCode": "DEHAM"},
           "vesselVoyages": [{"vesselName": "MONTE", "carrierExportVoyageNumber": "402E"}]}}
        """

    @Test("A bill of lading in the shape of its exchange between carriers is read")
    func exchangedBill() throws {
        let declaration = try Declaration.read(Array(Self.bill.utf8), input: "b.json")
        let bills = declaration.nodes(.consignment)
        let bill = try #require(bills.first)
        #expect(bills.count == 1 && bill[.transportDocumentID].text == "HLCU1")
        let whole = declaration.root
        #expect(whole[.portOfLoading].text == "CNXMN" && whole[.portOfLoadingName].text == "Xiamen")
        #expect(whole[.portOfDischarge].text == "DEHAM")
        #expect(bill.child(.consignor)?[.name].text == "SHIPPER LTD" && bill.child(.consignor)?[.city].text == "Xiamen")
        #expect(bill.child(.consignee)?[.name].text == "BUYER GMBH")
        let items = bill.children(.goodsItem)
        #expect(items.map { $0[.description].text } == ["Shoes black", "Shoes black"])
        #expect(items.map { $0[.commodityCode].text } == ["640510", "640510"])
        #expect(items.map { $0[.grossMass].text } == ["12000", "500"])
        #expect(items.map { $0[.grossMassUnit].text } == ["KGM", "KGM"])
        #expect(items.map { $0.children(.placement).map { $0[.id].text } } == [["MSCU6639871"], ["TCLU5546482"]])
        #expect(declaration.root[.arrivalDate].text == "2026-12-21")
        #expect(try Declaration.read(declaration.json()) == declaration)
        // Nothing of it is lost.
        let json = String(decoding: declaration.json(), as: UTF8.self)
        for text in ["640520", "T1", "boxes", "22G1", "S1", "LINE", "4G", "MONTE", "402E"] {
            #expect(json.contains("\"\(text)\""), "\(text)")
        }
    }

    @Test("marks of a container are no line of goods")
    func marksOfUnits() throws {
        let declaration = try read(
            #"""
            {"billNumber":"BL1","goods":[{"description":"SOY OIL","grossWeightKg":5}],
             "containers":[{"containerNumber":"MSCU6639871","shippingMarks":["MADE IN BRAZIL","TOP"]}]}
            """#)
        #expect(declaration.nodes(.goodsItem).map { $0[.description].text } == ["SOY OIL"])
        #expect(String(decoding: declaration.json(), as: UTF8.self).contains("MADE IN BRAZIL"))
    }
}
