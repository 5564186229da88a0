internal import TidewaiterExpressions
internal import TidewaiterNomenclature
internal import TidewaiterQuantities

extension HostFunctions {
    /// Questions about commodity codes: `hs.verdict(code, day, country)` and what goes with it. The verdicts are those of
    /// `tidewaiter hs`: `valid`, `too_short`, `too_long`, `not_in_force`, `unknown`, `not_digits`, `empty`, `not_covered`.
    /// Without a country, an empty text, six digits are enough.
    static func declareNomenclature(_ schema: inout Schema, _ nomenclature: Nomenclature) {
        @Sendable func judge(_ arguments: [Value]) -> CodeJudgement? {
            guard case .date(let day) = arguments[1], let edition = nomenclature.edition(on: day.date) else {
                return nil
            }
            var judgement = nomenclature.judge(
                text(arguments[0]), edition: edition, into: nomenclature.code(for: text(arguments[2]))?.country)
            if judgement.verdict == .notInForce, !nomenclature.mayStillBeFollowed(judgement) {
                judgement.verdict = .unknown
            }
            return judgement
        }
        declare(&schema, "hs.verdict", "(string, date, string) -> string") { arguments in
            .string(Text((judge(arguments)?.verdict ?? .notCovered).rawValue))
        }
        declare(&schema, "hs.why", "(string, date, string) -> string") { arguments in
            .string(Text(judge(arguments)?.message ?? ""))
        }
        declare(&schema, "hs.fix", "(string, date, string) -> optional_type(string)") { arguments in
            optional(judge(arguments)?.withLeadingZero)
        }
        // Whether the first digits, up to six, are a heading or subheading of the edition in force.
        declare(&schema, "hs.has", "(string, date) -> bool") { arguments in
            guard case .date(let day) = arguments[1], let edition = nomenclature.edition(on: day.date) else {
                return .fault(.missing, "no edition of the HS is known for that day")
            }
            return .bool(nomenclature.has(String(text(arguments[0]).prefix(6)), in: edition))
        }
        declare(&schema, "hs.digits", "(string) -> string") { .string(Text(DeclaredCode(text($0[0])).digits)) }
        declare(&schema, "hs.isClean", "(string) -> bool") { arguments in
            let code = DeclaredCode(text(arguments[0]))
            return .bool(code.isClean && !code.digits.isEmpty)
        }
        declareEditions(&schema, nomenclature)
    }

    /// Questions about editions and tariffs.
    private static func declareEditions(_ schema: inout Schema, _ nomenclature: Nomenclature) {
        declare(&schema, "hs.editionFrom", "(date) -> optional_type(date)") { arguments in
            guard case .date(let day) = arguments[0] else { return .none }
            return nomenclature.edition(on: day.date).map { .some(.date($0.from)) } ?? .none
        }
        declare(&schema, "hs.newest", "() -> date") { _ in
            nomenclature.newest.map { .date($0.from) } ?? .fault(.missing, "no edition of the HS is known")
        }
        // How many editions have a code's first six digits: all that a document of these years may follow, some or none.
        declare(&schema, "hs.editions", "(string) -> string") { arguments in
            guard let newest = nomenclature.newest else { return .string("none") }
            let judgement = nomenclature.judge(text(arguments[0]), edition: newest)
            if judgement.verdict == .unknown { return .string("none") }
            if !judgement.editions.isEmpty, !nomenclature.mayStillBeFollowed(judgement) { return .string("none") }
            let isInAll = nomenclature.recent.allSatisfy(judgement.editions.contains)
            return .string(isInAll ? "all" : "some")
        }
        declare(&schema, "hs.hasTariff", "(string) -> bool") { .bool(nomenclature.code(for: text($0[0])) != nil) }
        declare(&schema, "hs.label", "(string) -> optional_type(string)") {
            optional(nomenclature.label(of: text($0[0])))
        }
    }
}
