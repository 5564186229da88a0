public import TidewaiterQuantities

/// Judging a code that somebody declared by the Harmonized System and by the length its destination asks for.
extension Nomenclature {
    /// Judges a declared code by the edition in force on a date, and by what a kind of declaration asks for in a country
    /// (ISO 3166-1 alpha-2 code or `EU`); where no country is given or its length is not known, six digits do.
    public func judge(
        _ declared: String, on date: CivilDate, into destination: String? = nil,
        in declaration: DeclarationKind = .import
    ) -> CodeJudgement {
        if let edition = edition(on: date) {
            return judge(declared, edition: edition, into: destination, in: declaration)
        }
        var judgement = CodeJudgement(DeclaredCode(declared), .notCovered)
        judgement.message = "No edition of the Harmonized System in this pack is in force on \(date). Use another date."
        return judgement
    }

    /// Whether a code that is not of the edition it was judged by is of one close to it, which a tariff may still follow,
    /// or follow already. What went out of all of them is wrong wherever it is declared.
    package func mayStillBeFollowed(_ judgement: CodeJudgement) -> Bool {
        guard let edition = judgement.edition else { return false }
        return judgement.editions.contains { abs($0.index - edition.index) <= 2 && !$0.isSecondHand }
    }

    /// Judges a declared code by an edition, and by what a kind of declaration asks for in a country.
    ///
    /// The first six digits are looked up; further ones are only counted (a ``NationalTree`` knows them). A destination
    /// may have adopted the edition late: see ``HSEdition``.
    public func judge(
        _ declared: String, edition: HSEdition, into destination: String? = nil,
        in declaration: DeclarationKind = .import
    ) -> CodeJudgement {
        let declared = DeclaredCode(declared)
        var judgement = CodeJudgement(declared, .valid)
        judgement.edition = edition
        judgement.authority = "Harmonized System Convention, \(edition)"
        if declared.digits.isEmpty || !declared.isReadable {
            judgement.refuseText()
            return judgement
        }
        let code = destination.flatMap { self.code(for: $0, in: declaration) }
        place(&judgement, edition)
        if judgement.verdict == .valid { measure(&judgement, code) }
        if judgement.verdict != .valid { offerLeadingZero(&judgement, edition, code) }
        if edition.isSecondHand, [.unknown, .notInForce].contains(judgement.verdict) {
            // What is known at second hand proves no code wrong.
            judgement.verdict = .notCovered
            judgement.message += " Verify it with the Convention's text."
        }
        return judgement
    }

    /// Sets the verdict by existence of the first six digits, or of as many as there are.
    private func place(_ judgement: inout CodeJudgement, _ edition: HSEdition) {
        let digits = judgement.code
        let count = digits.utf8.count
        switch digits.prefix(2) {
        case "98", "99":
            judgement.verdict = .notCovered
            judgement.message =
                "Chapters 98 and 99 are left to each country; look \(digits) up in the destination's own tariff."
            return
        case _ where count == 1:
            judgement.verdict = .tooShort
            judgement.acceptedDigits = [6]
            judgement.message = "A goods code has at least two digits for its chapter. Write the whole code."
            return
        default: break
        }
        let stem = String(digits.prefix(min(count, 6)))
        judgement.editions =
            count % 2 == 0 || count > 6 ? editions(having: stem) : editions.filter { begins(stem, in: $0) }
        if judgement.editions.contains(edition) {
            judgement.nearest = count % 2 == 0 || count > 6 ? stem : String(stem.dropLast())
            return
        }
        judgement.verdict = judgement.editions.isEmpty ? .unknown : .notInForce
        let others = judgement.editions.map(\.description).joined(separator: ", ")
        if let last = judgement.editions.last {
            judgement.message = "\(stem) is not in \(edition), only in \(others)"
            judgement.message +=
                last < edition ? last.until.map { ", until \($0)." } ?? "." : ", from \(last.from)."
            tellWhatBecame(of: stem, &judgement, edition)
        } else if let oldest = editions.first {
            judgement.message = "\(stem) is not in \(edition), nor in any other edition since \(oldest)."
        }
        judgement.nearest = nearest(to: stem, in: edition)
        if let nearest = judgement.nearest {
            let below = nodes(below: nearest, in: edition).prefix(CodeJudgement.mostCandidates)
            judgement.candidates = below.map(\.code)
            let label = label(of: nearest).map { " (\($0))" } ?? ""
            judgement.message +=
                " The nearest is \(nearest)\(label).\(CodeJudgement.list(judgement.candidates))"
                + " Choose the one that describes the goods."
        } else {
            judgement.message += " There is no chapter \(stem.prefix(2)). Correct the code."
        }
    }

    /// What the code's goods have as codes in the edition, from the nearest edition that has it.
    private func tellWhatBecame(of stem: String, _ judgement: inout CodeJudgement, _ edition: HSEdition) {
        guard let nearest = judgement.editions.last(where: { $0 < edition }) ?? judgement.editions.first else { return }
        let candidates = convert(stem, from: nearest, to: edition).candidates.map(\.code)
        judgement.became = candidates
        guard !candidates.isEmpty else { return }
        let named = candidates.prefix(CodeJudgement.mostCandidates).joined(separator: ", ")
        let more = candidates.count > CodeJudgement.mostCandidates ? " and more" : ""
        judgement.message += " Its goods are in \(named)\(more) there."
    }

    /// Whether the edition has a code that begins with these three or five digits.
    private func begins(_ stem: String, in edition: HSEdition) -> Bool {
        nodes(below: String(stem.dropLast()), in: edition).contains { $0.code.hasPrefix(stem) }
    }

    /// The longest of six, four and two digits that the edition has.
    private func nearest(to stem: String, in edition: HSEdition) -> String? {
        [6, 4, 2].lazy.filter { $0 <= stem.utf8.count }.map { String(stem.prefix($0)) }
            .first { self.has($0, in: edition) }
    }

    /// Sets the verdict by the number of digits.
    private func measure(_ judgement: inout CodeJudgement, _ code: DestinationCode?) {
        let count = judgement.code.utf8.count
        let most = code?.mostDigits ?? mostDigits
        judgement.acceptedDigits = code?.accepted ?? [6]
        if let code { judgement.authority = code.authority }
        if code?.accepted.contains(count) ?? (6...most ~= count) { return }
        let needed = judgement.acceptedDigits.first { $0 > count }
        let who = code.map { "\($0.declaration.phrase) in \($0.country)" } ?? "the Harmonized System"
        let what = code.map { " (\($0.name))" } ?? ""
        if let needed {
            judgement.verdict = .tooShort
            let missing = needed - count
            judgement.message =
                "\(judgement.measured); \(who) needs \(needed)\(what)."
                + " Add the missing \(missing == 1 ? "digit" : "\(missing) digits")."
        } else {
            judgement.verdict = .tooLong
            judgement.message =
                code == nil
                ? "\(judgement.measured); no known tariff has more than \(most). Remove the digits too many."
                : "\(judgement.measured); \(who) has \(most)\(what). Remove the digits too many."
        }
        if count < 6, let edition = judgement.edition, let nearest = judgement.nearest {
            let below = nodes(below: nearest, in: edition).map(\.code).filter { $0.hasPrefix(judgement.code) }
            judgement.candidates = Array(below.prefix(CodeJudgement.mostCandidates))
            judgement.message += CodeJudgement.list(judgement.candidates)
        }
    }

    /// Chapters 01 to 09 lose their zero where a spreadsheet takes a code for a number.
    private func offerLeadingZero(_ judgement: inout CodeJudgement, _ edition: HSEdition, _ code: DestinationCode?) {
        guard judgement.verdict != .notCovered, !judgement.code.hasPrefix("0") else { return }
        var other = CodeJudgement(DeclaredCode("0" + judgement.code), .valid)
        other.edition = edition
        place(&other, edition)
        if other.verdict == .valid { measure(&other, code) }
        guard other.verdict == .valid else { return }
        judgement.withLeadingZero = other.code
        judgement.message += " \(other.code) exists: has a leading zero been lost?"
    }
}

extension CodeJudgement {
    /// Sets the verdict for a text that is no code.
    mutating func refuseText() {
        let isBlank = declared.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
        verdict = isBlank ? .empty : .notDigits
        message =
            isBlank
            ? "There is no goods code. Add it."
            : "\"\(declared.prefix(40))\" has characters that no goods code has. Write digits only."
    }
}
