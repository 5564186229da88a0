import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

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

    @Test("What a segment states goes to a field that its node has, whichever node is open")
    func openNodes() throws {
        for sample in MessageSamples.all {
            let declaration = try MessageSamples.read(sample.type, sample.release, sample.body)
            var nodes = [declaration.interchange]
            while let node = nodes.popLast() {
                nodes += node.children
                let strays = node.statedFields.filter { $0 != .other && !$0.stands(in: node.kind) }.map(\.name)
                #expect(strays == [], "\(sample.type)")
            }
        }
        // A place of destination is none of the means of transport: it keeps its qualifier.
        let leg = try MessageSamples.read("IFTMIN", "95B", "BGM+340+X+9'TDT+20+1'TDT+10+2'LOC+8+DEHAM'")
        #expect(String(decoding: leg.json(), as: UTF8.self).contains(#""role_code":"8","id":"DEHAM""#))
    }
}
