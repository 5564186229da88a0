internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterQuantities

extension Check {
    /// Stated totals against what there is.
    static let totalChecks: [Check] = [
        Check(
            "tw.total.packages", .warning, .reject, "The total of packages is the sum of the items'",
            authority: "WCO Data Model 146; UN/EDIFACT control total 11", each: [.declaration, .consignment],
            needs: [.totalPackageQuantity], reach: .whole
        ) { run, node in
            let value = node[.totalPackageQuantity]
            guard let total = value.number, let sum = packages(in: node) else { return run.skip() }
            if total == sum { return run.pass() }
            run.fail(
                value, "The items have \(sum) packages together, the total says \(total). Correct one.",
                parameters: ["items": sum.description, "total": total.description])
        },
        mass(.grossMass, [.consignment]),
        mass(.totalGrossMass, [.declaration, .consignment]),
        Check(
            "tw.total.consignments", .warning, .reject, "The number of consignments is what there are",
            authority: "UN/EDIFACT control total 10", each: [.declaration], needs: [.consignmentQuantity], reach: .whole
        ) { run, message in
            run.compare(message[.consignmentQuantity], with: message.children(.consignment).count, "consignment")
        },
        Check(
            "tw.total.items", .warning, .reject, "The number of goods items is what there are",
            authority: "WCO Data Model 228; UN/EDIFACT control total 5", each: [.declaration, .consignment],
            needs: [.goodsItemQuantity], reach: .whole
        ) { run, node in
            let value = node[.goodsItemQuantity]
            if value.isMissing { return run.skip() }
            run.compare(value, with: Sum.goodsItems(in: node).count, "goods item")
        },
        Check(
            "tw.total.equipment", .warning, .reject, "The number of containers is what there are",
            authority: "UN/EDIFACT control total 16", each: [.declaration, .consignment], needs: [.equipmentQuantity],
            reach: .whole
        ) { run, node in
            let value = node[.equipmentQuantity]
            if value.isMissing { return run.skip() }
            let units = Set(equipment(in: node).compactMap { $0[.id].bytes.map { IdentifierKey($0) } })
            if units.isEmpty { return run.skip() }
            run.compare(value, with: units.count, "unit")
        },
    ]

    private static func mass(_ field: Field, _ kinds: [NodeKind]) -> Check {
        let id = field == .grossMass ? "tw.total.consignment-mass" : "tw.total.gross-mass"
        return Check(
            id, .warning, .reject, "The total gross mass is the sum of the parts'",
            authority: "WCO Data Model 131; UN/EDIFACT control total 7", each: kinds, needs: [field], reach: .whole
        ) { run, node in
            let value = node[field]
            guard let total = Masses.kilograms(value), let sum = grossMass(in: node) else { return run.skip() }
            // Totals and parts may both be rounded; half a percent says that something else is wrong.
            let slack = max(Decimal(1), (try? total.multiplied(by: Decimal(unchecked: 5, scale: 3))) ?? .zero)
            let difference = (try? total.subtracting(sum))?.magnitude ?? .zero
            if difference <= slack { return run.pass() }
            run.fail(
                value,
                "The parts weigh \(sum.normalized) kg together, the total says \(total.normalized) kg. Correct one.",
                parameters: ["items": sum.normalized.description, "total": total.normalized.description])
        }
    }

    /// Units that are listed, and where goods are placed.
    private static func equipment(in node: Node) -> [Node] {
        var units = node.children(.equipment)
        if node.kind == .declaration { units += node.children(.consignment).flatMap { $0.children(.equipment) } }
        return units + Sum.goodsItems(in: node).flatMap { $0.children(.placement) }
    }

    /// Packages of all items; nil when one does not say. Bulk has none.
    private static func packages(in node: Node) -> Decimal? {
        var sum = Decimal.zero
        var isEmpty = true
        for item in Sum.goodsItems(in: node) {
            isEmpty = false
            guard let count = item[.packageQuantity].number else {
                let type = item[.packageType].text.flatMap { PackageType($0) }
                if type?.isBulk == true { continue }
                return nil
            }
            guard let next = try? sum.adding(count) else { return nil }
            sum = next
        }
        return isEmpty ? nil : sum
    }

    /// Gross mass of the consignments of a message, or of the items of a consignment; nil when one does not say.
    private static func grossMass(in node: Node) -> Decimal? {
        var sum = Decimal.zero
        let parts = node.kind == .consignment ? node.children(.goodsItem) : node.children(.consignment)
        guard !parts.isEmpty else { return nil }
        for part in parts {
            var mass = Masses.kilograms(part[.grossMass])
            if mass == nil, part.kind == .consignment {
                mass = Masses.kilograms(part[.totalGrossMass]) ?? grossMass(in: part)
            }
            guard let mass, let next = try? sum.adding(mass) else { return nil }
            sum = next
        }
        return sum
    }
}

extension CheckRun {
    /// Compares a stated number with a count.
    fileprivate mutating func compare(_ value: FieldValue, with count: Int, _ what: String) {
        guard let stated = value.number else { return skip() }
        if stated == Decimal(count) { return pass() }
        fail(
            value,
            "\(stated) \(what)s are stated, there \(count == 1 ? "is" : "are") \(count). Correct the number, or add "
                + "what is missing.", parameters: ["stated": stated.description, "counted": String(count)])
    }
}
