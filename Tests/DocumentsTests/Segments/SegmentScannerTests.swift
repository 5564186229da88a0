import Testing
import TidewaiterDocuments

@Suite("The syntax of UN/EDIFACT")
struct SegmentScannerTests {
    /// The segments of a text: for each its parts as `element.component=text`, with `#n` for a further repetition.
    private func segments(_ text: String, limits: Limits = .standard) throws -> [[String]] {
        let bytes = Array(text.utf8)
        let announced = SegmentDelimiters.announced(in: bytes.span, at: 0)
        let (delimiters, start, syntax) = try #require(announced)
        var scanner = SegmentScanner(delimiters: delimiters, syntax: syntax, offset: start, limits: limits)
        var segment = SegmentTable()
        var found: [[String]] = []
        while true {
            scanner.fill(&segment, from: bytes.span, isLast: true, stretch: 16)
            guard segment.segmentCount > 0 else { return found }
            while segment.advance() {
                if segment.step == .empty { continue }
                found.append(
                    (0..<segment.count).map { index in
                        let part = segment[index]
                        let text = segment.text(of: part, in: bytes.span, release: delimiters.release)
                        let repetition = part.repetition > 0 ? "#\(part.repetition)" : ""
                        return "\(part.element).\(part.component)\(repetition)=\(String(decoding: text, as: UTF8.self))"
                    })
                if segment.step != .segment { return found }
            }
        }
    }

    @Test("Elements and components are numbered, and empty ones are left out")
    func numbering() throws {
        #expect(
            try segments("UNB+UNOC:3+A'NAD+CZ+++SHIPPER LTD+:2ND LINE'")[1] == [
                "0.1=NAD", "1.1=CZ", "4.1=SHIPPER LTD", "5.2=2ND LINE",
            ])
    }

    @Test("A release character makes the next character data")
    func release() throws {
        let found = try segments("UNB+UNOC:3'FTX+AAA+++20?' ?+ 40?? ?:??'BGM'")
        #expect(found[1] == ["0.1=FTX", "1.1=AAA", "4.1=20' + 40? :?"])
        #expect(found[2] == ["0.1=BGM"])
    }

    @Test("The service string advice gives the delimiters")
    func advice() throws {
        #expect(try segments("UNA|^,~ #UNB^UNOC|3#BGM^A~^B|C#")[1] == ["0.1=BGM", "1.1=A^B", "1.2=C"])
    }

    @Test("From syntax version 4 an asterisk repeats an element; before it is data")
    func repetition() throws {
        #expect(
            try segments("UNA:+.?*'UNB+UNOC:4'MEA+A+KGM:1*LBR:2+X'")[1] == [
                "0.1=MEA", "1.1=A", "2.1=KGM", "2.2=1", "2.1#1=LBR", "2.2#1=2", "3.1=X",
            ])
        #expect(try segments("UNB+UNOC:4'MEA+KGM*LBR'")[1] == ["0.1=MEA", "1.1=KGM", "1.1#1=LBR"])
        #expect(try segments("UNA:+.? 'UNB+UNOC:3'FTX+5*4'")[1] == ["0.1=FTX", "1.1=5*4"])
    }

    @Test("Level B separators need no service string advice")
    func levelB() throws {
        let text = "UNB\u{1D}UNOB\u{1F}1\u{1D}A\u{1C}BGM\u{1D}85?\u{1F}X\u{1C}"
        #expect(try segments(text)[1] == ["0.1=BGM", "1.1=85?", "1.2=X"])
    }

    @Test("Line breaks are not data, wherever they stand")
    func lineBreaks() throws {
        let found = try segments("UNB+UN\r\nOC:3'\r\n\tBG\nM+8\r\n5+A\r\n:B'\n")
        #expect(found[0] == ["0.1=UNB", "1.1=UNOC", "1.2=3"])
        #expect(found[1] == ["0.1=BGM", "1.1=85", "2.1=A", "2.2=B"])
        #expect(found.count == 2)
    }

    @Test("What does not begin as an interchange is refused", arguments: ["", "BGM+1'", "UN", "UNA+++++'UNB", "UNB1"])
    func notAnInterchange(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(throws: TidewaiterError.self) { _ = try SegmentReader(bytes.span) }
    }

    @Test("A value beyond the limit stops the reading, and does so at once")
    func valueLimit() throws {
        let text = Array("UNB+UNOC:3'UNH+1+CUSCAR'FTX+AAA+++".utf8) + [UInt8](repeating: 0x41, count: 3_000_000)
        var reader = try SegmentReader(text.span, limits: Limits(valueBytes: 1 << 20))
        var segment = SegmentTable()
        _ = try reader.next(text.span, &segment)
        _ = try reader.next(text.span, &segment)
        do {
            _ = try reader.next(text.span, &segment)
            Issue.record("the value was read")
        } catch {
            #expect(error.code == "edifact.value-bytes")
            #expect(error.status == .limit)
        }
    }

    @Test("Whatever was written is read again, with any delimiters")
    func roundTrip() throws {
        var random = Seeded(4711)
        let sets: [(component: Character, element: Character, release: Character, terminator: Character)] = [
            (":", "+", "?", "'"), ("|", "^", "~", "#"), ("<", ">", "\\", ";"),
        ]
        let letters = Array("ABC xyz 019.,'+:?*|^~#<>;é漢")
        for round in 0..<2000 {
            let set = sets[round % sets.count]
            var expected: [String] = ["0.1=ABC"]
            var text = "UNA\(set.component)\(set.element).\(set.release) \(set.terminator)UNB\(set.element)UNOY"
            text += "\(set.component)3\(set.terminator)ABC"
            for element in 1...Int.random(in: 1...8, using: &random) {
                text.append(set.element)
                for component in 1...Int.random(in: 1...5, using: &random) {
                    if component > 1 { text.append(set.component) }
                    let length = Int.random(in: 0...12, using: &random)
                    let value = String(
                        (0..<length).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
                    for letter in value {
                        if [set.component, set.element, set.release, set.terminator].contains(letter) {
                            text.append(set.release)
                        }
                        text.append(letter)
                    }
                    if !value.isEmpty { expected.append("\(element).\(component)=\(value)") }
                }
            }
            text.append(set.terminator)
            #expect(try segments(text)[1] == expected, "\(text)")
        }
    }
}

/// SplitMix64: the same numbers on every machine.
private struct Seeded: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
