import TidewaiterDocuments

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
    func similar(to name: String) -> String? { SimilarName.nearest(to: name, in: fields.map(\.name)) }
}
