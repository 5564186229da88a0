internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterQuantities

extension Check {
    /// Units of measure.
    static let unitChecks: [Check] = [
        unit(
            "tw.unit.mass", "A mass is stated in a unit of mass", .mass,
            [.grossMassUnit, .netMassUnit, .totalGrossMassUnit, .totalNetMassUnit, .tareMassUnit],
            [.goodsItem, .consignment, .equipment, .declaration]),
        unit(
            "tw.unit.volume", "A volume is stated in a unit of volume", .volume, [.volumeUnit, .totalVolumeUnit],
            [.goodsItem, .consignment, .declaration]),
        Check(
            "tw.unit.quantity", .warning, .reject, "A quantity is stated in a unit of Recommendation 20",
            authority: "UNECE Recommendation 20; WCO Data Model 130", values: [.quantityUnit], of: [.goodsItem]
        ) { _, text in
            if (try? Unit(text)) != nil || (try? Unit(ace: text)) != nil || (try? Unit(taric: text)) != nil {
                return .passed
            }
            if let code = UnitNames.codes[text.uppercased()] { return name(text, code, .warning) }
            // The list has some two thousand codes more than trade uses.
            let isCode = 2...3 ~= text.utf8.count && text.utf8.allSatisfy { isCapital($0) }
            if isCode { return .skipped }
            return .flaw("“\(text)” is not a unit of Recommendation 20. Write its code, as KGM, LTR or NAR.")
        },
    ]

    private static func unit(
        _ id: String, _ title: String, _ dimension: Unit.Dimension, _ fields: [Field], _ kinds: [NodeKind]
    ) -> Check {
        Check(
            id, .error, .reject, title, authority: "UNECE Recommendation 20", values: fields, of: kinds
        ) { judge($1, dimension) }
    }

    private static func judge(_ text: String, _ dimension: Unit.Dimension) -> Verdict {
        let example = dimension == .mass ? "KGM for kilograms, TNE for tonnes" : "MTQ for cubic metres"
        if let unit = try? Unit(text) {
            if unit.dimension == dimension || unit.commonCode == "58" { return .passed }
            return .flaw("\(text) (\(unit.name)) is no unit of \(dimension.rawValue). Write \(example).")
        }
        if let code = UnitNames.codes[text.uppercased()], (try? Unit(code))?.dimension == dimension {
            return name(text, code, .warning)
        }
        if text.uppercased() == "TON" || text.uppercased() == "TONS" {
            return .flaw(
                "\(text) can be a metric, a long or a short ton. Write TNE (1,000 kg), LTN (1,016 kg) or STN (907 kg).",
                severity: .warning)
        }
        return .flaw(
            "“\(text)” is not a unit of \(dimension.rawValue) that can be converted. Write \(example).",
            severity: .warning)
    }

    private static func name(_ text: String, _ code: String, _ severity: Severity) -> Verdict {
        let name = (try? Unit(code))?.name ?? code
        return .flaw(
            "\(text) is not a code of Recommendation 20. Write \(code).", write: code, because: "\(code) is \(name)",
            severity: severity)
    }

    private static func isCapital(_ byte: UInt8) -> Bool {
        byte >= 0x41 && byte <= 0x5A || byte >= 0x30 && byte <= 0x39
    }
}

/// What units are called beside their codes. `TON` is left out: it can be any of three.
enum UnitNames {
    static let codes: [String: String] = [
        "KG": "KGM", "KGS": "KGM", "KILO": "KGM", "KILOS": "KGM", "KILOGRAM": "KGM", "KILOGRAMS": "KGM",
        "KG.": "KGM", "G": "GRM", "GR": "GRM", "GRAM": "GRM", "GRAMS": "GRM",
        "LB": "LBR", "LBS": "LBR", "POUND": "LBR", "POUNDS": "LBR", "OZ": "ONZ",
        "T": "TNE", "MT": "TNE", "MTS": "TNE", "TONNE": "TNE", "TONNES": "TNE", "METRIC TON": "TNE",
        "CBM": "MTQ", "M3": "MTQ", "M³": "MTQ", "CUM": "MTQ", "CFT": "FTQ", "CUFT": "FTQ", "FT3": "FTQ", "CF": "FTQ",
        "L": "LTR", "LT": "LTR", "LTS": "LTR", "LITRE": "LTR", "LITRES": "LTR", "LITER": "LTR", "LITERS": "LTR",
        "PCS": "NAR", "PC": "NAR", "PIECE": "NAR", "PIECES": "NAR", "UNIT": "NAR", "UNITS": "NAR", "EACH": "EA",
        "NOS": "NAR", "DOZ": "DZN", "DOZEN": "DZN", "DOZENS": "DZN", "PAIR": "PR", "PAIRS": "PR", "PRS": "PR",
        "M": "MTR", "METER": "MTR", "METRE": "MTR", "M2": "MTK", "M²": "MTK", "SQM": "MTK", "FT": "FOT", "YD": "YRD",
        "GAL": "GLL", "SETS": "SET",
    ]
}
