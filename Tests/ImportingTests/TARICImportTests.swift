import Testing
import TidewaiterDocuments
import TidewaiterImporting
import TidewaiterPacks
import TidewaiterQuantities
import TidewaiterTariffs

@Suite struct TARICImportTests {
    static func envelope(_ records: [(String, String)]) -> ImportSource {
        var text =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<env:envelope xmlns=\"urn:t\" xmlns:env=\"urn:e\" id=\"1\">\n"
        for (index, record) in records.enumerated() {
            text += """
                <env:transaction id="\(index)"><env:app.message id="1"><oub:transmission xmlns:oub="urn:t"><oub:record>
                <oub:transaction.id>1</oub:transaction.id><oub:record.code>430</oub:record.code>
                <oub:subrecord.code>00</oub:subrecord.code><oub:record.sequence.number>\(index)</oub:record.sequence.number>
                <oub:update.type>\(record.0)</oub:update.type>\(Self.element(record.1))
                </oub:record></oub:transmission></env:app.message></env:transaction>

                """
        }
        return Imports.source(text + "</env:envelope>\n", name: "taric.xml")
    }

    /// `measure: measure.sid=1 measure.type=103` as an element with its members.
    private static func element(_ line: String) -> String {
        let parts = line.split(separator: ":", maxSplits: 1)
        let members = parts[1].split(separator: " ").map { member in
            let pair = member.split(separator: "=", maxSplits: 1)
            return "<oub:\(pair[0])>\(pair[1])</oub:\(pair[0])>"
        }
        return "<oub:\(parts[0])>\(members.joined())</oub:\(parts[0])>"
    }

    static func goods(_ sid: Int, _ code: String, indent: Int) -> [(String, String)] {
        [
            (
                "3",
                "goods.nomenclature:goods.nomenclature.sid=\(sid) goods.nomenclature.item.id=\(code) producline.suffix=80 "
                    + "validity.start.date=2010-01-01"
            ),
            (
                "3",
                "goods.nomenclature.indents:goods.nomenclature.indent.sid=\(sid) goods.nomenclature.sid=\(sid) "
                    + "validity.start.date=2010-01-01 number.indents=\(indent)"
            ),
        ]
    }

    static let areas: [(String, String)] = [
        ("3", "geographical.area:geographical.area.sid=1 geographical.area.id=1011"),
        ("3", "geographical.area:geographical.area.sid=2 geographical.area.id=2020"),
        ("3", "geographical.area:geographical.area.sid=3 geographical.area.id=KE"),
        ("3", "geographical.area:geographical.area.sid=4 geographical.area.id=IN"),
        (
            "3",
            "geographical.area.membership:geographical.area.sid=3 geographical.area.group.sid=2 validity.start.date=2014-01-01"
        ),
        (
            "3",
            "geographical.area.membership:geographical.area.sid=4 geographical.area.group.sid=2 validity.start.date=2014-01-01 "
                + "validity.end.date=2020-12-31"
        ),
    ]

    static func measure(
        _ sid: Int, _ type: String, _ area: String, _ code: String, _ more: String = ""
    ) -> (String, String) {
        (
            "3",
            "measure:measure.sid=\(sid) measure.type=\(type) geographical.area=\(area) goods.nomenclature.item.id=\(code) "
                + "validity.start.date=2015-01-01 measure.generating.regulation.role=1 "
                + "measure.generating.regulation.id=R1500010 \(more)"
        )
    }

    static func component(_ sid: Int, _ amount: String, _ more: String = "") -> (String, String) {
        ("3", "measure.component:measure.sid=\(sid) duty.expression.id=01 duty.amount=\(amount) \(more)")
    }

    private static var tariff: [(String, String)] {
        goods(1, "0100000000", indent: 0) + goods(2, "0101000000", indent: 0) + goods(3, "0101210000", indent: 2)
            + goods(5, "0101290000", indent: 2)
            + goods(4, "0101291000", indent: 3) + areas + [
                measure(1, "103", "1011", "0101000000"), component(1, "11.500"),
                measure(2, "103", "1011", "0101210000"), component(2, "0.000"),
                measure(3, "142", "2020", "0101000000"), component(3, "4.000"),
                measure(4, "552", "1011", "0101291000", "additional.code.type=C additional.code=999"),
                component(4, "20.000", "monetary.unit.code=EUR measurement.unit.code=DTN"),
                ("3", "measure.excluded.geographical.area:measure.sid=4 excluded.geographical.area=KE"),
            ]
    }

    private func pack(_ records: [(String, String)]) throws -> (pack: Pack, imported: ImportedPack) {
        let imported = try Importer.taric.read([Self.envelope(records)], Imports.options())
        return (try imported.built(), imported)
    }

    private func outcome(_ pack: Pack, _ line: String) throws -> Outcome {
        try answer(pack, line, "2021-02-01").outcome
    }

    private func assess(_ pack: Pack, _ line: String, on day: String = "2021-02-01") throws -> [String: String] {
        let answer = try answer(pack, line, day)
        return Dictionary(
            uniqueKeysWithValues: answer.lines[0].charges.map {
                ($0.program, $0.assessed?.low.description ?? "refused")
            })
    }

    private func answer(_ pack: Pack, _ line: String, _ day: String) throws -> Assessment {
        try Assessor([pack]).assess(Self.request(line, day))
    }

    private static func request(_ line: String, _ day: String) throws -> AssessmentRequest {
        try AssessmentRequest(
            json: Array(
                """
                {"jurisdiction":"EU","dates":{"entry":"\(day)"},"currency":"EUR","incoterm":"CIF",
                 "lines":[{"id":"1","value":"1000","quantities":{"KGM":"100"},\(line)}]}
                """.utf8))
    }

    @Test func `an amount in another currency than the pack's keeps it, in base rates and measures`() throws {
        let foreign = Self.tariff.map { record in
            (
                record.0,
                record.1.replacing("=EUR", with: "=GBP").replacing(
                    "duty.amount=11.500", with: "duty.amount=11.500 monetary.unit.code=USD measurement.unit.code=DTN")
            )
        }
        let (pack, imported) = try pack(foreign)
        #expect(imported.report.leftOut.isEmpty)
        #expect(try #require(pack.table("lines")).first("0101291000")?["general"] == "11.5 USD/100 KGM")
        let open = try answer(pack, "\"code\":\"0101291000\",\"origin\":\"US\"", "2021-02-01")
        #expect(open.needsFacts.map(\.fact) == ["exchange_rates.USDEUR", "exchange_rates.GBPEUR"])
    }

    @Test func `measures hold for all codes below their own, and the nearest base rate counts`() throws {
        let (pack, imported) = try pack(Self.tariff)
        let lines = try #require(pack.table("lines"))
        #expect(lines.count == 2)
        #expect(lines.first("0101210000")?["general"] == "0%")
        #expect(lines.first("0101291000")?["general"] == "11.5%")
        #expect(imported.report.leftOut.isEmpty)
        #expect(
            try assess(pack, "\"code\":\"0101291000\",\"origin\":\"US\"") == [
                "third_country_duty": "115.00", "anti_dumping": "20.00",
            ])
        #expect(
            try assess(pack, "\"code\":\"0101291000\",\"origin\":\"KE\",\"preference\":\"200\"") == [
                "customs_duty": "40.00"
            ])
        // A member of the group until 2020.
        let former = "\"code\":\"0101291000\",\"origin\":\"IN\",\"preference\":\"200\""
        #expect(try assess(pack, former, on: "2020-06-01")["customs_duty"] == "40.00")
        #expect(try outcome(pack, former) == .refused)
    }

    @Test func `codes that are asked for again have the answer that they had at first`() throws {
        let pack = try pack(Self.tariff).pack
        let assessor = try Assessor([pack])
        for _ in 0..<3 {
            for day in ["2020-06-01", "2021-02-01"] {
                for line in [
                    "\"code\":\"0101291000\",\"origin\":\"IN\",\"preference\":\"200\"",
                    "\"code\":\"0101291000\",\"origin\":\"US\"", "\"code\":\"0101210000\",\"origin\":\"US\"",
                ] {
                    let again = try assessor.assess(Self.request(line, day)).json()
                    #expect(try again == answer(pack, line, day).json())
                }
            }
        }
    }

    @Test func `updates and deletions change what was inserted, wherever the files are cut`() throws {
        let changes: [(String, String)] = [
            ("1", Self.component(1, "9.000").1), ("2", Self.measure(3, "142", "2020", "0101000000").1),
        ]
        let all = Self.tariff + changes
        let whole = try Importer.taric.read([Self.envelope(all)], Imports.options())
        let cells = try #require(try whole.built().table("lines")?.first("0101291000"))
        #expect(cells["general"] == "9%")
        #expect(!whole.text("line_measures.csv").contains("type 142"))
        for cut in stride(from: 1, to: all.count, by: 5) {
            let parts = [Self.envelope(Array(all[..<cut])), Self.envelope(Array(all[cut...]))]
            let cutUp = try Importer.taric.read(parts, Imports.options())
            for (a, b) in zip(whole.files, cutUp.files) { #expect(a.bytes == b.bytes, "\(a.name) cut at \(cut)") }
        }
    }

    @Test func `what cannot be applied is named with its line and path`() throws {
        let imported = try Importer.taric.read(
            [
                Self.envelope(
                    Self.tariff + [
                        ("99", Self.measure(9, "103", "1011", "0101210000").1),
                        ("2", Self.measure(10, "103", "1011", "0101210000").1),
                        ("3", "footnote:footnote.type.id=TM footnote.id=127"),
                        ("1", Self.component(2, "x").1),
                    ])
            ], Imports.options())
        let left = imported.report.leftOut
        #expect(left.contains { $0.reason.contains("no update") && $0.place.contains("/envelope[1]/transaction[") })
        #expect(left.contains { $0.reason.contains("deletes what these files do not have") })
        #expect(left.contains { $0.text.hasPrefix("footnote:") && $0.place.contains("taric.xml:") })
        #expect(left.contains { $0.text == "x" })
        _ = try imported.built()
    }

    @Test(arguments: [
        ("<!DOCTYPE a [<!ENTITY b \"c\">]><envelope><record>&b;</record></envelope>", "xml.syntax"),
        ("<envelope>&nbsp;</envelope>", "xml.syntax"), ("<envelope><record></envelope>", "xml.syntax"), ("", "xml."),
        ("<envelope><record>", "xml."), ("<other/>", "import.taric"), ("plain", "xml.syntax"),
        ("<!DOCTYPE envelope SYSTEM \"file:///etc/passwd\"><envelope/>", "xml.syntax"),
    ])
    func `what is no such text is an error`(_ text: String, _ code: String) {
        do throws(TidewaiterError) {
            _ = try Importer.taric.read([Imports.source(text)], Imports.options())
            Issue.record("read: \(text)")
        } catch {
            #expect(error.code.hasPrefix(code), "\(error)")
        }
    }

    @Test func `deep, long and decompressed texts stop at the limits`() {
        func code(_ text: String, _ limits: Limits) -> String {
            do throws(TidewaiterError) {
                _ = try Importer.taric.read([Imports.source(text)], Imports.options(), limits: limits)
                return ""
            } catch { return error.code }
        }
        let deep = String(repeating: "<a>", count: 100)
        #expect(code("<envelope>\(deep)", Limits(depth: 50)) == "xml.depth")
        #expect(code("<envelope><record>\(deep)", Limits(depth: 50)) == "xml.depth")
        let long = String(repeating: "<a>x</a>", count: 1000)
        #expect(code("<envelope><record>\(long)</record></envelope>", Limits(unitBytes: 1000)) == "xml.unit-bytes")
        #expect(code("<envelope>\(long)</envelope>", Limits(inputBytes: 2000)) == "xml.input-bytes")
    }

    /// An envelope of one measure, compressed.
    private static let compressed =
        "1f8b08000000000002037550db0a83300cfd15f17dbde8c34062fd9660832bd456da2afaf7ab1b53615bc84392937372816e"
        + "1d6db15088c6bbb6944c949d026ac82d64fd4445865d6ca82dd75241a0de07ad609e342662699b48d5c0af298c84710e67c0"
        + "a2d1ea0efc9a1ed88b22457dc26f9181fc10707a981e2dc340989ba404fe5d87c17b1d99f323b9de62da354ca291e5312293"
        + "2a29b265e6ff3658d01a6dd2c662c290d87e8caa44256e426607fe0b3f36ced1e72dfcfc9b7a022f065b9d59010000"

    private static var archive: [UInt8] {
        let digits = Array(compressed.utf8)
        return stride(from: 0, to: digits.count, by: 2).map { index in
            UInt8(String(decoding: digits[index..<(index + 2)], as: UTF8.self), radix: 16) ?? 0
        }
    }

    @Test func `a compressed text is read, and one that is cut off or damaged is an error`() throws {
        let bytes = Self.archive
        let imported = try Importer.taric.read([ImportSource(name: "a.gz", bytes: bytes)], Imports.options())
        #expect(imported.text("lines.csv").contains("0101210000"))
        for length in [bytes.count - 9, bytes.count / 2, 12] {
            #expect(throws: TidewaiterError.self) {
                try Importer.taric.read(
                    [ImportSource(name: "a.gz", bytes: Array(bytes.prefix(length)))], Imports.options())
            }
        }
        var damaged = bytes
        damaged[bytes.count / 2] ^= 0x55
        #expect(throws: TidewaiterError.self) {
            try Importer.taric.read([ImportSource(name: "a.gz", bytes: damaged)], Imports.options())
        }
    }

    @Test(arguments: [
        "taric_samples/create_measure.xml", "taric_samples/create_then_destroy_measure.xml",
        "taric_samples/create_then_destroy_measure_batch_boundary.xml", "taric_samples/create_then_update_measure.xml",
        "taric_samples/delete_record.xml", "taric_samples/footnote.xml", "taric_samples/insert_record.xml",
        "taric_samples/unknown_record.xml", "taric_samples/update_measure.xml", "taric_samples/update_record.xml",
        "taric_samples/broken_insert_record.xml", "cds/extra_measure_condition.gzip",
        "cds/missing_measure_condition.gzip", "cds_samples/footnote.gzip",
        "cds_samples/tariff_dailyExtract_v1_20201004T235959.gzip",
        "cds_samples/tariff_dailyExtract_v1_20251006T125959.gzip",
    ])
    func `samples of the authorities are read, and all in them is taken over or named`(_ name: String) throws {
        guard let file = Imports.reference("uk/taric_samples/\(name)") else {
            print("skipped: TIDEWAITER_REFERENCE is not set")
            return
        }
        let imported = try Importer.taric.read([file], Imports.options())
        let kept = imported.text("controls.csv") + imported.text("line_measures.csv") + imported.text("lines.csv")
        if name.contains("create_measure") { #expect(kept.contains("3318239")) }
        if name.contains("create_then_destroy") { #expect(!kept.contains("3318239")) }
        if name.contains("unknown") || name.contains("broken") || name.contains("footnote") {
            #expect(!imported.report.leftOut.isEmpty)
        }
        if name.contains("cds/") { #expect(imported.text("lines.csv").contains("0711201000")) }
        if name.contains("20251006") {
            // The tax has no amount in the extract; the quota's definition and the regulation are not carried.
            #expect(imported.report.leftOut.count >= 3)
        }
    }
}
