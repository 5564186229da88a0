import TidewaiterDocuments

/// What names of members mean, looked up once for each name and place.
extension JSONMapper {
    /// A name, and what is known of it.
    struct Name: Sendable {
        let text: String
        /// The field and the kind of node that have the name in our own JSON.
        let field: Field?
        let ownKind: NodeKind?
        /// Whether it is the name of the remainder there.
        let isOther: Bool
        /// The kind of node that the name means in JSON of other shapes.
        let kind: NodeKind?
        /// By the kind of node that the name stands in; a row's name stands in none.
        var meanings: [HeaderMeaning??]
        var columnMeaning: HeaderMeaning??

        init(_ text: String) {
            self.text = text
            isOther = text == Field.other.name
            let isShort = text.utf8.count <= 80
            field = isShort ? Field.named(text) : nil
            ownKind = isShort ? NodeKind.named(text) : nil
            kind = isShort ? JSONNames.kind(text) : nil
            meanings = Array(repeating: nil, count: NodeKind.allCases.count)
        }
    }

    /// The number of a member's name in ``names``; -1 for a name that has none and stands in ``lent``.
    mutating func number(of member: JSONMember) -> Int {
        if let number = nameTable.number(of: member) {
            while names.count <= number { names.append(Name(member.name)) }
            return number
        }
        lent = Name(member.name)
        return -1
    }

    /// What a name means where it stands.
    mutating func meaning(_ name: Int, in kind: NodeKind) -> HeaderMeaning? {
        let place = Int(kind.rawValue)
        guard name >= 0 else { return meaning(lent.text, in: kind) }
        if let known = names[name].meanings[place] { return known }
        let found = meaning(names[name].text, in: kind)
        names[name].meanings[place] = .some(found)
        return found
    }

    /// What a name means as the header of a column.
    mutating func columnMeaning(_ name: Int) -> HeaderMeaning? {
        guard name >= 0 else { return columnMeaning(lent.text) }
        if let known = names[name].columnMeaning { return known }
        let found = columnMeaning(names[name].text)
        names[name].columnMeaning = .some(found)
        return found
    }

    /// The kind of node that a name means.
    func kind(_ name: Int) -> NodeKind? { name < 0 ? lent.kind : names[name].kind }

    /// The field and the kind that a name has in our own JSON.
    func ownField(_ name: Int) -> Field? { name < 0 ? lent.field : names[name].field }
    func ownKind(_ name: Int) -> NodeKind? { name < 0 ? lent.ownKind : names[name].ownKind }
    func isOther(_ name: Int) -> Bool { name < 0 ? lent.isOther : names[name].isOther }
}
