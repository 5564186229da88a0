import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterManifests

@Suite("JSON of published standards")
struct StandardJSONTests {
    private func read(_ text: String) throws -> Declaration {
        let declaration = try Declaration.read(Array(text.utf8), input: "test.json")
        #expect(try Declaration.read(declaration.json()) == declaration)
        return declaration
    }

    @Test("A booking by DCSA: vessel, places by their types, requested units with their commodities, parties")
    func booking() throws {
        let declaration = try read(
            #"""
            {"carrierBookingReference":"BK1","vessel":{"name":"MONTE","vesselIMONumber":"9283186"},
             "carrierExportVoyageNumber":"320N","documentParties":{"bookingAgent":{"partyName":"AGENCY"},
             "shipper":{"partyName":"S","address":{"street":"Weg","streetNumber":"7","city":"Hamburg","postCode":"20095",
             "stateRegion":"HH","countryCode":"DE"}},
             "other":[{"party":{"partyName":"N"},"partyFunction":"N1"},{"party":{"partyName":"O"},"partyFunction":"ZZ9"}]},
             "shipmentLocations":[{"location":{"UNLocationCode":"NLAMS","locationName":"Amsterdam"},"locationTypeCode":"POL"},
             {"location":{"UNLocationCode":"SGSIN"},"locationTypeCode":"POD"},{"location":{"UNLocationCode":"DEBER"},
             "locationTypeCode":"PDE"}],
             "requestedEquipments":[{"ISOEquipmentCode":"22GP","units":2,"commodities":[{"commodityType":"Toys",
             "HSCodes":["950300"],"cargoGrossWeight":{"value":6.28,"unit":"KGM"},
             "outerPackaging":{"numberOfPackages":4,"packageCode":"4G","dangerousGoods":[{"UNNumber":"1950","imoClass":"2.1"}]}}]}]}
            """#)
        let root = declaration.root
        #expect(root[.vesselName].text == "MONTE")
        #expect(root[.imoNumber].text == "9283186")
        #expect(root[.conveyanceReference].text == "320N")
        #expect(declaration.nodes(.consignment).count == 1)
        let bill = try #require(root.child(.consignment))
        func place(_ field: Field) -> String? { root[field].text ?? bill[field].text }
        #expect(place(.portOfLoading) == "NLAMS")
        #expect(place(.portOfLoadingName) == "Amsterdam")
        #expect(place(.portOfDischarge) == "SGSIN")
        #expect(place(.placeOfDelivery) == "DEBER")
        #expect(bill.child(.consignor)?[.name].text == "S")
        #expect(bill.child(.consignor)?[.addressLines].text == "Weg\n7")
        #expect(bill.child(.consignor)?[.region].text == "HH")
        #expect(declaration.nodes(.agent).map { $0[.name].text } == ["AGENCY"])
        #expect(declaration.nodes(.notifyParty).map { $0[.name].text } == ["N"])
        #expect(declaration.nodes(.party).map { $0[.roleCode].text } == ["ZZ9"])
        let unit = try #require(declaration.nodes(.equipment).first)
        #expect(unit[.equipmentSizeType].text == "22GP")
        #expect(unit[.unitQuantity].text == "2")
        let item = try #require(bill.child(.goodsItem))
        #expect(item[.description].text == "Toys")
        #expect(item[.commodityCode].text == "950300")
        #expect(item[.grossMass].decimal?.description == "6.28")
        #expect(item[.grossMassUnit].text == "KGM")
        #expect(item.child(.packaging)?[.packageQuantity].text == "4")
        #expect(declaration.nodes(.dangerousGoods).map { $0[.undgID].text } == ["1950"])
        #expect(declaration.nodes(.dangerousGoods).map { $0[.hazardClass].text } == ["2.1"])
    }

    @Test("An arrival notice by DCSA: parties by their functions, contacts, ports, arrival, voyage, units and goods")
    func arrivalNotice() throws {
        let declaration = try read(
            #"""
            {"arrivalNotices":[{"issueDateTime":"2026-11-04T00:00:00Z","carrierCode":"HLCU","transportDocumentReference":"BL1",
             "documentParties":[{"partyFunction":"OS","partyName":"SHIPPER","address":{"street":"R 1","city":"Dubai",
             "countryCode":"AE"},"partyContactDetails":[{"name":"M","phone":"+971","email":"m@example.com"}]},
             {"partyFunction":"CN","partyName":"CONSIGNEE"},{"partyFunction":"N1","partyName":"FIRST"},
             {"partyFunction":"N2","partyName":"SECOND"}],
             "transport":{"portOfLoading":{"UNLocationCode":"AEJEA","locationName":"Jebel Ali"},
             "portOfDischarge":{"UNLocationCode":"SGSIN"},"portOfDischargeArrivalDate":{"value":"2026-11-12","classifier":"EST"},
             "legs":[{"vesselVoyage":{"vesselName":"YM","carrierImportVoyageNumber":"097E"}}]},
             "utilizedTransportEquipments":[{"equipment":{"equipmentReference":"HLCU1234567","ISOEquipmentCode":"42G1"},
             "seals":[{"number":"S1"}]}],
             "consignmentItems":[{"descriptionOfGoods":["HOUSEHOLD GOODS"],"cargoItems":[{"equipmentReference":"HLCU1234567",
             "cargoGrossWeight":{"value":4205.0,"unit":"KGM"}}]}]}]}
            """#)
        let bill = try #require(declaration.root.child(.consignment))
        #expect(bill[.transportDocumentID].text == "BL1")
        #expect(bill[.carrierCode].text == "HLCU")
        #expect(bill[.issueDate].text?.hasPrefix("2026-11-04") ?? false)
        #expect(bill.child(.consignor)?[.name].text == "SHIPPER")
        #expect(bill.child(.consignor)?[.city].text == "Dubai")
        #expect(bill.child(.consignee)?[.name].text == "CONSIGNEE")
        #expect(bill.children(.notifyParty).map { $0[.name].text } == ["FIRST", "SECOND"])
        let ways = declaration.nodes(.contact).first?.children(.communication) ?? []
        #expect(ways.map { "\($0[.typeCode].text ?? "") \($0[.id].text ?? "")" } == ["TE +971", "EM m@example.com"])
        #expect(bill[.portOfLoading].text == "AEJEA")
        #expect(bill[.portOfLoadingName].text == "Jebel Ali")
        #expect(bill[.portOfDischarge].text == "SGSIN")
        #expect(bill[.arrivalDate].text == "2026-11-12")
        let leg = try #require(bill.children(.transportMeans).first)
        #expect(leg[.vesselName].text == "YM")
        #expect(leg[.conveyanceReference].text == "097E")
        #expect(bill.children(.equipment).first?[.id].text == "HLCU1234567")
        #expect(declaration.nodes(.seal).map { $0[.id].text } == ["S1"])
        #expect(bill.child(.goodsItem)?[.grossMass].decimal?.description == "4205.0")
    }

    @Test("A notification of arrival names its bill, its units and the port")
    func notification() throws {
        let declaration = try read(
            #"""
            {"arrivalNoticeNotifications":[{"transportDocumentReference":"BL1","equipmentReferences":["HLCU1234567"],
             "portOfDischarge":{"UNLocationCode":"SGSIN"},"portOfDischargeArrivalDate":{"value":"2026-03-12","classifier":"EST"}}]}
            """#)
        let bill = try #require(declaration.root.child(.consignment))
        #expect(bill[.transportDocumentID].text == "BL1")
        #expect(bill.children(.equipment).map { $0[.id].text } == ["HLCU1234567"])
        #expect(bill[.arrivalDate].text == "2026-03-12")
    }

    @Test("A waybill of ONE Record, with prefixed names, literals and identifiers of JSON-LD")
    func oneRecord() throws {
        let declaration = try read(
            #"""
            {"@context":{"cargo":"https://onerecord.iata.org/ns/cargo#"},"@type":"cargo:Waybill",
             "cargo:waybillPrefix":"020","cargo:waybillNumber":"12345675",
             "cargo:departureLocation":{"@type":"cargo:Location","cargo:code":"FRA"},
             "cargo:arrivalLocation":{"@type":"cargo:Location","cargo:code":"JFK"},
             "cargo:involvedParties":[{"@type":"cargo:Party","cargo:partyRole":{"@id":"https://onerecord.iata.org/ns/code-lists/ParticipantIdentifier#SHP"},
             "cargo:partyDetails":{"cargo:name":"SHIPPER"}},{"cargo:partyRole":"CNE","cargo:partyDetails":{"cargo:name":"CONSIGNEE"}}],
             "cargo:shipment":{"@type":"cargo:Shipment","cargo:goodsDescription":"Toys",
             "cargo:totalGrossWeight":{"@type":"cargo:Value","cargo:numericalValue":{"@type":"xsd:double","@value":"20.5"},
             "cargo:unit":{"@id":"https://vocabulary.uncefact.org/UnitCode#KGM"}},
             "cargo:pieces":[{"@type":"cargo:Piece","cargo:goodsDescription":{"@value":"Teddy bears"},
             "cargo:grossWeight":{"cargo:numericalValue":5,"cargo:unit":"KGM"}},{"cargo:goodsDescription":"Dolls"}]}}
            """#)
        #expect(declaration.nodes(.consignment).count == 1)
        let bill = try #require(declaration.root.child(.consignment))
        #expect(bill[.transportDocumentID].text == "020-12345675")
        #expect((bill[.portOfLoading].text ?? declaration.root[.portOfLoading].text) == "FRA")
        #expect((bill[.portOfDischarge].text ?? declaration.root[.portOfDischarge].text) == "JFK")
        #expect(bill.child(.consignor)?[.name].text == "SHIPPER")
        #expect(bill.child(.consignee)?[.name].text == "CONSIGNEE")
        let items = bill.children(.goodsItem)
        #expect(items.map { $0[.description].text } == ["Teddy bears", "Dolls"])
        #expect(items.first?[.grossMass].decimal?.description == "5")
        #expect((bill[.grossMass].text ?? bill[.totalGrossMass].text) == "20.5")
    }

    @Test("The pages of the documentation show the names and codes of the standards")
    func documented() throws {
        let text = String(decoding: try Meaning(of: "json").json(), as: UTF8.self)
        for word in ["arrival notices", "requested equipments", "POL", "OS", "involved parties"] {
            #expect(text.contains(word), "\(word)")
        }
    }

    @Test("`other` in our own JSON that is no array of addresses and values is kept as it is, and told")
    func oddOther() throws {
        for odd in [#""text""#, "5", #"{"a":"b"}"#, #"["x",{"address":"A","value":"V"}]"#] {
            let declaration = try Declaration.read(
                Array(
                    #"{"schema":"tidewaiter.declaration/1","consignments":[{"transport_document_id":"BL1","other":\#(odd)}]}"#
                        .utf8))
            #expect(declaration.nodes(.consignment).first?[.transportDocumentID].text == "BL1")
            let kept = declaration.nodes(.consignment).first?.remainder.map(\.value) ?? []
            #expect(!kept.isEmpty, "\(odd)")
            #expect(try Declaration.read(declaration.json()) == declaration)
        }
    }
}
