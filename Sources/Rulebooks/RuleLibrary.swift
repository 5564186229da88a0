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
        var inputs: [(input: BookCompiler.Input, flaws: BookFlaws, isWhole: Bool)] = []
        for file in files {
            let (text, flaws, isWhole) = BookReader.read(file)
            inputs.removeAll { $0.input.text.id == text.id && !text.id.isEmpty }
            inputs.append((.init(text: text, files: file), flaws, isWhole))
            self.files[text.id] = file
        }
        let library = inputs.map(\.input)
        self.inputs = library
        // What a book that could not be read hides is told as one thing.
        let isWhole = inputs.allSatisfy(\.isWhole)
        let broken = Set(inputs.filter { !$0.isWhole }.map(\.input.text.id))
        for (input, flaws, _) in inputs {
            let uses = [input.text.id] + BookCompiler.imports(of: input.text, in: library)
            // A book without an identifier may be the one that another imports.
            let lacks = !isWhole && uses.contains { id in !library.contains { $0.text.id == id } }
            if lacks || !broken.isDisjoint(with: uses) {
                self.flaws.add(flaws)
                continue
            }
            let (book, all) = BookCompiler.compile(
                input, flaws: flaws, library: library, functions: functions, recordsRows: recordsRows)
            self.flaws.add(all)
            if let book { books.append(book) }
        }
        findClashes()
        apply(all: isWhole)
    }

    /// A rule is told by its identifier in reports, so no two can share one.
    private mutating func findClashes() {
        var known: [String: (id: Written<String>, book: String)] = [:]
        var clashing: Set<String> = []
        let checks = Set(Check.ids)
        for input in inputs {
            for rule in input.text.rules {
                if checks.contains(rule.id.value) {
                    flaws.add(
                        "book.repeated-rule",
                        "'\(rule.id.value)' is a check of the library itself. Give the rule another identifier.",
                        at: rule.id)
                    clashing.insert(input.text.id)
                } else if let other = known[rule.id.value] {
                    // Within one book that has been told.
                    guard other.book != input.text.id else { continue }
                    flaws.add(
                        "book.repeated-rule",
                        "There is another rule '\(rule.id.value)' at \(other.id.place). Give this one another identifier, or "
                            + "change that one in 'overrides'.", at: rule.id)
                    clashing.insert(input.text.id)
                } else {
                    known[rule.id.value] = (rule.id, input.text.id)
                }
            }
        }
        books.removeAll { clashing.contains($0.id) }
    }

    /// Overrides change rules of other books, wherever they stand. Unless `all` books could be read, a rule that is not
    /// there may be in one of the others.
    private mutating func apply(all isWhole: Bool) {
        let written = Set(inputs.flatMap(\.text.rules).map(\.id.value))
        for input in inputs {
            let imports = BookCompiler.imports(of: input.text, in: inputs)
            lookForNothing(in: input.text.overrides)
            for override in input.text.overrides {
                let id = override.rule.value
                guard let book = books.firstIndex(where: { $0.ruleIDs.contains(id) }) else {
                    if !isWhole || written.contains(id) { continue }
                    let hint = SimilarName.question(id, books.flatMap(\.ruleIDs))
                    flaws.add("book.override", "There is no rule '\(id)'.\(hint)", at: override.rule)
                    continue
                }
                let owner = books[book].id
                guard owner == input.text.id || imports.contains(owner) else {
                    flaws.add(
                        "book.override",
                        "The rule '\(id)' is of the book '\(owner)', which this one does not import. Add it to 'imports'.",
                        at: override.rule)
                    continue
                }
                let change = RuleChange(override, by: input.text)
                if override.isDisabled, let number = books[book].number(ofRule: id),
                    let silence = books[book].rules[number].silence()
                {
                    flaws.add(
                        "book.disabled-already", "Nothing is left to disable: \(silence.silence)", at: override.rule,
                        severity: .information)
                }
                books[book] = books[book].changed(id, by: change)
            }
        }
    }

    /// Overrides that change nothing, or what another one of the same book changes too.
    private mutating func lookForNothing(in overrides: [OverrideText]) {
        var known: [String: Place] = [:]
        for override in overrides {
            if !override.isDisabled, override.severity == nil, override.effect == nil {
                flaws.add(
                    "book.override-idle",
                    "The override changes nothing. Write 'disabled: true', a 'severity' or an 'effect'.",
                    at: override.rule, severity: .warning)
            }
            if let other = known[override.rule.value] {
                flaws.add(
                    "book.override-repeated",
                    "There is another override of this rule at \(other), and of both the last counts. Make one of them.",
                    at: override.rule, severity: .warning)
            } else {
                known[override.rule.value] = override.rule.place
            }
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
