extension Identification {
    /// The identification for people: a verdict, the parts, and what to do.
    public func text() -> String {
        var lines = ["\(formatted ?? input): \(verdict)"]
        if let reason { lines.append("  \(reason.message)") }
        if let fix { lines.append("  With the computed check digit: \(fix)") }
        let names = parts.map { $0.name.replacing("_", with: " ") }
        let width = names.map(\.count).max() ?? 0
        let values = parts.map(\.value.count).max() ?? 0
        for (name, part) in zip(names, parts) {
            let padded = Self.pad(name, width) + "  " + Self.pad(part.value, part.meaning == nil ? 0 : values)
            lines.append("  \(padded)\(part.meaning.map { "  \($0)" } ?? "")")
        }
        if !authority.isEmpty { lines.append("  By \(authority).") }
        if !alternatives.isEmpty { lines.append("  It could also be: \(alternatives.joined(separator: ", ")).") }
        return lines.joined(separator: "\n") + "\n"
    }

    private var verdict: String {
        if kind == "unknown" { return "of no known kind" }
        let lower = title.prefix(2).allSatisfy(\.isUppercase) ? title : title.prefix(1).lowercased() + title.dropFirst()
        return valid ? "valid \(lower)" : "not a valid \(lower)"
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
