import TidewaiterManifests
import TidewaiterTestSupport

extension X12Sample {
    static func read(_ text: String) throws -> Declaration { try Declaration.read(Array(text.utf8), input: "m.x12") }

    static func read(set: String, _ body: String) throws -> Declaration { try read(interchange(set, body)) }
}

extension MessageSamples {
    static func read(_ type: String, _ release: String, _ body: String) throws -> Declaration {
        try Declaration.read(Array(interchange(type, release, body).utf8), input: "m.edi")
    }
}
