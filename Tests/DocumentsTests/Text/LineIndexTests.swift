import Testing
import TidewaiterDocuments

@Suite("Lines and columns")
struct LineIndexTests {
    @Test("agree with counting, across blocks, for every offset")
    func againstCounting() {
        let pieces = ["a", "é", "€", "😀", "\n", "\r\n", "\r", "0123456789", "\n\r"]
        var text = ""
        var generator = SystemRandomNumberGenerator()
        while text.utf8.count < 20_000 { text += pieces.randomElement(using: &generator) ?? "" }
        let bytes = Array(text.utf8)
        let index = LineIndex(bytes)
        var (line, column) = (1, 0)
        for (offset, byte) in bytes.enumerated() {
            if byte & 0xC0 != 0x80 { column += 1 }
            let position = index.position(at: offset)
            #expect(position.line == line && position.column == column)
            let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
            if byte == 0x0A || (byte == 0x0D && next != 0x0A) { (line, column) = (line + 1, 0) }
        }
        #expect(index.position(at: .max).line == line)
        #expect(index.position(at: -1).line == 1)
    }

    @Test("of nothing are 1 and 1")
    func empty() {
        let position = LineIndex([]).position(at: 0)
        #expect(position.line == 1 && position.column == 1)
    }
}
