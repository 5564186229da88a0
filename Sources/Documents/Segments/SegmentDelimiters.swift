/// The characters that tell a text of segments apart: the service characters of UN/EDIFACT (ISO 9735-1, section 7 and
/// annex A), the separators of ASC X12 (X12.5).
@usableFromInline package struct SegmentDelimiters: Sendable, Hashable {
    /// Between components of a composite; `:`.
    @usableFromInline package var component: UInt8
    /// Between data elements; `+`.
    @usableFromInline package var element: UInt8
    /// Makes the next character data; `?`. Nil where the interchange has none.
    @usableFromInline package var release: UInt8?
    /// Between occurrences of a repeated element, from syntax version 4; `*`. Nil where the interchange has none.
    @usableFromInline package var repetition: UInt8?
    /// Ends a segment; `'`.
    @usableFromInline package var terminator: UInt8
    /// The decimal mark that UNA announces; readers take both. X12 has the point.
    @usableFromInline package var decimalMark: UInt8

    package init(
        component: UInt8, element: UInt8, release: UInt8?, repetition: UInt8?, terminator: UInt8,
        decimalMark: UInt8 = UInt8(ascii: ".")
    ) {
        self.component = component
        self.element = element
        self.release = release
        self.repetition = repetition
        self.terminator = terminator
        self.decimalMark = decimalMark
    }

    /// The delimiters that an interchange at `offset` announces, the offset to read on from, and its family; nil where
    /// none begins there in a notation that can be split.
    package static func announced(
        in text: Span<UInt8>, at offset: Int
    ) -> (SegmentDelimiters, next: Int, syntax: SegmentSyntax)? {
        if let (delimiters, next) = announcedByEDIFACT(in: text, at: offset) { return (delimiters, next, .edifact) }
        return announcedByX12(in: text, at: offset).map { ($0, offset, .x12) }
    }

    package static func begins(_ text: Span<UInt8>, _ offset: Int, _ tag: StaticString) -> Bool {
        guard offset + 3 <= text.count else { return false }
        return tag.withUTF8Buffer { letters in
            unsafe text[offset] == letters[0] && text[offset + 1] == letters[1] && text[offset + 2] == letters[2]
        }
    }

    /// Offset of the first byte from `offset` on that is neither blank nor line break; of the last byte at most.
    package static func skipBlanks(_ text: Span<UInt8>, from offset: Int) -> Int {
        var i = offset
        while i + 1 < text.count, isBlank(text[i]) { i += 1 }
        return i
    }

    /// What records are wrapped with.
    @inline(__always)
    static func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    @inlinable @inline(__always)
    package static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
