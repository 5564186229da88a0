import Testing
import TidewaiterDocuments

@testable import TidewaiterManifests

@Suite("Values that a document repeats")
struct RepeatedValueTests {
    private func stated(_ node: Node) -> [String] {
        let own = node.statedFields.flatMap { field in
            node.values(field).map { "\(field.name) \($0.content) \($0.raw ?? "") \($0.place.length)" }
        }
        return own + node.children.flatMap(stated)
    }

    @Test("A date means what its own format and message say, however often it was said with others")
    func dates() throws {
        let dates = [
            "20241213:102", "20241213", "20241213:101", "241213:101", "202412130915:203", "20241213:1?02", "x:102",
        ]
        let types = ["CUSCAR", "CUSREP", "IFTMIN", "BAPLIE", "CUSDEC"]
        func message(_ type: String, _ date: String) -> String {
            "UNH+7+\(type):D:95B:UN'BGM+85+R+9'DTM+137:\(date)'DTM+132:\(date)'UNT+5+7'"
        }
        func read(_ messages: [String]) throws -> [[String]] {
            let text = "UNB+UNOC:3+A+B+241213:0915+1'\(messages.joined())UNZ+\(messages.count)+1'"
            return try Declaration.read(Array(text.utf8), format: .edifact).declarations.map(stated)
        }
        var random = SystemRandomNumberGenerator()
        let drawn = try (0..<200).map { _ in
            message(
                try #require(types.randomElement(using: &random)), try #require(dates.randomElement(using: &random)))
        }
        let together = try read(drawn)
        try #require(together.count == drawn.count)
        for (number, message) in drawn.enumerated() {
            #expect(try read([message]) == [together[number]], "\(message)")
        }
    }

    @Test("A code means what its element makes of it, however often it was said in another")
    func codes() throws {
        let codes = ["K", "L", "E", "G", "XX", "KG", "CTN", "BOX", "?"]
        func bill(_ number: Int, _ codes: [String]) -> String {
            "LX*\(number)~M11*B\(number)*55201*5*\(codes[0])*10*\(codes[1])*7*\(codes[2])~N10*4*TOYS*N/M****\(codes[1])*9**\(codes[0])~"
        }
        func read(_ bills: [String]) throws -> [[String]] {
            let text =
                "ISA*00*          *00*          *ZZ*A              *ZZ*B              *241213*0915*^*00501*000000001*0*P*>~"
                + "GS*SO*A*B*20241213*0915*1*X*005010~ST*309*0001~M10*NHLN*O*LR*9074729*HERALD*448E*****I*Y~P4*2704*20241220~"
                + bills.joined() + "SE*9*0001~GE*1*1~IEA*1*000000001~"
            return try Declaration.read(Array(text.utf8), format: .x12).nodes(.consignment).map(stated)
        }
        var random = SystemRandomNumberGenerator()
        let drawn = (0..<200).map { number in
            bill(number, (0..<3).map { _ in codes.randomElement(using: &random) ?? "" })
        }
        let together = try read(drawn)
        try #require(together.count == drawn.count)
        for (number, bill) in drawn.enumerated() { #expect(try read([bill]) == [together[number]], "\(bill)") }
    }
}
