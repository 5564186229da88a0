extension HeaderName {
    /// A name of the table: where it goes, and the languages in which it is one.
    struct Known {
        var target: HeaderTarget
        var languages: [String]
    }

    /// The name that words make, as it is in the table or with another word for a number: `B/L-Nr.` is the `B/L No` of
    /// other tables, `Rechnungs-Nr.` the `Rechnungsnummer`.
    static func entry(_ words: [String]) -> Known? {
        let key = words.joined()
        if let target = targets[key] { return Known(target: target, languages: languages[key] ?? []) }
        guard let folded = numbered(words) else { return nil }
        return byNumber[folded]
    }

    /// The letters of words with `no` for each word for a number, alone or at the end of another; nil where there is none.
    static func numbered(_ words: [String]) -> String? {
        var key = ""
        var hasNumber = false
        var index = 0
        while index < words.count {
            let word = words[index]
            index += 1
            if number.contains(word) {
                hasNumber = true
                key += "no"
                // `N.º` comes as two words.
                if word == "n", index < words.count, words[index] == "o" { index += 1 }
            } else if let ending = endings.first(where: { word.hasSuffix($0) && word.count > $0.count + 1 }) {
                hasNumber = true
                key += word.dropLast(ending.count) + "no"
            } else {
                key += word
            }
        }
        return hasNumber ? key : nil
    }

    /// Words for a number, as ``words(_:)`` gives them.
    private static let number: Set<String> = [
        "no", "nr", "nbr", "num", "number", "n", "nummer", "numero", "nro", "numer", "numar", "numarul", "numara",
        "numarasi", "cislo", "szam", "номер", "号", "号码", "编号", "号碼", "號", "號碼", "編號", "番号",
    ]

    /// Those that stand at the end of another word, the longer ones first.
    private static let endings = ["nummer", "番号", "号码", "编号", "號碼", "編號", "nr", "号", "號"]

    /// The names of the table that have a word for a number, without those that would then mean two things.
    private static let byNumber: [String: Known] = {
        var table: [String: Known] = [:]
        var unclear: Set<String> = []
        for (target, groups) in byTarget {
            for (language, names) in groups {
                for name in names {
                    guard let key = numbered(words(name)) else { continue }
                    if let known = table[key], known.target != target { unclear.insert(key) }
                    let others = table[key]?.languages ?? []
                    table[key] = Known(target: target, languages: Set(others + [language]).sorted())
                }
            }
        }
        return table.filter { !unclear.contains($0.key) }
    }()
}
