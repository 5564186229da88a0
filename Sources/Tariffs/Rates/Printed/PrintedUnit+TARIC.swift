extension PrintedUnit {
    /// A row of the table of TARIC: code with qualifier letter, abbreviation, unit, how many of it, and its name where
    /// it is printed in words before the abbreviation in brackets.
    private struct Row {
        let code: String
        let abbreviation: String
        let unit: String
        let per: Int
        let name: String

        init(_ code: String, _ abbreviation: String, _ unit: String, _ per: Int = 1, name: String = "") {
            self.code = code
            self.abbreviation = abbreviation
            self.unit = unit
            self.per = per
            self.name = name
        }

        var printed: PrintedUnit {
            let qualifier = code.count > 3 ? String(code.dropFirst(3)) : nil
            return PrintedUnit(
                unit: unit, per: per, measurement: .init(unit: String(code.prefix(3)), qualifier: qualifier))
        }
    }

    /// The units of TARIC by code and qualifier: `DTN`, `DTNE`.
    static let taric: [String: PrintedUnit] = Dictionary(
        rows.map { ($0.code, $0.printed) }, uniquingKeysWith: { first, _ in first })

    /// The words of TARIC: abbreviations, names with their abbreviation in brackets, and the codes themselves.
    static let measurements: [Entry] = rows.flatMap { row in
        let key = Self.key(row.abbreviation)
        var found = [Entry(key: key, unit: row.printed), Entry(key: row.code.lowercased(), unit: row.printed)]
        if !row.name.isEmpty {
            found.append(Entry(key: Self.key(row.name), unit: row.printed))
            found.append(Entry(key: "\(Self.key(row.name))(\(key))", unit: row.printed))
        }
        return found
    }

    /// A word in small letters, without blanks and commas, raised and lowered digits as digits.
    private static func key(_ text: String) -> String {
        let bytes = PrintedText(text).bytes.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ",") }
        return String(decoding: bytes.map(\.lowered), as: UTF8.self)
    }

    /// Measurement units and qualifiers of TARIC with the abbreviations that the United Kingdom prints (European
    /// Commission, TARIC; HM Revenue and Customs, list of measurement units). A unit of several is its base unit and
    /// how many; what is measured otherwise than as it stands is a qualifier of ours.
    private static let rows: [Row] = [
        Row("ASV", "% vol", "ASV"), Row("ASVX", "% vol/hl", "ASV:per-hectolitre"),
        Row("BRX", "% sucrose", "P1:sucrose"),
        Row("CCT", "ct/l", "CCT"), Row("CEN", "100 p/st", "NAR", 100, name: "100 items"),
        Row("CTM", "c/k", "CTM", name: "carat (metric)"),
        Row("DAP", "10 000 kg/polar", "KGM:polarisation-corrected", 10_000),
        Row("DHS", "kg DHS", "KGM:dihydrostreptomycin", name: "kilogram of dihydrostreptomycin"),
        Row("DTN", "100 kg", "KGM", 100), Row("DTNE", "100 kg/net eda", "KGM:drained", 100),
        Row("DTNF", "100 kg common wheat", "KGM:common-wheat", 100), Row("DTNG", "100 kg/br", "KGM:gross", 100),
        Row("DTNL", "100 kg live weight", "KGM:live-weight", 100), Row("DTNM", "100 kg/net mas", "KGM:dry-matter", 100),
        Row("DTNP", "100 kg/lactic matter", "KGM:lactic-matter", 100),
        Row("DTNR", "100 kg std qual", "KGM:standard-quality", 100),
        Row("DTNS", "100 kg raw sugar", "KGM:raw-sugar", 100),
        Row("DTNT", "100 kg/dry lactic matter", "KGM:dry-lactic-matter", 100),
        Row("DTNZ", "100 kg/net/%sacchar.", "KGM:per-percent-sucrose", 100), Row("GFI", "gi F/S", "GFI"),
        Row("GRM", "g", "GRM", name: "gram"), Row("GRT", "GT", "GT"), Row("HLT", "hl", "LTR", 100, name: "100 litre"),
        Row("HMT", "100 m", "MTR", 100), Row("KCC", "kg C₅H₁₄ClNO", "KCC", name: "kilogram of choline chloride"),
        Row("KCL", "tonne KCl", "KGM:potassium-chloride", 1000), Row("KGM", "kg", "KGM", name: "kilogram"),
        Row("KGMA", "kg/tot/alc", "KGM:total-alcohol"), Row("KGME", "kg/net eda", "KGM:drained"),
        Row("KGMG", "GKG", "KGM:gross"), Row("KGMP", "kg/lactic matter", "KGM:lactic-matter"),
        Row("KGMS", "kg/raw sugar", "KGM:raw-sugar"), Row("KGMT", "kg/dry lactic matter", "KGM:dry-lactic-matter"),
        Row("KLT", "1,000 l", "LTR", 1000), Row("KMA", "kg methylamines", "KMA"),
        Row("KMT", "KM", "MTR", 1000, name: "kilometre"), Row("KNI", "kg N", "KNI", name: "kilogram of nitrogen"),
        Row("KNS", "kg H₂O₂", "KNS", name: "kilogram of hydrogen peroxide"), Row("KPH", "kg KOH", "KPH"),
        Row("KPO", "kg K₂O", "KPO", name: "kilogram of potassium oxide"), Row("KPP", "kg P₂O₅", "KPP"),
        Row("KSD", "kg 90% sdt", "KSD"), Row("KSH", "kg NaOH", "KSH"),
        Row("KUR", "kg U", "KUR", name: "kilogram of uranium"), Row("LPA", "l alc. 100%", "LPA"),
        Row("LTR", "l", "LTR", name: "litre"), Row("LTRA", "L total alc.", "LTR:total-alcohol"),
        Row("MIL", "1,000 p/st", "NAR", 1000, name: "1,000 items"),
        Row("MPR", "1,000 pa", "NPR", 1000, name: "1,000 pairs"),
        Row("MTK", "m²", "MTK", name: "square metre"), Row("MTQ", "m³", "MTQ", name: "cubic metre"),
        Row("MTQC", "1,000 m³", "MTQ", 1000), Row("MTR", "m", "MTR", name: "metre"),
        Row("MWH", "1,000 kWh", "KWH", 1000, name: "1,000 kilowatt hours"), Row("NAR", "p/st", "NAR", name: "items"),
        Row("NARB", "b/f", "NAR:flask"), Row("NCL", "ce/el", "NCL", name: "cells"),
        Row("NPR", "pa", "NPR", name: "pairs"),
        Row("TJO", "TJ", "D30", name: "terajoule"), Row("TNE", "1,000 kg", "KGM", 1000),
        Row("TNEE", "1,000 kg/net eda", "KGM:drained", 1000), Row("TNEI", "1,000 kg/biodiesel", "KGM:biodiesel", 1000),
        Row("TNEJ", "1,000 kg/fuel content", "KGM:fuel-content", 1000),
        Row("TNEK", "1,000 kg/bioethanol", "KGM:bioethanol-content", 1000),
        Row("TNEM", "1,000 kg/net mas", "KGM:dry-matter", 1000),
        Row("TNER", "1,000 kg std qual", "KGM:standard-quality", 1000),
        Row("TNEZ", "1,000 kg/net/%saccha.", "KGM:per-percent-sucrose", 1000), Row("WAT", "Watt", "WTT"),
    ]
}
