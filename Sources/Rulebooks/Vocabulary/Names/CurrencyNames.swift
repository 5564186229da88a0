internal import TidewaiterQuantities

/// What currencies are called beside their codes.
enum CurrencyNames {
    /// The code that is meant by a name, a sign, or small letters.
    static func code(_ text: String) -> String? {
        let plain = text.uppercased().filter { $0 != " " && $0 != "." }
        return codes[plain] ?? ((try? Currency(plain)) == nil ? nil : plain)
    }

    private static let codes = [
        "RMB": "CNY", "CNH": "CNY", "STG": "GBP", "UKP": "GBP", "£": "GBP", "€": "EUR", "EURO": "EUR", "EUROS": "EUR",
        "US$": "USD", "U$S": "USD", "USDOLLAR": "USD", "NTD": "TWD", "NT$": "TWD", "HK$": "HKD", "YEN": "JPY",
        "SFR": "CHF",
    ]
}
