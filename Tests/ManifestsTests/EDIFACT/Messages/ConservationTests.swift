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

    @Test("Every value of a real message is kept", .enabled(if: Files.reference != nil, "set TIDEWAITER_REFERENCE"))
    func realMessages() throws {
        let reference = try #require(Files.reference)
        var count = 0
        for folder in ["cuscar", "declaration", "transport", "bayplan", "edge"] {
            let path = "\(reference)/manifests/edifact-\(folder)"
            for file in Files.names(in: path) {
                guard let bytes = Files.read("\(path)/\(file)") else { continue }
                guard let declaration = try? Declaration.read(bytes), declaration.format == .edifact else { continue }
                let text = String(decoding: declaration.store.source.bytes, as: UTF8.self)
                try expectConserved(text, file)
                count += 1
            }
        }
        #expect(count > 10)
    }

    private func expectConserved(_ text: String, _ name: String) throws {
        let declaration = try Declaration.read(Array(text.utf8))
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
                let bytes = segment.part(2, 1).map { segment.text(of: $0, in: bytes.span, release: nil) }
                // Without a name a message is taken for a cargo report.
                type = bytes.map { String(decoding: $0, as: UTF8.self) } ?? "CUSCAR"
            }
            let rows = known[type] ?? []
            guard role == .data || role == .messageHeader || role == .interchangeHeader else { continue }
            for index in 0..<segment.count where segment[index].element > 0 {
                let part = segment[index]
                guard !isCovered[segment.offset(of: part)] else { continue }
                let place = (Int(part.element), Int(part.component))
                let isStated = rows.contains { row in
                    row.tag == segment.tag
                        && ((Int(row.qualifier.0), Int(row.qualifier.1)) == place
                            || (Int(row.fallback.0), Int(row.fallback.1)) == place
                            || row.implied.contains { $0.component == place }
                            || row.fields.contains { $0.target.hasSuffix("@list") && place.1 == 2 })
                }
                let tag = SegmentTag.letters(of: segment.tag)
                #expect(isStated, "\(name): \(tag) \(place) at \(segment.offset(of: part)) is lost")
            }
        }
    }
}
