internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterNomenclature
internal import TidewaiterQuantities

extension Check {
    /// The code of the goods.
    static let commodityChecks: [Check] = [
        Check(
            "tw.commodity.missing", .error, .reject, "A goods declaration states the commodity code",
            authority: "International Convention on the Harmonized System, article 3; WCO Data Model 145",
            each: [.goodsItem]
        ) { run, item in
            let value = item[.commodityCode]
            if value.isStated { return run.pass() }
            guard run.here.purpose == .goodsDeclaration else { return run.skip() }
            run.fail(value, "The commodity code is missing. Classify the goods and add it.")
        },
        Check(
            "tw.commodity.digits", .error, .reject, "A commodity code is of digits",
            authority: "International Convention on the Harmonized System, article 3", values: [.commodityCode],
            of: [.goodsItem]
        ) { run, text in
            let code = DeclaredCode(text)
            if code.isClean, !code.digits.isEmpty { return .passed }
            // UN/EDIFACT customs reports use the same segment for customs statuses and other lists.
            let isDoubtful = run.declaration.format == .edifact
            let right = CodeText.digits(behindLabel: text)
            return .flaw(
                "“\(text)” is not a commodity code. Write its digits alone.", write: right,
                because: "these are its digits", severity: isDoubtful || right != nil ? .warning : .error)
        },
        Check(
            "tw.commodity.code", .error, .reject, "A commodity code exists in the edition in force",
            authority: "International Convention on the Harmonized System, article 3", values: [.commodityCode],
            of: [.goodsItem]
        ) { run, text in
            run.existence(text, run.here)
        },
        Check(
            "tw.commodity.length", .warning, .reject, "A commodity code is as long as its destination asks",
            authority: "International Convention on the Harmonized System, article 3; the tariff of the destination",
            values: [.commodityCode], of: [.goodsItem]
        ) { run, text in
            run.length(text, run.here)
        },
    ]
}

/// Commodity codes as people write them.
enum CodeText {
    /// The digits of `HS 9503.00` and the like; nil where the text is something else.
    static func digits(behindLabel text: String) -> String? {
        let words = text.split { !($0.isLetter || $0.isNumber) }.filter { !$0.allSatisfy(\.isNumber) }
        let labels = ["HS", "HTS", "HTSUS", "CODE", "NO", "TARIC", "CN", "COMMODITY", "TARIFF"]
        guard words.allSatisfy({ labels.contains($0.uppercased()) }) else { return nil }
        let digits = text.filter { $0.isASCII && $0.isNumber }
        return 6...13 ~= digits.utf8.count ? digits : nil
    }
}

extension CheckRun {
    /// Whether the first six digits, or as many as there are, stand in the edition in force.
    fileprivate func existence(_ text: String, _ known: Circumstances) -> Verdict {
        guard let day = known.day else { return existenceAnywhere(text) }
        guard let edition = nomenclature.edition(on: day) else { return .skipped }
        let judgement = nomenclature.judge(text, edition: edition)
        switch judgement.verdict {
        case .valid, .tooShort, .tooLong: return .passed
        case .empty, .notDigits, .notCovered: return .skipped
        case .notInForce, .unknown:
            // Not every country has brought the newest edition into its tariff, and those that did took months.
            let isAdopted =
                known.into.map { nomenclature.code(for: $0) != nil } == true && day.days(since: edition.from) > 180
            let isDoubtful = judgement.verdict == .notInForce && !isAdopted
            return flaw(judgement, ["edition": edition.description], severity: isDoubtful ? .warning : nil)
        }
    }

    /// Without a date only what no edition has is wrong, and only what each has is right.
    private func existenceAnywhere(_ text: String) -> Verdict {
        guard let newest = nomenclature.editions.last else { return .skipped }
        let judgement = nomenclature.judge(text, edition: newest)
        switch judgement.verdict {
        case .valid, .tooShort, .tooLong:
            return judgement.editions.count == nomenclature.editions.count ? .passed : .skipped
        case .unknown: return flaw(judgement, [:], severity: nil)
        case .empty, .notDigits, .notCovered, .notInForce: return .skipped
        }
    }

    /// Whether a code that exists has enough digits and not too many.
    fileprivate func length(_ text: String, _ known: Circumstances) -> Verdict {
        guard let edition = known.day.flatMap({ nomenclature.edition(on: $0) }) ?? nomenclature.editions.last else {
            return .skipped
        }
        // A cargo report needs no more than six digits, and an export has a length of its own.
        let isReport = known.purpose == .cargoReport || known.isExport
        let into = isReport ? nil : known.into.flatMap { nomenclature.code(for: $0)?.country }
        let judgement = nomenclature.judge(text, edition: edition, into: into)
        switch judgement.verdict {
        case .valid: return .passed
        case .tooShort, .tooLong:
            let isCertain = into != nil && known.purpose == .goodsDeclaration
            return flaw(
                judgement, ["digits": String(judgement.code.utf8.count), "into": into ?? ""],
                severity: isCertain ? .error : .warning)
        case .empty, .notDigits, .notCovered, .notInForce, .unknown: return .skipped
        }
    }

    private func flaw(_ judgement: CodeJudgement, _ parameters: [String: String], severity: Severity?) -> Verdict {
        .flaw(
            judgement.message, write: judgement.withLeadingZero,
            because: "spreadsheets drop the leading zero of a number", severity: severity,
            parameters: parameters.filter { !$0.value.isEmpty })
    }
}
