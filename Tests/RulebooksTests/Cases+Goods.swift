extension CheckTests {
    static let commodityCases: [CheckCase] = [
        .init("tw.commodity.missing", "a code", item(#""commodity_code":"950300""#, of: entry), .passes),
        .init(
            "tw.commodity.missing", "no code in a declaration", item(#""origin":"VN""#, of: entry), CheckCase.error()),
        .init("tw.commodity.missing", "no code in a cargo report", item(#""origin":"VN""#, of: report), .skips),

        .init("tw.commodity.digits", "digits", item(#""commodity_code":"9503.00.00.73""#), .passes),
        .init("tw.commodity.digits", "a label", item(#""commodity_code":"HS 9503.00""#), CheckCase.warning("950300")),
        .init("tw.commodity.digits", "letters", item(#""commodity_code":"TOYS""#), CheckCase.error()),
        .init("tw.commodity.digits", "none", item(#""origin":"VN""#), .skips),

        .init("tw.commodity.code", "a code of the edition", item(#""commodity_code":"9503000073""#), .passes),
        .init("tw.commodity.code", "a code of no edition", item(#""commodity_code":"950390""#), CheckCase.error()),
        .init("tw.commodity.code", "chapter 77", item(#""commodity_code":"770100""#), CheckCase.error()),
        .init(
            "tw.commodity.code", "a lost zero", item(#""commodity_code":"409000090""#), CheckCase.error("0409000090")),
        .init(
            "tw.commodity.code", "a code of the edition before, where the new one is law",
            item(#""commodity_code":"851712""#), CheckCase.error()),
        .init(
            "tw.commodity.code", "the same where nothing is known of the country",
            item(#""commodity_code":"851712""#), CheckCase.warning(), into: nil),
        .init(
            "tw.commodity.code", "the same in the edition's first months", item(#""commodity_code":"851712""#),
            CheckCase.warning(), asOf: "2022-01-20"),
        .init(
            "tw.commodity.code", "the same in its own time", item(#""commodity_code":"851712""#), .passes,
            asOf: "2021-06-01"),
        .init("tw.commodity.code", "a national chapter", item(#""commodity_code":"9801001000""#), .skips),
        .init(
            "tw.commodity.code", "no date, and a code of all editions", item(#""commodity_code":"090111""#), .passes,
            asOf: nil),
        .init(
            "tw.commodity.code", "no date, and a code of one edition", item(#""commodity_code":"851712""#), .skips,
            asOf: nil),
        .init(
            "tw.commodity.code", "no date, and a code of none", item(#""commodity_code":"950390""#), CheckCase.error(),
            asOf: nil),
        .init(
            "tw.commodity.code", "a day before all editions", item(#""commodity_code":"950390""#), .skips,
            asOf: "1990-01-01"),
        .init("tw.commodity.code", "none", item(#""origin":"VN""#), .skips),

        .init("tw.commodity.length", "as long as asked", item(#""commodity_code":"9503000073""#), .passes),
        .init(
            "tw.commodity.length", "too short in a declaration", item(#""commodity_code":"950300""#, of: entry),
            CheckCase.error()),
        .init("tw.commodity.length", "too short in a table", item(#""commodity_code":"950300""#), CheckCase.warning()),
        .init(
            "tw.commodity.length", "six digits do for a cargo report", item(#""commodity_code":"950300""#, of: report),
            .passes),
        .init("tw.commodity.length", "four do not", item(#""commodity_code":"9503""#, of: report), CheckCase.warning()),
        .init(
            "tw.commodity.length", "six digits do where nothing is known", item(#""commodity_code":"950300""#), .passes,
            into: nil),
        .init(
            "tw.commodity.length", "an exportation has its own length",
            item(#""commodity_code":"95030000""#, of: entry + #","document_type_code":"830""#), .passes, into: "GB"),
        .init(
            "tw.commodity.length", "too long", item(#""commodity_code":"950300007312""#, of: entry), CheckCase.error()),
        .init(
            "tw.commodity.length", "a code that does not exist is for another check",
            item(#""commodity_code":"950390""#), .skips),
    ]

    static let goodsCases: [CheckCase] = [
        .init("tw.goods.missing", "goods", item(#""description":"Oak tables""#), .passes),
        .init("tw.goods.missing", "no goods", consignment(#""transport_document_id":"B1""#), CheckCase.warning()),
        .init("tw.goods.missing", "no consignment", message(#""vessel_name":"A""#), .isNoCase),

        .init("tw.goods.description-missing", "a description", item(#""description":"Oak tables""#), .passes),
        .init(
            "tw.goods.description-missing", "one for the whole consignment",
            item(#""origin":"VN""#, in: #""description":"Oak tables""#), .passes),
        .init("tw.goods.description-missing", "none", item(#""origin":"VN""#), CheckCase.error()),
        .init(
            "tw.goods.description-missing", "none but a code", item(#""commodity_code":"950300""#), CheckCase.warning()),
        .init("tw.goods.description-missing", "no goods", consignment(#""gross_mass":"1""#), .isNoCase),

        .init(
            "tw.goods.description-vague", "words that tell", item(#""description":"Machine parts of rock drills""#),
            .passes),
        .init(
            "tw.goods.description-vague", "words that do not", item(#""description":"General merchandise""#),
            CheckCase.warning()),
        .init("tw.goods.description-vague", "none", item(#""origin":"VN""#), .skips),

        .init("tw.goods.description-words", "words", item(#""description":"Oak tables""#), .passes),
        .init("tw.goods.description-words", "numbers", item(#""description":"1004-55""#), CheckCase.warning()),
        .init(
            "tw.goods.description-words", "more than systems take",
            item("\"description\":\"\(String(repeating: "oak table ", count: 60))\""), CheckCase.warning()),
        .init("tw.goods.description-words", "none", item(#""origin":"VN""#), .skips),

        .init(
            "tw.goods.sequence", "items numbered apart",
            consignment(#""goods_items":[{"sequence":"1"},{"sequence":"2"}]"#), .passes),
        .init(
            "tw.goods.sequence", "a number twice", consignment(#""goods_items":[{"sequence":"1"},{"sequence":"1"}]"#),
            CheckCase.warning()),
        .init("tw.goods.sequence", "no numbers", item(#""origin":"VN""#), .skips),
    ]

    static let packageCases: [CheckCase] = [
        .init("tw.package.type", "a code", item(#""package_type":"CT""#), .passes),
        .init("tw.package.type", "an abbreviation", item(#""package_type":"CTN""#), CheckCase.warning("CT")),
        .init("tw.package.type", "a word", item(#""package_type":"Pallets""#), CheckCase.warning("PX")),
        .init("tw.package.type", "small letters", item(#""package_type":"bg""#), CheckCase.warning("BG")),
        .init("tw.package.type", "two characters of no list", item(#""package_type":"Q9""#), CheckCase.error()),
        .init("tw.package.type", "another list", item(#""package_type":"XYZ""#), CheckCase.warning()),
        .init("tw.package.type", "none", item(#""origin":"VN""#), .skips),

        .init("tw.package.count", "some", item(#""package_quantity":"12""#), .passes),
        .init("tw.package.count", "none of them", item(#""package_quantity":"0""#), CheckCase.warning()),
        .init("tw.package.count", "half a package", item(#""package_quantity":"2.5""#), CheckCase.error()),
        .init("tw.package.count", "fewer than none", item(#""package_quantity":"-3""#), CheckCase.error()),
        .init("tw.package.count", "bulk without a count", item(#""package_type":"VQ""#), .passes),
        .init("tw.package.count", "bulk with zero", item(#""package_type":"VQ","package_quantity":"0""#), .passes),
        .init("tw.package.count", "not stated", item(#""package_type":"CT""#), .skips),
    ]

    static let massCases: [CheckCase] = [
        .init("tw.mass.gross-below-net", "gross above net", item(#""gross_mass":"10","net_mass":"9""#), .passes),
        .init("tw.mass.gross-below-net", "gross equal to net", item(#""gross_mass":"10.0","net_mass":"10""#), .passes),
        .init(
            "tw.mass.gross-below-net", "net above gross", item(#""gross_mass":"1470","net_mass":"1690""#),
            CheckCase.error()),
        .init(
            "tw.mass.gross-below-net", "in different units",
            item(#""gross_mass":"1","gross_mass_unit":"TNE","net_mass":"999","net_mass_unit":"KGM""#), .passes),
        .init(
            "tw.mass.gross-below-net", "a unit that is not known",
            item(#""gross_mass":"1","gross_mass_unit":"TON","net_mass":"999","net_mass_unit":"KGM""#), .skips),
        .init("tw.mass.gross-below-net", "no net mass", item(#""gross_mass":"10""#), .skips),

        .init("tw.mass.gross-positive", "above zero", item(#""gross_mass":"10""#), .passes),
        .init("tw.mass.gross-positive", "zero", item(#""gross_mass":"0.000""#), CheckCase.warning()),
        .init("tw.mass.gross-positive", "below zero", item(#""gross_mass":"-1""#), CheckCase.error()),
        .init("tw.mass.gross-positive", "none", item(#""origin":"VN""#), .skips),
        .init("tw.mass.net-positive", "above zero", item(#""net_mass":"10""#), .passes),
        .init("tw.mass.net-positive", "zero", item(#""net_mass":"0""#), CheckCase.warning()),
        .init("tw.mass.net-positive", "below zero", item(#""net_mass":"-1""#), CheckCase.error()),
        .init("tw.mass.net-positive", "none", item(#""origin":"VN""#), .skips),

        .init("tw.mass.missing", "stated for the item", item(#""gross_mass":"10""#, of: report), .passes),
        .init(
            "tw.mass.missing", "stated for the whole", item(#""origin":"VN""#, of: report, in: #""gross_mass":"10""#),
            .passes),
        .init("tw.mass.missing", "not stated", item(#""origin":"VN""#, of: report), CheckCase.error()),
        .init("tw.mass.missing", "not stated in a table", item(#""origin":"VN""#), .skips),

        .init(
            "tw.mass.per-package", "likely", item(#""gross_mass":"4960","package_quantity":"620","package_type":"CT""#),
            .passes),
        .init(
            "tw.mass.per-package", "tonnes in a carton",
            item(#""gross_mass":"19360","package_quantity":"2","package_type":"CT""#), CheckCase.warning()),
        .init(
            "tw.mass.per-package", "next to nothing", item(#""gross_mass":"0.1","package_quantity":"9000""#),
            CheckCase.warning()),
        .init(
            "tw.mass.per-package", "a heavy lift",
            item(#""gross_mass":"80000","package_quantity":"1","package_type":"PK""#), .passes),
        .init("tw.mass.per-package", "not counted", item(#""gross_mass":"10""#), .skips),

        .init("tw.mass.density", "likely", item(#""gross_mass":"1000","volume":"2","volume_unit":"MTQ""#), .passes),
        .init(
            "tw.mass.density", "denser than osmium", item(#""gross_mass":"100000","volume":"2""#), CheckCase.warning()),
        .init("tw.mass.density", "no volume", item(#""gross_mass":"10""#), .skips),
    ]

    static let unitCases: [CheckCase] = [
        .init("tw.unit.mass", "a unit of mass", item(#""gross_mass_unit":"LBR""#), .passes),
        .init("tw.unit.mass", "an abbreviation", item(#""gross_mass_unit":"KGS""#), CheckCase.warning("KGM")),
        .init("tw.unit.mass", "a unit of volume", item(#""gross_mass_unit":"MTQ""#), CheckCase.error()),
        .init("tw.unit.mass", "any of three tons", item(#""gross_mass_unit":"TON""#), CheckCase.warning()),
        .init("tw.unit.mass", "none", item(#""gross_mass":"10""#), .skips),
        .init("tw.unit.volume", "a unit of volume", item(#""volume_unit":"MTQ""#), .passes),
        .init("tw.unit.volume", "an abbreviation", item(#""volume_unit":"CBM""#), CheckCase.warning("MTQ")),
        .init("tw.unit.volume", "a unit of mass", item(#""volume_unit":"KGM""#), CheckCase.error()),
        .init("tw.unit.volume", "none", item(#""gross_mass":"10""#), .skips),
        .init("tw.unit.quantity", "a unit", item(#""quantity_unit":"NMB""#), .passes),
        .init("tw.unit.quantity", "a word", item(#""quantity_unit":"Pieces""#), CheckCase.warning("NAR")),
        .init("tw.unit.quantity", "a code that trade hardly uses", item(#""quantity_unit":"P23""#), .skips),
        .init("tw.unit.quantity", "nonsense", item(#""quantity_unit":"some of them""#), CheckCase.warning()),
        .init("tw.unit.quantity", "none", item(#""gross_mass":"10""#), .skips),
    ]

    static let dangerousCases: [CheckCase] = [
        .init("tw.dangerous.un-number", "four digits", item(#""undg_id":"1263""#), .passes),
        .init("tw.dangerous.un-number", "with its letters", item(#""undg_id":"UN 1263""#), .passes),
        .init("tw.dangerous.un-number", "a lost zero", item(#""undg_id":"72""#), CheckCase.error("0072")),
        .init("tw.dangerous.un-number", "words", item(#""undg_id":"PAINT""#), CheckCase.error()),
        .init("tw.dangerous.un-number", "beyond the list", item(#""undg_id":"5999""#), CheckCase.warning()),
        .init("tw.dangerous.un-number", "none", item(#""origin":"VN""#), .skips),
        .init("tw.dangerous.class", "a class", item(#""hazard_class":"3""#), .passes),
        .init("tw.dangerous.class", "a division with its group", item(#""hazard_class":"1.4S""#), .passes),
        .init("tw.dangerous.class", "a class that is none", item(#""hazard_class":"10""#), CheckCase.error()),
        .init("tw.dangerous.class", "words", item(#""hazard_class":"ORM-D""#), CheckCase.warning()),
        .init("tw.dangerous.class", "none", item(#""origin":"VN""#), .skips),
        .init("tw.dangerous.class-missing", "with its class", item(#""undg_id":"1263","hazard_class":"3""#), .passes),
        .init("tw.dangerous.class-missing", "without", item(#""undg_id":"1263""#), CheckCase.warning()),
        .init("tw.dangerous.class-missing", "no dangerous goods", item(#""origin":"VN""#), .skips),
    ]
}
