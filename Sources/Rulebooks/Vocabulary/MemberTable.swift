internal import TidewaiterManifests

/// How the members of a book's objects are read, by the numbers of object types and slots: one row after the other, as
/// they are asked for at every part.
struct MemberTable: Sendable {
    private let members: [Vocabulary.Member]
    /// Where the members of a type begin; at the end, how many there are.
    private let starts: [Int]
    private let forms: [ColumnCell.Form]

    private static let forms = Field.allCases.map { ColumnCell.Form($0.type) }

    init(_ shapes: [Vocabulary.ObjectShape]) {
        members = shapes.flatMap(\.members)
        starts = shapes.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.members.count) }
        forms = Self.forms
    }

    /// How a member is read.
    subscript(type: UInt16, slot: Int) -> Vocabulary.Member { members[starts[Int(type)] + slot] }

    /// The members of a type, by their slots.
    func members(of type: UInt16) -> ArraySlice<Vocabulary.Member> {
        Int(type) + 1 < starts.count ? members[starts[Int(type)]..<starts[Int(type) + 1]] : []
    }

    func form(of field: Field) -> ColumnCell.Form { forms[Int(field.rawValue)] }
}
