/// How strictly a document is taken at its word.
public enum ReadingMode: String, Sendable, Hashable, CaseIterable {
    /// What can be read is read. Departures from the syntax and from the message's directory that leave a value
    /// readable are at most warnings; those of its structure are told when the declaration is checked.
    case tolerant
    /// What a receiving authority's own translator would refuse is an error: whatever departs from the syntax, from the
    /// structure of the message or from the formats of its directory (UN/EDIFACT). Values are read all the same.
    case strict
}
