import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterQuantities
import TidewaiterTestSupport

@Suite("X12 309, customs manifest")
struct Set309Tests {
    static let body = """
        M10*SCAC*O*LR*9283186*MONTE CERVANTES*320N*MAN123*1**L~P4*1803*20261201*1*M029~LX*1~\
        M11*BL0001*35177*390*CTN*14404*K*46*X*00*SANTOS*MB0001*SCAC~N9*IB*123456785~N9*CR*REF 9*FREE TEXT*20261120~\
        N1*SH*SHIPPER LTDA~N3*AVENIDA 1*FLOOR 2~N4*SANTO ANDRE*SP*09015-901*BR~N1*CN*TIRE LLC*25*4711~\
        N3*NEW WORLD AVE~N4*JACKSONVILLE*FL*32221*US~PER*IC*J DOE*TE*19045551234*EM*J@X.US~N1*N1*BROKER CO~\
        M12*61*123456785*1803~VID*4B*HASU*5044950*SEAL1*SEAL2****45G1*L*PP~M7*SEAL3~\
        N10*390*TRUCK TIRES*MARK 1*J*401120*288085*K*14404*R*CTN*BR**USD~H1*2319*3*****53*CE*III~N10**AND MORE TIRES~
        """

    @Test("A whole manifest, field by field")
    func whole() throws {
        let declaration = try X12Sample.read(set: "309", Self.body)
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        let root = declaration.root
        #expect(root[.messageType].text == "309")
        #expect(root[.carrierCode].text == "SCAC")
        #expect(root[.modeOfTransport].text == "1")
        #expect(root[.vesselNationality].text == "LR")
        #expect(root[.imoNumber].text == "9283186")
        #expect(root[.vesselName].text == "MONTE CERVANTES")
        #expect(root[.conveyanceReference].text == "320N")
        #expect(root[.manifestNumber].text == "MAN123")
        #expect(root[.portOfEntry].text == "1803")
        #expect(root[.arrivalDate].text == "2026-12-01")
        #expect(root[.goodsLocation].text == "M029")
        let bill = try #require(declaration.nodes(.consignment).first.flatMap(Consignment.init))
        #expect(bill.transportDocumentID.text == "BL0001")
        #expect(bill.node[.masterDocumentID].text == "MB0001")
        #expect(bill.portOfLoading.text == "35177")
        #expect(bill.node[.totalPackageQuantity].count == 390)
        #expect(bill.node[.packageType].text == "CT")
        #expect(bill.node[.totalGrossMass].decimal?.description == "14404")
        #expect(bill.node[.totalGrossMassUnit].text == "KGM")
        #expect(bill.node[.totalVolumeUnit].text == "MTQ")
        #expect(bill.node[.placeOfReceiptName].text == "SANTOS")
        #expect(bill.node[.carrierCode].text == "SCAC")
        #expect(bill.node[.inBondNumber].text == "123456785")
        #expect(bill.node[.entryType].text == "61")
        #expect(bill.node[.placeOfDestination].text == "1803")
        let document = try #require(bill.node.child(.document))
        #expect(document[.typeCode].text == "CR")
        #expect(document[.id].text == "REF 9")
        #expect(document[.issueDate].text == "2026-11-20")
        #expect(bill.consignor?.name.text == "SHIPPER LTDA")
        #expect(bill.consignor?.addressLines.text == "AVENIDA 1\nFLOOR 2")
        #expect(bill.consignor?.node[.country].text == "BR")
        #expect(bill.consignee?.node[.id].text == "4711")
        let contact = try #require(bill.consignee?.node.child(.contact))
        #expect(contact[.name].text == "J DOE")
        #expect(contact.children(.communication).map { $0[.id].text } == ["19045551234", "J@X.US"])
        #expect(bill.node.child(.notifyParty)?[.name].text == "BROKER CO")
    }

    @Test(
        "The type of entry, its number and destination come back from a manifest that is written",
        arguments: ["61", "62", "63", "01"])
    func entries(_ type: String) throws {
        let body = Self.body.replacing("M12*61*", with: "M12*\(type)*").replacing("N9*IB*123456785~", with: "")
        let declaration = try X12Sample.read(set: "309", body)
        let number: Field = type == "01" ? .entryNumber : .inBondNumber
        let written = try Self.written(declaration)
        #expect(written.contains("M12*\(type)*123456785*1803~"))
        #expect(!written.contains("N9*IB"))
        for read in [declaration, try Declaration.read(Array(written.utf8))] {
            let bill = try #require(read.nodes(.consignment).first)
            #expect(bill[.entryType].text == type)
            #expect(bill[number].text == "123456785")
            #expect(bill[.placeOfDestination].text == "1803")
        }
    }

    @Test("A number in bond without its type is a reference, and no type is made up for it")
    func untypedEntry() throws {
        let declaration = try X12Sample.read(set: "309", Self.body.replacing("M12*61*123456785*1803~", with: ""))
        let written = try Self.written(declaration)
        #expect(written.contains("N9*IB*123456785~"))
        #expect(!written.contains("M12*"))
    }

    private static func written(_ declaration: Declaration) throws -> String {
        let options = WriteOptions(
            message: "309", sender: "A", recipient: "B", reference: "1", preparedAt: "2026-11-21T09:30")
        let written = try Declaration.read(declaration.json()).write(as: .x12, options: options)
        return String(decoding: written.bytes, as: UTF8.self)
    }

    @Test("Units, their seals and the goods in them")
    func units() throws {
        let declaration = try X12Sample.read(set: "309", Self.body)
        let unit = try #require(declaration.nodes(.equipment).first)
        #expect(unit[.id].text == "HASU5044950")
        #expect(unit[.equipmentTypeCode].text == "CN")
        #expect(unit[.equipmentSizeType].text == "45G1")
        #expect(unit[.equipmentFullness].text == "5")
        #expect(unit.children(.seal).map { $0[.id].text } == ["SEAL1", "SEAL2", "SEAL3"])
        #expect(declaration.nodes(.goodsItem).count == 1)
        let item = try #require(declaration.nodes(.goodsItem).first)
        #expect(item[.packageQuantity].count == 390)
        #expect(item[.packageType].text == "CT")
        #expect(item[.description].text == "TRUCK TIRES AND MORE TIRES")
        #expect(item[.marks].text == "MARK 1")
        #expect(item[.commodityCode].text == "401120")
        #expect(item[.customsValue].text == "288085")
        #expect(item[.currency].text == "USD")
        #expect(item[.grossMass].text == "14404")
        #expect(item[.grossMassUnit].text == "KGM")
        #expect(item[.origin].text == "BR")
        #expect(item.child(.placement)?[.id].text == "HASU5044950")
        let danger = try #require(item.child(.dangerousGoods))
        #expect(danger[.undgID].text == "2319")
        #expect(danger[.hazardClass].text == "3")
        #expect(danger[.flashpoint].text == "53")
        #expect(danger[.flashpointUnit].text == "CEL")
        #expect(danger[.packingGroup].text == "III")
    }

    @Test("Addresses name loop, segment and element")
    func addresses() throws {
        let declaration = try X12Sample.read(
            set: "309", Self.body + "LX*2~M11*BL0002*35177*1*BOX*1*L******SCAC~N10*1*X~")
        let item = try #require(declaration.nodes(.goodsItem).last)
        #expect(item[.packageQuantity].place.address == "LX[2]/N10[1]-01")
        #expect(item.parent?[.totalGrossMass].place.address == "LX[2]/M11-05")
        #expect(declaration.root[.portOfEntry].place.address == "P4-01")
    }
}
