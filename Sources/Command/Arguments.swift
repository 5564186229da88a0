internal import TidewaiterDocuments

/// The words after a command's name, sorted into options and the rest.
struct Arguments {
    /// An option of a command: `--into CC`.
    struct Option: Sendable {
        let name: String
        /// What follows, as the help shows it; nil for a switch.
        let value: String?
        let help: String
        var repeats = false
    }

    private(set) var rest: [String] = []
    private var values: [String: [String]] = [:]

    /// Sorts the words; an unknown option or a missing value is an error that names the right ones.
    init(_ words: [String], options: [Option]) throws(TidewaiterError) {
        var index = 0
        var plain = false
        while index < words.count {
            let word = words[index]
            index += 1
            if word == "--", !plain {
                plain = true
                continue
            }
            guard word.hasPrefix("--"), !plain else {
                rest.append(word)
                continue
            }
            let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts.first ?? "")
            guard let option = options.first(where: { $0.name == name }) else {
                let known = options.map { "--\($0.name)" }.joined(separator: ", ")
                throw Self.usage("--\(name) is not an option of this command; it has \(known).")
            }
            if option.value == nil {
                guard parts.count == 1 else { throw Self.usage("--\(name) takes no value.") }
                values[name, default: []].append("")
                continue
            }
            var value = parts.count == 2 ? String(parts[1]) : nil
            if value == nil, index < words.count {
                value = words[index]
                index += 1
            }
            guard let value else { throw Self.usage("--\(name) needs a value: --\(name) \(option.value ?? "").") }
            guard option.repeats || values[name] == nil else { throw Self.usage("--\(name) may be given once.") }
            values[name, default: []].append(value)
        }
    }

    subscript(name: String) -> String? { values[name]?.last }

    func all(_ name: String) -> [String] { values[name] ?? [] }

    func has(_ name: String) -> Bool { values[name] != nil }

    /// Refuses options that have no effect in what is asked: who gave them would believe that they had.
    func refuse(_ names: [String], _ why: String) throws(TidewaiterError) {
        guard let name = names.first(where: has) else { return }
        throw Self.usage("--\(name) has no effect \(why)")
    }

    /// The value of an option that has a fixed choice.
    func choice(_ name: String, among choices: [String], otherwise standard: String) throws(TidewaiterError) -> String {
        guard let value = self[name] else { return standard }
        guard choices.contains(value) else {
            throw Self.usage("--\(name) \(value): choose one of \(choices.joined(separator: ", ")).")
        }
        return value
    }

    static func usage(_ message: String) -> TidewaiterError { TidewaiterError(.argument, "usage", message) }
}
