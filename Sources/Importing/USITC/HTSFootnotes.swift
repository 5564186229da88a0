import TidewaiterDocuments

/// Where footnotes of the schedule lead to chapter 99: what stands there is charged beside the rates of the lines, so
/// that a pack without it has to refuse them.
struct HTSFootnotes {
    /// The lines of each reference, `9903.88.15`.
    private var lines: [String: Set<String>] = [:]
    /// A footnote with the reference, as printed.
    private var words: [String: String] = [:]

    /// Notes the references of footnotes that concern a line of eight digits.
    mutating func note(_ footnotes: [String], line: String) {
        for footnote in footnotes {
            for reference in Self.references(in: footnote) {
                lines[reference, default: []].insert(line)
                if words[reference] == nil { words[reference] = footnote }
            }
        }
    }

    /// Provisions of chapter 99 named in a text.
    static func references(in text: String) -> [String] {
        text.split { !$0.isNumber && $0 != "." }.compactMap { word in
            let number = String(word).trimmingDots
            let digits = number.filter { $0 != "." }
            return number.hasPrefix("99") && [4, 6, 8].contains(digits.utf8.count)
                && digits.utf8.allSatisfy { $0 < 0x3A }
                ? number : nil
        }
    }

    private static let columns = [
        "program", "codes", "except_codes", "origins", "from", "until", "effect", "authority", "statement",
    ]

    /// The table `uncovered`.
    func put(into draft: inout PackDraft, from: String, until: String) {
        for (reference, codes) in lines.sorted(by: { $0.key < $1.key }) {
            draft.add(
                "uncovered", Self.columns,
                [
                    "chapter_99_" + reference.filter { $0 != "." }, codes.sorted().joined(separator: " "), "", "*",
                    from,
                    until, "refuse", "HTS \(reference)",
                    "a footnote of the line leads to \(reference) of chapter 99 (\"\(words[reference] ?? "")\"), which may "
                        + "charge further duties; this pack does not hold that chapter",
                ])
        }
        draft.add(
            "uncovered", Self.columns,
            [
                "chapters_98_99", "98 99", "", "*", "", "", "refuse", "HTS chapters 98 and 99",
                "provisions of chapters 98 and 99 are not lines of this pack",
            ])
        draft.add(
            "uncovered", Self.columns,
            [
                "duties_beside_the_schedule", "*", "", "*", "", "", "exclude", "HTS chapter 99; 26 U.S.C.; 7 CFR",
                "additional duties that no footnote of a line names, internal revenue taxes and agricultural fees are "
                    + "not in this pack",
            ])
    }
}

extension String {
    fileprivate var trimmingDots: String {
        var text = self[...]
        while text.first == "." { text = text.dropFirst() }
        while text.last == "." { text = text.dropLast() }
        return String(text)
    }
}
