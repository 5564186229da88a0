internal import TidewaiterExpressions

/// Finds what somebody meant who mistyped a name.
enum SimilarName {
    /// The name nearest to a word by letters left out, added, changed or exchanged; nil where none is near.
    static func nearest(to word: String, in names: [String]) -> String? {
        let most = word.utf8.count < 5 ? 1 : 2
        guard word.utf8.count <= 64 else { return nil }
        var best: (name: String, distance: Int)?
        for name in names where abs(name.utf8.count - word.utf8.count) <= most {
            let distance = Similarity.edits(Array(word.utf8), Array(name.utf8))
            if distance <= most, distance < best?.distance ?? .max { best = (name, distance) }
        }
        return best?.name
    }

    /// The end of a message about an unknown name: ` Did you mean 'x'?`, or nothing where none is near.
    static func question(_ word: String, _ names: [String]) -> String {
        nearest(to: word, in: names).map { " Did you mean '\($0)'?" } ?? ""
    }
}
