import TidewaiterDocuments

extension Declaration {
    /// One line of JSON for each consignment, with the envelope and the declaration that it is of: each line is a
    /// declaration by itself (``schema``). A declaration without consignments has one line.
    ///
    /// A line has what the declaration says of itself, its parties, and the units that the line's goods are in. Other
    /// parts that there may be many of, units without goods and the remainder are on the first line only: the lines
    /// together say everything, and none grows with the number of the others.
    public func jsonLines() -> [UInt8] {
        var bytes: [UInt8] = []
        for declaration in declarations {
            var header = LineHeader(declaration)
            let consignments = header.consignments
            if consignments.isEmpty { bytes += line(declaration, nil, &header) }
            for consignment in consignments { bytes += line(declaration, consignment, &header) }
        }
        return bytes
    }

    private func line(_ declaration: Node, _ consignment: Node?, _ header: inout LineHeader) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        if interchange.record.firstValue != noRecord {
            json.key("interchange")
            json.beginObject()
            interchange.writeFields(to: &json, withRemainder: header.isFirst)
            json.endObject()
        }
        declaration.writeFields(to: &json, withRemainder: header.isFirst)
        Node.write(header.parts(for: consignment), to: &json)
        json.endObject()
        return json.bytes + [0x0A]
    }
}

/// The parts of a declaration, gone through once for all lines.
private struct LineHeader {
    let consignments: [Node]
    /// On each line, and on the first only.
    private var always: [Node] = []
    private var once: [Node] = []
    private var units: [String: Node] = [:]
    private(set) var isFirst = true

    init(_ declaration: Node) {
        var consignments: [Node] = []
        var listed: [Node] = []
        for part in declaration.children {
            switch part.kind {
            case .consignment: consignments.append(part)
            case .equipment: listed.append(part)
            case let kind where kind.isList: once.append(part)
            default: always.append(part)
            }
        }
        self.consignments = consignments
        let named = Set(consignments.flatMap { Self.unitIDs($0) })
        for unit in listed {
            if let id = unit[.id].text, named.contains(id), units[id] == nil {
                units[id] = unit
            } else {
                once.append(unit)
            }
        }
    }

    private static func unitIDs(_ consignment: Node) -> [String] {
        consignment.children(.goodsItem).flatMap { item in
            item.children(.placement).compactMap { $0[.id].text }
        }
    }

    mutating func parts(for consignment: Node?) -> [Node] {
        defer { isFirst = false }
        var parts = always + (isFirst ? once : [])
        guard let consignment else { return parts }
        var seen: Set<String> = []
        for id in Self.unitIDs(consignment) where seen.insert(id).inserted {
            if let unit = units[id] { parts.append(unit) }
        }
        return parts + [consignment]
    }
}
