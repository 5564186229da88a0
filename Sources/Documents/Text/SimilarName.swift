/// Finds what a misspelt name was meant to be.
package enum SimilarName {
    /// The name nearest to a misspelt one; nil where none is near. Near is one whose letters differ in at most a third
    /// of those of the shorter, or that holds the other.
    package static func nearest(to word: String, in names: [String]) -> String? {
        let sought = Array(word.lowercased().utf8)
        guard !sought.isEmpty, sought.count <= 64 else { return nil }
        var best: (distance: Int, name: String)?
        for name in names where name.utf8.count <= 64 {
            let letters = Array(name.lowercased().utf8)
            let most = max(1, min(sought.count, letters.count) / 3)
            let isWithin =
                sought.count > 3 && letters.count > sought.count && name.lowercased().contains(word.lowercased())
            guard isWithin || abs(sought.count - letters.count) <= most else { continue }
            var distance = edits(sought, letters)
            if isWithin { distance = min(distance, most) }
            if distance <= most, distance < best?.distance ?? .max { best = (distance, name) }
        }
        return best?.name
    }

    /// The end of a message about an unknown name: ` Did you mean 'x'?`, or nothing where none is near.
    package static func question(_ word: String, _ names: [String]) -> String {
        nearest(to: word, in: names).map { " Did you mean '\($0)'?" } ?? ""
    }

    /// How many letters must be changed, put in, left out or exchanged with their neighbour.
    private static func edits(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var before: [Int] = []
        var previous = Array(0...second.count)
        for (row, letter) in first.enumerated() {
            var current = [row + 1]
            for (column, other) in second.enumerated() {
                var cost = min(
                    previous[column] + (letter == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
                    cost = min(cost, before[column - 1] + 1)
                }
                current.append(cost)
            }
            (before, previous) = (previous, current)
        }
        return previous[second.count]
    }
}
