import TidewaiterQuantities

/// The tables that packs have.
enum TableSchemas {
    static let all: [String: TableSchema] = Dictionary(
        uniqueKeysWithValues: (tariff + charges + references + kept + nomenclature).map { ($0.name, $0) })

    private static let units: [TableSchema.Column] = [
        .allowed("unit1", .optional(.orNone(.unit))), .allowed("unit2", .optional(.unit)),
    ]

    private static let headings: [TableSchema.Column] = [
        .allowed("heading", .optional(.heading)), .allowed("heading_above", .optional(.heading)),
    ]

    /// What a line of the tariff pays.
    private static let tariff = [
        TableSchema(
            "lines", key: ["code"],
            [
                .needed("code", .code(6...12)), .allowed("general", .rate), .allowed("column2", .optional(.rate)),
                .allowed("special", .optional(.specialRates)),
            ] + .days + units + .texts("source", "general_text", "column2_text", "special_text", "title")),
        TableSchema(
            "statistical", key: ["code"],
            [.needed("code", .code(10...10))] + .days + units + .texts("source")),
        TableSchema(
            "preference", key: ["symbol", "country"],
            [
                .needed("symbol", .word), .needed("country", .orAll(.country)),
                .allowed("mpf_exempt", .oneOf(["yes", "no"])),
            ] + .days + .knowledge + .texts("title", "authority")),
        TableSchema(
            "chapter98", key: ["heading"],
            [
                .needed("heading", .code(8...8)), .needed("effect", .oneOf(["free", "part", "less"])),
                .needed("fact", .fact), .allowed("tax_fact", .optional(.fact)), .allowed("basis", .optional(.fact)),
                .allowed("goods", .optional(.codes)),
                .allowed("origins", .optional(.countries)), .allowed("mpf", .oneOf(["exempt", "part", "less", "all"])),
                .allowed("special", .optional(.specialRates)),
            ] + .days + .texts("full_value", "question", "authority", "statement")),
    ]

    /// What is charged beside it.
    private static let charges = [
        TableSchema(
            "measures", key: ["program", "order"],
            [
                .needed("program", .word), .needed("order", .word), .needed("effect", .word), .needed("rate", .text),
                .needed("goods", .word), .needed("origins", .word),
            ] + headings + .days + .knowledge
                + .texts("except_goods", "when", "basis", "status", "authority", "source")),
        TableSchema(
            "line_measures", key: ["code", "program", "order"],
            [
                .needed("code", .code(2...12)), .needed("program", .word), .needed("order", .word),
                .needed("effect", .word), .needed("rate", .text), .needed("origins", .word),
            ] + headings + .days + .knowledge
                + .texts("except_goods", "when", "basis", "status", "authority", "source")),
        TableSchema(
            "programs", key: ["program"],
            [
                .needed("program", .word), .needed("filing", .number),
                .needed("kind", .oneOf(Charge.Kind.allCases.map(\.rawValue))),
            ] + .texts("tax_type", "title", "benefit_authority", "authority")),
        TableSchema(
            "goods", key: ["list", "code"],
            [.needed("code", .code(2...12)), .needed("list", .word)] + .days + .knowledge + .texts("source")),
        TableSchema(
            "groups", key: ["group", "country"],
            [.needed("group", .word), .needed("country", .country)] + .days + .texts("authority")),
        TableSchema(
            "fees",
            key: ["program", "entry_types", "mode", "when", "value_over", "value_from", "value_under"],
            [
                .needed("program", .word), .allowed("entry_types", .text),
                .allowed("kind", .optional(.oneOf(Charge.Kind.allCases.map(\.rawValue)))),
                .allowed("rate", .optional(.orUnknown(.text))),
                .allowed("minimum", .optional(.number)), .allowed("maximum", .optional(.number)),
                .allowed("fixed", .optional(.orUnknown(.number))), .allowed("value_over", .optional(.number)),
                .allowed("value_from", .optional(.number)), .allowed("value_under", .optional(.number)),
            ] + .days + .texts("tax_type", "mode", "when", "basis", "authority", "source"),
            ranges: [("minimum", "maximum"), ("value_over", "value_under"), ("value_from", "value_under")]),
        TableSchema(
            "entry_rounding", key: ["of"],
            [
                .needed("of", .word), .allowed("unit", .optional(.number)),
                .allowed("way", .optional(.oneOf(RoundingMode.allCases.map(\.rawValue)))),
                .allowed("waived_to", .optional(.number)),
            ] + .days + .texts("authority")),
        TableSchema(
            "state_taxes", key: ["state", "kind", "code"],
            [.needed("state", .word), .needed("kind", .word), .needed("code", .text), .needed("rate", .percentage)]
                + .days + .texts("source")),
        TableSchema(
            "de_minimis", key: ["regime", "origins"],
            [
                .needed("regime", .word), .needed("origins", .countries), .allowed("limit", .optional(.number)),
                .needed("effect", .oneOf(["free", "none", "rate", "refuse"])), .allowed("rate", .optional(.rate)),
                .allowed("per_item", .optional(.number)),
                .allowed("facts", .optional(.facts)),
            ] + .days + .texts("statement", "authority")),
        TableSchema(
            "de_minimis_exclusions",
            [
                .needed("regimes", .word), .needed("codes", .codes), .allowed("up_to", .optional(.number)),
                .needed("goods", .text), .needed("authority", .text),
            ] + .days),
        TableSchema(
            "tariff_choice", key: ["order"],
            [.needed("order", .count), .needed("tariff", .oneOf(["own", "other", "none"]))] + .days + .knowledge
                + .texts("when", "claims", "difference", "authority", "statement")),
        TableSchema(
            "compositions", key: ["code", "fact"],
            [
                .needed("code", .word), .needed("fact", .fact), .needed("at_least", .number),
                .needed("below", .optional(.number)),
            ] + .texts("authority"), ranges: [("at_least", "below")]),
        TableSchema(
            "component_rates", key: ["component", "code", "order"],
            [
                .needed("component", .fact), .needed("code", .word), .needed("order", .count),
                .needed("origins", .word), .needed("rate", .amounts),
            ] + .days + .knowledge + .texts("authority", "source")),
        TableSchema(
            "uncovered",
            [
                .needed("program", .word), .needed("codes", .codes), .allowed("except_codes", .optional(.codes)),
                .needed("origins", .countries), .needed("effect", .oneOf(["refuse", "exclude"])),
            ] + .days + .texts("authority", "statement")),
    ]

    /// What the others refer to.
    private static let references = [
        TableSchema(
            "regime", key: ["name"],
            [
                .needed("name", .word), .needed("value", .word), .allowed("authority", .text),
            ]),
        TableSchema(
            "publishers", key: ["publisher"],
            [.needed("publisher", .word), .needed("names", .word)] + .texts("authority")),
        TableSchema(
            "valuation", key: ["cost"],
            [
                .needed(
                    "cost",
                    .oneOf(
                        CostKind.allCases.map(\.rawValue) + ["duty"]
                            + ValuationMethod.allCases.map { "method_\($0.rawValue)" })),
                .allowed("taxed", .optional(.oneOf(["yes", "no"]))),
                .allowed("effect", .optional(.oneOf(["included", "excluded", "as_priced"]))),
            ] + .texts("question", "authority")),
        TableSchema(
            "rounding", key: ["of"],
            [
                .needed("of", .word), .needed("unit", .optional(.number)),
                .needed("way", .optional(.oneOf(RoundingMode.allCases.map(\.rawValue)))),
            ] + .texts("authority")),
        TableSchema(
            "facts", key: ["name"],
            [
                .needed("name", .word), .needed("type", .factType), .needed("scope", .oneOf(["line", "entry"])),
                .needed("question", .word), .needed("raises", .oneOf(["yes", "no", "assumed"])),
            ] + .texts("law")),
        TableSchema(
            "contradictions", key: ["fact"],
            [.needed("fact", .fact), .needed("excludes", .statements)] + .texts("authority")),
        TableSchema(
            "value_parts", key: ["fact"],
            [
                .needed("fact", .fact), .needed("division", .word), .needed("parts", .word),
                .allowed("bears", .optional(.oneOf(["less", "more"]))),
                .allowed("percent", .optional(.fact)),
            ] + .texts("authority")),
        TableSchema(
            "quota_lines", key: ["code"],
            [.needed("code", .code(8...8)), .allowed("beyond", .optional(.codes))] + .days
                + .texts("authority", "source")),
        TableSchema(
            "hmf_ports", key: ["port"],
            [.needed("port", .code(4...4)), .needed("subject", .oneOf(["all", "part", "none"]))]
                + .texts("name", "state", "limits", "authority")),
        TableSchema("column2_countries", key: ["country"], countries),
        TableSchema("embargoes", key: ["country"], countries),
        TableSchema("mpf_origins", key: ["country"], countries),
        TableSchema(
            "units",
            .texts("hts_unit", "au_unit", "note") + [
                .needed("rec20", .optional(.unit)), .allowed("rec20_second", .optional(.unit)),
            ]),
        TableSchema("footnotes", .texts("reference", "lines", "treatment")),
    ]

    /// What an import keeps of an export and no assessment reads.
    private static let kept = [
        TableSchema(
            "schedule", key: ["record"],
            [.needed("record", .number)]
                + .texts(
                    "number", "indent", "superior", "description", "units", "general", "special", "other", "footnotes",
                    "quota_quantity", "additional_duties")),
        TableSchema(
            "controls",
            [.needed("code", .code(2...10))] + .days
                + .texts(
                    "measure", "type", "title", "direction", "area", "except_areas", "additional_code", "order",
                    "condition", "document", "document_title", "threshold", "action", "amount", "regulation")),
        TableSchema(
            "preferences",
            [.needed("code", .code(8...10)), .allowed("from", .date)] + .texts("countries", "rate", "text")),
        TableSchema("titles", key: ["code"], [.needed("code", .code(8...10)), .allowed("title", .text)]),
    ]

    private static let countries: [TableSchema.Column] =
        [.needed("country", .country)] + .days + .texts("authority")

    /// The Harmonized System.
    private static let nomenclature = [
        TableSchema("codes", key: ["code"], [.needed("code", .code(2...6)), .needed("editions", .word)]),
        TableSchema(
            "labels", key: ["code"],
            [.needed("code", .code(2...6)), .needed("label", .word)] + .texts("fr", "es", "de", "pt", "zh")),
        TableSchema(
            "correlations", key: ["code", "edition", "to_edition"],
            [
                .needed("code", .code(6...6)), .needed("edition", .number), .needed("to_edition", .number),
                .needed("to", .word),
            ]),
        TableSchema(
            "waste", key: ["code", "edition", "to_edition"],
            [
                .needed("code", .code(6...6)), .needed("edition", .number), .needed("to_edition", .number),
                .needed("to", .word),
            ]),
        TableSchema(
            "notes", key: ["reference", "applies_to", "sends_to", "text"],
            [
                .needed("reference", .word), .needed("kind", .word), .needed("applies_to", .word),
                .needed("about", .word), .needed("text", .word),
            ] + .texts("sends_to")),
        TableSchema("rules", key: ["rule"], [.needed("rule", .word), .needed("text", .word)]),
        TableSchema("phrases", key: ["code", "phrases"], [.needed("code", .code(4...6)), .needed("phrases", .word)]),
        TableSchema(
            "abbreviations", [.needed("short", .word), .needed("words", .word), .allowed("where", .text)]),
        TableSchema("ordinary", key: ["word"], [.needed("word", .word)]),
        TableSchema(
            "surroundings", key: ["kind", "words"],
            [
                .needed(
                    "kind",
                    .oneOf([
                        "number", "ruling", "paper", "origin", "packing", "weight", "selling", "compliance", "maker",
                        "company", "material",
                    ])),
                .needed("words", .word),
            ]),
        TableSchema(
            "places", key: ["name"],
            [.needed("kind", .oneOf(["country", "goods_too", "people"])), .needed("name", .word)]),
        TableSchema("editions", key: ["edition"], [.needed("edition", .number)] + .days + .texts("linked", "note")),
        TableSchema(
            "sections", key: ["section"],
            [
                .needed("section", .word), .needed("roman", .word), .needed("first_chapter", .code(2...2)),
                .needed("last_chapter", .code(2...2)), .needed("label", .word),
            ]),
        TableSchema(
            "destination_lengths", key: ["country", "declaration"],
            [
                .needed("country", .word),
                .needed("declaration", .oneOf(["import", "export", "low_value", "advance_cargo"])),
                .allowed("tariff", .text), .needed("digits", .word),
            ] + .texts("statistical", "also", "name", "authority", "note")),
    ]
}

extension [TableSchema.Column] {
    fileprivate static var days: Self { TableSchema.Column.days }
    fileprivate static var knowledge: Self { TableSchema.Column.knowledge }
    fileprivate static func texts(_ names: String...) -> Self { names.map { .allowed($0, .text) } }
}
