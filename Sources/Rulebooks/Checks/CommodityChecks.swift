internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterNomenclature
internal import TidewaiterQuantities

extension Check {
    /// The code of the goods.
    static let commodityChecks: [Check] = [
        Check(
            "tw.commodity.code", .error, .reject, "A commodity code exists in the edition in force",
            authority: "International Convention on the Harmonized System, art. 3"
        ) { run in
            for item in run.goodsItems { run.judge(item[.commodityCode]) }
        },
        Check(
            "tw.commodity.length", .warning, .reject, "A commodity code is as long as its destination asks",
            authority: "International Convention on the Harmonized System, art. 3"
        ) { run in
            for item in run.goodsItems { run.measureCode(item[.commodityCode]) }
        },
    ]
}

extension CheckRun {
    /// The edition in force on the day of the check, else the newest.
    private var edition: HSEdition? {
        options.asOf.flatMap { nomenclature.edition(on: $0) } ?? nomenclature.editions.last
    }

    fileprivate mutating func judge(_ value: FieldValue) {
        examine(value) { run, text in
            guard let edition = run.edition else { return run.skip() }
            let judgement = run.nomenclature.judge(text, edition: edition)
            switch judgement.verdict {
            case .valid, .empty, .tooLong: run.pass()
            case .notCovered: run.skip()
            case .tooShort where judgement.code.utf8.count >= 6: run.pass()
            case .notDigits, .tooShort, .notInForce, .unknown:
                let fix = judgement.withLeadingZero.map {
                    run.replace(value, with: $0, because: "a spreadsheet has dropped the leading zero")
                }
                run.fail(value, judgement.message, parameters: ["edition": edition.description], fix: fix)
            }
        }
    }

    /// Only of a code that exists, so that one mistake makes one finding.
    fileprivate mutating func measureCode(_ value: FieldValue) {
        examine(value) { run, text in
            guard let into = run.options.into, let edition = run.edition, run.nomenclature.code(for: into) != nil else {
                return run.skip()
            }
            let judgement = run.nomenclature.judge(text, edition: edition, into: into)
            switch judgement.verdict {
            case .valid: run.pass()
            case .tooShort where judgement.code.utf8.count >= 6, .tooLong:
                run.fail(value, judgement.message, effect: judgement.verdict == .tooLong ? .reject : .advice)
            default: run.skip()
            }
        }
    }
}
