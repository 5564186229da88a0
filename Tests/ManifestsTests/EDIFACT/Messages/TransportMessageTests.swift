import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("Transport messages as declarations")
struct TransportMessageTests {
    @Test(
        "IFTMIN and IFTMBC: one consignment with its goods and units", arguments: ["IFTMIN", "IFTMBC"], ["96B", "18A"])
    func shipment(_ type: String, _ release: String) throws {
        let declaration = try MessageSamples.read(type, release, MessageSamples.shipment)
        #expect(declaration.findings.isEmpty, "\(declaration.findings.map(\.message))")
        let root = declaration.root
        #expect(root[.functionalReference].text == "SI1")
        #expect(root.child(.contact)?.child(.communication)?[.id].text == "3")
        #expect(root.children(.consignment).count == 1)
        let bill = try #require(root.child(.consignment))
        #expect(bill[.transportDocumentID].text == "BL9")
        #expect(bill[.bookingNumber].text == "BK1")
        #expect(bill[.portOfLoading].text == "CNSHA")
        #expect(bill[.portOfLoading].place.address == "LOC C517.3225")
        #expect(bill[.portOfDischarge].text == "DEHAM")
        #expect(bill[.loadingDate].text == "2026-11-25")
        #expect(bill[.arrivalDate].text == "2026-12-25")
        #expect(bill[.incoterm].text == "FOB")
        #expect(bill[.currency].text == "USD")
        #expect(bill[.paymentMethod].text == "P")
        #expect(bill[.cargoNature].text == "11")
        #expect(bill[.vesselName].text == "MONTE")
        #expect(bill[.totalGrossMass].text == "120.5")
        #expect(bill.child(.transportMeans)?[.stageCode].text == "10")
        #expect(bill.child(.transportMeans)?[.portOfLoading].text == "CNNGB")
        #expect(bill.child(.consignor)?[.name].text == "SHIPPER")
        #expect(bill.child(.consignee)?[.vatNumber].text == "DE136695976")
        let item = try #require(bill.child(.goodsItem))
        #expect(item[.description].text == "FISH")
        #expect(item[.temperature].text == "-18")
        #expect(item[.grossMass].text == "120.5")
        #expect(item.child(.placement)?[.id].text == "MSCU6639870")
        #expect(item.child(.dangerousGoods)?[.undgID].text == "3480")
        let unit = try #require(bill.child(.equipment))
        #expect(unit[.id].text == "MSCU6639870")
        #expect(unit[.tareMass].text == "4000")
        #expect(unit[.unitQuantity].text == "2")
        #expect(unit.child(.seal)?[.id].text == "S1")
        #expect(unit.child(.party)?[.roleCode].text == "CW")
    }

    @Test("IFCSUM: the bills of a voyage", arguments: ["96B", "99B", "18A"])
    func ifcsum(_ release: String) throws {
        let declaration = try MessageSamples.read("IFCSUM", release, MessageSamples.ifcsum)
        #expect(declaration.findings.map(\.rule) == ["tw.edifact.segment-unknown"])
        let root = declaration.root
        #expect(root[.manifestNumber].text == "M1")
        #expect(root[.portOfLoading].text == "CNSHA")
        #expect(root[.vesselName].text == "MONTE")
        #expect(root.child(.carrier)?[.id].text == "NHLN")
        #expect(root.child(.equipment)?[.grossMass].text == "9000")
        let bills = root.children(.consignment)
        #expect(bills.map { $0[.transportDocumentID].text } == ["BL1", "BL2"])
        #expect(bills.map { $0.child(.consignee)?[.name].text } == ["A LTD", "C LTD"])
        #expect(bills[0][.ucr].text == "U1")
        #expect(bills[0].child(.goodsItem)?[.grossMass].text == "120.5")
        #expect(bills[1].child(.goodsItem)?[.description].text == "NETS")
    }

    @Test("IFTSTA: what happened to a consignment and its units", arguments: ["96B", "18A"])
    func iftsta(_ release: String) throws {
        let declaration = try MessageSamples.read("IFTSTA", release, MessageSamples.iftsta)
        #expect(declaration.findings.isEmpty, "\(declaration.findings.map(\.message))")
        let bills = declaration.root.children(.consignment)
        #expect(bills.map { $0[.transportDocumentID].text } == ["BL1", "BL2"])
        let event = try #require(bills.first?.child(.statusEvent))
        #expect(event[.statusType].text == "1")
        #expect(event[.statusCode].text == "24")
        #expect(event[.statusName].text == "DELIVERED")
        #expect(event[.reasonCode].text == "6")
        #expect(event[.reasonText].text == "ON TIME")
        #expect(event[.eventDate].text == "2026-11-21T09:30")
        #expect(event[.place].text == "DEHAM")
        #expect(event[.placeName].text == "HAMBURG")
        #expect(event.child(.equipment)?[.id].text == "MSCU6639870")
        #expect(event.child(.transportMeans)?[.conveyanceReference].text == "320N")
        #expect(bills.last?.child(.statusEvent)?[.statusCode].text == "13")
    }

    @Test("IFTSTA from D.11A on reports units without a consignment")
    func iftstaUnits() throws {
        let declaration = try MessageSamples.read("IFTSTA", "11A", MessageSamples.iftstaUnits)
        let unit = try #require(declaration.root.child(.equipment))
        #expect(unit[.portOfLoading].text == "CNSHA")
        #expect(unit[.loadingDate].text == "2026-11-20")
        #expect(unit.child(.statusEvent)?[.place].text == "DEHAM")
        #expect(unit.child(.statusEvent)?[.eventDate].text == "2026-11-21")
    }

    @Test("BAPLIE up to D.11A: weights and ports stand before the unit")
    func baplieOld() throws {
        let declaration = try MessageSamples.read("BAPLIE", "95B", MessageSamples.baplieOld)
        #expect(declaration.findings.isEmpty, "\(declaration.findings.map(\.message))")
        let root = declaration.root
        #expect(root[.placeOfDeparture].text == "CNSHA")
        #expect(root[.nextPortOfCall].text == "DEHAM")
        #expect(root[.departureDate].text == "2026-11-21T12:00")
        let units = root.children(.equipment)
        #expect(units.map { $0[.stowageLocation].text } == ["0050302", "0050304"])
        #expect(units.map { $0[.id].text } == ["MSCU6639870", "MSCU6639886"])
        let unit = try #require(units.first)
        #expect(unit[.grossMass].text == "23000")
        #expect(unit[.grossMassUnit].text == "KGM")
        #expect(unit[.portOfLoading].text == "CNSHA")
        #expect(unit[.portOfDischarge].text == "DEHAM")
        #expect(unit[.transportDocumentID].text == "BL1")
        #expect(unit[.temperature].text == "-18")
        #expect(unit[.equipmentSizeType].text == "22G1")
        #expect(unit[.equipmentFullness].text == "5")
        #expect(unit.child(.carrier)?[.id].text == "NHLN")
        #expect(unit.child(.dangerousGoods)?[.undgID].text == "1203")
    }

    @Test("BAPLIE from D.13B on: weights and ports stand behind the unit")
    func baplieNew() throws {
        let declaration = try MessageSamples.read("BAPLIE", "16B", MessageSamples.baplieNew)
        #expect(declaration.findings.isEmpty, "\(declaration.findings.map(\.message))")
        let unit = try #require(declaration.root.child(.equipment))
        #expect(unit[.stowageLocation].text == "0050302")
        #expect(unit[.id].text == "MSCU6639870")
        #expect(unit[.verifiedGrossMass].text == "23000")
        #expect(unit[.portOfLoading].text == "CNSHA")
        #expect(unit[.portOfDischarge].text == "DEHAM")
        #expect(unit.child(.dangerousGoods)?[.hazardClass].text == "3")
    }

    @Test("Further units in one position stand under the first")
    func bundle() throws {
        let body =
            "BGM++P1+9'TDT+20+1'LOC+147+0050302::5'EQD+CN+MSCU6639870'EQD+CN+MSCU6639886'LOC+147+0050304::5'EQD+CN+MSCU6639893'"
        let declaration = try MessageSamples.read("BAPLIE", "95B", body)
        #expect(declaration.root.children(.equipment).map { $0[.id].text } == ["MSCU6639870", "MSCU6639893"])
        #expect(declaration.root.child(.equipment)?.child(.equipment)?[.id].text == "MSCU6639886")
    }

    @Test("COPRAR and COARRI: each unit is an equipment", arguments: ["COPRAR", "COARRI"], ["96B", "18A"])
    func terminal(_ type: String, _ release: String) throws {
        let declaration = try MessageSamples.read(type, release, MessageSamples.coprar)
        #expect(declaration.findings.isEmpty, "\(declaration.findings.map(\.message))")
        let root = declaration.root
        #expect(root[.portOfLoading].text == "DEHAM")
        #expect(root[.departureDate].text == "2026-11-21")
        #expect(root[.equipmentQuantity].count == 2)
        let unit = try #require(root.child(.equipment))
        #expect(unit[.equipmentStatus].text == "2")
        #expect(unit[.bookingNumber].text == "BK1")
        #expect(unit[.transportDocumentID].text == "BL1")
        #expect(unit[.portOfDischarge].text == "CNSHA")
        #expect(unit[.stowageLocation].text == "0050302")
        #expect(unit[.verifiedGrossMass].text == "23000")
        #expect(unit[.temperature].text == "-18")
        #expect(unit[.description].text == "FISH")
        #expect(unit.child(.seal)?[.sealingParty].text == "CA")
        #expect(unit.child(.dangerousGoods)?[.undgID].text == "3480")
        #expect(unit.child(.transportMeans)?[.modeOfTransport].text == "3")
        #expect(unit.child(.party)?[.roleCode].text == "CF")
        #expect(root.children(.equipment).count == 2)
    }

    @Test("BAPLIE: units that stand before their positions keep them")
    func unitsAhead() throws {
        let declaration = try MessageSamples.read(
            "BAPLIE", "16B",
            """
            BGM++P1+9'TDT+20+320N+1++NHLN:172:20+++9283186:146:11:MONTE'LOC+5+CNSHA:139:6'LOC+61+DEHAM:139:6'
            EQD+CN+MSCU6639870+42G1:102:5+++5'LOC+147+0200404::5'MEA+AAE+G+KGM:26400'LOC+9+CNSHA:139:6'
            EQD+CN+MSCU6639886+22G1:102:5+++5'LOC+147+0400204::5'MEA+AAE+G+KGM:28000'DGS+IMD+3+1203'
            """)
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        let units = declaration.nodes(.equipment)
        #expect(units.map { $0[.id].text } == ["MSCU6639870", "MSCU6639886"])
        #expect(units.map { $0[.stowageLocation].text } == ["0200404", "0400204"])
        #expect(units.map { $0[.grossMass].text } == ["26400", "28000"])
        #expect(units.first?[.portOfLoading].text == "CNSHA")
        #expect(units.last?.child(.dangerousGoods)?[.undgID].text == "1203")
    }
}
