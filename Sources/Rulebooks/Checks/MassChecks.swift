internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterQuantities

extension Check {
    /// Masses.
    static let massChecks: [Check] = [
        positive("tw.mass.gross-positive", .grossMass, "Gross", "126"),
        positive("tw.mass.net-positive", .netMass, "Net", "128"),
        Check(
            "tw.mass.missing", .error, .reject, "Goods of a cargo report are weighed",
            authority: "WCO Data Model 126; 19 CFR 4.7a(c)(4)(vii)", each: [.goodsItem]
        ) { run, item in
            if item[.grossMass].isStated { return run.pass() }
            let whole = item.consignment
            if whole?[.grossMass].isStated == true || whole?[.totalGrossMass].isStated == true { return run.pass() }
            guard run.here.purpose == .cargoReport else { return run.skip() }
            run.fail(item[.grossMass], "The gross mass is missing. Add it, with its unit.")
        },
        Check(
            "tw.mass.per-package", .warning, .hold, "A package weighs what such a package can",
            authority: "WCO Data Model 126 and 144", each: [.goodsItem], needs: [.grossMass, .packageQuantity]
        ) { run, item in
            let value = item[.grossMass]
            guard let mass = Masses.kilograms(value), let count = item[.packageQuantity].number, count.sign > 0,
                mass.sign > 0, let each = try? mass.divided(by: count, scale: 6, rounding: .halfUp)
            else { return run.skip() }
            let type = item[.packageType].bytes.flatMap {
                $0.count == 2 ? PackageType($0[$0.startIndex], $0[$0.startIndex + 1]) : nil
            }
            let most = type.flatMap { mostPerPackage[$0.code] } ?? 100_000
            if type?.isBulk == true || (each <= Decimal(most) && each >= leastPerPackage) { return run.pass() }
            let rounded = each.rounded(toPlaces: each >= leastPerPackage ? 3 : 6, .halfUp).normalized
            run.fail(
                value,
                "One \(type?.label ?? "package") would weigh \(rounded) kg. Check the mass, its unit, and the number of "
                    + "packages.", parameters: ["each": rounded.description])
        },
        Check(
            "tw.mass.density", .warning, .hold, "Goods are not denser than anything on earth",
            authority: "WCO Data Model 126", each: [.goodsItem], needs: [.grossMass, .volume]
        ) { run, item in
            let value = item[.grossMass]
            guard let mass = Masses.kilograms(value), let volume = item[.volume].number, volume.sign > 0,
                let unit = try? Unit(item[.volumeUnit].text ?? "MTQ"), let cubicMetre = try? Unit("MTQ"),
                let metres = try? Quantity(volume, unit).converted(to: cubicMetre, scale: 9, rounding: .halfUp),
                let most = try? metres.amount.multiplied(by: Decimal(22_600))
            else { return run.skip() }
            if mass <= most { return run.pass() }
            run.fail(
                value,
                "\(mass.normalized) kg in \(metres.amount.normalized) m³ is heavier than any material. Check mass, volume "
                    + "and their units.")
        },
    ]

    private static func positive(_ id: String, _ field: Field, _ what: String, _ element: String) -> Check {
        Check(
            id, .error, .reject, "\(what) mass is above zero", authority: "WCO Data Model \(element)",
            each: [.goodsItem, .consignment], needs: [field]
        ) { run, node in
            let value = node[field]
            guard let mass = value.number else { return run.skip() }
            if mass.sign > 0 { return run.pass() }
            if mass.isNegative {
                return run.fail(value, "\(what) mass \(mass) is below zero. Write what the goods weigh.")
            }
            run.fail(
                value,
                "\(what) mass is zero. Write what the goods weigh; zero is right only where the mass is stated with "
                    + "another item in the same packages.", severity: .warning, effect: .hold)
        }
    }

    private static let leastPerPackage = Decimal(unchecked: 1, scale: 3)

    /// Kilograms that one package of a small kind hardly passes; others may be of any size up to a heavy lift.
    private static let mostPerPackage: [String: Int] = [
        "CT": 2_000, "BX": 10_000, "BG": 3_000, "SA": 1_500, "PC": 1_500, "PA": 200, "EN": 50, "BO": 200, "CA": 500,
        "TN": 500, "JR": 200, "BJ": 500, "DR": 2_000, "KG": 500, "BL": 3_000, "PX": 10_000, "CS": 30_000,
    ]
}
