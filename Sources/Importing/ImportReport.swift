import TidewaiterDocuments

/// What an import read, and what of it the pack cannot carry: nothing is dropped without being named here.
package struct ImportReport: Sendable {
    /// Something that was read and not, or not wholly, taken over.
    package struct LeftOut: Sendable, Hashable {
        /// Where it stands: file, line and column, and the pointer or path of the record.
        package var place: String
        /// It, in its own words.
        package var text: String
        /// Why, and what became of it.
        package var reason: String
    }

    /// How many of each kind of record were read, in the order of reading.
    package private(set) var read: [(kind: String, count: Int)] = []
    /// What was left out, in the order of reading.
    package private(set) var leftOut: [LeftOut] = []

    /// Counts records of a kind.
    mutating func count(_ kind: String, _ count: Int = 1) {
        if let index = read.firstIndex(where: { $0.kind == kind }) {
            read[index].count += count
        } else {
            read.append((kind, count))
        }
    }

    /// Notes what was left out.
    mutating func leaveOut(_ text: String, at place: Place?, _ reason: String) {
        leaveOut(text, at: place.map(\.description) ?? "", reason)
    }

    /// Notes what was left out.
    mutating func leaveOut(_ text: String, at place: String, _ reason: String) {
        leftOut.append(LeftOut(place: place, text: text, reason: reason))
    }

    /// How often each reason was given, the most frequent first.
    package var reasons: [(reason: String, count: Int)] {
        var counts: [String: Int] = [:]
        for entry in leftOut { counts[entry.reason, default: 0] += 1 }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }

    /// The table of what was left out, kept beside the pack's source.
    var table: DraftTable {
        var table = DraftTable(["place", "text", "reason"])
        for entry in leftOut { table.add([entry.place, entry.text, entry.reason]) }
        return table
    }
}
