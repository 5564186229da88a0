extension Meaning {
    static let modelTitle = "the model: every kind of node and its fields, as our own JSON has them"
    static let tableTitle = "columns of CSV, TSV and the like, by their headers"
    static let jsonTitle = "members of JSON that is not our own"

    static var model: Meaning {
        Meaning("model", modelTitle, rows: everywhere { _, _ in [] })
    }

    static var table: Meaning {
        Meaning("table", tableTitle, rows: everywhere(headers).filter { !$0.sources.isEmpty })
    }

    /// A name that means something only where it stands, and else what a column would be called.
    static var json: Meaning {
        let rows = everywhere { kind, field in
            let names = JSONNames.namesInContext[kind]?[field] ?? []
            let isPlace = kind == .declaration || kind == .consignment
            let roles = isPlace ? JSONRoles.codes(of: field) : []
            return (names.isEmpty ? [] : [names.joined(separator: ", ")]) + headers(kind, field)
                + (roles.isEmpty ? [] : ["a location with the type \(roles.joined(separator: ", "))"])
        }
        return Meaning("json", jsonTitle, rows: rows.filter { !$0.sources.isEmpty }, nodes: jsonNodes)
    }

    private static var jsonNodes: [NodeKind: [String]] {
        var nodes = JSONNames.namesOfKinds
        for kind in NodeKind.allCases {
            let roles = JSONRoles.codes(of: kind)
            if !roles.isEmpty {
                nodes[kind, default: []].append("a party with the role \(roles.joined(separator: ", "))")
            }
        }
        return nodes
    }

    private static func everywhere(_ sources: (NodeKind, Field) -> [String]) -> [Row] {
        NodeKind.allCases.flatMap { kind in
            Field.fields(of: kind).map { Row(kind: kind, field: $0, sources: sources(kind, $0)) }
        }
    }

    private static func headers(_ kind: NodeKind, _ field: Field) -> [String] {
        var headers = field.headers(in: kind)
        // The units that hold the goods of the rows are the consignment's.
        if kind == .equipment, field == .id { headers = Field.id.headers(in: .placement) }
        let measured = Field.fields(of: kind).filter { $0.type.companion == field && !$0.headers(in: kind).isEmpty }
        let beside = measured.map { "the unit or currency in the header of \($0.name)" }
        return named(headers) + beside
    }

    private static func named(_ headers: [String: [String]]) -> [String] {
        headers.keys.sorted { $0 == "en" || $1 != "en" && $0 < $1 }.map { language in
            "\(language): \(headers[language, default: []].joined(separator: ", "))"
        }
    }
}
