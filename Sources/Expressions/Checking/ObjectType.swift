/// A kind of object that a host has: its name and its fields, as rules may speak of them.
package struct ObjectType: Sendable, Hashable {
    /// A field; its place among the others is the slot by which it is read.
    package struct Field: Sendable, Hashable {
        package let name: String
        package let type: ValueType
        /// What it is, in a sentence.
        package let doc: String

        package init(_ name: String, _ type: ValueType, doc: String = "") {
            self.name = name
            self.type = type
            self.doc = doc
        }
    }

    package let name: String
    package let doc: String
    package let fields: [Field]
    private let slots: [String: Int]

    /// A type; of fields of the same name the first counts.
    package init(_ name: String, _ fields: [Field], doc: String = "") {
        self.name = name
        self.fields = fields
        self.doc = doc
        slots = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }

    /// The number of a field; nil when there is none of this name.
    package func slot(_ field: String) -> Int? { slots[field] }

    /// The field whose name is most like this one; nil when none is.
    func similar(to name: String) -> String? { Similarity.nearest(to: name, of: fields.map(\.name)) }
}

/// Finds what a misspelt name was meant to be.
package enum Similarity {
    /// The name nearest to a misspelt one: at most a third of its letters differ, or one holds the other.
    static func nearest(to name: String, of names: [String]) -> String? {
        let sought = Array(name.lowercased().utf8)
        guard !sought.isEmpty, sought.count <= 64 else { return nil }
        var best: (distance: Int, name: String)?
        for candidate in names where candidate.utf8.count <= 64 {
            let letters = Array(candidate.lowercased().utf8)
            var distance = edits(sought, letters)
            if sought.count > 3, candidate.lowercased().contains(name.lowercased()) { distance = min(distance, 2) }
            if distance <= max(1, sought.count / 3), distance < best?.distance ?? .max { best = (distance, candidate) }
        }
        return best?.name
    }

    /// How many letters must be changed, put in, left out or exchanged with their neighbour.
    package static func edits(_ first: [UInt8], _ second: [UInt8]) -> Int {
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
