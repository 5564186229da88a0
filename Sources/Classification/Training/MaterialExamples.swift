/// Examples of goods that are what they are called, whatever they or their handles are made of: a flute of wood is a flute,
/// for the notes of the chapters of materials leave it out. Phrases of trade seldom name the material, so that the word
/// `wooden` would speak for chapter 44 alone.
///
/// The headings take goods of all materials; where they part them below, that is no matter here.
struct MaterialExamples {
    /// Headings, first and last of each span, of goods of any material, and of such whose handles may be of any.
    private static let goods: [ClosedRange<Int>] = [
        4202...4202, 6506...6506, 6601...6602, 8712...8716, 8901...8907, 9003...9006, 9101...9106, 9201...9208,
        9401...9401, 9403...9405, 9503...9508, 9603...9619,
    ]
    private static let handled: [ClosedRange<Int>] = [8201...8215, 9603...9603]

    private static let materials = [
        "wooden", "plastic", "metal", "steel", "leather", "glass", "aluminium", "rubber", "cotton", "bamboo",
        "silicone", "ceramic",
    ]
    private static let handles = ["wooden handle", "plastic handle", "rubber grip"]
    /// Longer phrases say more of the goods already.
    private static let mostWords = 3

    private var next = 0

    /// What a phrase of a code is with a material before it and with a handle, one after the other; none where the material
    /// matters, or the phrase is not one of English words.
    mutating func examples(of text: String, _ code: ModelCode) -> [String] {
        guard let heading = Int(code.prefix(4).text), text.utf8.allSatisfy({ $0 < 0x80 }),
            text.utf8.count(where: { $0 == UInt8(ascii: " ") }) < Self.mostWords,
            !Self.materials.contains(where: text.contains), !text.contains("handle")
        else { return [] }
        func isIn(_ spans: [ClosedRange<Int>]) -> Bool { spans.contains { $0.contains(heading) } }
        var examples: [String] = []
        if isIn(Self.goods) { examples.append(Self.materials[next % Self.materials.count] + " " + text) }
        if isIn(Self.handled) { examples.append(text + " with " + Self.handles[next % Self.handles.count]) }
        if !examples.isEmpty { next += 1 }
        return examples
    }
}
