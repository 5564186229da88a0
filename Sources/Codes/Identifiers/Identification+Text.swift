extension Identification {
    /// The identification for people: a verdict, the parts, and what to do.
    public func text() -> String {
        var lines = [
            kind == "unknown"
                ? "\(input): \(title)" : "\(formatted ?? input) (\(title)): \(verdict)"
        ]
        if let reason { lines.append("  \(reason.message)") }
        if let fix { lines.append("  With the computed check digit: \(fix)") }
        let names = parts.map { $0.name.replacing("_", with: " ") }
        let width = names.map(\.count).max() ?? 0
        let values = parts.map(\.value.count).max() ?? 0
        for (name, part) in zip(names, parts) {
            let padded = Self.pad(name, width) + "  " + Self.pad(part.value, part.meaning == nil ? 0 : values)
            lines.append("  \(padded)\(part.meaning.map { "  \($0)" } ?? "")")
        }
        lines += notes.map { "  Note: \($0)" }
        if !authority.isEmpty { lines.append("  By \(authority).") }
        if !alternatives.isEmpty { lines.append("  Also valid as: \(alternatives.joined(separator: ", ")).") }
        return lines.joined(separator: "\n") + "\n"
    }

    private var verdict: String {
        guard valid else { return "not valid" }
        return basis == .form ? "well formed; not looked up in any list" : "valid"
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
