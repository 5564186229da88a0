package import TidewaiterNomenclature
package import TidewaiterQuantities

extension Classification {
    /// The classification with the lines of a country's tariff below its best subheading.
    ///
    /// - Parameters:
    ///   - tree: The country's tariff; `nil` where none is loaded.
    ///   - country: ISO 3166-1 alpha-2 code of the country, or `EU`.
    ///   - date: The day whose lines are listed; the last that the tariff covers where `nil`.
    package func listing(_ tree: NationalTree?, of country: String, asOf date: CivilDate?) -> Classification {
        let best =
            depth == .tooVague ? nil : answer.flatMap { $0.code.utf8.count == 6 ? $0 : nil } ?? candidates.first
        let day = tree.flatMap { date ?? $0.lastDay }
        var lines: [String] = []
        if let tree, let day, let best {
            let declarable = tree.lines(below: best.code, on: day).filter(\.isDeclarable).map(\.code)
            let taught = best.below.filter(declarable.contains)
            lines = taught + declarable.filter { !taught.contains($0) }
        }
        var copy = self
        copy.national = National(
            into: country, asOf: day, below: best?.code, lines: lines,
            message: Self.message(tree, day, best?.code, lines.count))
        if let tree, let day { copy.declared = declared.map { $0.lookedUp(in: tree, on: day) } }
        return copy
    }

    private static func message(_ tree: NationalTree?, _ day: CivilDate?, _ code: String?, _ count: Int) -> String {
        guard let tree, let day else {
            return "No tariff of this country is loaded. Give its pack, or look the line up."
        }
        guard let code else { return "There is no subheading to list the lines of. Say more of the goods." }
        guard tree.covers(day) else {
            return "The tariff loaded does not cover \(day). Choose another day, or its pack."
        }
        switch count {
        case 0: return "The tariff loaded has no line below \(code) on \(day). Verify the subheading."
        case 1: return "There is one line below \(code) on \(day)."
        default: return "One of the \(count) lines below \(code) on \(day) is to be chosen by the tariff's text."
        }
    }
}

extension DeclaredCodeFit {
    /// The same, but that a national code which the tariff has not is unknown, whatever its first six digits are worth.
    fileprivate func lookedUp(in tree: NationalTree, on day: CivilDate) -> DeclaredCodeFit {
        let judgement = tree.judge(declared, on: day)
        guard judgement.code.utf8.count > 6, verdict != .unknown,
            [.unknown, .notInForce, .tooLong].contains(judgement.verdict)
        else { return self }
        return verdict == .contradicted
            ? DeclaredCodeFit(
                declared: declared, verdict: verdict, rank: rank, message: "\(message) \(judgement.message)")
            : DeclaredCodeFit(declared: declared, verdict: .unknown, rank: rank, message: judgement.message)
    }
}
