/// Brings a value as somebody typed, pasted or scanned it to upper-case ASCII.
///
/// Full-width forms, typographic dashes and spaces of all widths become their plain counterparts; invisible
/// characters (zero-width spaces, direction marks, soft hyphens) are dropped. Anything else outside ASCII is
/// refused with its name, because a Cyrillic А that passes for a Latin one would hide a wrong number.
package enum IdentifierText {
    /// No identifier is longer, written with all its separators.
    package static let limit = 100

    /// The value in upper-case ASCII without surrounding spaces, or why it cannot be an identifier at all.
    package static func clean(_ text: String) -> Result<[UInt8], IdentifierFlaw> {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        var count = 0
        for scalar in text.unicodeScalars {
            count += 1
            if count > limit {
                return .failure(
                    .init(.tooLong, "It has more than \(limit) characters; no identifier is that long. Give one value.")
                )
            }
            switch plain(scalar) {
            case .byte(let byte): bytes.append(byte)
            case .nothing: break
            case .refused: return .failure(refusal(of: scalar, at: count))
            }
        }
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        let start = bytes.firstIndex { $0 != UInt8(ascii: " ") } ?? 0
        return .success(start == 0 ? bytes : Array(bytes[start...]))
    }

    private enum Plain {
        case byte(UInt8)
        case nothing
        case refused
    }

    private static func plain(_ scalar: Unicode.Scalar) -> Plain {
        switch scalar.value {
        case 0x61...0x7A: .byte(UInt8(truncatingIfNeeded: scalar.value) & 0xDF)
        case 0x21...0x7E: .byte(UInt8(truncatingIfNeeded: scalar.value))
        case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            .byte(UInt8(ascii: " "))
        case 0x2010...0x2015, 0x2043, 0x2212, 0xFE58, 0xFE63: .byte(UInt8(ascii: "-"))
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: .nothing
        case 0xFF41...0xFF5A: .byte(UInt8(truncatingIfNeeded: scalar.value &- 0xFEE0) & 0xDF)
        case 0xFF01...0xFF5E: .byte(UInt8(truncatingIfNeeded: scalar.value &- 0xFEE0))
        default: .refused
        }
    }

    private static func refusal(of scalar: Unicode.Scalar, at position: Int) -> IdentifierFlaw {
        let number = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
        let shown = scalar.value < 0x20 || scalar.value == 0x7F ? "control character" : "“\(scalar)”"
        return .init(
            .character,
            "Character \(position) is \(shown) (\(code)), which looks like none of A to Z and 0 to 9 or only "
                + "seems to. Type the value anew with plain letters and digits.")
    }
}

extension Array where Element == UInt8 {
    /// ASCII bytes as text.
    var text: String { String(decoding: self, as: Unicode.ASCII.self) }
}

extension ArraySlice where Element == UInt8 {
    /// ASCII bytes as text.
    var text: String { String(decoding: self, as: Unicode.ASCII.self) }
}
