internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

/// Reads the tests of a book.
struct TrialReader {
    private(set) var trials = TrialText()
    private(set) var flaws = BookFlaws()

    /// The tests in the book's files: those under `tests/`, and those in its head.
    static func read(_ files: BookFiles) -> (trials: TrialText, flaws: BookFlaws) {
        var reader = TrialReader()
        if let head = files.head, let file = reader.document(head, files), let tests = file.root["tests"] {
            // In a book of one file the cases alone are enough.
            if case .sequence(let cases) = tests.content {
                for element in cases { reader.readCase(element, false, file) }
            } else if let form = FormReader(tests, "a set of tests", of: file, &reader.flaws) {
                reader.read(form)
            }
        }
        for tests in files.tests {
            guard let file = reader.document(tests, files),
                var form = FormReader(file.root, "a file of tests", of: file, &reader.flaws)
            else { continue }
            if let format = form.required("format", &reader.flaws), format.value != TrialText.format {
                reader.flaws.add(
                    "trial.format", "This reads tests of format \(TrialText.format), not '\(format.value)'.",
                    at: format)
            }
            reader.read(form)
        }
        return (reader.trials, reader.flaws)
    }

    private mutating func document(_ file: BookFiles.File, _ files: BookFiles) -> YAMLDocument? {
        do throws(TidewaiterError) {
            return try YAMLDocument(file.bytes, input: files.name(of: file))
        } catch {
            flaws.add(error)
            return nil
        }
    }

    private mutating func read(_ form: FormReader) {
        var form = form
        // Fixtures are those of one file, so that a file of tests can be read by itself.
        trials.fixtures = [:]
        if let value = form.value("fixtures"), case .mapping(let entries) = value.content {
            for entry in entries {
                trials.fixtures[entry.key.text] = Situation(entry.value)
                MemberReader(file: form.file).look(entry.value, at: .declaration, &flaws)
            }
        }
        for (key, isGolden) in [("cases", false), ("golden", true)] {
            guard let value = form.value(key) else { continue }
            guard case .sequence(let elements) = value.content else {
                flaws.add(
                    "book.shape", "'\(key)' takes a list and not \(value.kindInWords).", at: value.offset, of: form.file
                )
                continue
            }
            for element in elements { readCase(element, isGolden, form.file) }
        }
        form.finish(&flaws)
    }

    private mutating func readCase(_ node: YAMLNode, _ isGolden: Bool, _ file: YAMLDocument) {
        guard var form = FormReader(node, isGolden ? "a golden file" : "a case", of: file, &flaws) else { return }
        defer { form.finish(&flaws) }
        let given: TrialText.Case.Given?
        let name: Written<String>?
        if isGolden {
            let path = form.required("file", &flaws)
            name = form.text("name", &flaws) ?? path
            given = path.map { .file($0) }
        } else {
            name = form.required("name", &flaws)
            given = situation(&form).map { .fixture($0) }
        }
        // All keys are read before anything is given up, so that one flaw is told as one.
        let into = form.text("into", &flaws)
        if let into { FormReader.checkJurisdiction(into, &flaws) }
        let (asOf, knownOn) = (form.date("as_of", &flaws), form.date("known_on", &flaws))
        let stage = form.stages(&flaws).first
        let isNamed = form.node["name"] != nil
        let language = self.language(&form)
        let only = form.texts("only", &flaws)
        if form.node["expect"] == nil { _ = form.required("expect", &flaws) }
        let expected = form.texts("expect", &flaws).compactMap { TrialText.Expectation($0, &flaws) }
        guard let name, let given else { return }
        trials.cases.append(
            TrialText.Case(
                name: name, given: given, isNamed: isNamed, into: into?.value, asOf: asOf, knownOn: knownOn,
                stage: stage, language: language,
                only: only, expected: expected))
    }

    private mutating func language(_ form: inout FormReader) -> Written<String>? {
        guard let text = form.text("language", &flaws) else { return nil }
        if text.value.utf8.count != 2 || !text.value.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) {
            flaws.add(
                "book.language",
                "'\(text.value)' is not a language. Write its two letters of ISO 639-1, such as 'en'.", at: text)
        }
        return text
    }

    private mutating func situation(_ form: inout FormReader) -> Situation? {
        var situation = Situation.object([])
        var isLost = false
        if let node = form.value("given"), case .mapping = node.content {
            situation = Situation(node)
            MemberReader(file: form.file).look(node, at: .declaration, &flaws)
        } else if let given = form.text("given", &flaws) {
            if let fixture = trials.fixtures[given.value] {
                situation = fixture
            } else {
                let hint = SimilarName.question(given.value, trials.fixtures.keys.sorted())
                flaws.add("trial.fixture", "There is no fixture '\(given.value)'.\(hint)", at: given)
                isLost = true
            }
        }
        var changes: [(YAMLScalar, YAMLNode?)] = []
        for path in form.texts("unset", &flaws) { changes.append((path.scalar, nil)) }
        if let value = form.value("set") {
            if case .mapping(let entries) = value.content {
                changes += entries.map { ($0.key, $0.value) }
            } else {
                flaws.add(
                    "book.shape", "'set' takes a mapping from paths to values and not \(value.kindInWords).",
                    at: value.offset, of: form.file)
            }
        }
        if isLost { return nil }
        for (path, value) in changes {
            guard let steps = Situation.steps(path.text) else {
                flaws.add(
                    "trial.path",
                    "'\(path.text)' is no JSON Pointer. It begins with a stroke, such as /consignments/0.",
                    at: path.offset, of: form.file)
                continue
            }
            let reader = MemberReader(file: form.file)
            if let kind = reader.follow(steps, at: path.offset, &flaws), let value {
                reader.look(value, at: kind, &flaws)
            }
            do throws(Situation.Misfit) {
                if let value {
                    try situation.set(steps[...], to: Situation(value))
                } else {
                    try situation.unset(steps[...])
                }
            } catch {
                flaws.add("trial.path", error.message, at: path.offset, of: form.file)
            }
        }
        return situation
    }
}
