import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterTestSupport

@Suite("X12 sets of ocean carriage")
struct OceanSetTests {
    @Test("310, a bill of lading with charges, field by field")
    func set310() throws {
        let declaration = try X12Sample.read(
            set: "310",
            """
            B3*3*INV1*BL123*PP**20261120*316100****SCAC~B2A*00*BL~N9*BN*BOOK1~N9*BM*BL123~V1*9786774*POLAR*SG*234N****L~\
            Y2*1***45G1~N1*SH*MADERAS*25*940~N3*EL GOLF 150~N4*LAS CONDES**7550107*CL~N1*CN*ARAUCO~\
            R4*L*UN*CLSVE*SAN VICENTE*CL~DTM*140*20261121*003000~R4*D*UN*USBAL*BALTIMORE*US~R4*E*UN*USLBD*LEBANON*US~\
            C8***SAY~C8C*MORE~LX*1~N7*TCNU*684973*17007*G*3810*****S*CN*****M*K*1****45G1~M7*SEAL1~\
            L0*1***17007*G*31.32*X*36*PKG**K~L5*1*MOULDINGS*441114*J**MARK~H1*1325*4.1~L1*1*3371*FR*316100****COF~C3*USD~\
            L3*17007*G*******31.32*X*1*K~
            """)
        #expect(declaration.findings.isEmpty, "\(declaration.findings.map(\.message))")
        let bill = try #require(declaration.nodes(.consignment).first)
        #expect(declaration.nodes(.consignment).count == 1)
        #expect(bill[.transportDocumentID].text == "BL123")
        #expect(bill[.invoiceNumber].text == "INV1")
        #expect(bill[.freightCharge].text == "3161.00")
        #expect(bill[.carrierCode].text == "SCAC")
        #expect(bill[.imoNumber].text == "9786774")
        #expect(bill[.vesselName].text == "POLAR")
        #expect(bill[.conveyanceReference].text == "234N")
        #expect(bill[.portOfLoading].text == "CLSVE")
        #expect(bill[.departureDate].text == "2026-11-21T00:30")
        #expect(bill[.portOfDischarge].text == "USBAL")
        #expect(bill[.placeOfDelivery].text == "USLBD")
        #expect(bill[.totalGrossMass].text == "17007")
        #expect(bill[.equipmentQuantity].count == 1)
        #expect(bill.child(.consignor)?[.postcode].text == "7550107")
        #expect(bill.child(.additionalInformation)?[.text].text == "SAY MORE")
        let unit = try #require(bill.child(.equipment))
        #expect(unit[.id].text == "TCNU6849731")
        #expect(unit[.equipmentSizeType].text == "45G1")
        #expect(unit[.grossMassUnit].text == "KGM")
        #expect(unit.child(.seal)?[.id].text == "SEAL1")
        let item = try #require(bill.child(.goodsItem))
        #expect(item[.grossMass].text == "17007")
        #expect(item[.volumeUnit].text == "MTQ")
        #expect(item[.packageType].text == "PK")
        #expect(item[.description].text == "MOULDINGS")
        #expect(item[.commodityCode].text == "441114")
        #expect(item.child(.placement)?[.id].text == "TCNU6849731")
        #expect(item.child(.dangerousGoods)?[.undgID].text == "1325")
        #expect(item.child(.amount)?[.amount].text == "3161.00")
        #expect(item.child(.amount)?[.currency].text == "USD")
    }

    @Test("301, the confirmation of a booking")
    func set301() throws {
        let declaration = try X12Sample.read(
            set: "301",
            """
            B1*SCAC*BOOK1*20261120*A~Y3*BOOK1*SCAC*20261201*20261220~Y4*BOOK1**20261130**1*45G1~N9*SI*REF1~N1*SH*ABC GMBH~\
            N4*MUNICH*BY*80348*DE~R4*L*UN*DEHAM*HAMBURG*DE~R4*D*K*35180*ITAPOA*BR~LX*1~L0*1***14000*G***1*CNT**K~\
            L5*1*PARTS~V1*3465322*CAP SAN*DK*456S****L~
            """)
        let bill = try #require(declaration.nodes(.consignment).first)
        #expect(bill[.consignmentReference].text == "BOOK1")
        #expect(bill[.departureDate].text == "2026-12-01")
        #expect(bill[.arrivalDate].text == "2026-12-20")
        #expect(bill[.portOfLoading].text == "DEHAM")
        #expect(bill[.portOfDischarge].text == "35180")
        #expect(bill[.vesselName].text == "CAP SAN")
        #expect(bill.child(.goodsItem)?[.description].text == "PARTS")
        #expect(bill.child(.goodsItem)?[.grossMass].text == "14000")
    }

    @Test("315 and 322, the status of a unit")
    func statuses() throws {
        let status = try X12Sample.read(
            set: "315",
            """
            B4***VA*20261121*0807**GMCU*609413*L*45G1*USCHI*UN*7~N9*BM*BL1~Q2*9330141********202N***L*MARIM~\
            R4*L*UN*USMEM*MEMPHIS*US~
            """)
        let bill = try #require(status.nodes(.consignment).first)
        #expect(bill[.transportDocumentID].text == "BL1")
        #expect(bill[.vesselName].text == "MARIM")
        #expect(bill[.conveyanceReference].text == "202N")
        #expect(bill.child(.equipment)?[.id].text == "GMCU6094137")
        #expect(bill.child(.equipment)?[.equipmentFullness].text == "5")
        let ramp = try X12Sample.read(
            set: "322",
            "Q5*A*20261121*2145*LT**SAINT PAUL*MN*US~N7*HASU*431617*43459*G*******CN*****L*K*0****451G~M7*S1*S2~N9*BM*BL2~"
        )
        #expect(ramp.nodes(.equipment).first?[.id].text == "HASU4316170")
        #expect(ramp.nodes(.seal).map { $0[.id].text } == ["S1", "S2"])
        #expect(ramp.nodes(.consignment).first?[.transportDocumentID].text == "BL2")
    }
}
