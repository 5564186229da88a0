/// How words of descriptions are spelt, as the tables `abbreviations` and `ordinary` of packs have it.
struct Spellings: Sendable {
    let abbreviations: Abbreviations
    let ordinaryWords: OrdinaryWords

    /// - Parameter text: Lines of either, as both read them.
    init(_ text: [UInt8]) {
        abbreviations = Abbreviations(text)
        ordinaryWords = OrdinaryWords(text)
    }
}
