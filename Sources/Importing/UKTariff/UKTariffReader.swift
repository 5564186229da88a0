import TidewaiterDocuments
import TidewaiterQuantities

/// Reads documents of the United Kingdom's tariff API into a tariff: commodities with their measures, areas with their
/// countries.
struct UKTariffReader {
    private(set) var tariff = BorderTariff()
    /// `uk`, or `xi` for Northern Ireland, where a document says.
    private(set) var service = ""
    private let limits: Limits
    private var seen: Set<String> = []

    init(_ limits: Limits) { self.limits = limits }

    mutating func read(_ file: ImportSource, _ report: inout ImportReport) throws(TidewaiterError) {
        let document = try JSONDocument(file.bytes, input: file.name, limits: limits)
        for finding in document.findings { report.leaveOut(finding.value ?? "", at: finding.place, finding.message) }
        let objects = APIObject.roots(of: document)
        if let source = document.root["meta"]?["duty_calculator"]?["source"]?.string
            ?? document.root["data"]?["meta"]?["duty_calculator"]?["source"]?.string
        {
            guard service.isEmpty || service == source else {
                throw .importing(
                    "uk-api", "The files are of two services, \(service) and \(source). Import them apart.",
                    document.root.place)
            }
            service = source
        }
        var isRead = false
        for object in objects {
            if !object.text("goods_nomenclature_item_id").isEmpty {
                try readCommodity(object, &report)
                isRead = true
            } else if !object.text("geographical_area_id").isEmpty || object.text("type") == "geographical_area" {
                readArea(object)
                report.count("areas")
                isRead = true
            }
        }
        if !isRead {
            report.leaveOut(
                String(decoding: file.bytes.prefix(200), as: UTF8.self), at: document.root.place,
                "the document holds neither a commodity nor areas")
        }
    }

    private mutating func readCommodity(
        _ object: APIObject, _ report: inout ImportReport
    ) throws(TidewaiterError) {
        let code = object.text("goods_nomenclature_item_id")
        guard code.utf8.count == 10, code.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
            throw .importing(
                "uk-api", "\"\(code)\" is no commodity code of ten digits. Fetch the document again.",
                object.value.place)
        }
        guard tariff.goods[code] == nil else {
            return report.leaveOut(
                code, at: object.value.place, "the commodity was read before; the first document counts")
        }
        report.count("commodities")
        tariff.goods[code] = BorderGoods(
            code: code, title: object.text("description"), isDeclarable: object.flag("declarable") ?? true,
            place: object.value.place.description)
        for name in ["import_measures", "export_measures"] {
            for measure in object.many(name) {
                try readMeasure(measure, code, isImport: name == "import_measures")
                report.count(name == "import_measures" ? "import measures" : "export measures")
            }
        }
        for note in object.many("footnotes") {
            report.leaveOut(
                "\(code), footnote \(note.text("code")): \(note.text("description"))", at: note.value.place,
                "footnotes of a commodity are words for people, and not carried")
        }
    }

    private mutating func readMeasure(
        _ object: APIObject, _ code: String, isImport: Bool
    ) throws(TidewaiterError) {
        var measure = BorderMeasure()
        measure.id = object.text("id")
        measure.code = code
        measure.isImport = isImport
        let type = object.one("measure_type")
        measure.type = type?.text("id") ?? ""
        measure.typeTitle = type?.text("description") ?? ""
        measure.series = type?.text("measure_type_series_id") ?? ""
        if let area = object.one("geographical_area") {
            measure.area = area.text("id")
            readArea(area)
        }
        measure.excluded = object.many("excluded_countries").map {
            $0.text("geographical_area_id").isEmpty ? $0.text("id") : $0.text("geographical_area_id")
        }
        if let additional = object.one("additional_code") {
            measure.additionalCode = additional.text("code")
            measure.additionalTitle = additional.text("description")
        }
        if let order = object.one("order_number") {
            measure.order = order.text("number").isEmpty ? order.text("id") : order.text("number")
        }
        measure.reduction = object.text("reduction_indicator")
        measure.from = try object.day("effective_start_date")
        measure.until = try object.day("effective_end_date")
        measure.regulation = object.many("legal_acts").map { $0.text("regulation_code") }.first { !$0.isEmpty } ?? ""
        measure.printed = object.one("duty_expression")?.text("base") ?? ""
        measure.duty = try components(object.many("measure_components"))
        for condition in object.many("measure_conditions") { measure.conditions.append(try self.condition(condition)) }
        measure.place = object.value.place.description
        tariff.measures.append(measure)
    }

    private func components(_ objects: [APIObject]) throws(TidewaiterError) -> [DutyComponent] {
        var components: [DutyComponent] = []
        for object in objects {
            components.append(
                DutyComponent(
                    expression: object.text("duty_expression_id"), amount: try object.number("duty_amount"),
                    currency: object.text("monetary_unit_code"), unit: object.text("measurement_unit_code"),
                    qualifier: object.text("measurement_unit_qualifier_code")))
        }
        return components
    }

    private func condition(_ object: APIObject) throws(TidewaiterError) -> BorderCondition {
        var condition = BorderCondition()
        condition.code = object.text("condition_code")
        condition.title = object.text("condition")
        condition.document = object.text("document_code")
        condition.documentTitle = object.text("requirement")
        if let amount = try object.number("condition_duty_amount") {
            condition.threshold = DutyComponent(
                amount: amount, currency: object.text("condition_monetary_unit_code"),
                unit: object.text("condition_measurement_unit_code"),
                qualifier: object.text("condition_measurement_unit_qualifier_code"))
        }
        let code = object.text("action_code")
        condition.action = code.isEmpty ? Self.actions[object.text("action")] ?? object.text("action") : code
        condition.duty = try components(object.many("measure_condition_components"))
        return condition
    }

    /// Codes of actions by the words that documents without codes have for them.
    private static let actions = [
        "Apply the mentioned duty": "27", "Measure not applicable": "07", "Apply the amount of the action": "01",
        "Apply the amount of the action (see components)": "01",
    ]

    /// Notes an area with its countries; the one with the most countries is kept, as documents may leave them out.
    private mutating func readArea(_ object: APIObject) {
        let id = object.text("geographical_area_id").isEmpty ? object.text("id") : object.text("geographical_area_id")
        var area = BorderArea(id: id, title: object.text("description"))
        for child in object.many("children_geographical_areas") {
            let country =
                child.text("geographical_area_id").isEmpty ? child.text("id") : child.text("geographical_area_id")
            area.members.append((country, nil, nil))
        }
        if area.members.count >= tariff.areas[id]?.members.count ?? 0 { tariff.areas[id] = area }
    }
}
