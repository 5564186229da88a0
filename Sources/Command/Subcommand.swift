internal import TidewaiterDocuments

/// One command of the command line: its name, its words for the help, and what it does.
struct Subcommand: Sendable {
    let name: String
    let summary: String
    /// What follows the name: `FILE…`.
    let operands: String
    let options: [Arguments.Option]
    /// A line or two that a reader can type.
    let example: String
    /// What else the help tells, between options and example.
    var notes = ""
    let run: @Sendable (Arguments) throws(TidewaiterError) -> Int32

    static let all: [Subcommand] = [
        check, assess, identify, lookUp, classify, model, rate, convert, acknowledge, fields, rules, pack, replay,
        verify,
    ]

    var help: String {
        var text = "tidewaiter \(name) \(operands)\n\n\(summary)\n"
        if !options.isEmpty { text += "\nOptions:\n" }
        for option in options {
            let head = "  --\(option.name)" + (option.value.map { " \($0)" } ?? "")
            let padding = String(repeating: " ", count: max(2, 26 - head.count))
            text += head + padding + option.help + (option.repeats ? " (may be repeated)" : "") + "\n"
        }
        if !notes.isEmpty { text += "\n\(notes)\n" }
        return text + "\nExample:\n" + example.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    }
}
