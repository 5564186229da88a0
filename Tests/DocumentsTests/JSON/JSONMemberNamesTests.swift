import Testing

@testable import TidewaiterDocuments

@Suite("Names of members")
struct JSONMemberNamesTests {
    private static let known = [
        "id", "value", "seven77", "eight888", "origin", "origin_preferential", "origin_preferentiel",
    ]
    private let names = JSONMemberNames(known)

    private func position(_ written: String) throws -> Int? {
        let document = try JSONDocument(Array("{\"\(written)\": 1}".utf8))
        var parts = document.parts(document.root.entry)
        return names.position(of: try #require(document.nextMember(&parts)), in: document)
    }

    @Test("A name is found among those that there may be, with escapes too")
    func found() throws {
        for (number, name) in Self.known.enumerated() {
            #expect(try position(name) == number)
            let escaped = name.unicodeScalars.map { "\\u00\($0.value < 16 ? "0" : "")\(String($0.value, radix: 16))" }
            #expect(try position(escaped.joined()) == number)
        }
    }

    @Test("A name that differs in one byte, or has one more or less, is another")
    func others() throws {
        for name in Self.known {
            let bytes = Array(name.utf8)
            for place in bytes.indices {
                var other = bytes
                other[place] ^= 1
                let isOther = try position(String(decoding: other, as: UTF8.self)) == nil
                if !isOther { Issue.record("byte \(place) of \(name) makes no difference") }
            }
            for other in ["\(name)x", "x\(name)", "\u{0}\(name)", "\(name)\u{0}", String(name.dropLast())] {
                #expect(try position(other) == nil)
            }
        }
        #expect(try position("") == nil)
    }
}
