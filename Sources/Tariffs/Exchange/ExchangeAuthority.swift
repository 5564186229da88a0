/// Who publishes rates of exchange, as the law of a jurisdiction and the sources of rates name it.
enum ExchangeAuthority: String, CaseIterable, Sendable {
    case borderForce = "abf"
    case cbp
    case centralBank = "ecb"
    case federalReserve = "frb"
    case revenue = "hmrc"
    case reserveBank = "rba"

    /// How sources of rates call it, the name for people first.
    var names: [String] {
        switch self {
        case .borderForce: ["Australian Border Force", "ABF"]
        case .cbp: ["U.S. Customs and Border Protection", "US Customs and Border Protection", "CBP"]
        case .centralBank: ["European Central Bank", "ECB"]
        case .federalReserve: ["Federal Reserve", "FRB"]
        case .revenue: ["HM Revenue and Customs", "HMRC"]
        case .reserveBank: ["Reserve Bank of Australia", "RBA"]
        }
    }

    /// The authority that a source begins with; `nil` where it begins with none that is known. The name of a file stands
    /// further on, and must not pass for one.
    init?(source: String) {
        for authority in Self.allCases {
            for name in authority.names where source.hasPrefix(name) {
                if source.dropFirst(name.count).first?.isLetter == true { continue }
                self = authority
                return
            }
        }
        return nil
    }
}
