/// What people write where they have nothing to write.
enum Placeholder {
    private static let words: Set<ShortText> = Set(
        """
        NONE NIL NA NULL TBA TBD TBC UNKNOWN UNK NOTKNOWN NOTAVAILABLE NOTAPPLICABLE PRIVATE TEST DUMMY ASPERATTACHED
        NOSEAL NOCONTAINER BULK LOOSE LCL FCL BREAKBULK ASAGREED ASABOVE VARIOUS MISC BLANK PENDING NODATA
        """.split { $0 == " " || $0 == "\n" }.compactMap { ShortText(ArraySlice($0.utf8)) })

    /// Whether a text says nothing: a word like those, or one character again and again.
    static func isOne(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let plain = ShortText(telling: bytes) else { return isOneCharacter(bytes) }
        // A letter beyond ASCII takes several bytes, so that two of them are no repetition.
        return plain.count == 0 || words.contains(plain) || (plain.count > 2 && isOneCharacter(bytes))
    }

    static func isOne(_ text: String) -> Bool { isOne(ArraySlice(text.utf8)) }

    private static func isOneCharacter(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first(where: isTelling) else { return true }
        return bytes.allSatisfy { !isTelling($0) || $0 | 0x20 == first | 0x20 }
    }
}
