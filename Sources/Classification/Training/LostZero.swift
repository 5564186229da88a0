internal import TidewaiterNomenclature

/// A code of five, seven or nine digits that with a zero before it is one of the nomenclature: spreadsheets take the leading
/// zero from the codes of chapters 01 to 09.
struct LostZero {
    /// The digits as written.
    let written: String
    /// The code with its zero.
    let code: String
    /// Whether the digits as written are no code of the nomenclature.
    let isSure: Bool
    private let label: String?

    /// `nil` where the digits with a zero before them are no code.
    init?(_ digits: String, _ nomenclature: Nomenclature, _ edition: HSEdition) {
        let stem = String("0\(digits)".prefix(6))
        guard [5, 7, 9].contains(digits.utf8.count), nomenclature.has(stem, in: edition) else { return nil }
        written = digits
        code = "0" + digits
        label = nomenclature.label(of: stem)
        isSure = digits.utf8.count == 5 || nomenclature.editions(having: String(digits.prefix(6))).isEmpty
    }

    /// The code with its label.
    var shown: String { code + (label.map { " (\($0))" } ?? "") }

    /// What became of the code, for people; without a full stop.
    var message: String {
        isSure
            ? "\(written) has lost its leading zero: write \(shown)"
            : "\(written) may have lost its leading zero: \(shown)"
    }

    /// Of five digits that are no code with a zero either.
    static func fiveDigits(_ digits: String) -> String {
        "\(digits) has five digits, and no code has: write four or six, or all of a country's code"
    }
}
