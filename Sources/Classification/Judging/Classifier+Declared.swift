internal import TidewaiterNomenclature

/// Judging a declared code by the description beside it.
extension Classifier {
    /// A code whose heading has less than this part of the best heading's share is doubted.
    private static let doubt = 0.02

    func fit(
        _ declared: String, _ description: String, _ scores: Scores,
        _ nodes: [Node], _ candidates: [Classification.Candidate], _ notes: DescribedNotes?,
        answer: Classification.Candidate?, isVague: Bool
    ) -> DeclaredCodeFit {
        let digits = Self.digits(declared)
        let lost = nomenclature.newest.flatMap { LostZero(digits, nomenclature, $0) }
        if digits.utf8.count == 5 || lost?.isSure == true {
            return DeclaredCodeFit(
                declared: declared, verdict: .unknown, rank: nil,
                message: (lost?.message ?? LostZero.fiveDigits(digits)) + ".")
        }
        let found = fit(
            declared, digits, description, scores, nodes, candidates, notes, answer: answer, isVague: isVague)
        guard let lost else { return found }
        return DeclaredCodeFit(
            declared: declared, verdict: found.verdict, rank: found.rank,
            message: "\(found.message) \(lost.message).")
    }

    /// The digits of a code as somebody wrote it, without what a spreadsheet has put behind them.
    private static func digits(_ declared: String) -> String {
        if case .spreadsheet(let digits) = CodeCell(declared) { return digits }
        return String(decoding: declared.utf8.filter { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }, as: UTF8.self)
    }

    private func fit(
        _ declared: String, _ digits: String, _ description: String, _ scores: Scores,
        _ nodes: [Node], _ candidates: [Classification.Candidate], _ notes: DescribedNotes?,
        answer: Classification.Candidate?, isVague: Bool
    ) -> DeclaredCodeFit {
        func result(_ verdict: DeclaredCodeFit.Verdict, _ rank: Int?, _ message: String) -> DeclaredCodeFit {
            DeclaredCodeFit(declared: declared, verdict: verdict, rank: rank, message: message)
        }
        guard let full = ModelCode(digits.utf8), full.digits >= 4,
            model.codes.contains(where: { $0.prefix(min(full.digits, 6)) == full.prefix(6) })
        else {
            return result(.unknown, nil, unknown(declared, String(digits.prefix(6))))
        }
        let declaredText = full.prefix(6).text
        let notes = notes ?? DescribedNotes(nomenclature, description)
        if let caution = notes.cautions(about: declaredText, like: declaredText).first {
            let verb = caution.note.reference.hasPrefix("Headings ") ? "speak" : "speaks"
            return result(
                .contradicted, nil,
                "\(caution.note.reference) \(verb) of \"\(caution.words)\": \(caution.note.text) Verify \(full.text).")
        }
        if isVague {
            return result(.open, nil, Self.vagueMessage(full, candidates))
        }
        let code = full.prefix(6)
        let rank = scores.subheadings.firstIndex { model.codes[$0.index].prefix(code.digits) == code }.map { $0 + 1 }
        if let reason = madeOtherwise(than: code, scores) ?? measuredOtherwise(than: code, scores) {
            return result(.doubtful, rank, "\(reason) Verify the goods and \(full.text).")
        }
        let share = scores.share(of: code.prefix(4), model)
        let best = scores.heading?.share ?? 0
        // What is answered leaves out all else of its level.
        let answered = answer.flatMap { ModelCode($0.code.utf8) }
        let isAnswered = answered.map { answer in
            let digits = min(answer.digits, code.digits)
            return answer.prefix(digits) == code.prefix(digits)
        }
        guard let rank, isAnswered ?? (rank <= 5 || share >= best * Self.doubt) else {
            if let reason = statedOtherwise(than: code, scores, subheadingProbabilities(scores, nodes)) {
                return result(.doubtful, rank, "\(reason) Verify the goods and \(full.text).")
            }
            let others = candidates.filter { !$0.code.hasPrefix(code.text) }.prefix(3).map(\.code)
            return result(
                .doubtful, rank,
                "The description speaks for other codes than \(full.text): \(others.joined(separator: ", ")). "
                    + "Verify the goods and the code.")
        }
        if let reason = doubt(about: code, scores, nodes) {
            return result(.doubtful, rank, "\(reason) Verify the goods and \(full.text).")
        }
        return result(.consistent, rank, Self.agreement(full, answered))
    }

    /// What is said of a code beside a description that is too vague: whether it is among those that this may mean.
    private static func vagueMessage(_ declared: ModelCode, _ candidates: [Classification.Candidate]) -> String {
        guard let found = candidates.first(where: { $0.code.hasPrefix(declared.prefix(6).text) }) else {
            return "The description is too vague to say anything about \(declared.text)."
        }
        return "The description is too vague to confirm \(declared.text), though of what it may mean \(found.code) has "
            + "\(Classification.percent(found.probability))."
    }

    /// What was found of a code that nothing speaks against.
    private static func agreement(_ declared: ModelCode, _ answer: ModelCode?) -> String {
        guard let answer else {
            return "No code is likely enough; \(declared.text) is among those that the description may mean."
        }
        if answer.digits >= declared.digits {
            return "The description leads to \(answer.text)."
        }
        let level = answer.digits == 6 ? "subheading" : answer.digits == 4 ? "heading" : "chapter"
        return
            "The description leads to \(level) \(answer.text) and no farther: of \(declared.text) the digits behind it "
            + "are not confirmed."
    }

    /// Says of a code that the model does not know what the nomenclature knows of it.
    private func unknown(_ declared: String, _ stem: String) -> String {
        let having = nomenclature.editions(having: stem)
        if stem.utf8.count == 2, !having.isEmpty {
            return "\(stem) is a chapter. Give at least the four digits of a heading to be judged."
        }
        guard stem.utf8.count >= 4, let edition = try? Training.edition(nomenclature), let last = having.last,
            !having.contains(edition)
        else {
            return declared.isEmpty
                ? "The code is empty."
                : "\(declared.prefix(40)) is no code that the model knows. Look it up: tidewaiter hs."
        }
        if let until = last.until, last < edition {
            return "\(stem) was a code until \(until) (\(last)), and \(edition) has it no more. "
                + "See what it became: tidewaiter hs \(stem) --edition \(last.year) --convert \(edition.year)."
        }
        return "\(stem) is no code of \(edition) yet; \(last) has it. "
            + "Look it up: tidewaiter hs \(stem) --edition \(last.year)."
    }
}
