/// Leaves out what was said already of the part before, of documents that are looked at part by part.
///
/// Each part comes with the headers that hold for it, so what is wrong with those is found with every part.
package struct FindingsOnce: Sendable {
    /// What tells one finding from another: its rule, its place and what it says.
    private struct Key: Hashable {
        let rule: String, path: String, message: String
        let offset: Int64
    }

    private var said: Set<Key> = []

    package init() {}

    /// The findings of the next part that were not among those of the part before.
    package mutating func new(_ findings: [Finding]) -> [Finding] {
        var here: Set<Key> = []
        var found: [Finding] = []
        for finding in findings {
            let key = Key(
                rule: finding.rule, path: finding.path, message: finding.message, offset: finding.place?.offset ?? -1)
            here.insert(key)
            if !said.contains(key) { found.append(finding) }
        }
        said = here
        return found
    }
}
