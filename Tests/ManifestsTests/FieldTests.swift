import Testing
import TidewaiterManifests

@Suite("The description of the fields")
struct FieldTests {
    @Test("Each field but the remainder is described once")
    func describedOnce() {
        let described = Field.descriptions.map(\.field)
        #expect(Set(described).count == described.count)
        #expect(Set(described) == Set(Field.allCases).subtracting([.other]))
        for field in Field.allCases { #expect(field.info.field == field) }
    }

    @Test("A name belongs to one field, and is snake case")
    func names() {
        let names = Field.descriptions.map(\.name)
        #expect(Set(names).count == names.count)
        for name in names {
            #expect(name.utf8.allSatisfy { (97...122).contains($0) || $0 == 95 || (48...57).contains($0) })
            #expect(Field.named(name)?.name == name)
        }
        for kind in NodeKind.allCases {
            #expect(NodeKind.named(kind.jsonName) == kind)
            #expect(!Field.fields(of: kind).contains { $0.name == kind.jsonName })
        }
    }

    @Test("A number's unit and an amount's currency stand in the same nodes as the number")
    func companions() {
        for row in Field.descriptions {
            guard let companion = row.type.companion else { continue }
            for use in row.uses { #expect(companion.info.stands(in: use.kind), "\(row.name) in \(use.kind)") }
        }
    }

    @Test("Identifiers of the WCO Data Model follow the kind of node")
    func wcoIdentifiers() {
        #expect(Field.id.wcoID(in: .consignee) == "R015")
        #expect(Field.id.wcoID(in: .equipment) == "159")
        #expect(Field.city.wcoID(in: .notifyParty) == "241")
        #expect(Field.commodityCode.wcoID(in: .goodsItem) == "145")
    }
}
