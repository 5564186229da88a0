import Testing
import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("CUSCAR as a declaration")
struct CUSCARTests {
    /// A message around the given segments; counts are right.
    static func interchange(_ body: String, header: String = "UNB+UNOC:3+NHLN:ZZZ+CUSTOMS:ZZZ+261121:0930+R1'")
        -> String
    {
        let segments = body.split(separator: "'").count + 2
        return "\(header)UNH+1+CUSCAR:D:95B:UN'\(body)UNT+\(segments)+1'UNZ+1+R1'"
    }

    static func read(_ text: String) throws -> Declaration { try Declaration.read(Array(text.utf8), input: "m.edi") }

    static let bill = """
        BGM+85+MAN1+9'DTM+137:20261121:102'NAD+MS+NHLN:172:20'TDT+20+320N+1++NHLN:172:20+++9283186:146:11:MONTE:LR'\
        LOC+60+USJAX:139:6'DTM+132:2612010600:201'CNT+10:1'CNI+1+BL0001'RFF+BM:BL0001'LOC+9+VNVUT:139:6'\
        NAD+CZ+++SHIPPER LTD+ROAD 1+HAMBURG++20095+DE'NAD+CN+++CONSIGNEE INC+AVE 2:FLOOR 3+JACKSONVILLE+FL+32221+US'\
        CTA+IC+:J DOE'COM+0012125550100:TE'GID+1+10:CT'FTX+AAA+++TOYS:OF PLASTIC'MEA+AAE+G+KGM:120.5'\
        MEA+AAE+AAW+MTQ:,5'SGP+MSCU6639871+10'SGP+MSCU6639888+2'DGS+IMD+9+3480'PCI++MARK 1:MARK 2'CST++95030000'
        """

    @Test("A bill with all its parts")
    func whole() throws {
        let declaration = try Self.read(Self.interchange(Self.bill))
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        let root = declaration.root
        #expect(root.kind == .declaration)
        #expect(root[.functionalReference].text == "MAN1")
        #expect(root[.issueDate].text == "2026-11-21")
        #expect(root[.arrivalDate].text == "2026-12-01T06:00")
        #expect(root[.arrivalDate].date?.description == "2026-12-01")
        #expect(root[.imoNumber].text == "9283186")
        #expect(root[.vesselName].text == "MONTE")
        #expect(root[.conveyanceReference].text == "320N")
        #expect(root[.carrierCode].text == "NHLN")
        #expect(root[.portOfEntry].text == "USJAX")
        #expect(root[.consignmentQuantity].count == 1)
        #expect(declaration.interchange[.preparedAt].text == "2026-11-21T09:30")
        let bill = try #require(declaration.nodes(.consignment).first.flatMap(Consignment.init))
        #expect(bill.transportDocumentID.text == "BL0001")
        #expect(bill.portOfLoading.text == "VNVUT")
        #expect(bill.consignor?.name.text == "SHIPPER LTD")
        #expect(bill.consignee?.addressLines.text == "AVE 2\nFLOOR 3")
        #expect(bill.consignee?.node[.region].text == "FL")
        #expect(bill.consignee?.node.child(.contact)?[.name].text == "J DOE")
        #expect(bill.consignee?.node.child(.contact)?.child(.communication)?[.id].text == "0012125550100")
        let item = try #require(bill.goodsItems.first)
        #expect(item.description.text == "TOYS OF PLASTIC")
        #expect(item.packageQuantity.count == 10)
        #expect(item.packageType.text == "CT")
        #expect(item.grossMass.decimal?.description == "120.5")
        #expect(item.grossMass.companion?.text == "KGM")
        #expect(item.node[.volume].text == "0.5")
        #expect(item.commodityCode.text == "95030000")
        #expect(item.node[.marks].text == "MARK 1\nMARK 2")
        #expect(item.equipmentIDs.map(\.text) == ["MSCU6639871", "MSCU6639888"])
        #expect(item.node.child(.dangerousGoods)?[.undgID].text == "3480")
        #expect(item.netMass.isMissing)
    }

    @Test("Each value knows its place, its address and its pointer")
    func places() throws {
        let declaration = try Self.read(Self.interchange(Self.bill))
        let item = try #require(declaration.nodes(.goodsItem).first)
        let mass = item[.grossMass]
        #expect(mass.place.address == "CNI[1]/GID[1]/MEA C174.6314")
        #expect(mass.pointer == "/consignments/0/goods_items/0/gross_mass")
        #expect(mass.dataElement == "126")
        #expect(item[.packageQuantity].place.address == "CNI[1]/GID[1] C213.7224")
        #expect(item.child(.placement)?[.id].pointer == "/consignments/0/goods_items/0/placements/0/id")
        #expect(declaration.root[.vesselName].place.address == "TDT C222.8212")
        let text = Array(Self.interchange(Self.bill).utf8)
        let place = mass.place
        #expect(String(decoding: text[Int(place.offset)..<Int(place.offset + place.length)], as: UTF8.self) == "120.5")
        #expect(item[.netMass].pointer == "/consignments/0/goods_items/0/net_mass")
        #expect(item[.netMass].place.address == "CNI[1]/GID[1]")
    }

    @Test("What has no field is kept with its address")
    func remainder() throws {
        let body = "BGM+85+M+9'CNI+1+B1'TSR+27'GID+1+10:CT+20:BX'HAN+ABC:1?+2'LOC+9+X:1:2:PLACE'ZZX+1'"
        let declaration = try Self.read(Self.interchange(body))
        #expect(declaration.findings.map(\.rule) == ["tw.edifact.segment-unknown"])
        let bill = try #require(declaration.nodes(.consignment).first)
        #expect(bill.remainder.map(\.address) == ["CNI[1]/TSR"])
        #expect(bill.remainder.map(\.value) == ["TSR+27"])
        let item = try #require(bill.child(.goodsItem))
        #expect(item.remainder.map(\.address) == ["CNI[1]/GID[1]/HAN", "CNI[1]/GID[1]/ZZX"])
        #expect(item.remainder.map(\.value) == ["HAN+ABC:1?+2", "ZZX+1"])
        let location = try #require(item.child(.location))
        #expect(location[.roleCode].text == "9")
        #expect(location[.id].text == "X")
        #expect(location[.name].text == "PLACE")
        #expect(item.child(.packaging)?[.packageQuantity].text == "20")
        #expect(item.child(.packaging)?[.packageType].text == "BX")
    }

    @Test("A value said again is kept, and the first one counts")
    func saidAgain() throws {
        let header = "UNA:+.?*'UNB+UNOC:4+A+B+20261121:0930+R1'"
        let body = "BGM+85+M+9'CNI+1+B1'GID+1+1:CT'MEA+AAE+G+KGM:120.5*LBR:265.7'MEA+AAE+G+LBR:266'"
        let declaration = try Self.read(Self.interchange(body, header: header))
        let item = try #require(declaration.nodes(.goodsItem).first)
        #expect(item[.grossMass].text == "120.5")
        #expect(item[.grossMassUnit].text == "KGM")
        #expect(item.values(.grossMass).count == 2)
        #expect(item.remainder.map(\.value) == ["LBR", "265.7", "LBR", "266"])
        #expect(item.remainder[1].address == "CNI[1]/GID[1]/MEA C174.6314[2]")
    }

    @Test("A reference after the goods begins another bill of the same CNI")
    func secondBill() throws {
        let body = "BGM+85+M+9'CNI+1+B1'GID+1+1:CT'RFF+BM:B2'LOC+9+FRDKK'GID+1+2:CT'CNI+2+B3'RFF+BM:B3'GID+1+3:CT'"
        let declaration = try Self.read(Self.interchange(body))
        #expect(declaration.findings.map(\.rule) == ["tw.edifact.second-bill"])
        #expect(declaration.findings.first?.path == "/consignments/1")
        let bills = declaration.nodes(.consignment)
        #expect(bills.map { $0[.transportDocumentID].text } == ["B1", "B2", "B3"])
        #expect(bills.map(\.address) == ["CNI[1]", "CNI[1]/RFF[2]", "CNI[2]"])
        #expect(bills[1][.portOfLoading].text == "FRDKK")
        #expect(bills.map { $0.child(.goodsItem)?[.packageQuantity].text } == ["1", "2", "3"])
        #expect(bills[1].child(.goodsItem)?[.packageQuantity].place.address == "CNI[1]/RFF[2]/GID[1] C213.7224")
    }

    @Test("A reference before the goods is the bill's own, wherever it stands")
    func lateReference() throws {
        let declaration = try Self.read(
            Self.interchange("BGM+85+M+9'CNI+1+X'LOC+9+FRDKK'NAD+CN+++A'RFF+BM:B1'GID+1+1:CT'"))
        #expect(declaration.findings.isEmpty)
        let bills = declaration.nodes(.consignment)
        #expect(bills.map { $0[.transportDocumentID].text } == ["B1"])
        #expect(bills.first?[.consignmentReference].text == "X")
        #expect(bills.first?.child(.goodsItem) != nil)
    }

    @Test("House and master bills are told apart, in either order")
    func houseAndMaster() throws {
        for body in [
            "CNI+1+X'RFF+BM:M1'RFF+BH:H1'GID+1'", "CNI+1+X'RFF+BH:H1'RFF+BM:M1'GID+1'", "CNI+1+H1'RFF+MB:M1'GID+1'",
        ] {
            let declaration = try Self.read(Self.interchange("BGM+85+M+9'" + body))
            let bill = try #require(declaration.nodes(.consignment).first)
            #expect(bill[.transportDocumentID].text == "H1", "\(body)")
            #expect(bill[.masterDocumentID].text == "M1", "\(body)")
        }
    }

    @Test("A second consignee is a party among others")
    func secondConsignee() throws {
        let declaration = try Self.read(Self.interchange("BGM+85+M+9'CNI+1+B1'NAD+CN+++A'NAD+CN+++B'GID+1'"))
        let bill = try #require(declaration.nodes(.consignment).first)
        #expect(bill.child(.consignee)?[.name].text == "A")
        #expect(bill.child(.party)?[.name].text == "B")
    }

    @Test("What is no number or date is kept, reported, and read as invalid")
    func invalid() throws {
        let body = "BGM+85+M+9'DTM+137:20261341:102'CNI+1+B1'GID+1+TEN:CT'MEA+AAE+G+KGM:1.2.3'"
        let declaration = try Self.read(Self.interchange(body))
        #expect(declaration.findings.map(\.rule) == ["tw.edifact.date", "tw.edifact.number", "tw.edifact.number"])
        #expect(declaration.findings.map(\.value) == ["20261341:102", "TEN", "1.2.3"])
        #expect(declaration.findings[1].path == "/consignments/0/goods_items/0/package_quantity")
        #expect(declaration.findings[1].bill == "B1")
        #expect(declaration.root[.issueDate].content == .invalid("20261341:102"))
        let item = try #require(declaration.nodes(.goodsItem).first)
        #expect(item[.packageQuantity].content == .invalid("TEN"))
        #expect(item[.grossMass].decimal == nil)
    }

    @Test("Several messages stand side by side, each under its own number")
    func severalMessages() throws {
        let text = """
            UNB+UNOC:3+A+B+261121:0930+R1'UNH+1+CUSCAR:D:95B:UN'BGM+85+M1+9'CNI+1+B1'GID+1+1:CT'UNT+5+1'\
            UNH+2+CUSCAR:D:95B:UN'BGM+85+M2+9'CNI+1+B2'GID+1+2:CT'UNT+5+2'UNZ+2+R1'
            """
        let declaration = try Self.read(text)
        #expect(declaration.findings.isEmpty)
        #expect(declaration.root.kind == .interchange)
        #expect(declaration.declarations.map { $0[.functionalReference].text } == ["M1", "M2"])
        let bills = declaration.nodes(.consignment)
        #expect(bills.map(\.pointer) == ["/declarations/0/consignments/0", "/declarations/1/consignments/0"])
        #expect(bills[1].address == "UNH[2]/CNI[1]")
    }

    @Test("A message of another type is kept and reported, and the others are read")
    func otherType() throws {
        let text = """
            UNB+UNOC:3+A+B+261121:0930+R1'UNH+1+INVOIC:D:96A:UN'BGM+1'UNT+3+1'\
            UNH+2+CUSCAR:D:95B:UN'BGM+85+M2+9'CNI+1+B2'UNT+4+2'UNZ+2+R1'
            """
        let declaration = try Self.read(text)
        #expect(declaration.findings.map(\.rule) == ["tw.edifact.message-type"])
        #expect(declaration.declarations[0].remainder.map(\.value) == ["BGM+1"])
        #expect(declaration.nodes(.consignment).count == 1)
    }

    @Test("Control characters in the data are reported and left out")
    func controlCharacters() throws {
        let declaration = try Self.read(Self.interchange("BGM+85+M\u{0}1+9'CNI+1+B1'"))
        #expect(declaration.findings.contains { $0.rule == "tw.edifact.control-character" })
        #expect(declaration.root[.functionalReference].text == "M1")
    }

    @Test("The shipped sample is read without a finding of the reader")
    func sample() throws {
        let bytes = try #require(Files.sample("vessel-call.edi"))
        let declaration = try Declaration.read(bytes)
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        #expect(declaration.nodes(.consignment).count == 3)
        #expect(declaration.nodes(.consignor)[2][.city].text == "STOKE+ON TRENT")
    }

    @Test("Truncation anywhere gives a declaration or an error, never a trap")
    func truncation() {
        let bytes = Array(Self.interchange(Self.bill).utf8)
        for length in 0..<bytes.count { _ = try? Declaration.read(Array(bytes[..<length])).json() }
    }
}
