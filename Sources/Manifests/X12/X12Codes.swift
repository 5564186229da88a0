/// Codes of X12 that say the same as a code of an international list.
enum X12Codes: String, Sendable, Hashable {
    /// Data element 188, weight unit code.
    case weight
    /// Data element 184, volume unit qualifier.
    case volume
    /// Data element 355, unit of measurement.
    case measure
    /// Data elements 211 and 599, package form and manifest unit.
    case package
    /// Data element 91, transportation method.
    case mode
    /// Data element 40, equipment description.
    case equipment
    /// Data element 322, load or empty status.
    case fullness

    /// The code of the international list; nil where none says just the same.
    func translated(_ code: some Collection<UInt8>) -> String? {
        guard code.count <= 5 else { return nil }
        return table[String(decoding: code, as: UTF8.self)]
    }

    /// The same for a code whose bytes are a number, the first one highest.
    func translated(_ word: UInt64) -> String? {
        var bytes: [UInt8] = []
        for shift in stride(from: UInt64(56), through: 0, by: -8) where word >> shift != 0 {
            bytes.append(UInt8(truncatingIfNeeded: word >> shift))
        }
        return translated(bytes)
    }

    /// A value as X12 writes it in an element, and in the next one where it takes two; nil where it is written as it is.
    static func written(_ text: String, _ notation: Substring) -> (String, String)? {
        switch notation {
        case "cents":
            let sides = text.split(separator: ".", omittingEmptySubsequences: false)
            guard sides.count <= 2, sides.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return nil }
            let decimals = sides.count > 1 ? sides[1] : ""
            return decimals.count <= 2
                ? (sides[0] + decimals + String(repeating: "0", count: 2 - decimals.count), "") : nil
        case "unit":
            let initial = text.prefix { !$0.isNumber }
            return (String(initial), String(text.dropFirst(initial.count)))
        default:
            guard let codes = X12Codes(rawValue: String(notation)) else { return nil }
            // Several codes may mean the same; the first in order stands for it.
            return codes.table.filter { $0.value == text }.keys.min().map { ($0, "") }
        }
    }

    /// Whether X12 has no code for a value, and one that it does not know would be read as something else or not at all.
    /// Units and packages are told by whoever reads them.
    static func lacks(_ text: String, _ notation: Substring) -> Bool {
        switch X12Codes(rawValue: String(notation)) {
        case .mode, .equipment, .fullness: written(text, notation) == nil
        case .weight, .volume, .measure, .package, nil: false
        }
    }

    private var table: [String: String] {
        switch self {
        case .weight: Self.weights
        case .volume: Self.volumes
        case .measure: Self.measures
        case .package: Self.packages
        case .mode: Self.modes
        case .equipment: Self.units
        case .fullness: ["E": "4", "L": "5"]
        }
    }

    /// Into UNECE Recommendation 20.
    private static let weights = [
        "K": "KGM", "L": "LBR", "G": "GRM", "O": "ONZ", "E": "TNE", "S": "STN", "T": "LTN",
    ]
    private static let volumes = [
        "E": "FTQ", "X": "MTQ", "G": "GLL", "V": "LTR", "N": "INQ", "C": "CMQ", "M": "DMQ",
    ]
    private static let measures = [
        "KG": "KGM", "LB": "LBR", "GR": "GRM", "OZ": "ONZ", "CF": "FTQ", "CR": "MTQ", "CE": "CEL", "FA": "FAH",
        "LT": "LTR", "GA": "GLL", "MR": "MTR", "FT": "FOT", "IN": "INH", "CM": "CMT", "PC": "H87", "CA": "CS",
    ]

    /// Into UNECE Recommendation 21.
    private static let packages = [
        "BAG": "BG", "BAL": "BL", "BBL": "BA", "BDL": "BE", "BOT": "BO", "BOX": "BX", "BSK": "BK", "CAN": "CA",
        "CAS": "CS", "CHS": "CH", "COL": "CL", "CRT": "CR", "CTN": "CT", "CYL": "CY", "DRM": "DR", "ENV": "EN",
        "JAR": "JR", "KEG": "KG", "PAL": "PX", "PCL": "PC", "PKG": "PK", "PLT": "PX", "REL": "RL", "ROL": "RO",
        "SAK": "SA", "SKD": "SI", "TIN": "TN", "TUB": "TB",
    ]

    /// Into UNECE Recommendation 19.
    private static let modes = [
        "A": "4", "AE": "4", "J": "3", "M": "3", "LT": "3", "O": "1", "S": "1", "VE": "1", "R": "2", "RR": "2",
        "X": "2", "W": "8", "B": "8", "U": "5",
    ]

    /// Into code list 8053 of UN/EDIFACT: what is a container.
    private static let units = [
        "2B": "CN", "4B": "CN", "CN": "CN", "CC": "CN", "CZ": "CN", "CW": "CN", "CX": "CN", "20": "CN", "40": "CN",
        "RC": "RR", "TL": "TE", "TF": "TE", "RT": "TE",
    ]
}
