internal import BuiltInBooks
internal import TidewaiterDocuments
internal import TidewaiterExpressions
package import TidewaiterNomenclature

/// Rule books that were read together, so that one can import another.
package struct RuleLibrary: Sendable {
    /// The books without an error, those that others import before these.
    package private(set) var books: [RuleBook] = []
    /// What is wrong with any of them.
    package private(set) var flaws = BookFlaws()
    /// The files of each book, for its tests.
    package private(set) var files: [String: BookFiles] = [:]
    /// The books as they are written, for those tools that look at the text.
    private(set) var inputs: [BookCompiler.Input] = []
    let functions: Schema

    /// Reads and compiles books. Of two with the same identifier the later one counts, so that a host's book can take
    /// the place of a built-in one. With `recordsRows` tables note which of their rows answered.
    package init(
        _ files: [BookFiles], nomenclature: Nomenclature, trees: [NationalTree] = [], recordsRows: Bool = false
    ) {
        let functions = HostFunctions.schema(nomenclature, trees)
        self.functions = functions
        var inputs: [(input: BookCompiler.Input, flaws: BookFlaws)] = []
        for file in files {
            let (text, flaws) = BookReader.read(file)
            inputs.removeAll { $0.input.text.id == text.id && !text.id.isEmpty }
            inputs.append((.init(text: text, files: file), flaws))
            self.files[text.id] = file
        }
        let library = inputs.map(\.input)
        self.inputs = library
        for (input, flaws) in inputs {
            let (book, all) = BookCompiler.compile(
                input, flaws: flaws, library: library, functions: functions, recordsRows: recordsRows)
            self.flaws.add(all)
            if let book { books.append(book) }
        }
        apply(inputs.flatMap(\.input.text.overrides))
    }

    /// Overrides change rules of other books, wherever they stand.
    private mutating func apply(_ overrides: [OverrideText]) {
        for override in overrides {
            guard let book = books.firstIndex(where: { $0.ruleIDs.contains(override.rule.value) }) else {
                let hint = SimilarName.question(override.rule.value, books.flatMap(\.ruleIDs))
                flaws.add(
                    "book.override",
                    "There is no rule '\(override.rule.value)'.\(hint)",
                    at: override.rule)
                continue
            }
            books[book] = books[book].overridden(by: override)
        }
    }

    /// The books that are part of the library.
    package static let builtIn: [BookFiles] = {
        var books: [String: [BookFiles.File]] = [:]
        for number in 0..<built_in_book_file_count() {
            let file = unsafe built_in_book_file_at(number)
            guard let book = unsafe file.book, let path = unsafe file.path else { continue }
            let bytes = unsafe [UInt8](UnsafeRawBufferPointer(start: file.bytes, count: file.length))
            books[unsafe String(cString: book), default: []].append(
                .init(path: unsafe String(cString: path), bytes: bytes))
        }
        return books.sorted { $0.key < $1.key }.map { BookFiles(shipped: $0.key, files: $0.value) }
    }()
}

extension RuleBook {
    /// The book with a rule changed.
    func overridden(by override: OverrideText) -> RuleBook {
        var changed = rules
        changed.removeAll { override.isDisabled && $0.subject.id == override.rule.value }
        for number in changed.indices where changed[number].subject.id == override.rule.value {
            let old = changed[number].subject
            let subject = Subject(
                id: old.id, version: old.version, severity: override.severity ?? old.severity,
                effect: override.effect ?? old.effect, authority: old.authority)
            // A failure's own severity is that of its book, which the override replaces.
            let failures = changed[number].failures.map { failure in
                failure.with(
                    override.severity == nil ? failure.severity : nil, override.effect == nil ? failure.effect : nil)
            }
            changed[number] = Rule(changed[number], subject: subject, failures: failures)
        }
        return with(changed)
    }
}
