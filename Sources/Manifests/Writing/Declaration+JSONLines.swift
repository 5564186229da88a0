import TidewaiterDocuments

extension Declaration {
    /// One line of JSON for each consignment, with the envelope and the declaration that it is of: each line is a
    /// declaration by itself (``schema``). A declaration without consignments has one line.
    public func jsonLines() -> [UInt8] {
        var bytes: [UInt8] = []
        for declaration in declarations {
            let consignments = declaration.children(.consignment)
            if consignments.isEmpty { bytes += line(declaration, nil) }
            for consignment in consignments { bytes += line(declaration, consignment) }
        }
        return bytes
    }

    private func line(_ declaration: Node, _ consignment: Node?) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        if interchange.record.firstValue != noRecord {
            json.key("interchange")
            json.beginObject()
            interchange.writeFields(to: &json)
            json.endObject()
        }
        declaration.writeFields(to: &json)
        declaration.writeChildren(to: &json, leavingOut: .consignment)
        if let consignment {
            json.key(NodeKind.consignment.jsonName)
            json.beginArray()
            consignment.write(to: &json)
            json.endArray()
        }
        json.endObject()
        return json.bytes + [0x0A]
    }
}
