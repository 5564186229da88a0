internal import TidewaiterDocuments

extension JSONWriter {
    /// Where something stands in a file of a rule book, as members of the object that is being written.
    mutating func members(of place: Place) {
        member("file", place.input)
        member("line", place.line)
        member("column", place.column)
    }
}
