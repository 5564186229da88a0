import TidewaiterPacks

/// Converting codes between editions.
extension Nomenclature {
    /// What a chapter, heading or subheading of one edition is in another. Of a longer code the first six digits count;
    /// digits only.
    public func convert(_ code: String, from: HSEdition, to: HSEdition) -> CodeConversion {
        let code = String(code.prefix(6))
        let route = has(code, in: from) ? route(from, to) : []
        let found = follow([code], along: route)
        let back = Array(route.reversed())
        let candidates = found.codes.sorted().map { candidate in
            let others = follow([candidate], along: back).codes.subtracting([code])
            return Self.candidate(candidate, of: code, among: found.codes.count, others.sorted())
        }
        return CodeConversion(
            code: code, from: from, to: to, route: route, candidates: candidates, asWaste: found.waste.sorted(),
            message: message(code, from, to, route, candidates.count, found.waste.count))
    }

    /// The shortest way between two editions over those that tables link, over newer ones first; empty where there is none.
    private func route(_ from: HSEdition, _ to: HSEdition) -> [HSEdition] {
        var routes = [[from]]
        var seen: Set = [from.year]
        while !routes.isEmpty {
            if let route = routes.first(where: { $0.last == to }) { return route }
            routes = routes.flatMap { route in
                (route.last?.linked ?? []).sorted(by: >).compactMap { year in
                    guard let next = edition(year), seen.insert(year).inserted else { return nil }
                    return route + [next]
                }
            }
        }
        return []
    }

    /// The codes, of as many digits, that goods of these codes have at the end of the way, and those of waste apart.
    private func follow(
        _ codes: Set<String>, along route: [HSEdition]
    ) -> (codes: Set<String>, waste: Set<String>) {
        guard let first = route.first else { return ([], []) }
        let length = codes.first?.utf8.count ?? 6
        var goods = Set(codes.flatMap { subheadings(of: $0, in: first) })
        var scrap: Set<String> = []
        for (from, to) in zip(route, route.dropFirst()) {
            scrap = Set(scrap.flatMap { links($0, from, to) } + goods.flatMap { linked($0, from, to, in: waste) })
            goods = Set(goods.flatMap { links($0, from, to) })
        }
        let short = Set(goods.map { String($0.prefix(length)) })
        return (short, Set(scrap.map { String($0.prefix(length)) }).subtracting(short))
    }

    private func subheadings(of code: String, in edition: HSEdition) -> [String] {
        guard code.utf8.count < 6 else { return [code] }
        return nodes(below: code, in: edition).flatMap { subheadings(of: $0.code, in: edition) }
    }

    /// The codes of the other edition that have goods of a subheading. One that both editions have and no table names
    /// stayed as it is.
    private func links(_ code: String, _ from: HSEdition, _ to: HSEdition) -> [String] {
        let linked = linked(code, from, to, in: correlations)
        return linked.isEmpty && has(code, in: to) ? [code] : linked
    }

    private func linked(_ code: String, _ from: HSEdition, _ to: HSEdition, in table: PackTable) -> [String] {
        let (from, to) = (String(from.year), String(to.year))
        guard let row = table.rows(key: code).first(where: { table.cell($0, 1) == from && table.cell($0, 2) == to })
        else { return [] }
        return table.text(row, 3).split(separator: " ").map(String.init)
    }

    private static func candidate(
        _ candidate: String, of code: String, among count: Int, _ others: [String]
    ) -> CodeConversion.Candidate {
        let named = others.prefix(6).joined(separator: ", ")
        let more = others.count > 6 ? " and \(others.count - 6) more" : ""
        switch (count == 1, others.isEmpty) {
        case (true, true):
            let reason =
                candidate == code
                ? "\(code) has the same goods in both." : "\(candidate) has the goods of \(code) and nothing else."
            return .init(code: candidate, relation: .oneToOne, reason: reason)
        case (false, true):
            return .init(
                code: candidate, relation: .split,
                reason: "\(candidate) has some of the goods of \(code) and nothing else.")
        case (true, false):
            return .init(
                code: candidate, relation: .merged,
                reason: "\(candidate) has all goods of \(code), and those of \(named)\(more) in whole or part.")
        case (false, false):
            return .init(
                code: candidate, relation: .partial,
                reason: "\(candidate) has some of the goods of \(code), and of \(named)\(more).")
        }
    }

    private func message(
        _ code: String, _ from: HSEdition, _ to: HSEdition, _ route: [HSEdition], _ count: Int, _ waste: Int
    ) -> String {
        guard has(code, in: from) else { return "\(code) is not in \(from). Name the edition it is of." }
        guard !route.isEmpty else {
            return "No table of this pack links \(from) with \(to). Look \(code) up by its goods in \(to)."
        }
        var sentences: [String] = []
        if count == 0 {
            sentences.append(
                waste == 0
                    ? "The tables link \(code) with nothing in \(to). Look it up by its goods."
                    : "The tables link \(code) with waste alone. Look up by the goods what is not waste.")
        } else if count > 1 {
            sentences.append("The goods of \(code) have \(count) codes in \(to). Choose the one that describes them.")
        }
        if route.count > 2 {
            let between = route.dropFirst().dropLast().map(\.description).joined(separator: ", ")
            sentences.append(
                "No table links the two editions: this goes over \(between), and may have candidates too many.")
        }
        let uncertain = route.filter(\.isSecondHand).map { "HS \($0.year)" }
        if route.count > 1, !uncertain.isEmpty {
            sentences.append(
                "\(uncertain.joined(separator: ", ")) is known at second hand: verify it with the Convention's text.")
        }
        return sentences.joined(separator: " ")
    }
}
