import TidewaiterDocuments

/// The records of TARIC by their kinds and keys, as insertions, updates and deletions leave them.
struct TARICStore {
    /// What a record does.
    enum Action: String {
        case update = "1"
        case delete = "2"
        case insert = "3"
    }

    /// The kinds that become rows, with the members that tell one from another.
    static let keys: [String: [String]] = [
        "measure": ["measure.sid"], "measure.component": ["measure.sid", "duty.expression.id"],
        "measure.condition": ["measure.condition.sid"],
        "measure.condition.component": ["measure.condition.sid", "duty.expression.id"],
        "measure.excluded.geographical.area": ["measure.sid", "excluded.geographical.area"],
        "measure.type": ["measure.type.id"], "measure.type.description": ["measure.type.id", "language.id"],
        "measure.condition.code.description": ["condition.code", "language.id"],
        "geographical.area": ["geographical.area.sid"],
        "geographical.area.membership": [
            "geographical.area.sid", "geographical.area.group.sid", "validity.start.date",
        ],
        "goods.nomenclature": ["goods.nomenclature.sid"],
        "goods.nomenclature.indents": ["goods.nomenclature.indent.sid"],
        "goods.nomenclature.description": ["goods.nomenclature.description.period.sid", "language.id"],
        "additional.code.description": ["additional.code.description.period.sid", "language.id"],
        "certificate.description": ["certificate.description.period.sid", "language.id"],
        "base.regulation": ["base.regulation.role", "base.regulation.id"],
        "modification.regulation": ["modification.regulation.role", "modification.regulation.id"],
    ]

    private var records: [String: [String: XMLElement]] = [:]
    private(set) var count = 0

    /// Applies a record; says what is odd about it, and then what was done.
    mutating func apply(_ action: Action, _ record: XMLElement) -> String? {
        guard let names = Self.keys[record.name] else {
            return "records of this kind are not carried"
        }
        let key = names.map { record.text($0) }.joined(separator: " ")
        guard !record.text(names[0]).isEmpty else { return "it does not say its \(names[0]); it is left out" }
        let known = records[record.name]?[key] != nil
        switch action {
        case .delete:
            records[record.name]?[key] = nil
            if known { count -= 1 }
            return known ? nil : "it deletes what these files do not have; nothing was done"
        case .insert, .update:
            records[record.name, default: [:]][key] = record
            if !known { count += 1 }
            if action == .insert { return known ? "it inserts what is there already; it was taken in its place" : nil }
            return known ? nil : "it updates what these files do not have; it was taken as a whole"
        }
    }

    /// The records of a kind, by their keys ascending.
    func all(_ kind: String) -> [XMLElement] {
        (records[kind] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
    }

    /// The records of a kind by a member.
    func grouped(_ kind: String, by member: String) -> [String: [XMLElement]] {
        Dictionary(grouping: all(kind)) { $0.text(member) }
    }
}
