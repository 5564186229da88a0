/// Standard Carrier Alpha Code (SCAC): two to four letters.
///
/// The last letter is kept for kinds of equipment: U for containers, X for privately owned rail cars, Z for trailers and
/// chassis. In ACE a code has four letters, so shorter ones get a note. Authority: National Motor Freight Traffic
/// Association, directory of SCAC; 19 CFR 4.7a and 122.48a require the code of the carrier. Only the form is checked.
package struct CarrierCode: IdentifierScheme {
    package let kind = "scac"
    package let aliases = ["carrier", "carrier-code", "standard-carrier-alpha-code"]
    package let title = "Standard Carrier Alpha Code (SCAC)"
    package let authority = "NMFTA Standard Carrier Alpha Code"
    package let example = "MAEU"
    package let telling = 15
    package let separators: Separators = [.space]

    package init() {}

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        guard 2...4 ~= value.count else { return .length(value, expected: "2 to 4 letters") }
        guard let odd = value.first(where: { !$0.isLetter }) else { return nil }
        return .structure("“\(Unicode.Scalar(odd))” is not a letter; a carrier code has 2 to 4 letters.")
    }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        [.init("carrier", value.text, value.count == 4 ? Self.meaning(of: value[3]) : nil)]
    }

    package func notes(_ value: [UInt8]) -> [String] {
        value.count == 4
            ? [] : ["Manifests and entries in ACE take codes of 4 letters; compare it with the carrier's code."]
    }

    private static func meaning(of last: UInt8) -> String? {
        switch last {
        case UInt8(ascii: "U"): "ends in U: owner of containers"
        case UInt8(ascii: "X"): "ends in X: owner of rail cars"
        case UInt8(ascii: "Z"): "ends in Z: owner of trailers or chassis"
        default: nil
        }
    }
}
