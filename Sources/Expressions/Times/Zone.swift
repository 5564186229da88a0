internal import CTimeZones

/// Offsets from Greenwich.
enum Zone {
    /// `+05:45`, `-02:30` or `02:00` in seconds; nil when it is none.
    static func fixed(_ text: String) -> Int? {
        var bytes = Array(text.utf8)
        var sign = 1
        if let first = bytes.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
            sign = first == UInt8(ascii: "-") ? -1 : 1
            bytes.removeFirst()
        }
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
            let hours = Int(String(decoding: bytes[..<2], as: UTF8.self)),
            let minutes = Int(String(decoding: bytes[3...], as: UTF8.self)), 0..<24 ~= hours, 0..<60 ~= minutes,
            Lexer.isDigit(bytes[0]), Lexer.isDigit(bytes[3])
        else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }

    /// The offset in force at an instant, of a fixed offset or of a zone by its IANA name.
    static func offset(_ name: String, at seconds: Int64) -> Int? {
        if name == "UTC" || name.isEmpty { return 0 }
        if let fixed = fixed(name) { return fixed }
        guard name.utf8.count < 64, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        var offset: Int32 = 0
        let isKnown = unsafe name.withCString { unsafe twtz_offset($0, seconds, &offset) }
        return isKnown == 1 ? Int(offset) : nil
    }
}
