import TidewaiterPacks
public import TidewaiterQuantities

/// Judging a declared code by a jurisdiction's own tariff.
extension NationalTree {
    /// Judges a declared code by the lines in force on a date.
    ///
    /// `notCovered` where the pack says nothing about the date or the chapter: then the code is neither right nor
    /// wrong by it.
    public func judge(_ declared: String, on date: CivilDate) -> CodeJudgement {
        let declared = DeclaredCode(declared)
        var judgement = CodeJudgement(declared, .valid)
        judgement.authority = "Tariff of \(jurisdiction)"
        if declared.digits.isEmpty || !declared.isReadable {
            judgement.refuseText()
            return judgement
        }
        guard covers(date) else {
            judgement.verdict = .notCovered
            judgement.message =
                "The tariff of \(jurisdiction) that is loaded does not cover \(date). Load one that does."
            return judgement
        }
        place(&judgement, date)
        let mendable: [CodeJudgement.Verdict] = [.unknown, .notInForce, .tooShort, .notCovered]
        if mendable.contains(judgement.verdict), !judgement.code.hasPrefix("0"), has("0" + judgement.code, on: date) {
            judgement.withLeadingZero = "0" + judgement.code
            judgement.message += " 0\(judgement.code) exists: has a leading zero been lost?"
        }
        return judgement
    }

    private func place(_ judgement: inout CodeJudgement, _ date: CivilDate) {
        let code = judgement.code
        if has(code, on: date) {
            judgement.nearest = code
            judgement.acceptedDigits = [code.utf8.count]
            return
        }
        let below = next(below: code, on: date)
        if !below.isEmpty {
            judgement.verdict = .tooShort
            judgement.nearest = code
            judgement.candidates = below
            judgement.acceptedDigits = Set(tables.flatMap { lengths(below: code, on: date, in: $0) }).sorted().suffix(1)
            let needed = judgement.acceptedDigits.first ?? 0
            judgement.message =
                "\(judgement.measured); \(jurisdiction) needs \(needed).\(CodeJudgement.list(below))"
                + " Choose the one that describes the goods."
            return
        }
        if let whole = wholeCode(within: code, on: date) {
            placeLonger(&judgement, than: whole, date)
            return
        }
        placeUnknown(&judgement, date)
    }

    /// Sets the verdict for a code that goes on behind `whole`. Where that has no subdivision of the deepest table, the
    /// pack does not know whether there is one.
    private func placeLonger(_ judgement: inout CodeJudgement, than whole: String, _ date: CivilDate) {
        judgement.nearest = whole
        guard tables.count > 1, tables[0].row(key: whole, on: date) != nil else {
            judgement.verdict = .notCovered
            judgement.message =
                "The tariff of \(jurisdiction) that is loaded has \(whole), and does not tell whether"
                + " \(judgement.code) is one of its subdivisions. Look it up there."
            return
        }
        judgement.verdict = .tooLong
        judgement.acceptedDigits = [whole.utf8.count]
        judgement.message =
            "\(judgement.measured); \(jurisdiction) has \(whole) and nothing below"
            + " it. Remove the digits too many."
    }

    private func placeUnknown(_ judgement: inout CodeJudgement, _ date: CivilDate) {
        let code = judgement.code
        guard tables.contains(where: { !$0.rows(keyPrefix: String(code.prefix(2))).isEmpty }) else {
            let isChapter = (1...97).contains(Int(code.prefix(2)) ?? 0) && code.prefix(2) != "77"
            judgement.verdict = isChapter || code.hasPrefix("98") || code.hasPrefix("99") ? .notCovered : .unknown
            judgement.message =
                "The tariff of \(jurisdiction) that is loaded has no chapter \(code.prefix(2))."
                + (judgement.verdict == .notCovered ? " Look \(code) up there." : " Correct the code.")
            return
        }
        if let span = otherValidity(of: code) {
            judgement.verdict = .notInForce
            judgement.message = "\(code) is in the tariff of \(jurisdiction) \(span), not on \(date)."
        } else {
            judgement.verdict = .unknown
            judgement.message = "\(code) is not in the tariff of \(jurisdiction) on \(date)."
        }
        if !isComplete {
            judgement.verdict = .notCovered
            judgement.message +=
                " The tariff that is loaded does not have all codes, so that this one may exist. Look it up there."
            return
        }
        // Chapters, headings, subheadings and lines have an even number of digits.
        var length = (code.utf8.count - 1) & ~1
        while length >= 2 {
            let prefix = String(code.prefix(length))
            let below = next(below: prefix, on: date)
            if !below.isEmpty {
                judgement.nearest = prefix
                judgement.candidates = below
                judgement.message +=
                    " Nearest is \(prefix).\(CodeJudgement.list(below)) Choose the one that describes the goods."
                return
            }
            length -= 2
        }
    }

    /// The codes that stand next below a prefix: of the first table, from the law's lines to their subdivisions, that
    /// has any.
    private func next(below prefix: String, on date: CivilDate) -> [String] {
        for table in tables.reversed() {
            let codes = codes(below: prefix, on: date, in: table, most: CodeJudgement.mostCandidates)
            if !codes.isEmpty { return codes }
        }
        return []
    }

    /// The lengths of the first codes that begin with `prefix`.
    private func lengths(below prefix: String, on date: CivilDate, in table: PackTable) -> [Int] {
        codes(below: prefix, on: date, in: table, most: CodeJudgement.mostCandidates).map(\.utf8.count)
    }

    /// The code that a declaration can use and that `code` has digits behind.
    private func wholeCode(within code: String, on date: CivilDate) -> String? {
        (4..<max(code.utf8.count, 4)).reversed().lazy.map { String(code.prefix($0)) }
            .first { self.has($0, on: date) }
    }

    /// When the code is in force, if ever, in words.
    private func otherValidity(of code: String) -> String? {
        for table in tables {
            guard let row = table.rows(key: code).last else { continue }
            let validity = table.validity(row)
            let from = validity.from.map { "from \($0)" } ?? ""
            let until = validity.until.map { "until \($0)" } ?? ""
            return [from, until].filter { !$0.isEmpty }.joined(separator: " ")
        }
        return nil
    }
}
