import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("Streams in two bytes a character")
struct UTF16StreamTests {
    /// A document of each format with characters of one to four bytes of UTF-8, and something to be told of.
    static let documents: [(format: Format, text: String)] = [
        (
            .edifact,
            "UNB+UNOY:4+A+B+20261121:0930+R1'\nUNH+1+CUSCAR:D:95B:UN'BGM+85+MAN1+9'\r\nCNI+1+BL1'NAD+CZ+++Łódź 東京 🚢'\n"
                + "GID+1+10:CT'FTX+AAA+++TOYS'MEA+AAE+G+KGM:12x'CNI+2+BL2'NAD+CZ+++ÉÉ'GID+1+3:CT'UNT+10+1'UNZ+1+R1'"
        ),
        (
            .x12,
            "ISA*00*          *00*          *ZZ*A              *ZZ*B              *261121*0930*U*00401*000000001*0*P*>~"
                + "GS*SO*A*B*20261121*0930*1*X*004010~\nST*309*0001~M10*SCAC*O**9283186*MONTÉ~P4*1803*20261120~\n"
                + "LX*1~M11*BL1*35177*1x*PKG~N1*SH*Łódź 🚢~LX*2~M11*BL2*35177*1*PKG~SE*9*0001~GE*1*1~IEA*1*000000001~"
        ),
        (
            .csv,
            "Bill No,Description,Gross Weight\r\nB1,Łódź 東京 🚢,12x\r\nB1,\"a\nb\",5\r\nB2,É,6\r\nB3,plain,7\r\n"
        ),
        (
            .json,
            "{\"vesselName\":\"MONTÉ\",\"bills\":[{\"no\":\"B1\",\"items\":[{\"description\":\"Łódź 東京 🚢\",\"gross\":\"x\"}]},\n"
                + "{\"no\":\"B2\",\"items\":[{\"description\":\"É\"}]}]}"
        ),
        (
            .jsonl,
            "{\"transport_document_id\":\"B1\",\"consignor\":{\"name\":\"Łódź 東京 🚢\"}}\n{broken É\n"
                + "{\"transport_document_id\":\"B2\",\"consignor\":{\"name\":\"É\"}}\n"
        ),
    ]

    static func encoded(_ text: String, isBig: Bool, isMarked: Bool) throws -> [UInt8] {
        let encoder = try TextEncoder(isBig ? .utf16BigEndian : .utf16LittleEndian)
        return (isMarked ? encoder.mark : []) + encoder.encode(Array(text.utf8)).bytes
    }

    @Test(
        "Every format reads as the same text in UTF-8 does, and each place is that of the file as it is",
        arguments: documents.map(\.format), [true, false])
    func same(_ format: Format, _ isBig: Bool) throws {
        let text = try #require(Self.documents.first { $0.format == format }?.text)
        let plain = try StreamParts.read(Array(text.utf8), chunk: 1 << 20, format: format)
        #expect(plain.count > 1)
        for isMarked in [true, false] {
            let file = try Self.encoded(text, isBig: isBig, isMarked: isMarked)
            let decoder: ([UInt8]) -> String = { bytes in
                var stream = UTF16Stream(isBigEndian: isBig)
                return String(decoding: stream.decode(bytes, isLast: true).text, as: UTF8.self)
            }
            for chunk in [1, 2, 3, 7, 64, 1 << 20] {
                // What is unmarked is told by its NUL bytes, of which some have to have come.
                let parts = try StreamParts.read(file, chunk: chunk, format: isMarked ? nil : format)
                #expect(parts.map { $0.json() } == plain.map { $0.json() })
                #expect(parts.allSatisfy { $0.format == format })
                let isTold = !isMarked && format == .edifact
                let extra = isTold ? ["tw.edifact.utf-16"] : []
                #expect(
                    parts.flatMap(\.findings).map(\.rule).sorted()
                        == (plain.flatMap(\.findings).map(\.rule) + extra).sorted())
                for (part, twin) in zip(parts, plain) {
                    for kind in NodeKind.allCases {
                        for (node, other) in zip(part.nodes(kind), twin.nodes(kind)) {
                            for field in node.statedFields where field != .sourceFormat {
                                let place = node[field].place
                                #expect(place.line == other[field].place.line)
                                #expect(place.column == other[field].place.column)
                                guard place.length > 0, place.offset + place.length <= file.count else { continue }
                                let own = Array(file[Int(place.offset)..<Int(place.offset + place.length)])
                                let twinPlace = other[field].place
                                let utf8 = Array(text.utf8)
                                let said = utf8[Int(twinPlace.offset)..<Int(twinPlace.offset + twinPlace.length)]
                                #expect(decoder(own) == String(decoding: said, as: UTF8.self), "\(field)")
                            }
                        }
                    }
                }
                let places = { (parts: [Declaration]) in
                    parts.flatMap(\.findings).filter { $0.rule != "tw.edifact.utf-16" }.map {
                        "\($0.rule) \($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.message)"
                    }.sorted()
                }
                #expect(places(parts) == places(plain))
            }
        }
    }

    @Test("Halves of characters are told with their place, and a mapping can say that a table is UTF-16")
    func damaged() throws {
        let text = "Bill No,Description\nB1,a\nB2,b\n"
        var file = try Self.encoded(text, isBig: false, isMarked: true)
        // The high half of a pair alone, in the description of the first bill.
        let at = 2 + 2 * "Bill No,Description\nB1,".utf8.count
        file.replaceSubrange(at..<at + 2, with: [0x00, 0xD8])
        for chunk in [1, 5, 1000] {
            let parts = try StreamParts.read(file, chunk: chunk)
            let found = parts.flatMap(\.findings).filter { $0.rule == "tw.text.undecodable" }
            #expect(found.count == 1)
            #expect(found.first?.place?.line == 2 && found.first?.place?.column == 4)
            #expect(found.first?.place?.offset == Int64(at))
            #expect(parts.first?.nodes(.goodsItem).first?[.description].text == "\u{FFFD}")
        }
        var mapping = TableMapping()
        mapping.charset = "UTF-16LE"
        var stream = DeclarationStream(mapping: mapping)
        stream.append(try Self.encoded("Bill No,Description\n東京,東京東京東京東京東京\n", isBig: false, isMarked: false))
        stream.finish()
        #expect(try stream.next()?.nodes(.consignment).first?[.transportDocumentID].text == "東京")
    }

    @Test("Memory stays bounded by the unit: a long file in two bytes a character is never held whole")
    func bounded() throws {
        var limits = Limits.standard
        limits.unitBytes = 20_000
        var stream = DeclarationStream(limits: limits)
        let row = try Self.encoded("B1,Łódź,950300\n", isBig: true, isMarked: false)
        stream.append(try Self.encoded("Bill No,Description,HS Code\n", isBig: true, isMarked: true))
        var count = 0
        for number in 0..<40_000 {
            stream.append(
                number % 10 == 0 ? try Self.encoded("C\(number),x,950300\n", isBig: true, isMarked: false) : row)
            while try stream.next() != nil { count += 1 }
        }
        stream.finish()
        while try stream.next() != nil { count += 1 }
        #expect(count == 8000)
    }
}
