internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterQuantities

extension Check {
    /// Masses.
    static let massChecks: [Check] = [
        Check(
            "tw.mass.gross-below-net", .error, .reject, "Gross mass is not below net mass",
            authority: "WCO Data Model 126 and 128"
        ) { run in
            var masses = Masses()
            for node in run.goodsItems + run.consignments {
                let gross = node[.grossMass]
                let net = node[.netMass]
                guard let whole = masses.kilograms(gross), let bare = masses.kilograms(net) else {
                    run.skip()
                    continue
                }
                if whole >= bare {
                    run.pass()
                    continue
                }
                run.fail(
                    gross,
                    "Gross mass \(whole) kg is below net mass \(bare) kg; packaging cannot weigh less than nothing. "
                        + "Correct one, or exchange them.",
                    parameters: ["gross": whole.description, "net": bare.description])
            }
        },
        Check(
            "tw.mass.positive", .error, .reject, "A mass is above zero", authority: "WCO Data Model 126 and 128"
        ) { run in
            for (field, what) in [(Field.grossMass, "Gross"), (.netMass, "Net")] {
                for kind in [NodeKind.goodsItem, .consignment] {
                    for node in run.nodes(kind) {
                        let value = node[field]
                        guard let mass = value.number else {
                            run.skip()
                            continue
                        }
                        if mass.isNegative {
                            run.fail(value, "\(what) mass \(mass) is below zero. Write what the goods weigh.")
                        } else if mass.isZero {
                            run.fail(
                                value,
                                "\(what) mass is zero. Write what the goods weigh; zero is right only where the mass "
                                    + "is stated with another item in the same packages.", severity: .warning,
                                effect: .hold)
                        } else {
                            run.pass()
                        }
                    }
                }
            }
        },
        Check(
            "tw.mass.missing", .error, .reject, "Goods of a cargo report are weighed",
            authority: "WCO Data Model 126; 19 CFR 4.7a(c)(4)(vii)"
        ) { run in
            for item in run.goodsItems {
                let whole = item.consignment
                let isWeighed =
                    !item[.grossMass].isBlank
                    || whole.map { !$0[.grossMass].isBlank || !$0[.totalGrossMass].isBlank } == true
                if isWeighed {
                    run.pass()
                    continue
                }
                guard run.circumstances(of: item).purpose == .cargoReport else {
                    run.skip()
                    continue
                }
                run.fail(item[.grossMass], "The gross mass is missing. Add it, with its unit.")
            }
        },
        Check(
            "tw.mass.per-package", .warning, .hold, "A package weighs what such a package can",
            authority: "WCO Data Model 126 and 144"
        ) { run in
            var masses = Masses()
            for item in run.goodsItems {
                guard let mass = masses.kilograms(item[.grossMass]), let count = item[.packageQuantity].number,
                    count.sign > 0, mass.sign > 0,
                    let each = try? mass.divided(by: count, scale: 6, rounding: .halfUp)
                else {
                    run.skip()
                    continue
                }
                let type = item[.packageType].text.flatMap { PackageType($0) }
                if type?.isBulk == true {
                    run.pass()
                    continue
                }
                let most = type.flatMap { mostPerPackage[$0.code] } ?? 100_000
                let least = Decimal(unchecked: 1, scale: 3)
                if each <= Decimal(most), each >= least {
                    run.pass()
                    continue
                }
                let rounded = each.rounded(toPlaces: 3, .halfUp).normalized
                let name = type?.label ?? "package"
                run.fail(
                    item[.grossMass],
                    "One \(name) would weigh \(rounded) kg. Check the mass, its unit, and the number of packages.",
                    parameters: ["each": rounded.description])
            }
        },
        Check(
            "tw.mass.density", .warning, .hold, "Goods are not denser than anything on earth",
            authority: "WCO Data Model 126"
        ) { run in
            var masses = Masses()
            let cubicMetre = try? Unit("MTQ")
            for item in run.goodsItems {
                guard let mass = masses.kilograms(item[.grossMass]), let volume = item[.volume].number, volume.sign > 0,
                    let cubicMetre, let unit = try? Unit(item[.volumeUnit].text ?? "MTQ"),
                    let metres = try? Quantity(volume, unit).converted(to: cubicMetre, scale: 9, rounding: .halfUp),
                    let most = try? metres.amount.multiplied(by: Decimal(22_600))
                else {
                    run.skip()
                    continue
                }
                if mass <= most {
                    run.pass()
                    continue
                }
                run.fail(
                    item[.grossMass],
                    "\(mass.normalized) kg in \(metres.amount.normalized) m³ would be denser than osmium. Check mass, "
                        + "volume and their units.")
            }
        },
    ]

    /// Kilograms that one package of a small kind hardly passes; others may be of any size up to a heavy lift.
    private static let mostPerPackage: [String: Int] = [
        "CT": 2_000, "BX": 10_000, "BG": 3_000, "SA": 1_500, "PC": 1_500, "PA": 200, "EN": 50, "BO": 200, "CA": 500,
        "TN": 500, "JR": 200, "BJ": 500, "DR": 2_000, "KG": 500, "BL": 3_000, "PX": 10_000, "CS": 30_000,
    ]
}
