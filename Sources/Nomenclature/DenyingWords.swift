/// Words that say of goods what they are not, in lower case, as descriptions and the texts of the nomenclature have them.
package enum DenyingWords {
    /// What denies the next word that says anything.
    package static let ofNext = "not non without no nor neither ohne nicht sans sin"
    /// What excludes all words up to the next mark; with accents and without.
    package static let ofAll =
        "except excepting excluding excludes excl unlike hors sauf salvo ausser außer ausgenommen exceto excepto excepte "
        + "excepté"
    /// What does so behind another word: `other than`.
    package static let comparing = "than"

    /// All of them.
    package static let all = Set([ofNext, ofAll, comparing].flatMap { $0.split(separator: " ").map(String.init) })
}
