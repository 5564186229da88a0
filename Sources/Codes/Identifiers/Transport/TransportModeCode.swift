/// Mode of transport: one digit.
///
/// Authority: UNECE Recommendation 19; the same digits in the customs declarations of many countries, which add 9 for
/// goods moved by their own propulsion.
package struct TransportModeCode: IdentifierScheme {
    package let kind = "transport-mode"
    package let aliases = ["mode", "rec19", "rec-19", "mode-of-transport"]
    package let title = "Mode of transport code"
    package let authority = "UNECE Recommendation 19"
    package let example = "1"
    package let telling = 20
    package let isListed = true

    package init() {}

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        .misfit(value, "d", expected: "1 digit (1 sea, 2 rail, 3 road, 4 air, 5 mail, 8 inland waterway)")
    }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        [.init("mode", value.text, TransportMode(code: value.text)?.label)]
    }
}
