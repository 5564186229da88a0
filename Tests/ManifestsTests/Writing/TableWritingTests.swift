import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("Tables and lines of JSON written from the model")
struct TableWritingTests {
    @Test("Every column is found again by its name")
    func columns() {
        #expect(TableForm.columns.count > 60)
        for column in TableForm.columns {
            #expect(HeaderName.meaning(column.header)?.target == column.target)
        }
    }

    @Test("One row for each goods item, with its bill's fields; units stand beside their numbers")
    func rows() throws {
        let declaration = try CUSCARTests.read(CUSCARTests.interchange(CUSCARTests.bill))
        let written = try declaration.write(as: .csv)
        let back = try Declaration.read(written.bytes)
        #expect(back.format == .csv)
        #expect(back.findings.filter { $0.severity == .error }.isEmpty, "\(back.findings.map(\.message))")
        let item = back.nodes(.goodsItem)[0]
        let text = String(decoding: written.bytes, as: UTF8.self)
        #expect(item[.grossMass].text == "120.5", "\(text)")
        #expect(item[.grossMassUnit].text == "KGM")
        #expect(item[.volumeUnit].text == "MTQ")
        #expect(back.nodes(.consignment)[0][.transportDocumentID].text == "BL0001")
        #expect(back.nodes(.consignee)[0][.addressLines].text == "AVE 2\nFLOOR 3")
        #expect(item.children(.placement).map { $0[.id].text } == ["MSCU6639871", "MSCU6639888"])
        #expect(written.findings.contains { $0.path.hasSuffix("/contacts/0") })
    }

    @Test("A formula is neutralised, and that is told")
    func formula() throws {
        let declaration = try MessageWritingTests.json(
            "\"consignments\":[{\"transport_document_id\":\"B1\",\"goods_items\":[{\"description\":\"=1+1\",\"package_quantity\":\"1\"}]}]"
        )
        let written = try declaration.write(as: .csv)
        #expect(String(decoding: written.bytes, as: UTF8.self).contains("'=1+1"))
        #expect(written.findings.map(\.rule) == ["tw.write.formula"])
    }

    @Test("Whatever a text begins with, no spreadsheet computes it, and it reads back as it was")
    func formulas() throws {
        var random = SplitMix(state: 11)
        let letters = ["=", "+", "-", "@", "\t", "\r", "'", "\"", "a", "1", ",", "＝"]
        for _ in 0..<500 {
            var text = (0...Int.random(in: 1...5, using: &random)).map { _ in
                letters.randomElement(using: &random) ?? ""
            }
            .joined()
            // Blanks around a cell are no part of it.
            if text.first?.isWhitespace ?? false { text = "=" + text }
            text += "x"
            let declaration = try JSONDraft.goods(description: text, bill: "B\(text)")
            let written = try declaration.write(as: .csv)
            let table = try CSVTable(SourceText(utf8: written.bytes))
            for position in table.row(1) {
                let first = table.text(table.cells[position]).unicodeScalars.first
                #expect(!(first.map { "=@\t\r＝".unicodeScalars.contains($0) } ?? false))
            }
            let back = try Declaration.read(written.bytes, format: .csv)
            #expect(back.nodes(.goodsItem).first?[.description].text == text)
            #expect(back.nodes(.consignment).first?[.transportDocumentID].text == "B\(text)")
        }
    }

    /// Declarations of one line of goods.
    private enum JSONDraft {
        static func goods(description: String, bill: String) throws -> Declaration {
            var json = JSONWriter()
            json.beginObject()
            json.member("schema", "tidewaiter.declaration/1")
            json.key("consignments")
            json.beginArray()
            json.beginObject()
            json.member("transport_document_id", bill)
            json.key("goods_items")
            json.beginArray()
            json.beginObject()
            json.member("description", description)
            json.endObject()
            json.endArray()
            json.endObject()
            json.endArray()
            json.endObject()
            return try Declaration.read(json.bytes)
        }
    }

    @Test("A table of any columns reads back to the same declaration")
    func any() throws {
        var random = SplitMix(state: 7)
        for _ in 0..<100 {
            let declaration = try Self.anything(&random)
            let written = try declaration.write(as: .csv)
            #expect(written.findings.isEmpty, "\(written.findings.map { "\($0.path) \($0.message)" })")
            let back = try Declaration.read(written.bytes)
            func compare(_ mine: Node, _ theirs: Node?) {
                for field in mine.statedFields where !mine[field].isBlank {
                    #expect(
                        theirs?[field].text == mine[field].text,
                        "\(mine[field].pointer)\n\(String(decoding: written.bytes, as: UTF8.self))")
                }
                for child in mine.children {
                    let twins = theirs?.children(child.kind) ?? []
                    compare(child, child.ordinal < twins.count ? twins[child.ordinal] : nil)
                }
            }
            compare(declaration.root, back.root)
        }
    }

    /// A declaration that says what tables have columns for, the same in every row of a bill.
    private static func anything(_ random: inout SplitMix) throws -> Declaration {
        func members(_ kind: NodeKind, _ random: inout SplitMix) -> [String] {
            TableForm.columns.filter { $0.target.kind == kind }.compactMap { column in
                let field = column.target.field
                if field == .transportDocumentID || field == .currency || random.below(2) == 0 { return nil }
                let value: String
                switch field.type {
                case .count: value = String(1 + random.below(1000))
                case .decimal, .measure, .amount: value = "\(1 + random.below(10_000)).\(10 + random.below(80))"
                case .date: value = "2026-11-\(10 + random.below(18))"
                default: value = field == .commodityCode ? "95030000" : "Text '\(random.below(1000))', more; and"
                }
                if field == .grossMassUnit { return nil }
                return "\"\(field.name)\":\"\(value)\""
            }
        }
        let parties: [NodeKind] = [.consignor, .consignee, .importer]
        let bills = (1...1 + random.below(3)).map { number in
            var bill = ["\"transport_document_id\":\"BL\(number)\""] + members(.consignment, &random)
            for party in parties {
                let inner = members(party, &random)
                if !inner.isEmpty { bill.append("\"\(party.jsonName)\":{\(inner.joined(separator: ","))}") }
            }
            let items = (0...random.below(3)).map { _ in
                "{\((["\"description\":\"Toys\""] + members(.goodsItem, &random).filter { !$0.hasPrefix("\"description") }).joined(separator: ","))}"
            }
            bill.append("\"goods_items\":[\(items.joined(separator: ","))]")
            return "{\(bill.joined(separator: ","))}"
        }
        return try MessageWritingTests.json(
            (members(.declaration, &random) + ["\"consignments\":[\(bills.joined(separator: ","))]"]).joined(
                separator: ","))
    }

    @Test("Each line of JSON is a declaration with one consignment")
    func lines() throws {
        let body = CUSCARTests.bill + "CNI+2+BL2'GID+1+2:BX'TSR+27'"
        let declaration = try CUSCARTests.read(CUSCARTests.interchange(body))
        let lines = try declaration.write(as: .jsonl).bytes.split(separator: 0x0A)
        #expect(lines.count == 2)
        let read = try lines.map { try Declaration.read(Array($0)) }
        #expect(read.map { $0.nodes(.consignment).count } == [1, 1])
        #expect(read.allSatisfy { $0.root[.vesselName].text == "MONTE" })
        #expect(read[1].nodes(.consignment)[0].children(.goodsItem).count == 1)
    }

    @Test("JSON keeps the remainder, so that what is read from it is written the same")
    func remainder() throws {
        let body = "BGM+85+M+9'CNI+1+B1'TSR+27'GID+1+10:CT+20:BX'HAN+ABC:1?+2'LOC+9+X:1:2:PLACE'ZZX+1'"
        let json = try CUSCARTests.read(CUSCARTests.interchange(body)).json()
        #expect(String(decoding: json, as: UTF8.self).contains("HAN+ABC:1?+2"))
        #expect(try Declaration.read(json).json() == json)
        #expect(try Declaration.read(json).write(as: .json).bytes == json)
    }
}
