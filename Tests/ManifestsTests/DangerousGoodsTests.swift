import Testing
import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("Dangerous goods as formats state them")
struct DangerousGoodsTests {
    private func facts(_ node: Node?, _ fields: [Field]) -> [String?] { fields.map { node?[$0].text } }

    private static let fields: [Field] = [
        .undgID, .hazardClass, .packingGroup, .properShippingName, .technicalName, .flashpoint, .flashpointUnit,
    ]

    @Test(
        "Columns of tables, in several languages",
        arguments: [
            "UN Number,IMO Class,Packing Group,Proper Shipping Name,Technical Name,Flash Point (°C)",
            "UNDG,Hazard Class,PG,PSN,Chemical Name,Flashpoint C",
            "UN No,Class,PG,Shipping Name,Technical Name,Flash point (C)",
            "UN-Nummer,Gefahrgutklasse,Verpackungsgruppe,Richtiger technischer Name,Technische Benennung,Flammpunkt °C",
            "Numéro ONU,Classe de danger,Groupe d'emballage,Désignation officielle de transport,Nom technique,"
                + "Point d'éclair (C)",
        ])
    func columns(_ header: String) throws {
        let text = "B/L No,Description,\(header)\nA1,GOODS,UN1993,3,II,FLAMMABLE LIQUID N.O.S.,TOLUENE,12\n"
        let declaration = try Declaration.read(Array(text.utf8), format: .csv)
        let item = try #require(declaration.nodes(.goodsItem).first)
        #expect(
            facts(item, Self.fields) == ["UN1993", "3", "II", "FLAMMABLE LIQUID N.O.S.", "TOLUENE", "12", "CEL"])
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
    }

    @Test(
        "A number beside its unit keeps its sign and mark, and is none where more than a unit stands there",
        arguments: [
            ("-18°C", "-18", "CEL"), ("-18 C", "-18", "CEL"), ("18- C", nil, nil), ("-.5 F", "-0.5", "FAH"),
            ("12.5°C", "12.5", "CEL"), ("<23 C", nil, nil), ("> 60 C", nil, nil), ("- 5 C", nil, nil),
            ("−5 C", nil, nil), ("18 kg", nil, nil),
        ] as [(String, String?, String?)])
    func flashpoints(_ cell: String, _ number: String?, _ unit: String?) throws {
        let text = "B/L No,Description,Flash Point\nA1,GOODS,12 C\nA2,GOODS,\(cell)\n"
        let declaration = try Declaration.read(Array(text.utf8), format: .csv)
        let item = try #require(declaration.nodes(.goodsItem).last)
        #expect(item[.flashpoint].decimal?.description == number)
        #expect(item[.flashpointUnit].text == unit)
        #expect(declaration.findings.map(\.rule) == (number == nil ? ["tw.csv.number"] : []))
    }

    @Test("A mass below zero is not taken for one above", arguments: ["-10 kg", "-10", ".5 kg", "5,-- kg", "5.- kg"])
    func masses(_ cell: String) throws {
        let text = "B/L No,Description,Gross Weight\nA1,GOODS,12 kg\nA2,GOODS,\"\(cell)\"\n"
        let declaration = try Declaration.read(Array(text.utf8), format: .csv)
        let mass = try #require(declaration.nodes(.goodsItem).last)[.grossMass].decimal
        #expect(mass?.description == (cell.hasPrefix("-") ? "-10" : cell.hasPrefix(".") ? "0.5" : "5"))
    }

    @Test("A class without a UN number beside it is any class")
    func anyClass() throws {
        let declaration = try Declaration.read(Array("B/L No,Description,Class\nA1,GOODS,50\n".utf8), format: .csv)
        #expect(declaration.nodes(.goodsItem).first?[.hazardClass].text == nil)
        #expect(declaration.findings.map(\.rule) == ["tw.csv.unknown-column"])
    }

    @Test("A unit of temperature is none of mass, and the other way round")
    func units() {
        #expect(HeaderName.meaning("Flash point (kg)") == nil)
        #expect(HeaderName.meaning("Gross weight (C)") == nil)
        #expect(HeaderName.meaning("Flash point F")?.unit == "FAH")
    }

    @Test("JSON of other shapes, with goods or as a part of them")
    func json() throws {
        let text = """
            {"bills": [{"no": "A", "goods": [
              {"unNumber": "1263", "imoClass": "3", "packingGroup": "II", "properShippingName": "PAINT"},
              {"dangerousGoods": [{"unNumber": "1993", "imoClass": "3", "packingGroup": 2,
                "properShippingName": "FLAMMABLE LIQUID", "technicalName": "TOLUENE"}]},
              {"dg": {"un": "1830", "class": "8", "group": "II", "name": "SULPHURIC ACID"}}]}]}
            """
        let declaration = try Declaration.read(Array(text.utf8), format: .json)
        let items = declaration.nodes(.goodsItem)
        let fields = Array(Self.fields.prefix(5))
        #expect(facts(items[0], fields) == ["1263", "3", "II", "PAINT", nil])
        #expect(facts(items[1].child(.dangerousGoods), fields) == ["1993", "3", "2", "FLAMMABLE LIQUID", "TOLUENE"])
        #expect(facts(items[2].child(.dangerousGoods), fields) == ["1830", "8", "II", "SULPHURIC ACID", nil])
        #expect(try Declaration.read(declaration.json()) == declaration)
    }

    @Test("The name in EDIFACT stands with the dangerous goods, or with the goods where they are no group")
    func edifact() throws {
        let cuscar = try CUSCARTests.read(
            CUSCARTests.interchange(
                "BGM+85+M1+9'CNI+1+A'RFF+BM:A'GID+1+1:DR'FTX+AAA+++SOLVENT'FTX+AAD+++TOLUENE:MIXTURE'DGS+IMD+3+1294'"))
        let item = try #require(cuscar.nodes(.goodsItem).first)
        #expect(item[.properShippingName].text == "TOLUENE MIXTURE" && item[.description].text == "SOLVENT")
        #expect(item.child(.dangerousGoods)?[.undgID].text == "1294")
        #expect(item.child(.additionalInformation) == nil)
        #expect(try Declaration.read(cuscar.json()) == cuscar)
        let unit = try Declaration.read(
            Array(
                """
                UNB+UNOA:2+S+R+261121:0930+1'UNH+1+BAPLIE:D:13B:UN:SMDG31'BGM+659::20+1+9'DTM+137:20261121:102'\
                TDT+20+1++C:172:20+++9283186:146:11:MONTE'LOC+147+0050304::5'EQD+CN+MSCU6639886+22G1+++5'DGS+IMD+3+1203'\
                FTX+AAD+++PETROL'UNT+9+1'UNZ+1+1'
                """.utf8))
        #expect(unit.nodes(.dangerousGoods).map { $0[.properShippingName].text } == ["PETROL"])
    }

    @Test("The names of X12, whose lines go on in the next segment")
    func x12() throws {
        let text = X12Sample.interchange(
            "309",
            "M10*SCAC*O*US*9283186*MONTE*320N*MAN123*1**L~P4*1803*20261201*1*M029~LX*1~M11*BL0001*35177*390*CTN*14404*K~"
                + "VID*4B*HASU*5044950~N10*390*SOLIDS*MARK 1***K*14404*R*CTN*BR~"
                + "H1*1325*4.1*I*FLAMMABLE SOLID, ORGANIC, N.O.*****II~H2*S.~")
        let declaration = try Declaration.read(Array(text.utf8))
        let danger = try #require(declaration.nodes(.dangerousGoods).first)
        #expect(danger[.properShippingName].text == "FLAMMABLE SOLID, ORGANIC, N.O. S.")
        #expect(danger[.packingGroup].text == "II")
    }
}
