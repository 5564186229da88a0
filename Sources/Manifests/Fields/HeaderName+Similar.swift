/// What a header is taken for, and why.
struct UnderstoodHeader {
    var meaning: HeaderMeaning
    var reason: TableReading.Reason
    /// Languages in which it is a name (ISO 639-1), in order.
    var languages: [String]
    /// In hundredths.
    var confidence: Int
}

extension HeaderName {
    /// What a header means, by its name or one like it.
    static func understood(_ header: String) -> UnderstoodHeader? {
        let words = words(header)
        guard let meaning = meaning(header) else { return similar(words.joined()) }
        if let name = entry(words) {
            return UnderstoodHeader(
                meaning: meaning, reason: name.languages.isEmpty ? .fieldName : .exact, languages: name.languages,
                confidence: 100)
        }
        // Without the unit, which stands at either end, perhaps behind a little word.
        let bare = [words.dropLast(), words.dropLast(2), words.dropFirst()].compactMap { entry(Array($0)) }
        let name = bare.first { $0.target == meaning.target }
        return UnderstoodHeader(meaning: meaning, reason: .unit, languages: name?.languages ?? [], confidence: 100)
    }

    /// The field one of whose names differs in one letter, where those of no other do. Short names, and digits, which
    /// tell columns apart, have to be exact.
    static func similar(_ key: String) -> UnderstoodHeader? {
        let letters = Array(key.unicodeScalars)
        guard (8...40).contains(letters.count), !letters.contains(where: { ("0"..."9").contains($0) }) else {
            return nil
        }
        var found: [HeaderTarget: [String]] = [:]
        for length in letters.count - 1...letters.count + 1 {
            for (name, target) in namesByLength[length] ?? [] where isLike(letters, name.letters) {
                found[target, default: []] += languages[name.key] ?? []
            }
        }
        guard found.count == 1, let (target, languages) = found.first else { return nil }
        return UnderstoodHeader(
            meaning: HeaderMeaning(target: target, unit: nil), reason: .similar, languages: Set(languages).sorted(),
            confidence: 100 - 100 / letters.count)
    }

    /// Whether two words differ in one letter: another one, one too many, one too few, or two that changed places.
    static func isLike(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Bool {
        // The first letter is hardly ever the wrong one.
        guard first.first == second.first, abs(first.count - second.count) <= 1 else { return false }
        var start = 0
        while start < min(first.count, second.count), first[start] == second[start] { start += 1 }
        var (one, other) = (first.count, second.count)
        while one > start, other > start, first[one - 1] == second[other - 1] {
            one -= 1
            other -= 1
        }
        let (left, right) = (first[start..<one], second[start..<other])
        if left.count <= 1 && right.count <= 1 { return true }
        return left.count == 2 && right.count == 2 && left.first == right.last && left.last == right.first
    }

    /// By the letters of the name, in which languages it is one.
    static let languages: [String: [String]] = {
        var table: [String: Set<String>] = [:]
        for groups in byTarget.values {
            for (language, names) in groups {
                for name in names { table[words(name).joined(), default: []].insert(language) }
            }
        }
        return table.mapValues { $0.sorted() }
    }()

    private struct Name {
        var key: String
        var letters: [Unicode.Scalar]
    }

    private static let namesByLength: [Int: [(Name, HeaderTarget)]] = {
        var table: [Int: [(Name, HeaderTarget)]] = [:]
        for (key, target) in targets {
            let letters = Array(key.unicodeScalars)
            table[letters.count, default: []].append((Name(key: key, letters: letters), target))
        }
        return table
    }()
}
