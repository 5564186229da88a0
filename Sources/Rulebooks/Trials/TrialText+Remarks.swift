internal import TidewaiterDocuments

extension TrialText {
    /// What is odd about the cases: names that two of them have, and steps and languages that no rule of the book has.
    func remarks(on book: RuleBook) -> BookFlaws {
        var flaws = BookFlaws()
        func add(_ code: String, _ message: String, _ text: Written<String>) {
            flaws.add("trial.\(code)", message, at: text, severity: .warning)
        }
        let stages = Set(book.rules.flatMap(\.stages)).sorted()
        let languages = Set(book.rules.flatMap(\.failures).flatMap(\.message.keys)).union(["en"])
        var names: [String: Place] = [:]
        for one in cases {
            if one.isNamed {
                if let other = names[one.name.value] {
                    add("repeated-name", "There is another case '\(one.name.value)' at \(other). Rename one.", one.name)
                } else {
                    names[one.name.value] = one.name.place
                }
            }
            if let stage = one.stage, !stages.contains(stage.value) {
                let hint = SimilarName.question(stage.value, stages)
                add("stage", "No rule of the book is made for the step '\(stage.value)'.\(hint)", stage)
            }
            if let language = one.language, !languages.contains(language.value) {
                add(
                    "language",
                    "No message of the book is written in '\(language.value)'; there are "
                        + "\(languages.sorted().joined(separator: ", ")).", language)
            }
        }
        return flaws
    }
}
