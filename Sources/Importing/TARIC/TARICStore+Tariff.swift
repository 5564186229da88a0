import TidewaiterDocuments
import TidewaiterQuantities

// From records of TARIC to a tariff.

extension TARICStore {
    /// The tariff that the records make.
    func tariff(_ report: inout ImportReport) -> BorderTariff {
        var tariff = BorderTariff()
        tariff.isInherited = true
        readAreas(&tariff)
        readGoods(&tariff)
        readMeasures(&tariff, &report)
        return tariff
    }

    private static func day(_ text: String) -> CivilDate? { CivilDate(iso: String(text.prefix(10))) }

    private func readAreas(_ tariff: inout BorderTariff) {
        var ids: [String: String] = [:]
        for area in all("geographical.area") {
            ids[area.text("geographical.area.sid")] = area.text("geographical.area.id")
            tariff.areas[area.text("geographical.area.id")] = BorderArea(id: area.text("geographical.area.id"))
        }
        for membership in all("geographical.area.membership") {
            guard let group = ids[membership.text("geographical.area.group.sid")],
                let member = ids[membership.text("geographical.area.sid")]
            else { continue }
            tariff.areas[group]?.members.append(
                (
                    member, Self.day(membership.text("validity.start.date")),
                    Self.day(membership.text("validity.end.date"))
                ))
        }
    }

    private func readGoods(_ tariff: inout BorderTariff) {
        let indents = grouped("goods.nomenclature.indents", by: "goods.nomenclature.sid")
        let titles = grouped("goods.nomenclature.description", by: "goods.nomenclature.sid")
        var tree = GoodsTree()
        for goods in all("goods.nomenclature") {
            let sid = goods.text("goods.nomenclature.sid")
            let latest = indents[sid]?.max { $0.text("validity.start.date") < $1.text("validity.start.date") }
            tree.add(
                GoodsTree.Node(
                    goods: BorderGoods(
                        code: goods.text("goods.nomenclature.item.id"), title: Self.title(titles[sid]),
                        from: Self.day(goods.text("validity.start.date")),
                        until: Self.day(goods.text("validity.end.date")), place: goods.place.description),
                    suffix: goods.text("producline.suffix"), indent: latest.flatMap { Int($0.text("number.indents")) }))
        }
        tree.put(into: &tariff)
    }

    /// A description, in English where there is one.
    private static func title(_ records: [XMLElement]?) -> String {
        let found = records?.first { $0.text("language.id") == "EN" } ?? records?.first
        return found?.text("description") ?? ""
    }

    private func readMeasures(_ tariff: inout BorderTariff, _ report: inout ImportReport) {
        let components = grouped("measure.component", by: "measure.sid")
        let conditions = grouped("measure.condition", by: "measure.sid")
        let amounts = grouped("measure.condition.component", by: "measure.condition.sid")
        let excluded = grouped("measure.excluded.geographical.area", by: "measure.sid")
        let types = grouped("measure.type", by: "measure.type.id")
        let titles = grouped("measure.type.description", by: "measure.type.id")
        let ends = regulationEnds()
        for record in all("measure") {
            let sid = record.text("measure.sid")
            var measure = BorderMeasure()
            measure.id = sid
            measure.type = record.text("measure.type")
            measure.typeTitle = Self.title(titles[measure.type])
            let type = types[measure.type]?.first
            measure.series = type?.text("measure.type.series.id") ?? ""
            // 0 import, 1 export, 2 both.
            measure.isImport = type?.text("trade.movement.code") != "1"
            measure.code = record.text("goods.nomenclature.item.id")
            measure.area = record.text("geographical.area")
            measure.excluded = (excluded[sid] ?? []).map { $0.text("excluded.geographical.area") }
            measure.additionalCode = record.text("additional.code.type") + record.text("additional.code")
            measure.order = record.text("ordernumber")
            measure.reduction = record.text("reduction.indicator")
            measure.from = Self.day(record.text("validity.start.date"))
            // A measure without an end holds as long as the regulation that made it.
            let regulation =
                "\(record.text("measure.generating.regulation.role")) \(record.text("measure.generating.regulation.id"))"
            measure.until = Self.day(record.text("validity.end.date")) ?? ends[regulation]
            measure.regulation = record.text("measure.generating.regulation.id")
            measure.place = record.place.description
            measure.duty = Self.duty(components[sid], &report)
            for condition in (conditions[sid] ?? []).sorted(by: Self.precedes) {
                measure.conditions.append(
                    self.condition(condition, amounts[condition.text("measure.condition.sid")], &report))
            }
            // Amounts by composition are for no goods, but for a code of the table of compositions.
            if case .component = MeasureKind.of(measure), measure.code.isEmpty {
                tariff.measures.append(measure)
                continue
            }
            guard measure.code.utf8.count == 10, measure.code.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
                report.leaveOut(
                    measure.summary, at: measure.place,
                    measure.code.isEmpty
                        ? "a measure for no code of goods is not carried" : "its code of goods is not of ten digits")
                continue
            }
            tariff.measures.append(measure)
        }
    }

    private static func precedes(_ a: XMLElement, _ b: XMLElement) -> Bool {
        let first = (a.text("condition.code"), Int(a.text("component.sequence.number")) ?? 0)
        let second = (b.text("condition.code"), Int(b.text("component.sequence.number")) ?? 0)
        return first < second
    }

    private func regulationEnds() -> [String: CivilDate] {
        var ends: [String: CivilDate] = [:]
        for kind in ["base", "modification"] {
            for record in all("\(kind).regulation") {
                let end =
                    record.text("effective.end.date").isEmpty
                    ? record.text("validity.end.date") : record.text("effective.end.date")
                ends["\(record.text("\(kind).regulation.role")) \(record.text("\(kind).regulation.id"))"] = Self.day(
                    end)
            }
        }
        return ends
    }

    private func condition(
        _ record: XMLElement, _ amounts: [XMLElement]?, _ report: inout ImportReport
    ) -> BorderCondition {
        var condition = BorderCondition()
        condition.code = record.text("condition.code")
        condition.document = record.text("certificate.type.code") + record.text("certificate.code")
        condition.action = record.text("action.code")
        if !record.text("condition.duty.amount").isEmpty {
            condition.threshold = DutyComponent(
                amount: Self.amount(record["condition.duty.amount"], &report),
                currency: record.text("condition.monetary.unit.code"),
                unit: record.text("condition.measurement.unit.code"),
                qualifier: record.text("condition.measurement.unit.qualifier.code"))
        }
        condition.duty = Self.duty(amounts, &report)
        return condition
    }

    private static func duty(_ records: [XMLElement]?, _ report: inout ImportReport) -> [DutyComponent] {
        (records ?? []).sorted { $0.text("duty.expression.id") < $1.text("duty.expression.id") }.map { record in
            DutyComponent(
                expression: record.text("duty.expression.id"), amount: amount(record["duty.amount"], &report),
                currency: record.text("monetary.unit.code"), unit: record.text("measurement.unit.code"),
                qualifier: record.text("measurement.unit.qualifier.code"))
        }
    }

    /// An amount; what is no number makes the duty one that cannot be read, and is named.
    static func amount(_ element: XMLElement?, _ report: inout ImportReport) -> Decimal? {
        guard let element, !element.text.isEmpty else { return nil }
        guard let amount = try? Decimal(element.text) else {
            report.leaveOut(element.text, at: element.place, "no number; the duty cannot be read")
            return nil
        }
        return amount.normalized
    }
}
