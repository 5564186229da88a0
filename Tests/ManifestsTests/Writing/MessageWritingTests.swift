import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("Messages written from the model")
struct MessageWritingTests {
    static let options = WriteOptions(
        message: "CUSCAR", sender: "ME", recipient: "CUSTOMS", reference: "R7", preparedAt: "2026-11-21T09:30")

    static func json(_ text: String) throws -> Declaration {
        try Declaration.read(Array("{\"schema\":\"tidewaiter.declaration/1\",\(text)}".utf8), input: "d.json")
    }

    @Test("A declaration with all that CUSCAR carries comes back from it as it was")
    func whole() throws {
        let source = try CUSCARTests.read(CUSCARTests.interchange(CUSCARTests.bill))
        let declaration = try Declaration.read(source.json())
        let written = try declaration.write(as: .edifact, options: .init(message: "CUSCAR"))
        #expect(written.findings.isEmpty, "\(written.findings.map(\.message))")
        let back = try Declaration.read(written.bytes)
        #expect(
            back.findings.isEmpty, "\(back.findings.map(\.message)) \(String(decoding: written.bytes, as: UTF8.self))")
        #expect(back == source, "\(String(decoding: written.bytes, as: UTF8.self))")
    }

    @Test("A customs manifest of X12 lists the units of each bill, which a table and CUSCAR list for the whole message")
    func unitsOfBills() throws {
        let declaration = try Declaration.read(try #require(Files.sample("vessel-call.csv")))
        var options = Self.options
        (options.message, options.reference) = ("309", "7")
        let written = try declaration.write(as: .x12, options: options)
        let missing = Set(written.findings.filter { $0.rule == "tw.write.no-place" }.map { $0.message.prefix(60) })
        #expect(!missing.contains { $0.contains("equipment") || $0.contains("placements") }, "\(missing)")
        let back = try Declaration.read(written.bytes)
        func units(_ declaration: Declaration) -> [[String]] {
            declaration.nodes(.consignment).map { bill in
                bill.children(.goodsItem).flatMap { $0.children(.placement).compactMap { $0[.id].text } }
            }
        }
        #expect(units(back) == units(declaration))
        #expect(units(back).joined().count > 5)
    }

    @Test("What a consignment and its goods say stands in the segments of the table")
    func segments() throws {
        let declaration = try Self.json(
            """
            "vessel_name":"MONTE","imo_number":"9283186","arrival_date":"2026-12-01T06:00","consignments":[{
            "transport_document_id":"BL1","master_document_id":"MB1","port_of_loading":"VNVUT",
            "consignee":{"name":"O'NEILL + SONS","address_lines":"AVE 2\\nFLOOR 3","city":"JACKSONVILLE"},
            "goods_items":[{"description":"TOYS","gross_mass":"120.5","gross_mass_unit":"KGM","package_quantity":"10",
            "package_type":"CT","packaging":[{"package_quantity":"2","package_type":"BX"}]}]}]
            """)
        let written = try declaration.write(as: .edifact, options: Self.options)
        #expect(written.findings.isEmpty, "\(written.findings.map(\.message))")
        #expect(
            String(decoding: written.bytes, as: UTF8.self).replacing("'", with: "'\n") == """
                UNB+UNOC:3+ME+CUSTOMS+261121:0930+R7'
                UNH+1+CUSCAR:D:18A:UN'
                BGM'
                DTM+132:202612010600:203'
                TDT+20+++++++9283186:146:11:MONTE'
                CNI+1'
                RFF+BM:BL1'
                LOC+9+VNVUT:139:6'
                NAD+CN+++O?'
                NEILL ?+ SONS+AVE 2:FLOOR 3+JACKSONVILLE'
                RFF+MB:MB1'
                GID+1+10:CT:67:6+2:BX:67:6'
                FTX+AAA+++TOYS'
                MEA+AAE+G+KGM:120.5'
                UNT+13+1'
                UNZ+1+R7'

                """)
    }

    @Test("What the message has no place for is told, and nothing else")
    func noPlace() throws {
        let declaration = try Self.json(
            """
            "consignments":[{"transport_document_id":"BL1","goods_items":[{"sequence":"1","description":"TOYS",
            "commodity_code":"95030000","adcvd_case":"A-570-1","other":[{"address":"X","value":"KEPT"}]}],
            "importer":{"name":"I","eori":"DE1"}}]
            """)
        let written = try declaration.write(as: .edifact, options: Self.options)
        #expect(written.findings.allSatisfy { $0.rule == "tw.write.no-place" && $0.severity == .warning })
        #expect(
            Set(written.findings.map(\.path)) == [
                "/consignments/0/goods_items/0/adcvd_case", "/consignments/0/importer/eori",
                "/consignments/0/goods_items/0/other",
            ])
    }

    @Test("A message says the directory that it came with, else the newest that its type is written by")
    func releases() throws {
        func release(_ source: Declaration, _ type: String) throws -> String? {
            var options = Self.options
            options.message = type
            return try Declaration.read(try source.write(as: .edifact, options: options).bytes).root[.messageRelease]
                .text
        }
        let plain = try Self.json("\"consignments\":[{\"transport_document_id\":\"BL1\"}]")
        #expect(try release(plain, "CUSCAR") == "18A")
        #expect(try release(plain, "CUSDEC") == "00B")
        let own = try CUSCARTests.read(CUSCARTests.interchange(CUSCARTests.bill))
        #expect(try release(own, "CUSCAR") == "95B")
        #expect(try release(own, "IFTMIN") == "18A")
    }

    @Test("An envelope that nobody describes is an error that names the option")
    func envelope() throws {
        let declaration = try Self.json("\"consignments\":[{\"transport_document_id\":\"BL1\"}]")
        let written = try declaration.write(as: .edifact)
        #expect(written.findings.map(\.rule) == [String](repeating: "tw.write.missing", count: 4))
        #expect(written.findings.allSatisfy { $0.severity == .error })
        #expect(String(decoding: written.bytes, as: UTF8.self).hasPrefix("UNB+UNOC:3'UNH+1+CUSCAR:D:18A:UN'BGM'CNI+1'"))
    }

    @Test("The character set is the smallest that has all characters; one that is asked for has to have them")
    func charsets() throws {
        func declaration(_ name: String) throws -> Declaration {
            try Self.json("\"consignments\":[{\"transport_document_id\":\"B\",\"consignor\":{\"name\":\"\(name)\"}}]")
        }
        for (name, identifier) in [("É", "UNOC:3"), ("Ł", "UNOY:4"), ("A*B", "UNOC:3"), ("Ł*B", "UNOY:4")] {
            let written = try declaration(name).write(as: .edifact, options: Self.options)
            let head = String(decoding: written.bytes.prefix(10), as: UTF8.self)
            #expect(head == "UNB+\(identifier)")
            #expect(try Declaration.read(written.bytes).nodes(.consignor)[0][.name].text == name)
        }
        var latin = Self.options
        latin.charset = "ISO-8859-1"
        let polish = try declaration("Łódź")
        let error = #expect(throws: TidewaiterError.self) { _ = try polish.write(as: .edifact, options: latin) }
        #expect(error?.code == "text.unencodable")
        #expect(error?.place?.input == "d.json")
    }

    @Test("A set of X12 has its envelope, and a value that contains a separator is refused with its place")
    func x12() throws {
        let declaration = try Self.json(
            "\"consignments\":[{\"goods_items\":[{\"description\":\"TOYS\",\"package_quantity\":\"10\"}]}]")
        let options = WriteOptions(sender: "ME", recipient: "CBP", reference: "7", preparedAt: "2026-11-21T09:30")
        let written = try declaration.write(as: .x12, options: options)
        let text = String(decoding: written.bytes, as: UTF8.self)
        #expect(
            text.hasPrefix(
                "ISA*00*          *00*          *ZZ*ME             *ZZ*CBP            *261121*0930*^*00501*000000007*0*P*>~GS*"
            ))
        #expect(text.hasSuffix("GE*1*7~IEA*1*000000007~"))
        let back = try Declaration.read(written.bytes)
        // What the model does not state and a segment needs is missing in it too.
        #expect(back.findings.allSatisfy { $0.rule == "tw.x12.element-missing" }, "\(back.findings.map(\.message))")
        #expect(back.nodes(.goodsItem)[0][.description].text == "TOYS")
        let odd = try Self.json("\"consignments\":[{\"goods_items\":[{\"description\":\"A*B\"}]}]")
        let error = #expect(throws: TidewaiterError.self) { _ = try odd.write(as: .x12, options: options) }
        #expect(error?.code == "x12.separator-in-value")
        #expect(error?.place?.input == "d.json")
    }

    @Test("Any declaration comes back from CUSCAR with all that is not told as left out")
    func any() throws {
        var random = SplitMix(state: 1)
        for _ in 0..<200 {
            let declaration = try Self.json(Self.anything(&random))
            let written = try declaration.write(as: .edifact, options: Self.options)
            let back = try Declaration.read(written.bytes)
            // The envelope says these anew.
            let anew: Set<Field> = [
                .messageReference, .messageType, .messageVersion, .messageRelease, .messageAgency, .associationCode,
            ]
            // What is told to be missing or odd was written.
            let told = Set(
                written.findings.filter { !["tw.write.missing", "tw.write.format"].contains($0.rule) }.map(\.path))
            func compare(_ mine: Node, _ theirs: Node?) {
                if told.contains(mine.pointer) { return }
                for field in mine.statedFields where !told.contains(mine[field].pointer) && !anew.contains(field) {
                    #expect(
                        theirs?[field].text == mine[field].text,
                        "\(mine[field].pointer) \(String(decoding: written.bytes, as: UTF8.self))")
                }
                for child in mine.children {
                    let twins = theirs?.children(child.kind) ?? []
                    let left = mine.children(child.kind).prefix(child.ordinal).count { told.contains($0.pointer) }
                    let index = child.ordinal - left
                    compare(child, index < twins.count ? twins[index] : nil)
                }
            }
            compare(declaration.root, back.root)
        }
    }

    /// A declaration with any fields that its parts can have.
    static func anything(_ random: inout SplitMix) -> String {
        func value(_ field: Field, _ random: inout SplitMix) -> String {
            switch field.type {
            case .count: return String(random.below(10_000))
            case .decimal, .measure, .amount: return "\(random.below(10_000)).\(random.below(10))"
            case .date: return ["2026-11-21", "2026-02-28T23:59"][random.below(2)]
            case .prose:
                let words = ["TOYS", "of", "PLASTIC'S", "+", "é", String(repeating: "LONG", count: 30), "1:2?"]
                return (0...random.below(90)).map { _ in words[random.below(words.count)] }.joined(separator: " ")
            case .lines: return (0...random.below(4)).map { "LINE \($0)+" }.joined(separator: "\\n")
            default: return "V\(random.below(1000))"
            }
        }
        func object(_ kind: NodeKind, _ depth: Int, _ random: inout SplitMix) -> String {
            var members: [String] = []
            for field in Field.fields(of: kind) where random.below(3) == 0 {
                members.append("\"\(field.name)\":\"\(value(field, &random))\"")
            }
            func add(_ kinds: [NodeKind], _ random: inout SplitMix) {
                for child in kinds where random.below(2) == 0 {
                    let count = child.isList ? 1 + random.below(2) : 1
                    let inner = (0..<count).map { _ in "{\(object(child, depth + 1, &random))}" }
                    members.append(
                        "\"\(child.jsonName)\":\(child.isList ? "[\(inner.joined(separator: ","))]" : inner[0])")
                }
            }
            switch kind {
            case .declaration: add([.consignment, .equipment, .submitter, .carrier, .declarant], &random)
            case .consignment: add([.goodsItem, .consignor, .consignee, .notifyParty, .importer], &random)
            case .goodsItem: add([.packaging, .placement, .dangerousGoods], &random)
            case .equipment: add([.seal], &random)
            case let party where party.isParty: add([.contact], &random)
            case .contact: add([.communication], &random)
            default: break
            }
            return members.joined(separator: ",")
        }
        let text = object(.declaration, 0, &random)
        return text.isEmpty ? "\"consignments\":[]" : text
    }
}
