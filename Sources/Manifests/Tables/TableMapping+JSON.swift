public import TidewaiterDocuments

extension TableMapping {
    static let schema = "tidewaiter.mapping/1"

    /// Reads a saved mapping, schema `tidewaiter.mapping/1`.
    ///
    /// - Throws: ``TidewaiterError`` with the place in the JSON where it says what is not known.
    public init(json: [UInt8], input: String = "") throws(TidewaiterError) {
        let document = try JSONDocument(json, input: input)
        let root = document.root
        guard root.kind == .object, root["schema"]?.string == Self.schema else {
            throw Self.wrong(
                "This is no saved mapping: it does not say \"schema\": \"\(Self.schema)\".", at: root.place)
        }
        self.init()
        isSaved = true
        for member in root.members {
            let value = member.value
            switch member.name {
            case "schema": break
            case "delimiter": delimiter = try Self.text(value)
            case "quote": quote = try Self.text(value)
            case "charset": charset = try Self.text(value)
            case "header_row": headerRow = try Self.number(value)
            case "decimal_mark": decimalMark = try Self.choice(value)
            case "date_order": dateOrder = try Self.choice(value)
            case "columns":
                guard value.kind == .array else { throw Self.wrong("Columns are an array.", at: value.place) }
                for element in value.elements { columns.append(try Column(element)) }
            default: throw Self.wrong("A mapping has no member \"\(member.name)\".", at: value.place)
            }
        }
        do throws(TidewaiterError) {
            try check()
        } catch {
            throw TidewaiterError(error.status, error.code, error.message, place: error.place ?? root.place)
        }
    }

    fileprivate static func text(_ value: JSONValue) throws(TidewaiterError) -> String? {
        if value.isNull { return nil }
        guard let text = value.string else { throw wrong("This has to be a text.", at: value.place) }
        return text
    }

    fileprivate static func number(_ value: JSONValue) throws(TidewaiterError) -> Int? {
        if value.isNull { return nil }
        guard let number = value.integer, (0...1_000_000).contains(number) else {
            throw wrong("This has to be a whole number.", at: value.place)
        }
        return number
    }

    fileprivate static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ value: JSONValue
    ) throws(TidewaiterError) -> Choice? {
        guard let text = try text(value) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw wrong("\"\(text)\" is not one of \(known).", at: value.place)
        }
        return choice
    }

    /// The mapping as JSON, schema `tidewaiter.mapping/1`.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        return json.bytes
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("schema", Self.schema)
        json.member("delimiter", orNull: delimiter)
        json.member("quote", orNull: quote)
        json.member("charset", orNull: charset)
        json.key("header_row")
        if let headerRow { json.integer(headerRow) } else { json.null() }
        json.member("decimal_mark", orNull: decimalMark?.rawValue)
        json.member("date_order", orNull: dateOrder?.rawValue)
        json.key("columns")
        json.array(columns) { column, json in column.write(to: &json) }
        json.endObject()
    }
}

extension TableMapping.Column {
    fileprivate init(_ value: JSONValue) throws(TidewaiterError) {
        guard value.kind == .object else { throw TableMapping.wrong("A column is an object.", at: value.place) }
        self.init(field: nil)
        place = value.place
        for member in value.members {
            let value = member.value
            switch member.name {
            case "header": header = try TableMapping.text(value)
            case "number": number = try TableMapping.number(value)
            case "field":
                field = try TableMapping.text(value)
                place = value.place
            case "unit": unit = try TableMapping.text(value)
            case "decimal_mark": decimalMark = try TableMapping.choice(value)
            case "date_order": dateOrder = try TableMapping.choice(value)
            default: throw TableMapping.wrong("A column has no member \"\(member.name)\".", at: value.place)
            }
        }
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("header", orNull: header)
        if let number { json.member("number", number) }
        json.member("field", orNull: field)
        if let unit { json.member("unit", unit) }
        if let decimalMark { json.member("decimal_mark", decimalMark.rawValue) }
        if let dateOrder { json.member("date_order", dateOrder.rawValue) }
        json.endObject()
    }
}
