/// Words that say that goods are a part of others or go with them.
enum PartWords {
    private static let stems = HashPlaces(
        Stem.hashes(of: "part accessory component spare fitting replacement for").map(Terms.mix))
    private static let ofLabels = HashPlaces(Stem.hashes(of: "part accessory").map(Terms.mix))

    /// Whether a description speaks of a part.
    static func isIn(_ terms: Terms) -> Bool { terms.terms.contains { stems.contains($0.hash) } }

    /// Whether a label speaks of parts.
    static func isIn(label: String) -> Bool { Terms(label).terms.contains { ofLabels.contains($0.hash) } }
}
