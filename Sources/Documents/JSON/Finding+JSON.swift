internal import TidewaiterQuantities

extension Finding {
    /// The finding as JSON, as reports have it in their list.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        return json.bytes
    }

    /// Writes the finding as the contract's JSON object; every member is always present.
    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("rule", rule)
        json.member("rule_version", ruleVersion)
        json.member("severity", severity.rawValue)
        json.member("outcome", outcome.rawValue)
        json.member("effect", effect.rawValue)
        json.member("message", message)
        json.key("parameters")
        json.beginObject()
        for (name, value) in parameters.sorted(by: { $0.key < $1.key }) { json.member(name, value) }
        json.endObject()
        json.member("path", path)
        json.member("item", orNull: item)
        json.member("bill", orNull: bill)
        json.member("data_element", orNull: dataElement)
        json.key("place")
        if let place { place.write(to: &json) } else { json.null() }
        json.member("value", orNull: value)
        json.member("authority", authority)
        json.member("authority_code", orNull: authorityCode)
        json.member("authority_pointer", orNull: authorityPointer)
        json.key("effective")
        if let effective {
            json.beginObject()
            json.member("from", orNull: effective.from?.description)
            json.member("until", orNull: effective.until?.description)
            json.endObject()
        } else {
            json.null()
        }
        json.member("money", orNull: money)
        json.key("fix")
        if let fix {
            json.beginObject()
            json.member("path", fix.path)
            json.member("value", fix.value)
            json.member("why", fix.why)
            json.endObject()
        } else {
            json.null()
        }
        json.endObject()
    }
}

extension Place {
    /// Writes the place as the contract's JSON object.
    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("input", input)
        json.member("offset", Int(offset))
        json.member("length", Int(length))
        json.member("line", line)
        json.member("column", column)
        json.member("address", address)
        json.endObject()
    }
}
