internal import TidewaiterNomenclature
internal import TidewaiterQuantities

extension Commodity {
    /// The most notes, lines and codes of each kind that people are shown; JSON has all.
    private static let mostShown = 12

    /// The commodity for people.
    public func text() -> String {
        var text = "\(code) in \(edition)"
        text += exists || judgement.verdict == .notCovered ? "\n" : ": not a code\n"
        for remark in remarks { text += remark + "\n" }
        if let section, section.number > 0 { text += "  Section \(section.roman)  \(section.label)\n" }
        for (depth, node) in path.enumerated() { text += line(node, depth + 1) }
        for child in children { text += line(child, path.count + 1) }
        if !editions.isEmpty { text += "In " + editions.map(\.description).joined(separator: ", ") + ".\n" }
        if !judgement.message.isEmpty { text += judgement.message + "\n" }
        if edition.isSecondHand { text += "\(edition.year) is known here \(edition.note).\n" }
        for caution in cautions { text += "Caution: \(caution.message)\n" }
        text += nationalText + conversionText
        let stem = String(code.prefix(6))
        let (close, wide) = notes.divided(by: { $0.kind != .exclusion || $0.names(stem) })
        text += list(
            edition.year == 2022 ? "Notes" : "Notes of HS 2022",
            close.map { "\($0.reference) (\($0.kind.rawValue)): \($0.text)" })
        text += sent(wide)
        let (here, around) = notesElsewhere.divided(by: { $0.names(sentTo: stem) })
        text += list("Notes elsewhere that send goods here", here.map { "\($0.reference): \($0.text)" })
        if !around.isEmpty {
            text += "Notes elsewhere that send goods to the whole chapter or section:\n"
            text += "  \(around.map(\.reference).joined(separator: ", "))\n"
        }
        return text
    }

    private func line(_ node: Node, _ depth: Int) -> String {
        String(repeating: "  ", count: depth) + node.code + (node.label.map { "  \($0)" } ?? "") + "\n"
    }

    private var nationalText: String {
        guard let national else { return "" }
        var text = "\(national.jurisdiction), \(national.asOf): "
        text += national.judgement.message.isEmpty ? "a complete code.\n" : national.judgement.message + "\n"
        if let units = national.units {
            text += units.isEmpty ? "  No unit of quantity.\n" : "  Units: \(units.joined(separator: ", "))\n"
        }
        let others = national.lines.filter { $0.code != code }
        text += list(
            "Lines of \(national.tariff ?? national.jurisdiction)",
            others.map { line in
                let units = line.units.isEmpty ? "" : "  \(line.units.joined(separator: ", "))"
                return line.code + units + (line.isDeclarable ? "" : "  (subdivided)")
            })
        return text + "  \(national.judgement.authority)\n"
    }

    private var conversionText: String {
        guard let conversion else { return "" }
        var text = "As \(conversion.to):\n"
        for candidate in conversion.candidates {
            let label = candidateLabels[candidate.code].map { "  \($0)" } ?? ""
            text += "  \(candidate.code)\(label)\n    \(candidate.relation.rawValue): \(candidate.reason)\n"
        }
        if !conversion.message.isEmpty { text += "  \(conversion.message)\n" }
        if !conversion.asWaste.isEmpty {
            text += "  As waste: " + conversion.asWaste.prefix(Self.mostShown).joined(separator: ", ")
            text += Self.more(conversion.asWaste.count) + ".\n"
        }
        return text
    }

    /// Notes that exclude goods from the whole chapter or section, each by its number and where it sends them.
    private func sent(_ notes: [HSNote]) -> String {
        var lines: [(whole: String, entries: [String])] = []
        for note in notes {
            let (whole, number) = note.numbered
            let entry = note.destinations.isEmpty ? number : "\(number) to \(note.destinations)"
            if let last = lines.indices.last, lines[last].whole == whole {
                lines[last].entries.append(entry)
            } else {
                lines.append((whole, [entry]))
            }
        }
        if lines.isEmpty { return "" }
        return "Sent elsewhere from the whole chapter or section:\n"
            + lines.map { "  \($0.whole): \($0.entries.joined(separator: "; "))\n" }.joined()
    }

    private func list(_ title: String, _ lines: [String]) -> String {
        if lines.isEmpty { return "" }
        let shown = lines.prefix(Self.mostShown).map { "  \($0)\n" }.joined()
        let more = lines.count > Self.mostShown ? "  ... \(lines.count - Self.mostShown) more: --format json\n" : ""
        return "\(title):\n\(shown)\(more)"
    }

    private static func more(_ count: Int) -> String {
        count > mostShown ? " and \(count - mostShown) more" : ""
    }
}

extension Array {
    /// The elements that fulfil a condition, and the others.
    fileprivate func divided(by isFirst: (Element) -> Bool) -> (first: [Element], second: [Element]) {
        (filter(isFirst), filter { !isFirst($0) })
    }
}
