/// How cloth is made, by which the nomenclature parts clothing: chapter 61 takes only what is knitted or crocheted, chapter
/// 62 only what is not (note 1 to either); but for what supports the body, heading 6212, which takes both.
enum Construction {
    case knitted
    case woven

    private static let knittedWords = HashPlaces(Stem.hashes(of: "knit knitted knitwear crochet crocheted"))
    private static let wovenWords = HashPlaces(Stem.hashes(of: "woven nonwoven"))
    private static let joints = HashPlaces(Stem.hashes(of: "or and nor"))

    /// What a description states; `nil` where it states neither or both.
    static func stated(_ terms: Terms) -> Construction? {
        var stated: Set<Construction> = []
        var isNegated = false
        for (word, stem) in zip(terms.words, terms.stems) {
            if knittedWords.contains(stem) {
                stated.insert(isNegated ? .woven : .knitted)
            } else if wovenWords.contains(stem) {
                // What is not woven is felt or knitted: nothing is told.
                if !isNegated { stated.insert(.woven) }
            } else if !joints.contains(stem) {
                isNegated = Negation.negates(word)
            }
        }
        return stated.count == 1 ? stated.first : nil
    }

    /// Whether clothing of a subheading is made in one of the two ways only, and in which.
    static func ofClothing(_ code: ModelCode) -> Construction? {
        switch code.subheadingNumber / 100 {
        case 6100..<6200: .knitted
        case 6212: nil
        case 6200..<6300: .woven
        default: nil
        }
    }
}
