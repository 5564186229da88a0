/// Size and type code of a container: length, height and width, and two characters for the type.
///
/// Authority: ISO 6346:2022, annexes D and E. Types are a letter group with a detail (`22G1`); the all-digit types of
/// ISO 6346:1984 (`4310`) are still written in manifests and are accepted as such.
package struct ContainerSizeType: IdentifierScheme {
    package let kind = "container-size-type"
    package let aliases = ["size-type", "iso6346-size-type", "equipment-type"]
    package let title = "Container size and type code"
    package let authority = "ISO 6346"
    package let example = "22G1"
    package let telling = 25

    package init() {}

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        if let flaw = IdentifierFlaw.misfit(value, "xxxx", expected: "4 letters and digits, such as 22G1") {
            return flaw
        }
        if Self.lengths[value[0]] == nil {
            return .init(
                .component, "“\(value[..<1].text)” is no length code; 2 is 20 feet, 4 is 40 feet, L is 45 feet.")
        }
        if Self.heights[value[1]] == nil, !value[1].isDigit {
            return .init(
                .component,
                "“\(value[1...1].text)” is no code for height and width; 2 is 8 feet 6 inches, 5 is 9 feet "
                    + "6 inches.")
        }
        if value[2].isDigit {
            return value[3].isDigit ? nil : .structure("A type that begins with a digit has two digits.")
        }
        if Self.groups[value[2]] == nil {
            return .init(
                .component,
                "“\(value[2...2].text)” is no type group; G is general purpose, R refrigerated, U open top, "
                    + "P platform, T tank, V ventilated, B dry bulk.")
        }
        return nil
    }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        let old = value[2].isDigit
        let type = old ? "type of the 1984 edition" : Self.groups[value[2]]
        return [
            .init("length", value[..<1].text, Self.lengths[value[0]]),
            .init("height_and_width", value[1...1].text, old ? nil : Self.heights[value[1]]),
            .init("type", value[2...].text, type),
        ]
    }

    private static func table(_ rows: [(String, String)]) -> [UInt8: String] {
        var table: [UInt8: String] = [:]
        for (code, meaning) in rows { for byte in code.utf8 { table[byte] = meaning } }
        return table
    }

    private static let lengths = table([
        ("1", "10 feet (2.991 m)"), ("2", "20 feet (6.058 m)"), ("3", "30 feet (9.125 m)"), ("4", "40 feet (12.192 m)"),
        ("A", "7.150 m"), ("B", "24 feet (7.315 m)"), ("C", "24 feet 6 inches (7.430 m)"), ("D", "7.450 m"),
        ("E", "7.820 m"), ("F", "8.100 m"), ("G", "41 feet (12.500 m)"), ("H", "43 feet (13.106 m)"), ("K", "13.600 m"),
        ("L", "45 feet (13.716 m)"), ("M", "48 feet (14.630 m)"), ("N", "49 feet (14.935 m)"),
        ("P", "53 feet (16.154 m)"),
    ])

    private static let heights = table([
        ("0", "8 feet high, 8 feet wide"), ("2", "8 feet 6 inches high, 8 feet wide"),
        ("4", "9 feet high, 8 feet wide"),
        ("5", "9 feet 6 inches high, 8 feet wide"), ("6", "over 9 feet 6 inches high, 8 feet wide"),
        ("8", "4 feet 3 inches high, 8 feet wide"), ("9", "at most 4 feet high, 8 feet wide"),
        ("C", "8 feet 6 inches high, wider than 2.438 m"), ("D", "9 feet high, wider than 2.438 m"),
        ("E", "9 feet 6 inches high, wider than 2.438 m"), ("F", "over 9 feet 6 inches high, wider than 2.438 m"),
        ("L", "8 feet 6 inches high, wider than 2.5 m"), ("M", "9 feet high, wider than 2.5 m"),
        ("N", "9 feet 6 inches high, wider than 2.5 m"), ("P", "over 9 feet 6 inches high, wider than 2.5 m"),
    ])

    private static let groups = table([
        ("G", "general purpose"), ("V", "ventilated"), ("B", "dry bulk"), ("S", "named cargo"),
        ("R", "refrigerated or heated"), ("H", "thermal, removable equipment or insulated"), ("U", "open top"),
        ("P", "platform or flat rack"), ("T", "tank"), ("A", "air and surface"),
    ])
}
