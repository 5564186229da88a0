/// Numbers as documents write them.
package enum NumberText {
    /// The number as plain decimal text: `.5` as `0.5`, `12,50` as `12.50`, `+3` as `3`; nil where it is no number.
    /// Scale is kept, so `14182.000` stays as it is. A comma is a decimal mark (ISO 9735 and ISO 31-0 allow both), so
    /// texts with groups of thousands must have been rewritten by the reader that knows their notation.
    package static func plain(_ bytes: ArraySlice<UInt8>) -> String? {
        var digits: [UInt8] = []
        digits.reserveCapacity(bytes.count + 1)
        var seenMark = false
        var seenDigit = false
        for (offset, byte) in trimmed(bytes).enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.append(byte)
                seenDigit = true
            case UInt8(ascii: "."), UInt8(ascii: ","):
                guard !seenMark else { return nil }
                seenMark = true
                if !seenDigit { digits.append(UInt8(ascii: "0")) }
                digits.append(UInt8(ascii: "."))
            case UInt8(ascii: "-") where offset == 0: digits.append(byte)
            case UInt8(ascii: "+") where offset == 0: break
            default: return nil
            }
        }
        guard seenDigit else { return nil }
        if digits.last == UInt8(ascii: ".") { digits.removeLast() }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Whether a text is a number as ``plain(_:)`` writes it.
    static func isPlain(_ bytes: [UInt8]) -> Bool {
        var digits = bytes[...]
        if digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        let fraction = digits.drop(while: isDigit)
        guard fraction.count < digits.count else { return false }
        return fraction.isEmpty
            || (fraction.first == UInt8(ascii: ".") && fraction.count > 1 && fraction.dropFirst().allSatisfy(isDigit))
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var slice = bytes
        while slice.first == 0x20 { slice = slice.dropFirst() }
        while slice.last == 0x20 { slice = slice.dropLast() }
        return slice
    }
}
