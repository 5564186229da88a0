import TidewaiterDocuments
import TidewaiterQuantities

/// Reads extracts of the Customs Declaration Service: items each of which is a whole object with what belongs to it.
struct CDSReader {
    private var measures: [String: BorderMeasure] = [:]
    private var areas: [String: (area: BorderArea, groups: [(sid: String, from: CivilDate?, until: CivilDate?)])] = [:]
    private var tree: [String: GoodsTree.Node] = [:]
    private var types: [String: (title: String, series: String)] = [:]
    private let limits: Limits

    init(_ limits: Limits) { self.limits = limits }

    mutating func read(_ records: XMLRecords, _ report: inout ImportReport) throws(TidewaiterError) {
        // root / TariffHistoryItem / find…Response / the object.
        while let item = try records.next(where: { above, _ in above.count == 3 && above[1].hasSuffix("Item") }) {
            report.count(item.name)
            let operation = item.text("metainfo", "opType")
            guard ["C", "U", "D", ""].contains(operation) else {
                report.leaveOut(item.summary, at: item.place, "\"\(operation)\" is no operation (C, U, D)")
                continue
            }
            let sid = item.text("sid")
            switch item.name {
            case "Measure": take(item, sid, operation, &report)
            case "GeographicalArea": takeArea(item, sid, operation)
            case "GoodsNomenclature": takeGoods(item, sid, operation)
            case "MeasureType":
                types[item.text("measureTypeId")] = (
                    item.text("measureTypeDescription", "description"),
                    item.text("measureTypeSeries", "measureTypeSeriesId")
                )
            default:
                report.leaveOut(
                    "\(item.name): \(item.summary)", at: item.place, "objects of this kind are not carried")
            }
            guard measures.count + tree.count <= limits.items else {
                throw TidewaiterError(
                    .limit, "import.items",
                    "There are more objects than the limit of \(limits.items). Import fewer files.",
                    place: item.place)
            }
        }
    }

    /// What the extracts leave in force.
    func tariff() -> BorderTariff {
        var tariff = BorderTariff()
        tariff.isInherited = true
        for (_, entry) in areas.sorted(by: { $0.key < $1.key }) { tariff.areas[entry.area.id] = entry.area }
        for (_, entry) in areas.sorted(by: { $0.key < $1.key }) {
            for group in entry.groups {
                guard let id = areas[group.sid]?.area.id else { continue }
                tariff.areas[id]?.members.append((entry.area.id, group.from, group.until))
            }
        }
        var goods = GoodsTree()
        for (_, node) in tree.sorted(by: { $0.key < $1.key }) { goods.add(node) }
        goods.put(into: &tariff)
        for (_, known) in measures.sorted(by: { $0.key < $1.key }) {
            var measure = known
            measure.typeTitle = types[measure.type]?.title ?? ""
            measure.series = types[measure.type]?.series ?? ""
            tariff.measures.append(measure)
        }
        return tariff
    }

    private static func day(_ text: String) -> CivilDate? { CivilDate(iso: String(text.prefix(10))) }

    private static func isDeleted(_ element: XMLElement) -> Bool { element.text("metainfo", "opType") == "D" }

    private mutating func takeArea(_ item: XMLElement, _ sid: String, _ operation: String) {
        if operation == "D" {
            areas[sid] = nil
            return
        }
        var groups: [(sid: String, from: CivilDate?, until: CivilDate?)] = []
        for membership in item.children
        where membership.name == "geographicalAreaMembership" && !Self.isDeleted(membership) {
            groups.append(
                (
                    membership.text("geographicalAreaGroupSid"), Self.day(membership.text("validityStartDate")),
                    Self.day(membership.text("validityEndDate"))
                ))
        }
        areas[sid] = (BorderArea(id: item.text("geographicalAreaId")), groups)
    }

    private mutating func takeGoods(_ item: XMLElement, _ sid: String, _ operation: String) {
        if operation == "D" {
            tree[sid] = nil
            return
        }
        tree[sid] = GoodsTree.Node(
            goods: BorderGoods(
                code: item.text("goodsNomenclatureItemId"),
                title: item.text("goodsNomenclatureDescriptionPeriod", "goodsNomenclatureDescription", "description"),
                from: Self.day(item.text("validityStartDate")), until: Self.day(item.text("validityEndDate")),
                place: item.place.description),
            suffix: item.text("produclineSuffix"), indent: Int(item.text("goodsNomenclatureIndents", "numberIndents")))
    }

    private mutating func take(
        _ item: XMLElement, _ sid: String, _ operation: String, _ report: inout ImportReport
    ) {
        if operation == "D" {
            if measures.removeValue(forKey: sid) == nil {
                report.leaveOut(
                    item.summary, at: item.place, "it deletes what these files do not have; nothing was done")
            }
            return
        }
        var measure = BorderMeasure()
        measure.id = sid
        measure.type = item.text("measureType", "measureTypeId")
        measure.code = item.text("goodsNomenclature", "goodsNomenclatureItemId")
        measure.area = item.text("geographicalArea", "geographicalAreaId")
        measure.additionalCode =
            item.text("additionalCode", "additionalCodeType", "additionalCodeTypeId")
            + item.text("additionalCode", "additionalCodeCode")
        measure.order =
            item.text("ordernumber").isEmpty
            ? item.text("quotaOrderNumber", "quotaOrderNumberId") : item.text("ordernumber")
        measure.reduction = item.text("reductionIndicator")
        measure.from = Self.day(item.text("validityStartDate"))
        measure.until = Self.day(item.text("validityEndDate"))
        measure.regulation = item.text("measureGeneratingRegulationId")
        measure.place = item.place.description
        for child in item.children where !Self.isDeleted(child) {
            switch child.name {
            case "measureComponent": measure.duty.append(Self.component(child, &report))
            case "measureCondition": measure.conditions.append(Self.condition(child, &report))
            case "measureExcludedGeographicalArea":
                let area = child.text("geographicalArea", "geographicalAreaId")
                measure.excluded.append(area.isEmpty ? child.text("excludedGeographicalArea") : area)
            default: break
            }
        }
        measure.duty.sort { $0.expression < $1.expression }
        if case .component = MeasureKind.of(measure), measure.code.isEmpty {
            measures[sid] = measure
            return
        }
        guard measure.code.utf8.count == 10, measure.code.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
            return report.leaveOut(item.summary, at: item.place, "its code of goods is not of ten digits")
        }
        measures[sid] = measure
    }

    private static func component(_ element: XMLElement, _ report: inout ImportReport) -> DutyComponent {
        DutyComponent(
            expression: element.text("dutyExpression", "dutyExpressionId"),
            amount: TARICStore.amount(element["dutyAmount"], &report),
            currency: element.text("monetaryUnit", "monetaryUnitCode"),
            unit: element.text("measurementUnit", "measurementUnitCode"),
            qualifier: element.text("measurementUnitQualifier", "measurementUnitQualifierCode"))
    }

    private static func condition(_ element: XMLElement, _ report: inout ImportReport) -> BorderCondition {
        var condition = BorderCondition()
        condition.code = element.text("measureConditionCode", "conditionCode")
        condition.action = element.text("measureAction", "actionCode")
        condition.document =
            element.text("certificate", "certificateType", "certificateTypeCode")
            + element.text("certificate", "certificateCode")
        if element["conditionDutyAmount"] != nil {
            condition.threshold = DutyComponent(
                amount: TARICStore.amount(element["conditionDutyAmount"], &report),
                currency: element.text("monetaryUnit", "monetaryUnitCode"),
                unit: element.text("measurementUnit", "measurementUnitCode"),
                qualifier: element.text("measurementUnitQualifier", "measurementUnitQualifierCode"))
        }
        for child in element.children where child.name == "measureConditionComponent" && !isDeleted(child) {
            condition.duty.append(component(child, &report))
        }
        return condition
    }
}
