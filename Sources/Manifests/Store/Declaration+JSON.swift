import TidewaiterDocuments

extension Declaration {
    /// Name of the JSON that ``json()`` writes; its member `schema`.
    public static let schema = "tidewaiter.declaration/1"

    /// The declaration as JSON, `tidewaiter.declaration/1`: the fields under their names, every number as a string of
    /// plain decimal text, and what the model has no field for under `other`, with its address. Reading it again gives
    /// an equal declaration.
    public func json() -> [UInt8] {
        var json = JSONWriter(reserving: store.source.bytes.count * 2 + 256)
        json.beginObject()
        json.member("schema", Self.schema)
        let envelope = interchange
        if envelope.record.firstValue != noRecord {
            json.key("interchange")
            json.beginObject()
            envelope.writeFields(to: &json)
            json.endObject()
        }
        let root = root
        if root.kind == .declaration {
            root.writeFields(to: &json)
            root.writeChildren(to: &json)
        } else if declarations.isEmpty {
            // An envelope with nothing in it is not a declaration without facts.
            json.key(NodeKind.declaration.jsonName)
            json.beginArray()
            json.endArray()
        } else {
            root.writeChildren(to: &json)
        }
        json.endObject()
        return json.bytes
    }
}

extension Node {
    /// The node alone as JSON, with all its parts.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        return json.bytes
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        writeFields(to: &json)
        writeChildren(to: &json)
        json.endObject()
    }

    func writeFields(to json: inout JSONWriter, withRemainder: Bool = true) {
        for field in Field.fields(of: kind) {
            let value = self[field]
            switch value.content {
            case .missing: break
            case .empty: json.member(field.name, "")
            case .invalid(let raw): json.member(field.name, raw)
            case .value(let text): json.member(field.name, text)
            }
        }
        let others = withRemainder ? remainderIndices : []
        guard !others.isEmpty else { return }
        json.key(Field.other.name)
        json.array(others) { value, json in
            json.beginObject()
            json.member("address", store.address(ofValue: value, in: index))
            json.member("value", store.text(of: value))
            json.endObject()
        }
    }

    /// Children in the order of ``NodeKind``, so that a member stands once whatever the order of the document.
    func writeChildren(to json: inout JSONWriter) {
        guard record.lastChild != noRecord else { return }
        Self.write(children, to: &json)
    }

    /// Parts of one node, as its members.
    static func write(_ children: [Node], to json: inout JSONWriter) {
        for kind in NodeKind.allCases {
            var isOpen = false
            for child in children where child.kind == kind {
                if !isOpen {
                    json.key(kind.jsonName)
                    if kind.isList { json.beginArray() }
                    isOpen = true
                }
                child.write(to: &json)
                if !kind.isList { break }
            }
            if isOpen && kind.isList { json.endArray() }
        }
    }
}
