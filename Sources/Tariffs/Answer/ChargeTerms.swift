import TidewaiterQuantities

/// What a charge shares with those of other lines: all but its amounts. One object for all of them, as copies of five
/// texts for each charge took more time than reckoning it.
final class ChargeTerms: Sendable, Hashable {
    let kind: Charge.Kind
    let program: String
    let code: String?
    let taxType: String?
    let rate: Rate?
    let authority: String
    /// The same as JSON, where it is written often; else nothing.
    let written: WrittenTerms

    /// - Parameter isWritten: Whether to make the JSON at once, for terms that many charges have.
    init(
        _ kind: Charge.Kind, _ program: String, code: String?, taxType: String?, rate: Rate?, authority: String,
        isWritten: Bool = false
    ) {
        self.kind = kind
        self.program = program
        // A row that states no heading has an empty cell.
        self.code = code?.isEmpty == true ? nil : code
        self.taxType = taxType
        self.rate = rate
        self.authority = authority
        guard isWritten else {
            written = WrittenTerms()
            return
        }
        let plain = ChargeTerms(kind, program, code: code, taxType: taxType, rate: rate, authority: authority)
        written = WrittenTerms(
            head: { plain.writeHead(to: &$0) }, middle: { plain.writeRate(to: &$0) }, tail: { plain.writeTail(to: &$0) }
        )
    }

    static func == (a: ChargeTerms, b: ChargeTerms) -> Bool {
        a === b
            || a.kind == b.kind && a.program == b.program && a.code == b.code && a.taxType == b.taxType
                && a.rate == b.rate && a.authority == b.authority
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(program)
        hasher.combine(code)
        hasher.combine(taxType)
        hasher.combine(rate)
        hasher.combine(authority)
    }

    func with(kind: Charge.Kind) -> ChargeTerms {
        ChargeTerms(kind, program, code: code, taxType: taxType, rate: rate, authority: authority)
    }

    func with(program: String) -> ChargeTerms {
        ChargeTerms(kind, program, code: code, taxType: taxType, rate: rate, authority: authority)
    }

    func with(code: String?) -> ChargeTerms {
        ChargeTerms(kind, program, code: code, taxType: taxType, rate: rate, authority: authority)
    }

    func with(taxType: String?) -> ChargeTerms {
        ChargeTerms(kind, program, code: code, taxType: taxType, rate: rate, authority: authority)
    }

    func with(rate: Rate?) -> ChargeTerms {
        ChargeTerms(kind, program, code: code, taxType: taxType, rate: rate, authority: authority)
    }

    func with(authority: String) -> ChargeTerms {
        ChargeTerms(kind, program, code: code, taxType: taxType, rate: rate, authority: authority)
    }
}
