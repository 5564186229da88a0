/// Words that no goods are called by and that are spelt right all the same, as the table `ordinary` of a pack has them:
/// names of places and makers, words of any language's everyday. They are not read as words of goods that are near.
struct OrdinaryWords: Sendable {
    private let stems: HashPlaces

    /// Reads lines of one word each; other lines are passed over.
    init(_ text: [UInt8]) {
        let words = text.split(separator: UInt8(ascii: "\n")).filter { !$0.contains(UInt8(ascii: "\t")) }
        stems = HashPlaces(words.map { Stem(Array($0)).hash })
    }

    func contains(stem: UInt64) -> Bool { stems.contains(stem) }
}
