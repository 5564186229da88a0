import Testing
import TidewaiterDocuments

@testable import TidewaiterManifests

/// Messages made from the directories themselves.
@Suite("Messages that are written by the directories")
struct GeneratedMessageTests {
    /// Writes a message: every part of it, or the mandatory ones only.
    struct Writer {
        let directory: EDIFACTDirectory
        let isWhole: Bool
        var segments: [String] = []

        mutating func write(_ part: MessageStructure.Part) {
            guard isWhole || part.isMandatory else { return }
            if part.isGroup {
                for inner in part.parts { write(inner) }
            } else if part.name != "UNH", part.name != "UNT" {
                segments.append(segment(part.name))
            }
        }

        func segment(_ tag: String) -> String {
            let elements = directory.segment(tag) ?? []
            let texts = elements.map { element -> String in
                guard isWhole || element.isMandatory else { return "" }
                guard let components = directory.composite(element.code) else { return value(element.code) }
                return components.map { isWhole || $0.isMandatory ? value($0.code) : "" }.joined(separator: ":")
            }
            return ([tag] + texts).joined(separator: "+")
        }

        func value(_ code: String) -> String {
            guard let format = directory.format(code) else { return "?" }
            // The section that UNS begins is one of two.
            if code == "0081" { return "D" }
            let letter = format.characters == .numeric ? "1" : "A"
            return String(repeating: letter, count: isWhole ? format.maximum : format.minimum)
        }
    }

    static func interchange(_ name: String, _ edition: String, isWhole: Bool) throws -> String {
        let directory = EDIFACTDirectory(version: "D", release: edition, syntaxVersion: "3")
        var writer = Writer(directory: directory, isWhole: isWhole)
        let structure = try #require(directory.message(name))
        for part in structure.parts { writer.write(part) }
        let version = name == "CONTRL" ? "D:3" : "D:\(edition)"
        return "UNB+UNOC:3+A+B+261121:0930+R1'UNH+1+\(name):\(version):UN'"
            + writer.segments.map { $0 + "'" }.joined() + "UNT+\(writer.segments.count + 2)+1'UNZ+1+R1'"
    }

    @Test(
        "Written by its directory, whole or with what is mandatory only, a message has no fault",
        arguments: EDIFACTDirectoryTests.types)
    func valid(_ name: String) throws {
        for edition in DirectoryEdition.all {
            for isWhole in [false, true] {
                let text = try Self.interchange(name, edition.name, isWhole: isWhole)
                let source = SourceText(utf8: Array(text.utf8))
                let structure = try StructureReader.read(source, limits: .standard).interchanges[0]
                let faults = structure.faults + structure.messages[0].faults
                let told = faults.prefix(3).map { "\($0.kind) \($0.tag) \($0.segment) \($0.element) \($0.name)" }
                #expect(faults.isEmpty, "\(edition.name) \(isWhole) \(told)")
            }
        }
    }
}
