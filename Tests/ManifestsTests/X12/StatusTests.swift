import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterQuantities
import TidewaiterTestSupport

@Suite("X12: what happened, what became of it, and what is wrong with it")
struct StatusTests {
    private func events(_ node: Node?) -> [String] {
        (node?.children(.statusEvent) ?? []).map { event in
            [.statusCode, .reasonCode, .eventDate, .place, .placeName, .statusName].map { event[$0].text ?? "" }
                .joined(separator: "|")
        }
    }

    @Test("315 states one event in its header (B4), and further ones (SG, V9)")
    func set315() throws {
        let declaration = try X12Sample.read(
            set: "315",
            """
            B4***VA*20261121*0807*CHI*GMCU*609413*L*45G1*USCHI*UN*7~N9*BM*BL1~SG*AG*NSX**20261122*0900~\
            V9*ARV**20261123**MEMPHIS***AIX~Q2*9330141********202N***L*MARIM~R4*L*UN*USMEM*MEMPHIS*US~
            """)
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        let bill = try #require(declaration.nodes(.consignment).first)
        #expect(
            events(bill) == [
                "VA||2026-11-21T08:07|USCHI|CHI|", "AG|NSX|2026-11-22T09:00|||", "ARV|AIX|2026-11-23||MEMPHIS|",
            ])
        #expect(bill.children(.equipment).map { $0[.id].text } == ["GMCU6094137"])
        let other = try X12Sample.read(
            set: "315", "B4***VA*20261121*0807**GMCU*609413*E**LOCKBOURNE*CI*7~N9*BM*BL1~")
        // A city is no place of a list: it is kept with its qualifier.
        #expect(events(other.nodes(.consignment).first) == ["VA||2026-11-21T08:07|||"])
        let kept = other.nodes(.statusEvent)[0].remainder + other.nodes(.consignment)[0].remainder
        #expect(kept.map(\.value).sorted() == ["CI", "LOCKBOURNE"])
    }

    @Test("322 states one event (Q5), and the tare of its units")
    func set322() throws {
        let declaration = try X12Sample.read(
            set: "322",
            "Q5*A*20261121*2145*LT*AIX*SAINT PAUL*MN*US~N7*HASU*431617*43459*G*3900******CN******K*0****451G~")
        #expect(events(declaration.nodes(.consignment).first) == ["A|AIX|2026-11-21T21:45||SAINT PAUL|"])
        let unit = try #require(declaration.nodes(.equipment).first)
        #expect(unit[.grossMass].text == "43459" && unit[.grossMassUnit].text == "KGM")
        #expect(unit[.tareMass].text == "3900" && unit[.tareMassUnit].text == "KGM")
    }

    @Test("350 states what became of each bill (X4)")
    func set350() throws {
        let declaration = try X12Sample.read(
            set: "350",
            """
            M10*SCAC*O*US*9283186*EVER*VOY1~P4*1803*20261120~X4*BL1*1*01*ENTRY1*20261121*1200*1C**SCAC~K1*RELEASED~\
            X4*BL2*1*01*ENTRY2*20261121**HD**SCAC~
            """)
        #expect(
            declaration.nodes(.consignment).map { events($0) } == [["1C||2026-11-21T12:00|||"], ["HD||2026-11-21|||"]])
        #expect(declaration.nodes(.consignment).last?[.entryNumber].text == "ENTRY2")
    }

    @Test("353 states events on the way (M15), each with what is said about it")
    func set353() throws {
        let declaration = try X12Sample.read(
            set: "353",
            "M10*SCAC*O~P4*1803*20261120~CM*320N**JAX**SCAC***20261120*MONTE~M15*1*REF1*20261121*1803*SCAC*1200~M15*7*REF2*20261122*1801*SCAC*1300~"
        )
        #expect(events(declaration.root) == ["1||2026-11-21|1803||", "7||2026-11-22|1801||"])
        #expect(declaration.root[.portOfEntry].text == "1803")
        #expect(declaration.root[.conveyanceReference].text == "320N")
    }

    @Test("353 names the vessel of an event (V1), and what is measured of it (MEA); its tonnages (V2) are kept")
    func vesselOfEvent() throws {
        let declaration = try X12Sample.read(
            set: "353",
            "M10*SCAC*O~P4*1803*20261120~M15*1*REF1*20261121*1803*SCAC*1200~V1*9283186*MONTE*DE*320N*SCAC***L*O~"
                + "V2*DEHAM*R7*1200*T~MEA**WT*120.5*KG~M15*7*REF2*20261122*1801*SCAC*1300~V1*DABC*OTHER*****VES*C~"
        )
        let events = declaration.root.children(.statusEvent)
        let first = try #require(events.first?.children(.transportMeans).first)
        #expect(first[.imoNumber].text == "9283186")
        #expect(first[.vesselName].text == "MONTE")
        #expect(first[.vesselNationality].text == "DE")
        #expect(first[.conveyanceReference].text == "320N")
        #expect(first[.carrierCode].text == "SCAC")
        #expect(first[.modeOfTransport].text == "1")
        let measure = try #require(events.first?.children(.measure).first)
        #expect(measure[.dimensionCode].text == "WT")
        #expect(measure[.measurement].decimal?.description == "120.5")
        #expect(measure[.unit].text == "KGM")
        #expect(events.first?.remainder.contains { $0.value.contains("DEHAM") } ?? false)
        #expect(events.last?.children(.transportMeans).first?[.callSign].text == "DABC")
        // JSON gives it back, and so does the set when it is written.
        #expect(try Declaration.read(declaration.json()) == declaration)
        let options = WriteOptions(
            message: "353", sender: "A", recipient: "B", reference: "1", preparedAt: "2026-11-21T09:30")
        let written = try Declaration.read(try declaration.write(as: .x12, options: options).bytes)
        #expect(written.nodes(.transportMeans).map { $0[.vesselName].text } == ["MONTE", "OTHER"])
    }

    @Test("355 gives back what was sent with its errors (K1), and dispositions (M14)")
    func set355() throws {
        let declaration = try X12Sample.read(
            set: "355",
            "M10*SCAC*O*US*9283186*EVER*VOY1~P4*1803*20261120~LX*1~M11*BL1*35177~K1*INVALID PORT*004~M14*BL1*1J*ENTRY1*61*20261121~K3*1~"
        )
        let bill = try #require(declaration.nodes(.consignment).first)
        #expect(bill.children(.error).map { $0[.text].text } == ["INVALID PORT 004"])
        #expect(events(bill) == ["1J||2026-11-21|||"])
        #expect(bill[.entryNumber].text == "ENTRY1")
    }

    @Test("997 and 999 say what became of a group, of its sets, and what is wrong where", arguments: ["997", "999"])
    func answers(_ set: String) throws {
        let letter = set == "997" ? "AK" : "IK"
        let declaration = try X12Sample.read(
            set: set,
            """
            AK1*AQ*3*005010~AK2*309*0001~\(letter)3*N10*12**8~\(letter)4*4>1*23*5*TOYS~\(letter)5*R*5~AK2*309*0002~\(letter)5*A~\
            AK9*P*2*2*1~
            """)
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        let group = try #require(declaration.root.children(.response).first)
        #expect(group[.id].text == "3" && group[.actionCode].text == "P" && group[.messageVersion].text == "005010")
        let sets = group.children(.response)
        #expect(sets.map { $0[.id].text } == ["0001", "0002"])
        #expect(sets.map { $0[.actionCode].text } == ["R", "A"])
        #expect(sets.first?[.errorCode].text == "5")
        let segment = try #require(sets.first?.children(.error).first)
        #expect(segment[.segmentTag].text == "N10" && segment[.segmentPosition].count == 12)
        let element = try #require(segment.children(.error).first)
        #expect(element[.elementPosition].count == 4 && element[.errorCode].text == "5")
        #expect(element.remainder.map(\.value).contains("TOYS"))
    }

    @Test("Our own answer reads as what it says", arguments: [Acknowledgement.Kind.x12Functional, .x12Implementation])
    func ownAnswer(_ kind: Acknowledgement.Kind) throws {
        let sent = try X12Sample.read(set: "309", "M10*SCAC*O~P4*1803*20261201~LX*1~N10*10*A*B*JJ*950300~")
        let answer = try sent.acknowledgement(
            kind, options: .init(reference: "7", preparedAt: "2026-11-21T09:30"))
        let read = try Declaration.read(answer.bytes)
        #expect(read.findings.isEmpty, "\(read.findings)")
        #expect(read.nodes(.response).map { $0[.actionCode].text }.count == 2)
        #expect(read.nodes(.error).contains { $0[.elementPosition].count == 4 })
    }

    @Test("Where a manifest names several ports (P4), each bill is for the one before it")
    func ports() throws {
        let bill = "LX*1~M11*BL0001*35177*10*PKG*120*K******SCAC~"
        let declaration = try X12Sample.read(
            set: "309",
            "M10*SCAC*O*SG*9283186*MONTE*320N*MAN1*21*Y~P4*1803*20261201*1*M029~\(bill)P4*1801*20261203*1*M030~"
                + bill.replacing("BL0001", with: "BL0002") + bill.replacing("BL0001", with: "BL0003")
                + "P4*1703*20261204~" + bill.replacing("BL0001", with: "BL0004"))
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        #expect(declaration.root[.portOfEntry].text == "1803")
        #expect(declaration.root[.arrivalDate].text == "2026-12-01")
        let bills = declaration.nodes(.consignment)
        #expect(bills.map { $0[.portOfEntry].text } == [nil, "1801", "1801", "1703"])
        #expect(bills.map { $0[.arrivalDate].text } == [nil, "2026-12-03", "2026-12-03", "2026-12-04"])
        #expect(bills.map { $0[.goodsLocation].text } == [nil, "M030", "M030", nil])
    }
}
