internal import TidewaiterDocuments

/// What a book says in several languages is the same in each.
extension BookLint {
    /// A text that people read, by language, as it is written and as it is made.
    private typealias Text = (written: [String: Written<String>], made: [String: MessageTemplate])

    /// Texts that lack a language of the book, and translations that mention other values than the English text.
    mutating func lookAtLanguages() {
        let texts: [Text] = rules.flatMap { rule, text in
            zip(text.failures, rule.failures).flatMap { written, made -> [Text] in
                [(written.message, made.message), (written.fix?.why ?? [:], made.fix?.why ?? [:])]
            }
        }
        let languages = Set(texts.flatMap(\.written.keys)).subtracting(["en"]).sorted()
        // A text that failures have in common is told once.
        var told: Set<Place> = []
        for text in texts {
            guard let english = text.written["en"], told.insert(english.place).inserted else { continue }
            for language in languages { compare(text, english, language) }
        }
    }

    private mutating func compare(_ text: Text, _ english: Written<String>, _ language: String) {
        guard let written = text.written[language] else {
            return add("untranslated", "Other texts of the book are in '\(language)' too; this one is not.", english)
        }
        let (here, there) = (names(text.made[language]), names(text.made["en"]))
        guard here != there else { return }
        let differences =
            there.subtracting(here).sorted().map { "lacks {\($0)}" }
            + here.subtracting(there).sorted().map { "mentions {\($0)}, which the English text does not" }
        add("translation", "The text in '\(language)' \(differences.joined(separator: ", and ")).", written)
    }

    private func names(_ template: MessageTemplate?) -> Set<String> {
        Set(
            template?.pieces.compactMap { piece in
                if case .expression(_, let name) = piece { name } else { nil }
            } ?? [])
    }
}
