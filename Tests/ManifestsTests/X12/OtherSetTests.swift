import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterTestSupport

@Suite("X12 sets of customs answers, air freight and ship notices")
struct OtherSetTests {
    @Test("350, 353 and 355 tell what became of bills")
    func customs() throws {
        let status = try X12Sample.read(
            set: "350",
            """
            M10*SCAC*O*US*9283186*EVER*VOY1~P4*1803*20261120~X4*BL1*1*01*ENTRY1*20261121*1200*1C**SCAC~K1*RELEASED~\
            X4*BL2*1*01*ENTRY2*20261121*1200*HD**SCAC~N7*MSCU*6639871~
            """)
        #expect(status.nodes(.consignment).map { $0[.transportDocumentID].text } == ["BL1", "BL2"])
        #expect(status.nodes(.consignment).last?[.entryNumber].text == "ENTRY2")
        #expect(status.nodes(.consignment).first?.child(.additionalInformation)?[.text].text == "RELEASED")
        #expect(status.nodes(.equipment).first?[.id].text == "MSCU6639871")
        let event = try X12Sample.read(set: "353", "M10*SCAC*O~P4*1803*20261120~M15*1*REF1*20261121*1803*SCAC*1200~")
        #expect(event.root[.portOfEntry].text == "1803")
        let refusal = try X12Sample.read(
            set: "355", "M10*SCAC*O*US*9283186*EVER*VOY1~P4*1803*20261120~LX*1~M11*BL1*35177~K1*INVALID PORT~K3*1~")
        #expect(refusal.nodes(.consignment).first?[.transportDocumentID].text == "BL1")
    }

    @Test("358 lists the bills of a trip")
    func consist() throws {
        let declaration = try X12Sample.read(
            set: "358", "M10*SCAC*R*US***TRAIN1~P4*1803*20261120~VID*RR*ABCX*123456~MBL*SCAC*BL1~MBL*SCAC*BL2~")
        #expect(declaration.nodes(.consignment).map { $0[.transportDocumentID].text } == ["BL1", "BL2"])
        #expect(declaration.root[.modeOfTransport].text == "2")
        #expect(declaration.nodes(.equipment).first?[.id].text == "ABCX123456")
    }

    @Test("110, the invoice of an air carrier")
    func air() throws {
        let declaration = try X12Sample.read(
            set: "110",
            """
            B3**INV1*12345675*PP**20261120*10050****SCAC~N1*SH*SHIPPER~LX*1~N1*CN*RECEIVER~P1**20261119*011~\
            L5*1*PARTS~L0*1***12*G***2*CTN**K~L1*1***10050****400~L3*12*G***10050~
            """)
        #expect(declaration.root[.invoiceTotal].text == "100.50")
        let bill = try #require(declaration.nodes(.consignment).first)
        #expect(bill.child(.consignee)?[.name].text == "RECEIVER")
        #expect(bill[.departureDate].text == "2026-11-19")
        #expect(bill.child(.goodsItem)?[.packageType].text == "CT")
        #expect(bill.child(.goodsItem)?.child(.amount)?[.amount].text == "100.50")
    }

    @Test("856: levels belong to each other by their numbers")
    func notice() throws {
        let declaration = try X12Sample.read(
            set: "856",
            """
            BSN*00*SHIP1*20261120*1159~HL*1**S~TD1*CTN*2****G*20*KG~TD5**2*SCAC*M~TD3*TL*ABCD*1234~DTM*011*20261121~N1*SF*MAKER~\
            HL*2*1*O~PRF*PO1***20261101~HL*3*2*P~MAN*GM*00123~HL*4*2*I~LIN**VP*X1~SN1**10*EA~PID*F****TOYS~HL*5*4*P~\
            MAN*GM*00456~CTT*5~
            """)
        #expect(declaration.root[.functionalReference].text == "SHIP1")
        #expect(declaration.root[.issueDate].text == "2026-11-20T11:59")
        let bill = try #require(declaration.nodes(.consignment).first)
        #expect(bill[.totalGrossMass].text == "20")
        #expect(bill[.totalGrossMassUnit].text == "KGM")
        #expect(bill[.carrierCode].text == "SCAC")
        #expect(bill[.departureDate].text == "2026-11-21")
        #expect(bill.child(.equipment)?[.id].text == "ABCD1234")
        #expect(bill.child(.document)?[.id].text == "PO1")
        #expect(bill.children(.packaging).map { $0[.marks].text } == ["00123"])
        let item = try #require(bill.child(.goodsItem))
        #expect(item[.quantity].text == "10")
        #expect(item[.description].text == "TOYS")
        #expect(item.child(.packaging)?[.marks].text == "00456")
    }
}
