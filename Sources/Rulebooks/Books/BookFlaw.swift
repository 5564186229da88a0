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

    /// The place as people read it; of what has no line, the file or folder.
    fileprivate var spot: String { place.line > 0 || place.input.isEmpty ? "\(place)" : place.input }

    /// The flaw in one line, with its place.
    fileprivate var sentence: String { "\(spot): \(message)" }

    /// The flaw as people read it, with the line and a caret below its column.
    package var text: String {
        var text = "\(spot): \(severity.rawValue): \(message) [\(code)]"
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

    /// Adds an error of reading a file, with the line of its place.
    mutating func add(_ error: TidewaiterError, in bytes: [UInt8] = []) {
        guard all.count < Self.most else { return }
        let place = error.place ?? Place(offset: 0)
        all.append(
            BookFlaw(
                code: error.code, severity: .error, message: error.message, place: place,
                line: place.line > 0 ? SourceText.line(of: bytes, at: Int(clamping: place.offset)) : ""))
    }

    /// The errors as the error of a call: all with their places up to twenty, as who gets it may have no other way to see
    /// them.
    package var error: TidewaiterError? {
        let errors = all.filter { $0.severity == .error }
        guard let first = errors.first else { return nil }
        let most = 20
        var lines = errors.prefix(most).map(\.sentence)
        if errors.count > most {
            lines.append("\(errors.count - most) more errors are left out: `tidewaiter rules lint` lists them.")
        }
        return TidewaiterError(
            .data, first.code, lines.joined(separator: "\n"), place: first.place.line > 0 ? first.place : nil)
    }
}
