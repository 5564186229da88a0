import Testing
import TidewaiterDocuments

@testable import TidewaiterManifests

@Suite("The tables of message types")
struct MessageTypeTests {
    @Test(
        "A table has no line that cannot be read, and names only groups, fields and kinds that exist",
        arguments: MessageType.all.indices)
    func table(_ index: Int) throws {
        let type = MessageType.all[index]
        #expect(!type.title.isEmpty)
        let maker = SegmentPlanMaker(groups: type.groups, rows: type.rows, syntax: type.syntax)
        #expect(maker.unread.isEmpty)
        let names = Set(maker.groups.map(\.name))
        #expect(names.count == maker.groups.count && names.count <= 64, "\(type.name)")
        for row in maker.rows {
            if let group = row.group { #expect(names.contains(String(group)), "\(group)") }
            for field in row.fields {
                let words = field.target.split(separator: "@")[0].split(separator: "|")
                for word in words { #expect(Field.named(String(word)) != nil, "\(word)") }
                if let part = field.part?.split(separator: ":").first {
                    #expect(NodeKind.named(String(part)) != nil, "\(part)")
                }
            }
            if let opening = row.opening, opening != "^" {
                #expect(NodeKind.named(String(opening.drop { $0 == "*" })) != nil, "\(opening)")
            }
        }
    }
}
