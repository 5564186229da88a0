extension CivilDate: CustomStringConvertible {
    /// Reads `2026-11-21`, exactly so.
    public init?(iso text: String) {
        let view = text.utf8
        self.init(iso: view.span)
    }

    /// Reads `20261121`, exactly so: EDIFACT format 102 and ISO 8601 basic format.
    public init?(basic text: String) {
        let view = text.utf8
        self.init(basic: view.span)
    }

    /// Reads the bytes of `2026-11-21`.
    public init?(iso bytes: Span<UInt8>) {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Self.number(bytes, 0, 4), let month = Self.number(bytes, 5, 2),
            let day = Self.number(bytes, 8, 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Reads the bytes of `20261121`.
    public init?(basic bytes: Span<UInt8>) {
        guard bytes.count == 8, let year = Self.number(bytes, 0, 4), let month = Self.number(bytes, 4, 2),
            let day = Self.number(bytes, 6, 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private static func number(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> Int? {
        var value = 0
        for index in start..<start + count {
            let digit = bytes[index] &- 48
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    /// ISO 8601 extended format: `2026-11-21`.
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(10)
        write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// ISO 8601 basic format: `20261121`.
    public var basic: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8)
        Self.write(year, width: 4, into: &bytes)
        Self.write(month, width: 2, into: &bytes)
        Self.write(day, width: 2, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the text of ``description`` to `bytes`.
    package func write(into bytes: inout [UInt8]) {
        Self.write(year, width: 4, into: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Self.write(month, width: 2, into: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Self.write(day, width: 2, into: &bytes)
    }

    private static func write(_ number: Int, width: Int, into bytes: inout [UInt8]) {
        for place in stride(from: width - 1, through: 0, by: -1) {
            bytes.append(48 + UInt8(truncatingIfNeeded: number / Int(powerOfTen64(place)) % 10))
        }
    }
}
