package import TidewaiterDocuments

/// Something wrong with a rule book: what, where, and what was expected.
package struct BookFlaw: Sendable, Hashable {
    /// Stable name, dotted lower case: `book.unknown-key`.
    package let code: String
    package let severity: Severity
    package let message: String
    package let place: Place
    /// The line of the file, for showing it with a caret.
    package let line: String

    /// The flaw as people read it, with the line and a caret below its column.
    package var text: String {
        var text = "\(place): \(severity.rawValue): \(message) [\(code)]"
        guard place.column > 0, !line.isEmpty else { return text }
        // Tabs stay tabs, so that the caret stands below its character.
        let indent = String(line.prefix(place.column - 1).map { $0 == "\t" ? Character("\t") : Character(" ") })
        text += "\n    \(line)\n    \(indent)^"
        return text
    }
}

/// Flaws that were found; all of a book's are told at once.
package struct BookFlaws: Sendable {
    package private(set) var all: [BookFlaw] = []
    private static let most = 500

    package init() {}

    package var hasErrors: Bool { all.contains { $0.severity == .error } }

    mutating func add(
        _ code: String, _ message: String, at offset: Int, of file: YAMLDocument, severity: Severity = .error
    ) {
        add(code, message, at: file.place(offset), of: file, severity: severity)
    }

    mutating func add(
        _ code: String, _ message: String, at place: Place, of file: YAMLDocument, severity: Severity = .error
    ) {
        guard all.count < Self.most else { return }
        all.append(
            BookFlaw(code: code, severity: severity, message: message, place: place, line: file.line(of: place)))
    }

    mutating func add<Value>(_ code: String, _ message: String, at written: Written<Value>, severity: Severity = .error)
    {
        add(code, message, at: written.place, of: written.file, severity: severity)
    }

    mutating func add(_ flaw: BookFlaw) {
        if all.count < Self.most { all.append(flaw) }
    }

    package mutating func add(_ flaws: BookFlaws) { all += flaws.all.prefix(max(0, Self.most - all.count)) }

    mutating func add(_ error: TidewaiterError) {
        guard all.count < Self.most else { return }
        all.append(
            BookFlaw(
                code: error.code, severity: .error, message: error.message,
                place: error.place ?? Place(offset: 0), line: ""))
    }

    /// The first error as the error of a call, with how many more there are.
    package var error: TidewaiterError? {
        let errors = all.filter { $0.severity == .error }
        guard let first = errors.first else { return nil }
        let more = errors.count > 1 ? " (\(errors.count - 1) more: `tidewaiter rules lint` lists them)" : ""
        return TidewaiterError(.data, first.code, first.message + more, place: first.place)
    }
}
