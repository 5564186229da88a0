/// Names of countries, as descriptions have them for where goods come from.
enum Places {
    /// These name no goods.
    private static let named = """
        afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium
        belize benin bhutan bolivia bosnia botswana brunei bulgaria cambodia cameroon colombia croatia cuba cyprus czechia
        denmark ecuador egypt england estonia ethiopia fiji finland france germany greece guatemala guyana haiti honduras
        hungary indonesia iran iraq ireland israel italy jamaica kazakhstan kenya korea kosovo kuwait kyrgyzstan laos latvia
        lebanon lesotho liechtenstein lithuania luxembourg macau madagascar malawi malaysia maldives mauritius mexico moldova
        mongolia montenegro mozambique myanmar namibia nepal netherlands nicaragua nigeria oman pakistan paraguay philippines
        poland portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain
        sweden switzerland syria taiwan tajikistan tanzania thailand togo tunisia turkiye turkmenistan uganda ukraine uruguay
        uzbekistan vanuatu venezuela vietnam yemen zambia zimbabwe deutschland frankreich italien spanien polen osterreich
        chine allemagne italie espagne
        """

    /// These name goods as well (`bone china`, `brazil nuts`, `jordan almonds`) or are short: only where the words before or
    /// behind say that a country is meant.
    private static let alsoGoods = """
        america brazil burma canada chile china congo eritrea eu georgia ghana guinea holland iceland india japan jordan mali
        malta morocco niger norway panama peru prc sudan turkey uae uk us usa wales
        """

    /// Of several words.
    private static let long = """
        hong kong|south korea|north korea|republic of korea|korea republic of|south africa|saudi arabia|sri lanka
        united kingdom|great britain|northern ireland|united states of america|united states|united arab emirates
        czech republic|slovak republic|costa rica|el salvador|dominican republic|russian federation|viet nam|ivory coast
        burkina faso|sierra leone|trinidad and tobago|bosnia and herzegovina|north macedonia|european union
        people s republic of china|p r of china|p r china|pr china|mainland china|r o c|taiwan r o c|papua new guinea
        """
    private static let longAlsoGoods = "new zealand|puerto rico"

    private static let nations = """
        afghan albanian algerian american argentine argentinian armenian australian austrian bangladeshi belgian bolivian
        brazilian british bulgarian cambodian canadian chilean chinese colombian croatian cuban cypriot czech danish dutch
        ecuadorian egyptian english estonian ethiopian european filipino finnish french georgian german ghanaian greek
        guatemalan hungarian icelandic indian indonesian iranian iraqi irish israeli italian japanese jordanian kenyan korean
        latvian lebanese lithuanian malaysian mexican moldovan mongolian moroccan nepalese nigerian norwegian pakistani
        peruvian philippine polish portuguese romanian russian scottish serbian slovak slovenian spanish swedish swiss syrian
        taiwanese thai tunisian turkish ukrainian uruguayan vietnamese
        """

    private static let nationNames = HashPlaces(Stem.hashes(of: nations))
    private static let names = table(named, long)
    private static let allNames = table(named + " " + alsoGoods, long + "|" + longAlsoGoods)

    private static func table(_ short: String, _ long: String) -> (first: HashPlaces, names: [[[UInt64]]]) {
        let short = Stem.hashes(of: short).map { [$0] }
        let long = long.split { $0 == "|" || $0 == "\n" }.map { Stem.hashes(of: String($0)) }
        var first = HashPlaces(most: short.count + long.count)
        var names: [[[UInt64]]] = []
        for name in short + long {
            let place = first.place(adding: name[0])
            if place == names.count { names.append([]) }
            names[place].append(name)
        }
        return (first, names.map { $0.sorted { $0.count > $1.count } })
    }

    static func isNation(_ stem: UInt64) -> Bool { nationNames.contains(stem) }

    private static let article = Stem(Array("the".utf8)).hash
    private static let joints = HashPlaces(Stem.hashes(of: "and or"))

    /// Where the country or countries end that are named from a word on.
    ///
    /// - Parameters:
    ///   - stems: The words.
    ///   - at: Where one begins.
    ///   - isMeant: Whether other words say that a country is meant.
    static func end(of stems: [UInt64], from at: Int, isMeant: Bool) -> Int? {
        var start = at
        var end: Int?
        while start < stems.count {
            if isMeant, start + 1 < stems.count, stems[start] == article { start += 1 }
            let (first, names) = isMeant ? allNames : names
            guard let place = first.place(of: stems[start]),
                let name = names[place].first(where: { stems[start...].starts(with: $0) })
            else { break }
            start += name.count
            end = start
            if start < stems.count, joints.contains(stems[start]) { start += 1 }
        }
        return end
    }
}
