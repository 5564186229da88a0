package import TidewaiterDocuments
package import TidewaiterManifests

/// How a rule came to what it came to: each part that it looked at, with the value of every condition and of all that
/// these are made of.
package struct RuleExplanation: Sendable {
    /// Name of the JSON that ``json()`` writes.
    package static let schema = "tidewaiter.explanation/1"

    /// A part of an expression with its value.
    package struct Part: Sendable, Hashable {
        package let text: String
        package let value: String
        package let depth: Int
        package let place: Place
    }

    /// A condition or a let.
    package struct Step: Sendable, Hashable {
        /// `when`, `assert`, `fails 1`, `let gross`, `applies`.
        package let role: String
        /// The whole first.
        package let parts: [Part]
        package let place: Place
        /// Parts that are not listed.
        package let leftOut: Int
    }

    /// One part of the declaration.
    package struct Look: Sendable, Hashable {
        /// JSON Pointer of the part or value; empty where the rule does not concern the message.
        package let path: String
        /// The value, or the element of the list, where the rule looks at one.
        package let value: String?
        package let outcome: Outcome
        /// What the outcome rests on, in words.
        package let because: String
        package let steps: [Step]
        package let parameters: [Parameter]
        package let tables: [Table]
    }

    /// A dated value that the rule reads.
    package struct Parameter: Sendable, Hashable {
        package let name: String
        /// nil: there is none for the day.
        package let value: String?
        package let from: String?
        package let authority: String?
    }

    /// A table that the rule asked, with the rows that answered.
    package struct Table: Sendable, Hashable {
        package let name: String
        package let title: String
        package let authority: String
        package internal(set) var rows: [Row] = []
        /// Rows that are not listed.
        package internal(set) var leftOut = 0
    }

    /// A row of a table.
    package struct Row: Sendable, Hashable {
        package struct Cell: Sendable, Hashable {
            package let column: String
            package let value: String
        }

        package let place: Place
        /// Those that are not blank.
        package let cells: [Cell]
    }

    package let rule: String
    package let title: String
    package let authority: String
    package let place: Place
    package let looks: [Look]
    /// Parts beyond those that are listed.
    package let leftOut: Int

    /// Explains a rule on a declaration; nil where the book has no such rule. With a path only the parts that it is in,
    /// or that are in it.
    package init?(
        _ id: String, of book: RuleBook, on declaration: Declaration, options: CheckOptions, path: String? = nil
    ) {
        guard let number = book.number(ofRule: id) else { return nil }
        let index = DeclarationIndex(declaration)
        let watcher = ExplainWatcher(book, rules: [number])
        var run = RuleRun(
            book, index, isPart: declaration.isPart, options: options,
            contexts: MessageContext.all(in: index, options, format: declaration.format.rawValue),
            desk: FindingDesk(index, subjects: book.rules.count, room: 0), firstSubject: 0)
        run.watcher = watcher
        run.run()
        self.init(watcher, number, book, index, path)
    }

    init(_ watcher: ExplainWatcher, _ number: Int, _ book: RuleBook, _ index: DeclarationIndex, _ path: String? = nil) {
        let rule = book.rules[number]
        self.rule = rule.subject.id
        title = rule.title
        authority = rule.authority.labelled
        place = rule.place
        leftOut = watcher.leftOut
        let describer = LookDescriber(book: book, rule: rule, index: index)
        looks = watcher.looks.lazy.filter { $0.rule == number }.map(describer.describe).filter { look in
            guard let path else { return true }
            return look.path == path || look.path.hasPrefix(path + "/") || path.hasPrefix(look.path + "/")
        }
    }
}
