/// The segment table of a message (UNTDID part 5): segments and groups in their order, each with its status and the
/// most occurrences.
struct MessageStructure: Sendable, Hashable {
    /// A segment, or a group of them.
    struct Part: Sendable, Hashable {
        /// `BGM`; of a group its number, `SG4`.
        var name: String
        var isMandatory: Bool
        var repetitions: Int
        /// What a group is made of, its trigger first; empty for a segment.
        var parts: [Part]

        var isGroup: Bool { !parts.isEmpty }
        /// The segment that it begins with.
        var trigger: String { parts.first?.name ?? name }
    }

    let parts: [Part]

    /// From `UNH:M1 1:C9( TDT:M1 LOC:C9 ) UNT:M1`; nil for what is not written so.
    init?(_ text: Substring) {
        var open: [[Part]] = [[]]
        for word in text.split(separator: " ") {
            if word == ")" {
                guard open.count > 1, let parts = open.popLast(), let group = open[open.count - 1].popLast(),
                    parts.first.map({ !$0.isGroup }) ?? false
                else { return nil }
                var whole = group
                whole.parts = parts
                open[open.count - 1].append(whole)
                continue
            }
            let halves = word.split(separator: ":")
            guard halves.count == 2, let status = halves[1].first, status == "M" || status == "C" else { return nil }
            let opens = word.hasSuffix("(")
            guard let repetitions = Int(halves[1].dropFirst().filter { $0 != "(" }), repetitions > 0 else { return nil }
            let name = opens ? "SG\(halves[0])" : String(halves[0])
            open[open.count - 1].append(
                Part(name: name, isMandatory: status == "M", repetitions: repetitions, parts: []))
            if opens { open.append([]) }
        }
        guard open.count == 1, let only = open.first, !only.isEmpty else { return nil }
        parts = only
    }

    /// Every tag of the message.
    var tags: Set<String> {
        func tags(_ part: Part) -> [String] { part.isGroup ? part.parts.flatMap(tags) : [part.name] }
        return Set(parts.flatMap(tags))
    }
}
