internal import TidewaiterDocuments

extension TrialText {
    /// What is odd about the cases: names that two of the same rules have, and steps and languages that no rule of the book has.
    func remarks(on book: RuleBook) -> BookFlaws {
        var flaws = BookFlaws()
        func add(_ code: String, _ message: String, _ text: Written<String>) {
            flaws.add("trial.\(code)", message, at: text, severity: .warning)
        }
        let stages = Set(book.rules.flatMap(\.stages)).sorted()
        let languages = Set(book.rules.flatMap(\.failures).flatMap(\.message.keys)).union(["en"])
        // The same words often name the same case of several rules.
        struct Key: Hashable {
            let name: String
            let rules: Set<String>
        }
        var names: [Key: Place] = [:]
        for one in cases {
            if one.isNamed {
                let key = Key(name: one.name.value, rules: Set(one.expected.map(\.rule)))
                if let other = names[key] {
                    add("repeated-name", "There is another case '\(one.name.value)' at \(other). Rename one.", one.name)
                } else {
                    names[key] = one.name.place
                }
            }
            // That rules of other steps do not look is something to test.
            let isOther = one.expected.contains { $0.kind == .isNotApplicable }
            if let stage = one.stage, !isOther, !stages.contains(stage.value) {
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
