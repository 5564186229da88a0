import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterTestSupport

/// Interchanges of known and unknown segments with any values, in any notation.
struct GeneratedInterchange {
    let syntax: SegmentSyntax
    var segments: [(tag: String, elements: [SegmentElement])] = []

    init(_ syntax: SegmentSyntax, _ random: inout SplitMix) {
        self.syntax = syntax
        switch syntax {
        case .edifact:
            segments = [("UNB", [["UNOY", "4"], ["A", "ZZZ"], ["B", "ZZZ"], ["261121", "0930"], "R1"])]
        case .x12:
            let blank = String(repeating: " ", count: 10)
            segments = [
                (
                    "ISA",
                    [
                        "00", .init(blank), "00", .init(blank), "ZZ", "SENDER", "ZZ", "CBP", "261121", "0930", "^",
                        "00501", "000000001", "0", "P", ">",
                    ]
                ), ("GS", ["SO", "A", "B", "20261121", "0930", "1", "X", "005010"]),
            ]
        }
        for number in 1...(1 + random.below(3)) { addMessage(number, &random) }
    }

    private mutating func addMessage(_ number: Int, _ random: inout SplitMix) {
        let types = ["CUSCAR", "IFTMIN", "COPRAR", "CUSDEC", "NONE"]
        let sets = ["309", "310", "856", "350", "999"]
        let tags =
            syntax == .edifact
            ? ["CNI", "NAD", "GID", "FTX", "MEA", "RFF", "LOC", "EQD", "DTM", "ZZZ", "TDT", "SGP"]
            : ["LX", "N1", "N10", "M11", "N9", "R4", "VID", "HL", "L5", "ZZZ", "X4", "N7"]
        segments.append(
            syntax == .edifact
                ? ("UNH", [SegmentElement("\(number)"), .init([types[random.below(types.count)], "D", "95B", "UN"])])
                : ("ST", [.init(sets[random.below(sets.count)]), SegmentElement("000\(number)")]))
        for _ in 0..<random.below(20) {
            var elements: [SegmentElement] = []
            for _ in 0..<(1 + random.below(6)) { elements.append(element(&random)) }
            elements[elements.count - 1] = SegmentElement("Z")
            segments.append((tags[random.below(tags.count)], elements))
        }
    }

    private func element(_ random: inout SplitMix) -> SegmentElement {
        func component(_ random: inout SplitMix) -> String {
            let words = [
                "", "CZ", "CN", "BM", "G", "12.5", "A B", "20261121", "102", "L", "UN", "KGM", "é", "Łódź", "東京",
            ]
            // Separators of one notation are text in another only where that can release them.
            let marks = syntax == .edifact ? ["'", "+", ":", "?", "*", "|^", "#~"] : [",", ".", "+"]
            return random.below(4) == 0 ? "X" + marks[random.below(marks.count)] : words[random.below(words.count)]
        }
        var occurrences: [[String]] = []
        for _ in 0...(random.below(8) == 0 ? 1 : 0) {
            var components = (0..<random.below(3)).map { _ in component(&random) }
            components.append("V\(random.below(100))")
            occurrences.append(components)
        }
        return random.below(5) == 0 ? SegmentElement("") : SegmentElement(repeating: occurrences)
    }

    func written(_ style: SegmentStyle) throws -> [UInt8] {
        var writer = try SegmentWriter(syntax, style: style)
        for (tag, elements) in segments { try writer.write(tag, elements) }
        return try writer.finish()
    }
}

@Suite("What is read, written and read again")
struct RoundTripTests {
    /// Every field of every node, in its place.
    static func fields(_ declaration: Declaration) -> [String] {
        let header: Set<Field> = [.syntaxIdentifier, .syntaxVersion]
        return NodeKind.allCases.flatMap { declaration.nodes($0) }.flatMap { node in
            node.statedFields.filter { !header.contains($0) }.map { "\(node.pointer) \($0) \(node[$0].text ?? "")" }
        }
    }

    static func form(_ syntax: SegmentSyntax) -> WrittenForm { syntax == .edifact ? .edifact : .x12 }

    @Test(
        "Any interchange comes out as it was; in another notation it says the same, and comes back byte for byte",
        arguments: [SegmentSyntax.edifact, .x12])
    func generated(_ syntax: SegmentSyntax) throws {
        var random = SplitMix(state: 9735)
        let notations: [(delimiters: String, lineBreaks: WriteOptions.LineBreaks)] =
            syntax == .edifact
            ? [(":+.?*'", .none), ("|^.~!#", .crlf), (":+,?*'", .lf), ("\u{1F}\u{1D}.?*\u{1C}", .none)]
            : [("*>~^", .none), ("|:\u{15}!", .crlf), ("*>\n^", .none), ("\u{1D}\u{1F}\u{1C}\u{1E}", .lf)]
        for round in 0..<300 {
            let interchange = GeneratedInterchange(syntax, &random)
            let own = notations[round % notations.count]
            let other = notations[(round + 1 + random.below(3)) % notations.count]
            let style = SegmentStyle(
                delimiters: try SegmentDelimiters(text: own.delimiters, syntax),
                lineBreak: own.lineBreaks == .crlf ? .crlf : own.lineBreaks == .lf ? .lf : .none)
            let bytes = try interchange.written(style)
            let declaration = try Declaration.read(bytes, input: "m")
            let again = try declaration.write(as: Self.form(syntax))
            #expect(again.bytes == bytes)
            let changed = try declaration.write(
                as: Self.form(syntax), options: .init(delimiters: other.delimiters, lineBreaks: other.lineBreaks))
            let read = try Declaration.read(changed.bytes, input: "m")
            #expect(Self.fields(read) == Self.fields(declaration))
            #expect(read.findings.map(\.rule) == declaration.findings.map(\.rule))
            let back = try read.write(
                as: Self.form(syntax), options: .init(delimiters: own.delimiters, lineBreaks: own.lineBreaks))
            // The remainder is kept as it is written, so that what comes back has it too.
            #expect(back.bytes == bytes, "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test(
        "A character set is kept, and another one says the same", arguments: ["ISO-8859-1", "ISO-8859-2", "UTF-16LE"])
    func charsets(_ charset: String) throws {
        let text = CUSCARTests.interchange("CNI+1+BL1'NAD+CZ+++\(charset == "ISO-8859-2" ? "Łódź" : "É")'ZZZ+é'")
        let source = try Declaration.read(
            Array(text.replacing("UNOC:3", with: "UNOY:4").replacing("é", with: "e").utf8))
        let written = try source.write(as: .edifact, options: .init(charset: charset, lineBreaks: .crlf))
        let read = try Declaration.read(written.bytes)
        #expect(Self.fields(read) == Self.fields(source))
        #expect(try read.write(as: .edifact).bytes == written.bytes)
        let delimited = try read.write(as: .edifact, options: .init(delimiters: "|^.~ #"))
        let again = try Declaration.read(delimited.bytes)
        #expect(Self.fields(again) == Self.fields(source))
        // Neither the character set nor the line breaks were to change.
        #expect(try again.write(as: .edifact, options: .init(delimiters: "standard")).bytes == written.bytes)
    }
}
