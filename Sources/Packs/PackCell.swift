package import TidewaiterQuantities

/// One cell of a pack's table: a view of bytes that stay where they are.
package struct PackCell: Sendable, Hashable, CustomStringConvertible {
    @usableFromInline let storage: PackStorage
    @usableFromInline let start: Int
    /// Length in bytes.
    package let count: Int

    @inlinable
    package init(_ storage: PackStorage, start: Int, count: Int) {
        self.storage = storage
        self.start = start
        self.count = count
    }

    /// Whether the table says nothing here.
    @inlinable package var isEmpty: Bool { count == 0 }

    /// The byte at `index`, 0 outside the cell.
    @inlinable
    package subscript(index: Int) -> UInt8 {
        UInt(bitPattern: index) < UInt(bitPattern: count) ? storage.byte(at: start &+ index) : 0
    }

    /// The cell as text.
    package var text: String { storage.text(start, count) }

    package var description: String { text }

    /// Lends the bytes.
    @inlinable
    package func withBytes<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try storage.withBytes(start, count, body)
    }

    @inlinable
    package static func == (a: PackCell, b: PackCell) -> Bool {
        guard a.count == b.count else { return false }
        if a.storage === b.storage, a.start == b.start { return true }
        return b.withBytes { a.compare(with: $0) == 0 }
    }

    @inlinable
    package static func == (cell: PackCell, text: String) -> Bool { cell.compare(with: text.utf8.span) == 0 }

    @inlinable
    package static func != (cell: PackCell, text: String) -> Bool { !(cell == text) }

    package func hash(into hasher: inout Hasher) {
        withBytes { bytes in
            for at in bytes.indices { hasher.combine(bytes[at]) }
        }
    }

    /// How the cell compares with bytes, bytewise: negative, zero or positive.
    @inlinable
    package func compare(with bytes: Span<UInt8>) -> Int { storage.compare(start, count, with: bytes) }

    /// Whether the cell begins with `prefix`.
    @inlinable
    package func hasPrefix(_ prefix: String) -> Bool { hasPrefix(prefix.utf8.span) }

    /// Whether the cell begins with `prefix`.
    @inlinable
    package func hasPrefix(_ prefix: Span<UInt8>) -> Bool {
        count >= prefix.count && storage.compare(start, prefix.count, with: prefix) == 0
    }

    /// The cell as an exact number, `-?digits[.digits]`.
    package func decimal() throws(QuantityError) -> Decimal {
        try withBytes { bytes throws(QuantityError) in try Decimal(parsing: bytes) }
    }

    /// Year, month and day of a date `YYYY-MM-DD` as one number, 20261121; `nil` when the cell is none.
    @inlinable
    package var dateNumber: Int? {
        guard count == 10, self[4] == 0x2D, self[7] == 0x2D else { return nil }
        var number = 0
        for index in 0..<10 where index != 4 && index != 7 {
            let digit = Int(self[index]) &- 0x30
            guard digit >= 0, digit <= 9 else { return nil }
            number = number &* 10 &+ digit
        }
        return number
    }

    /// The cell as a date `YYYY-MM-DD`; `nil` when it is none.
    package var date: CivilDate? {
        guard let number = dateNumber else { return nil }
        return CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
}
