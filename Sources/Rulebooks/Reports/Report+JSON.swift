internal import TidewaiterDocuments
internal import TidewaiterQuantities

extension Report {
    /// The report as JSON, schema `tidewaiter.report/1`.
    public func json() -> [UInt8] {
        var json = JSONWriter(reserving: 512 + findings.count * 700)
        json.beginObject()
        json.member("schema", Self.schema)
        json.member("engine", engine)
        json.member("input", input)
        json.member("format", format)
        json.member("into", orNull: options.into)
        json.member("as_of", orNull: options.asOf?.description)
        json.member("known_on", orNull: options.knownOn?.description)
        json.member("outcome", outcome.rawValue)
        json.key("counts")
        json.beginObject()
        json.member("consignments", consignments)
        json.member("goods_items", goodsItems)
        for severity in Severity.allCases.reversed() { json.member(severity.rawValue, count(severity)) }
        json.member("left_out", leftOut)
        json.endObject()
        json.key("rules")
        json.beginObject()
        json.member("evaluated", evaluated)
        json.key("not_evaluated")
        json.texts(unevaluated)
        json.key("partly_evaluated")
        json.array(tallies.filter(\.isPartlyEvaluated)) { tally, json in
            json.beginObject()
            json.member("rule", tally.rule)
            json.member("examined", tally.examined)
            json.member("not_examined", tally.unexamined)
            Self.write("facts", tally.facts, to: &json)
            Self.write("places", tally.places, to: &json)
            json.endObject()
        }
        Self.write("broken_off", brokenOff, to: &json)
        json.key("needs_facts")
        json.array(tallies.filter { $0.isUnevaluated }) { tally, json in
            json.beginObject()
            json.member("rule", tally.rule)
            json.member("not_examined", tally.unexamined)
            Self.write("facts", tally.facts, to: &json)
            json.endObject()
        }
        json.endObject()
        json.key("findings")
        json.array(findings) { finding, json in finding.write(to: &json) }
        json.endObject()
        return json.bytes
    }

    private static func write(_ name: String, _ texts: [String], to json: inout JSONWriter) {
        json.key(name)
        json.texts(texts)
    }

    /// One finding a line, each the JSON object that ``json()`` has in its array.
    public func jsonLines() -> [UInt8] {
        var lines: [UInt8] = []
        for finding in findings {
            var json = JSONWriter()
            finding.write(to: &json)
            lines += json.bytes
            lines.append(UInt8(ascii: "\n"))
        }
        return lines
    }
}
