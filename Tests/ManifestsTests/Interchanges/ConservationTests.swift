import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("Nothing of a message is lost")
struct ConservationTests {
    /// The rows of each type.
    private let known: [String: [SegmentPlanMaker.Row]] = Dictionary(
        MessageType.all.map {
            ($0.name, SegmentPlanMaker(groups: $0.groups, rows: $0.rows, syntax: $0.syntax).rows)
        }, uniquingKeysWith: +)

    @Test("Every value of a sample is in a field or in the remainder, or its field states what it says")
    func samples() throws {
        for sample in MessageSamples.all {
            try expectConserved(MessageSamples.interchange(sample.type, sample.release, sample.body), sample.type)
        }
    }

    @Test("An unknown segment is kept wherever it stands, in every message type")
    func unknownSegments() throws {
        for sample in MessageSamples.all {
            let segments = sample.body.split(separator: "'").map { $0.drop { $0 == "\n" } }
            let text = segments.map { "\($0)'ZZX+1+KEPT" }.joined(separator: "'") + "'"
            let declaration = try MessageSamples.read(sample.type, sample.release, text)
            let store = declaration.store
            let kept = store.values.indices.filter {
                store.values[$0].field == Field.other.rawValue && store.text(of: UInt32($0)) == "ZZX+1+KEPT"
            }
            #expect(kept.count == segments.count(where: { !$0.isEmpty }), "\(sample.type) \(sample.release)")
        }
    }

    static let files: [String] = {
        let root = "\(Files.reference ?? "")/manifests"
        return Files.names(in: root).filter { $0.hasPrefix("edifact-") || $0.hasPrefix("x12-") || $0 == "edge" }
            .flatMap { folder in Files.names(in: "\(root)/\(folder)").map { "\(folder)/\($0)" } }
            .filter { $0.hasPrefix("edifact-") || $0.hasPrefix("x12-") || $0.contains("/edi-") || $0.contains("/x12-") }
            // Of a syntax of its own, and said to be.
            .filter { !$0.contains("tradacoms") }
    }()

    @Test(
        "Every sample is read, comes back from JSON, and each of its values is kept",
        .enabled(if: Files.reference != nil, "set TIDEWAITER_REFERENCE to the folder with the files"), arguments: files)
    func realMessages(_ file: String) throws {
        let bytes = try #require(Files.read("\(Files.reference ?? "")/manifests/\(file)"))
        if file.contains("-empty.edi") || file.contains("bom-only") { return }
        let declaration = try Declaration.read(bytes, input: file)
        #expect(try Declaration.read(declaration.json()) == declaration)
        #expect(try expectConserved(declaration, file) > 0)
    }

    @Test("All samples are looked at", .enabled(if: Files.reference != nil, "set TIDEWAITER_REFERENCE"))
    func sampleCount() {
        #expect(Self.files.count { $0.hasPrefix("edifact-") } > 15)
        #expect(Self.files.count { $0.hasPrefix("x12-") } > 20)
        #expect(Self.files.count { $0.hasPrefix("edge/") } > 30)
    }

    private func expectConserved(_ text: String, _ name: String) throws {
        _ = try expectConserved(Declaration.read(Array(text.utf8)), name)
    }

    /// How many values were looked at.
    private func expectConserved(_ declaration: Declaration, _ name: String) throws -> Int {
        var count = 0
        let store = declaration.store
        let bytes = store.source.bytes
        var isCovered = [Bool](repeating: false, count: bytes.count)
        for index in store.values.indices {
            let start = store.values[index].source
            for offset in start..<start + store.sourceLength(of: UInt32(index)) { isCovered[offset] = true }
        }
        var reader = try SegmentReader(bytes.span, at: store.source.start)
        var segment = SegmentTable()
        var type = ""
        while let role = try reader.next(bytes.span, &segment) {
            if role == .messageHeader {
                let bytes = segment.part(reader.syntax == .edifact ? 2 : 1, 1).map {
                    segment.text(of: $0, in: bytes.span, release: nil)
                }
                // Without a name a message is taken for a cargo report.
                type = bytes.map { String(decoding: $0, as: UTF8.self) } ?? "CUSCAR"
            }
            let rows = known[type] ?? []
            // Trailers state what was counted, and are compared with it.
            guard ![.messageTrailer, .groupTrailer, .interchangeTrailer].contains(role) else { continue }
            for index in 0..<segment.count where segment[index].element > 0 {
                let part = segment[index]
                let text = segment.text(of: part, in: bytes.span, release: reader.delimiters.release)
                // X12 fills its header up with blanks.
                if text.allSatisfy({ $0 == 0x20 }) { continue }
                count += 1
                guard !isCovered[segment.offset(of: part)] else { continue }
                let place = (Int(part.element), Int(part.component))
                let isStated = rows.contains { row in
                    row.tag == segment.tag
                        && ((Int(row.qualifier.0), Int(row.qualifier.1)) == place
                            || (Int(row.fallback.0), Int(row.fallback.1)) == place
                            || row.implied.contains { $0.component == place }
                            || row.fields.contains { $0.target.hasSuffix("@list") && place.1 == 2 }
                            || row.fields.contains { $0.target.hasSuffix("@digit") && $0.components[0] == place })
                }
                let tag = SegmentTag.letters(of: segment.tag)
                #expect(isStated, "\(name): \(tag) \(place) at \(segment.offset(of: part)) is lost")
            }
        }
        return count
    }
}
