import Testing
import TidewaiterDocuments
import TidewaiterManifests

/// Messages for the tests of transaction sets.
enum X12Sample {
    static let header =
        "ISA*00*          *00*          *ZZ*SENDER         *ZZ*CBP            *261121*0930*^*00501*000000001*0*P*>~"

    /// An interchange with one transaction set; counts are right.
    static func interchange(_ set: String, _ body: String, group: String = "SO", version: String = "005010") -> String {
        let segments = body.split(separator: "~").count + 2
        return "\(header)GS*\(group)*SENDER*CBP*20261121*0930*1*X*\(version)~ST*\(set)*0001~\(body)"
            + "SE*\(segments)*0001~GE*1*1~IEA*1*000000001~"
    }

    static func read(_ text: String) throws -> Declaration { try Declaration.read(Array(text.utf8), input: "m.x12") }

    static func read(set: String, _ body: String) throws -> Declaration { try read(interchange(set, body)) }
}
