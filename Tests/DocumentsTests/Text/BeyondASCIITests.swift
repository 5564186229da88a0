import Testing
import TidewaiterDocuments

@Suite("What is beyond ASCII")
struct BeyondASCIITests {
    @Test("The first byte beyond ASCII is found wherever it stands, behind NUL bytes too", arguments: [false, true])
    func first(hasNUL: Bool) {
        for length in [1, 63, 64, 65, 130, 200] {
            var text = [UInt8](repeating: 0x41, count: length)
            if hasNUL { text[0] = 0 }
            #expect(UTF8Sequence.firstBeyondASCII(text.span) == nil)
            for place in 0..<length {
                text[place] = 0xC3
                #expect(UTF8Sequence.firstBeyondASCII(text.span) == place)
                #expect(UTF8Sequence.firstBeyondASCII(text.span, from: place) == place)
                if place > 0 { #expect(UTF8Sequence.firstBeyondASCII(text.span, from: place + 1) == nil) }
                text[place] = hasNUL && place == 0 ? 0 : 0x41
            }
        }
    }

    @Test("A text says that it is ASCII only where it is", arguments: [0, 63, 64, 100, 191])
    func survey(place: Int) throws {
        var text = [UInt8](repeating: 0x41, count: 192)
        #expect(try SourceText(decoding: text).isASCII)
        text[place] = 0xE9
        #expect(try !SourceText(decoding: text).isASCII)
    }
}
