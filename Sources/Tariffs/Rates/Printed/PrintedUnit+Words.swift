extension PrintedUnit {
    /// The words of the schedules of the United States and Australia: the unit columns and the rates of the Harmonized
    /// Tariff Schedule (USITC, editions of 2024 to 2026) and the rates of schedules 3 to 16 of the Customs Tariff Act
    /// 1995, misprints among them. Codes are those of the built-in packs.
    static let words: [Entry] =
        plain.map { Entry(key: $0, unit: PrintedUnit(unit: $1, per: 1)) }
        + contents.flatMap { name in
            masses.map { word, code in
                Entry(
                    key: "\(word)on\(name.filter { $0 != "-" })content",
                    unit: PrintedUnit(unit: "\(code):\(name)-content", per: 1))
            }
        }
        + symbols.sorted { $0.key < $1.key }.flatMap { symbol, name in
            masses.map { word, code in
                Entry(key: symbol + word, unit: PrintedUnit(unit: "\(code):\(name)-content", per: 1))
            }
        }

    private static let masses = [("kg", "KGM"), ("g", "GRM"), ("t", "TNE")]

    /// Substances whose content a rate may be on.
    private static let contents = [
        "aluminum", "ammonia", "chromium", "cobalt", "copper", "gold", "iridium", "iron", "lead", "magnesium",
        "manganese", "molybdenum", "nickel", "osmium", "palladium", "platinum", "rhodium", "ruthenium", "silicon",
        "silver",
        "steel", "tin", "tungsten", "vanadium", "zinc",
    ]

    /// Substances that the unit column counts by their content, by the symbols it has for them.
    private static let symbols = [
        "ag": "silver", "au": "gold", "co": "cobalt", "cr": "chromium", "cr2o3": "chromium-oxide", "cu": "copper",
        "ir": "iridium", "mg": "magnesium", "mn": "manganese", "mo": "molybdenum", "nh3": "ammonia",
        "naoh": "sodium-hydroxide", "ni": "nickel", "os": "osmium", "pb": "lead", "pd": "palladium", "pt": "platinum",
        "rh": "rhodium", "ru": "ruthenium", "sb": "antimony", "si": "silicon", "sn": "tin", "v": "vanadium",
        "v2o5": "vanadium-oxide", "w": "tungsten", "zn": "zinc",
    ]

    /// In small letters, without blanks and commas; kilograms, litres and metres are among the units of TARIC too.
    private static let plain: [(String, String)] = [
        ("liter", "LTR"), ("liters", "LTR"), ("t", "TNE"), ("carat", "CTM"), ("pf.liter", "PFL"), ("pf.liters", "PFL"),
        ("pf.literonethylalcoholcontent", "PFL:ethyl-alcohol-content"), ("bbl", "BLL"), ("lin.m", "MTR"),
        ("cm2", "CMK"), ("each", "NMB"), ("head", "NMB"), ("article", "NMB"),
        ("no.", "NMB"), ("no", "NMB"), ("w", "WTT"), ("dzpcs", "DPC"), ("fiberm", "MTR:fiber"), ("gbq", "GBQ"),
        ("gr.lines", "GRO:lines"), ("jwls.", "NMB:jewels"), ("kgamc", "KGM:anhydrous-morphine"),
        ("kgcmsc", "KGM:cows-milk-solids"), ("kgmsc", "KGM:milk-solids"), ("kgttlsug", "KGM:total-sugars"),
        ("cykg", "KGM:clean"), ("tadw", "TNE:air-dry"), ("tdwb", "TNE:dry-basis"), ("thousandm", "KMT"),
        ("thousandm3", "R9"), ("pcs", "H87"), ("doz.", "DZN"), ("pr.", "NPR"), ("prs.", "NPR"), ("doz.prs.", "DPR"),
        ("doz.pr.", "DPR"), ("gross", "GRO"), ("hundred", "CEN"), ("hundreds", "CEN"), ("thousand", "MIL"),
        ("thousands", "MIL"), ("1000", "MIL"), ("1000pins", "MIL:pins"), ("doses", "E27"), ("square", "SQR"),
        ("pack", "NMB:packs"), ("jewel", "NMB:jewels"), ("jewelover7", "NMB:jewels-over-7"),
        ("line/gross", "GRO:lines"),
        ("foreachotherpieceorpart", "NMB:other-pieces"), ("grossofimmediatecontainers", "GRO:immediate-containers"),
        ("m2ofrecordingsurface", "MTK:recording-surface"), ("cleankg", "KGM:clean"),
        ("kgoftotalsugars", "KGM:total-sugars"),
        ("kgofanhydrousmorphinecontent", "KGM:anhydrous-morphine"), ("kgondrainedweight", "KGM:drained"),
        ("kgondrainedweght", "KGM:drained"), ("kgoncontentsandcontainer", "KGM:contents-and-container"),
        ("kgonentirecontentsofcontainer", "KGM:entire-contents"),
        ("kgincludingweightofcontainer", "KGM:contents-and-container"),
        ("tincludingweightofcontainer", "TNE:contents-and-container"),
        ("kgtss", "KGM:total-soluble-solids"), ("kgoftobaccocontent", "KGM:tobacco-content"), ("stick", "STC"),
        ("lofalcohol", "LPA"),
        (
            "lofalcoholcalculatedonthatalcoholcontentbywhichthepercentagebyvolumeofalcoholofthegoodsexceeds1.15",
            "LPA:above-1-15-percent"
        ),
        ("lofgasoline", "LTR:gasoline"), ("lofdiesel", "LTR:diesel"), ("lofbiodiesel", "LTR:biodiesel"),
        ("lofethanol", "LTR:ethanol"), ("lofethanol(ifany)", "LTR:ethanol"),
        ("lofothersubstances(ifany)intheblend", "LTR:other-substances"),
        ("lofothersubstancesintheblend", "LTR:other-substances"),
    ]
}
