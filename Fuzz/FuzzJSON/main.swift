import TidewaiterDocuments

/// Reads the input as JSON, looks at every value, and reads back what was written from it.
@c(LLVMFuzzerTestOneInput)
public func fuzzJSON(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
    let limits = Limits(depth: 64, valueBytes: 4096, items: 10_000, findings: 20)
    let document: JSONDocument
    do {
        document = try JSONDocument(bytes, input: "fuzz", limits: limits)
    } catch {
        guard let place = error.place, place.offset >= 0, place.offset <= size, !error.message.isEmpty else {
            fatalError("an error without a place in the input: \(error)")
        }
        return 0
    }
    guard document.findings.count <= limits.findings else { fatalError("more findings than allowed") }
    for finding in document.findings where finding.place == nil { fatalError("a finding without a place") }
    var writer = JSONWriter()
    write(document.root, to: &writer)
    // Escapes grow and so may need more than the limit that the input kept.
    guard let again = try? JSONDocument(writer.bytes, limits: Limits(depth: 64, valueBytes: 1 << 20)) else {
        fatalError("what was written cannot be read: \(String(decoding: writer.bytes, as: UTF8.self))")
    }
    guard again.findings.allSatisfy({ $0.rule == "tw.json.duplicate-key" }), same(document.root, again.root) else {
        fatalError("what was read back differs: \(String(decoding: writer.bytes, as: UTF8.self))")
    }
    return 0
}

func write(_ value: JSONValue, to json: inout JSONWriter) {
    let place = value.place
    guard place.line > 0, place.column > 0, value.bytes.upperBound <= value.document.source.bytes.count else {
        fatalError("a place outside the input: \(place)")
    }
    switch value.kind {
    case .null: json.null()
    case .true, .false: json.bool(value.bool == true)
    case .number: json.raw(value.utf8)
    case .string: json.string(value.string ?? "")
    case .array:
        json.beginArray()
        for element in value.elements { write(element, to: &json) }
        json.endArray()
    case .object:
        json.beginObject()
        for member in value.members {
            json.key(member.name)
            write(member.value, to: &json)
            guard value[member.name] != nil else { fatalError("a member is not found by its name") }
        }
        json.endObject()
    }
}

func same(_ a: JSONValue, _ b: JSONValue) -> Bool {
    guard a.kind == b.kind, a.count == b.count else { return false }
    switch a.kind {
    case .null, .true, .false: return true
    case .number: return a.numberText == b.numberText
    case .string: return a.utf8 == b.utf8
    case .array: return zip(a.elements, b.elements).allSatisfy { same($0, $1) }
    case .object: return zip(a.members, b.members).allSatisfy { $0.name == $1.name && same($0.value, $1.value) }
    }
}
