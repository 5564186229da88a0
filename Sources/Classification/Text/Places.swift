/// Names of countries, as descriptions have them for where goods come from: the table `places`.
enum Places {
    private static let nationNames = HashPlaces(Stem.hashes(of: words(["people"])))
    /// What names no goods, and beside it what does as well (`bone china`, `brazil nuts`, `jordan almonds`) or is short: that is
    /// a country only where the words before or behind say so.
    private static let names = table(words(["country"]))
    private static let allNames = table(words(["country", "goods_too"]))

    private static func words(_ kinds: Set<String>) -> [String] { WordTables.words("places", ofKinds: kinds) }

    private static func table(_ written: [String]) -> (first: HashPlaces, names: [[[UInt64]]]) {
        var first = HashPlaces(most: written.count)
        var names: [[[UInt64]]] = []
        for name in written.map({ Stem.hashes(of: $0) }) where !name.isEmpty {
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
