import Testing
import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite(
    "Any sample, written as any type of message",
    .enabled(if: Files.reference != nil, "set TIDEWAITER_REFERENCE to the folder with the files"))
struct OtherTypeTests {
    /// Every sample that is read, as the model that another system hands over: JSON.
    static let samples: [(file: String, declaration: Declaration)] = {
        let root = "\(Files.reference ?? "")/manifests"
        return Files.names(in: root).flatMap { folder in
            Files.names(in: "\(root)/\(folder)").compactMap { file in
                guard let bytes = Files.read("\(root)/\(folder)/\(file)"), bytes.count < 100_000,
                    let source = try? Declaration.read(bytes, input: file),
                    let declaration = try? Declaration.read(source.json())
                else { return nil }
                return ("\(folder)/\(file)", declaration)
            }
        }
    }()

    static let types = MessageType.all.filter { $0.until.isEmpty }.map { "\($0.syntax.name) \($0.name)" }

    @Test("It is in the order of its directory, lacks only what is told, and loses only what is told", arguments: types)
    func all(_ type: String) throws {
        let words = type.split(separator: " ").map(String.init)
        let form: WrittenForm = words[0] == "edifact" ? .edifact : .x12
        let options = WriteOptions(
            message: words[1], sender: "A", recipient: "B", reference: "1", preparedAt: "2026-11-21T09:30")
        #expect(Self.samples.count > 50)
        for (file, declaration) in Self.samples {
            let written: WrittenDeclaration
            do throws(TidewaiterError) {
                written = try declaration.write(as: form, options: options)
            } catch {
                // A text with a separator, which X12 cannot carry.
                #expect(error.code == "x12.separator-in-value", "\(file): \(error.message)")
                continue
            }
            try compareStructure(file, written)
            try compareValues(file, declaration, written)
        }
    }

    private func compareStructure(_ file: String, _ written: WrittenDeclaration) throws {
        let back = try Declaration.read(written.bytes)
        // What nobody states, and values that are not as the type wants them, are in the message as they were found.
        let told = written.findings.filter {
            ["tw.write.missing", "tw.write.format", "tw.write.too-long"].contains($0.rule)
        }
        let known = ["element-missing", "segment-missing", "group-missing", "value-", "too-long", "too-short"]
        let values = [".number", ".date", ".nothing-known", ".no-message"]
        var faults = 0
        for finding in back.structureFindings(limits: .standard).findings + back.findings {
            if values.contains(where: finding.rule.hasSuffix) { continue }
            if known.contains(where: finding.rule.contains) {
                faults += 1
            } else {
                Issue.record("\(file): \(finding.message) \(finding.place?.address ?? "")")
            }
        }
        #expect(faults <= told.count, "\(file): \(String(decoding: written.bytes, as: UTF8.self))")
    }

    /// Fields of the envelope, and numbers that a message gives its parts itself.
    private static let anew: Set<Field> = [
        .sourceFormat, .messageType, .messageVersion, .messageRelease, .messageAgency, .messageReference,
        .associationCode, .sequence, .syntaxIdentifier, .syntaxVersion,
    ]

    private func compareValues(_ file: String, _ mine: Declaration, _ written: WrittenDeclaration) throws {
        let back = try Declaration.read(written.bytes)
        let told = Set(written.findings.map(\.path))
        func isTold(_ pointer: String) -> Bool {
            var path = pointer[...]
            while !told.contains(String(path)) {
                guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return false }
                path = path[..<slash]
            }
            return true
        }
        var there: [String: Int] = [:]
        for (_, key, _) in values(back) { there[key, default: 0] += 1 }
        // Those of the same kind of part first: of others, a value may stand with the part around it.
        var left: [(String, String)] = []
        var here: [String: Int] = [:]
        for (kind, key, _) in values(back) { here["\(kind) \(key)", default: 0] += 1 }
        for (kind, key, pointer) in values(mine) where !isTold(pointer) {
            guard here["\(kind) \(key)", default: 0] > 0 else {
                left.append((key, pointer))
                continue
            }
            here["\(kind) \(key)", default: 0] -= 1
            there[key, default: 0] -= 1
        }
        for (key, pointer) in left {
            there[key, default: 0] -= 1
            #expect(there[key, default: 0] >= 0, "\(file): \(pointer) \(key)")
        }
    }

    private func values(_ declaration: Declaration) -> [(NodeKind, String, String)] {
        NodeKind.allCases.filter { $0 != .interchange }.flatMap { declaration.nodes($0) }.flatMap { node in
            node.statedFields.filter { !Self.anew.contains($0) }.map { field in
                let text = node[field].content.written ?? ""
                let number = field.type.isNumeric ? (try? Decimal(text)).map { "\($0.normalized)" } : nil
                // A unit that was said in the code of X12 comes back from X12 in that of Recommendation 20.
                let known = text == "KG" ? "KGM" : text
                return (node.kind, "\(field) \(number ?? known)", node[field].pointer)
            }
        }
    }

    @Test("More consignments than a message takes are written as several messages, with all of them")
    func several() throws {
        let bills = (1...3).map { "{\"transport_document_id\":\"BL\($0)\",\"consignee\":{\"name\":\"C\($0)\"}}" }
        let declaration = try MessageWritingTests.json(
            "\"vessel_name\":\"MONTE\",\"message_reference\":\"7\",\"consignments\":[\(bills.joined(separator: ","))]")
        var options = MessageWritingTests.options
        options.message = "IFTMIN"
        let written = try declaration.write(as: .edifact, options: options)
        #expect(written.findings.filter { $0.rule == "tw.write.split" }.count == 1)
        let back = try Declaration.read(written.bytes)
        #expect(back.structureFindings(limits: .standard).findings.isEmpty)
        #expect(back.findings.isEmpty)
        #expect(back.nodes(.consignment).map { $0[.transportDocumentID].text } == ["BL1", "BL2", "BL3"])
        #expect(back.nodes(.consignee).map { $0[.name].text } == ["C1", "C2", "C3"])
        #expect(back.declarations.map { $0[.messageReference].text } == ["7", "2", "3"])
    }

    @Test("References that CUSCAR has no place for beside the bill stand with a party")
    func masterBill() throws {
        let declaration = try MessageWritingTests.json(
            """
            "consignments":[{"transport_document_id":"BL1","master_document_id":"MB1","gross_mass":"5",
            "consignor":{"name":"A"},"consignee":{"name":"B","contacts":[{"name":"C"}]}}]
            """)
        let written = try declaration.write(as: .edifact, options: MessageWritingTests.options)
        let back = try Declaration.read(written.bytes)
        #expect(back.structureFindings(limits: .standard).findings.isEmpty)
        #expect(back.nodes(.consignment)[0][.masterDocumentID].text == "MB1")
        #expect(back.nodes(.contact)[0][.name].text == "C")
        #expect(back.nodes(.consignment).count == 1)
    }
}
