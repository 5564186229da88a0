import Testing
import TidewaiterDocuments
import TidewaiterImporting
import TidewaiterPacks
import TidewaiterQuantities
import TidewaiterTariffs

@Suite struct UKTariffImportTests {
    /// One commodity, written nested.
    private static let nested = """
        {"meta":{"duty_calculator":{"source":"uk"}},"goods_nomenclature_item_id":"0702000007",
         "description":"Cherry tomatoes","declarable":true,"footnotes":[],
         "import_measures":[
          {"id":1,"import":true,"effective_start_date":"2021-01-01T00:00:00.000Z","effective_end_date":null,
           "duty_expression":{"base":"8.00 %"},
           "measure_type":{"id":"103","description":"Third country duty","measure_type_series_id":"C"},
           "legal_acts":[{"regulation_code":"C0000/21"}],"measure_conditions":[],
           "measure_components":[{"duty_expression_id":"01","duty_amount":8.0}],
           "geographical_area":{"id":"1011","geographical_area_id":"1011","children_geographical_areas":[]},
           "excluded_countries":[],"order_number":null},
          {"id":2,"import":true,"effective_start_date":"2021-01-01T00:00:00.000Z","effective_end_date":null,
           "duty_expression":{"base":"2.00 %"},
           "measure_type":{"id":"142","description":"Tariff preference","measure_type_series_id":"C"},
           "legal_acts":[],"measure_conditions":[
            {"condition_code":"Q","document_code":"U088","action_code":"27","measure_condition_components":[]},
            {"condition_code":"Q","document_code":"","action_code":"07","measure_condition_components":[]}],
           "measure_components":[{"duty_expression_id":"01","duty_amount":2.0}],
           "geographical_area":{"id":"1013","geographical_area_id":"1013","description":"European Union",
            "children_geographical_areas":[{"id":"DE","geographical_area_id":"DE"},{"id":"FR","geographical_area_id":"FR"}]},
           "excluded_countries":[{"geographical_area_id":"FR"}],"order_number":null},
          {"id":3,"import":true,"effective_start_date":"2021-01-01T00:00:00.000Z","effective_end_date":null,
           "duty_expression":{"base":"20.00 %"},
           "measure_type":{"id":"305","description":"Value added tax","measure_type_series_id":"P"},
           "legal_acts":[],"measure_conditions":[],
           "measure_components":[{"duty_expression_id":"01","duty_amount":20.0}],
           "geographical_area":{"id":"1011","geographical_area_id":"1011","children_geographical_areas":[]},
           "excluded_countries":[]}],
         "export_measures":[]}
        """

    /// The same, as JSON:API.
    private static let linked = """
        {"data":{"id":"1","type":"commodity","attributes":{"goods_nomenclature_item_id":"0702000007",
          "description":"Cherry tomatoes","declarable":true},
          "relationships":{"import_measures":{"data":[{"id":"1","type":"measure"},{"id":"2","type":"measure"},
           {"id":"3","type":"measure"}]},"export_measures":{"data":[]},"footnotes":{"data":[]}},
          "meta":{"duty_calculator":{"source":"uk"}}},
         "included":[
          {"id":"1","type":"measure","attributes":{"import":true,"effective_start_date":"2021-01-01T00:00:00.000Z",
           "effective_end_date":null},"relationships":{"duty_expression":{"data":{"id":"1d","type":"duty_expression"}},
           "measure_type":{"data":{"id":"103","type":"measure_type"}},
           "legal_acts":{"data":[{"id":"C","type":"legal_act"}]},"measure_conditions":{"data":[]},
           "measure_components":{"data":[{"id":"1c","type":"measure_component"}]},
           "geographical_area":{"data":{"id":"1011","type":"geographical_area"}},"excluded_countries":{"data":[]}}},
          {"id":"2","type":"measure","attributes":{"import":true,"effective_start_date":"2021-01-01T00:00:00.000Z"},
           "relationships":{"duty_expression":{"data":{"id":"2d","type":"duty_expression"}},
           "measure_type":{"data":{"id":"142","type":"measure_type"}},"legal_acts":{"data":[]},
           "measure_conditions":{"data":[{"id":"q1","type":"measure_condition"},{"id":"q2","type":"measure_condition"}]},
           "measure_components":{"data":[{"id":"2c","type":"measure_component"}]},
           "geographical_area":{"data":{"id":"1013","type":"geographical_area"}},
           "excluded_countries":{"data":[{"id":"FR","type":"geographical_area"}]}}},
          {"id":"3","type":"measure","attributes":{"import":true,"effective_start_date":"2021-01-01T00:00:00.000Z"},
           "relationships":{"duty_expression":{"data":{"id":"3d","type":"duty_expression"}},
           "measure_type":{"data":{"id":"305","type":"measure_type"}},"legal_acts":{"data":[]},
           "measure_components":{"data":[{"id":"3c","type":"measure_component"}]},
           "geographical_area":{"data":{"id":"1011","type":"geographical_area"}}}},
          {"id":"1d","type":"duty_expression","attributes":{"base":"8.00 %"}},
          {"id":"2d","type":"duty_expression","attributes":{"base":"2.00 %"}},
          {"id":"3d","type":"duty_expression","attributes":{"base":"20.00 %"}},
          {"id":"1c","type":"measure_component","attributes":{"duty_expression_id":"01","duty_amount":8.0}},
          {"id":"2c","type":"measure_component","attributes":{"duty_expression_id":"01","duty_amount":2.0}},
          {"id":"3c","type":"measure_component","attributes":{"duty_expression_id":"01","duty_amount":20.0}},
          {"id":"q1","type":"measure_condition","attributes":{"condition_code":"Q","document_code":"U088",
           "action_code":"27"}},
          {"id":"q2","type":"measure_condition","attributes":{"condition_code":"Q","document_code":"","action_code":"07"}},
          {"id":"C","type":"legal_act","attributes":{"regulation_code":"C0000/21"}},
          {"id":"103","type":"measure_type","attributes":{"description":"Third country duty","measure_type_series_id":"C"}},
          {"id":"142","type":"measure_type","attributes":{"description":"Tariff preference","measure_type_series_id":"C"}},
          {"id":"305","type":"measure_type","attributes":{"description":"Value added tax","measure_type_series_id":"P"}},
          {"id":"1011","type":"geographical_area","attributes":{"geographical_area_id":"1011"},
           "relationships":{"children_geographical_areas":{"data":[]}}},
          {"id":"1013","type":"geographical_area","attributes":{"geographical_area_id":"1013",
           "description":"European Union"},"relationships":{"children_geographical_areas":
           {"data":[{"id":"DE","type":"geographical_area"},{"id":"FR","type":"geographical_area"}]}}}]}
        """

    private func assess(_ packs: [Pack], _ line: String, jurisdiction: String = "GB") throws -> Assessment {
        try Assessor(packs).assess(
            AssessmentRequest(
                json: Array(
                    """
                    {"jurisdiction":"\(jurisdiction)","dates":{"entry":"2021-02-01"},"currency":"GBP","incoterm":"CIF",
                     "lines":[{"id":"1","value":"1000",\(line)}]}
                    """.utf8)), explain: true)
    }

    private func charges(_ answer: Assessment) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: answer.lines[0].charges.map {
                ($0.program, $0.assessed?.low.description ?? "refused")
            })
    }

    @Test func `the nested and the linked form of a document make the same pack`() throws {
        let nested = try Importer.ukTariff.read([Imports.source(Self.nested)], Imports.options())
        let linked = try Importer.ukTariff.read([Imports.source(Self.linked)], Imports.options())
        #expect(nested.files.map(\.name) == linked.files.map(\.name))
        for (a, b) in zip(nested.files, linked.files) {
            #expect(String(decoding: a.bytes, as: UTF8.self) == String(decoding: b.bytes, as: UTF8.self))
        }
        #expect(nested.report.leftOut.isEmpty)
    }

    @Test func `third country duty, preference and tax are computed without code for the country`() throws {
        let pack = try Importer.ukTariff.read([Imports.source(Self.linked)], Imports.options()).built()
        let general = try assess([pack], "\"code\":\"0702000007\",\"origin\":\"DE\"")
        #expect(general.outcome == .computed)
        #expect(charges(general) == ["third_country_duty": "80.00", "vat": "216.00"])
        let claim = "\"code\":\"0702000007\",\"origin\":\"DE\",\"preference\":\"300\""
        let preferred = try assess([pack], claim + ",\"facts\":{\"document_u088\":true}")
        #expect(preferred.outcome == .computed)
        #expect(charges(preferred) == ["customs_duty": "20.00", "vat": "204.00"])
        // Without its document, and for the country that is left out of the area, the claim is refused.
        #expect(try assess([pack], claim).outcome == .refused)
        let excluded = "\"code\":\"0702000007\",\"origin\":\"FR\",\"preference\":\"300\""
        #expect(try assess([pack], excluded + ",\"facts\":{\"document_u088\":true}").outcome == .refused)
        #expect(try assess([pack], "\"code\":\"0702000099\",\"origin\":\"DE\"").outcome == .refused)
        #expect(try assess([pack], "\"code\":\"0702\",\"origin\":\"DE\"").outcome == .needsFacts)
    }

    @Test(arguments: [("8.00 %", "computed"), ("9.00 %", "refused")])
    func `a second third country duty of the same days is told, and where it says otherwise no rate is taken`(
        _ printed: String, _ outcome: String
    ) throws {
        let second = Self.nested.replacing(
            "\"import_measures\":[",
            with: """
                "import_measures":[{"id":9,"import":true,"effective_start_date":"2021-01-15T00:00:00.000Z",
                 "duty_expression":{"base":"\(printed)"},"measure_conditions":[],"legal_acts":[],
                 "measure_type":{"id":"103","description":"Third country duty","measure_type_series_id":"C"},
                 "measure_components":[{"duty_expression_id":"01","duty_amount":\(printed.prefix(1))}],
                 "geographical_area":{"id":"1011","geographical_area_id":"1011","children_geographical_areas":[]}},
                """)
        let read = try Importer.ukTariff.read([Imports.source(second)], Imports.options())
        #expect(read.report.leftOut.contains { $0.reason.contains("third country duty of the same days") })
        let answer = try assess([read.built()], "\"code\":\"0702000007\",\"origin\":\"DE\"")
        #expect(answer.outcome.rawValue == outcome)
    }

    @Test func `the jurisdiction is that which is given`() throws {
        let pack = try Importer.ukTariff.read(
            [Imports.source(Self.nested)], Imports.options { $0.jurisdiction = "XI" }
        ).built()
        let answer = try assess([pack], "\"code\":\"0702000007\",\"origin\":\"DE\"", jurisdiction: "XI")
        #expect(answer.outcome == .computed)
        #expect(answer.jurisdiction == "XI")
    }

    private static let fixtures = "uk/api_fixtures/spec/fixtures/uk"

    private func fixtures(_ options: ImportOptions) throws -> ImportedPack? {
        let codes = [
            "0102291010", "0103921100", "0702000007", "0809400500", "1516209821", "7202118000",
        ]
        var files: [ImportSource] = []
        for name in codes.map({ "commodities/\($0).json" }) + ["geographical_areas.json"] {
            guard let file = Imports.reference("\(Self.fixtures)/\(name)") else { return nil }
            files.append(file)
        }
        return try Importer.ukTariff.read(files, options)
    }

    @Test func `commodities of the authority give duty, trade remedies, safeguard and tax`() throws {
        guard let imported = try fixtures(Imports.options()) else {
            print("skipped: TIDEWAITER_REFERENCE is not set")
            return
        }
        let pack = try imported.built()
        let tomato = try assess([pack], "\"code\":\"0702000007\",\"origin\":\"CA\",\"preference\":\"300\"")
        #expect(charges(tomato) == ["customs_duty": "0.00", "vat": "0.00"])
        let quota = "\"code\":\"0702000007\",\"origin\":\"CH\",\"preference\":\"320\",\"quota_order\":\"050922\""
        #expect(charges(try assess([pack], quota)) == ["customs_duty": "0.00", "vat": "0.00"])
        let biodiesel = "\"code\":\"1516209821\",\"origin\":\"CA\",\"quantities\":{\"KGM:biodiesel\":\"500\"}"
        // 500 kg at 144.10 and 198.33 a tonne; the companies named pay nothing with their invoice.
        #expect(
            charges(try assess([pack], biodiesel)) == [
                "third_country_duty": "109.00", "anti_dumping": "72.05", "countervailing": "99.17", "vat": "256.04",
            ])
        let named = biodiesel + ",\"additional_codes\":[\"B107\"],\"facts\":{\"document_d008\":true}"
        #expect(
            charges(try assess([pack], named)) == [
                "third_country_duty": "109.00", "anti_dumping": "0.00", "countervailing": "0.00", "vat": "221.80",
            ])
        let steel = "\"code\":\"7202118000\",\"origin\":\"US\""
        #expect(
            charges(try assess([pack], steel)) == [
                "third_country_duty": "27.00", "additional_duty": "250.00", "safeguard": "250.00", "vat": "305.40",
            ])
        // 16.5 % of the retail price and so much for a thousand, at least so much for a thousand.
        let cigarettes =
            "\"code\":\"0103921100\",\"origin\":\"US\",\"additional_codes\":[\"X611\"],\"quantities\":{\"NAR\":\"1000\"},"
            + "\"facts\":{\"retail_value\":\"200\"}"
        #expect(charges(try assess([pack], cigarettes))["excise"] == "320.90")
        // A quota takes the place of the safeguard duty, not of the additional one.
        let within = steel + ",\"preference\":\"120\",\"quota_order\":\"054003\""
        #expect(
            charges(try assess([pack], within)) == [
                "customs_duty": "200.00", "additional_duty": "250.00", "vat": "290.00",
            ])
        #expect(imported.text("controls.csv").contains("C640") || imported.text("controls.csv").contains("N851"))
    }

    @Test func `entry prices select the duty where amounts are in the currency of the pack`() throws {
        guard let imported = try fixtures(Imports.options { $0.currency = "EUR" }) else {
            print("skipped: TIDEWAITER_REFERENCE is not set")
            return
        }
        let pack = try imported.built()
        func plums(_ price: String) throws -> Assessment {
            try Assessor([pack]).assess(
                AssessmentRequest(
                    json: Array(
                        """
                        {"jurisdiction":"GB","dates":{"entry":"2021-07-01"},"currency":"EUR","incoterm":"CIF",
                         "lines":[{"id":"1","value":"1000","code":"0809400500","origin":"AR",
                         "quantities":{"KGM":"1000"}\(price)}]}
                        """.utf8)))
        }
        let high = try plums(",\"facts\":{\"entry_price_eur_dtn\":\"60\"}")
        #expect(charges(high)["customs_duty"] == "144.00")
        let low = try plums(",\"facts\":{\"entry_price_eur_dtn\":\"50.5\"}")
        #expect(charges(low)["customs_duty"] == "165.00")
        let open = try plums("")
        #expect(open.outcome == .needsFacts)
        #expect(open.needsFacts.contains { $0.fact == "entry_price_eur_dtn" })
    }

    @Test(arguments: [
        "{}", "[]", "{\"error\":\"not found\"}", "{\"goods_nomenclature_item_id\":\"07\"}",
        "{\"goods_nomenclature_item_id\":\"0702000007\",\"import_measures\":[{\"effective_start_date\":\"x\"}]}",
        "{\"goods_nomenclature_item_id\":\"0702000007\",\"import_measures\":[{\"measure_components\":[{\"duty_amount\":\"x\"}]}]}",
    ])
    func `what is no commodity is an error`(_ text: String) {
        #expect(throws: TidewaiterError.self) {
            try Importer.ukTariff.read([Imports.source(text)], Imports.options())
        }
    }
}
