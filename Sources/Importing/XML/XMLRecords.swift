internal import CXML
import TidewaiterDocuments

/// Reads the records of an XML text one after the other: elements that are taken whole, while nothing else of the text is
/// kept.
///
/// The text may be compressed (gzip), or the one file of a ZIP archive. Document types and entities are not taken, and nothing is fetched.
@safe final class XMLRecords {
    private let bytes: [UInt8]
    private let input: String
    private let limits: Limits
    private let reader: OpaquePointer?
    private let memory: UnsafeMutableBufferPointer<UInt8>
    /// The elements that are open, with how many of each name have been seen in them.
    private var open: [(name: String, number: Int, counts: [String: Int])] = []
    private var line = 0
    private let takesAttributes: Bool
    /// The attributes of the root element.
    private(set) var rootAttributes: [String: String] = [:]

    init(_ file: ImportSource, _ limits: Limits, takingAttributes takesAttributes: Bool = false) {
        self.takesAttributes = takesAttributes
        bytes = file.bytes
        input = file.name
        self.limits = limits
        // libxml2 reads while this object lives, so the bytes need a place that does not move.
        unsafe memory = UnsafeMutableBufferPointer.allocate(capacity: max(1, bytes.count))
        _ = unsafe memory.initialize(from: bytes)
        unsafe reader = twxml_open(memory.baseAddress, bytes.count, UInt64(max(0, limits.inputBytes)))
    }

    deinit {
        unsafe twxml_close(reader)
        unsafe memory.deallocate()
    }

    private struct Event {
        var kind: twxml_kind
        var text: String
        var isEmpty: Bool
        var attributes: [String: String] = [:]
    }

    /// The name of the root element, which has to be asked for first.
    func root() throws(TidewaiterError) -> String {
        while true {
            let event = try next()
            if event.kind == TWXML_OPEN {
                enter(event)
                rootAttributes = event.attributes
                return event.text
            }
            if event.kind == TWXML_END { throw flaw("end", "The text holds no element. Fetch the file again.") }
        }
    }

    /// The next element that `isRecord` says is one, by the names of what it stands in and its own; `nil` at the end.
    func next(where isRecord: ([String], String) -> Bool) throws(TidewaiterError) -> XMLElement? {
        while true {
            let event = try next()
            switch event.kind {
            case TWXML_OPEN:
                if isRecord(open.map(\.name), event.text) {
                    let place = enter(event, isRecord: true)
                    return try element(event, place)
                }
                enter(event)
            case TWXML_CLOSE: if !open.isEmpty { open.removeLast() }
            case TWXML_END: return nil
            default: continue
            }
        }
    }

    /// Notes an element that begins; one that is empty ends at once, and a record is read whole.
    @discardableResult
    private func enter(_ event: Event, isRecord: Bool = false) -> Place {
        var number = 1
        if let last = open.indices.last {
            number = open[last].counts[event.text, default: 0] + 1
            open[last].counts[event.text] = number
        }
        let path = open.map { "/\($0.name)[\($0.number)]" }.joined() + "/\(event.text)[\(number)]"
        if !event.isEmpty, !isRecord { open.append((event.text, number, [:])) }
        return Place(input: input, offset: 0, line: line, column: 1, address: path)
    }

    /// The rest of a record whose opening was read.
    private func element(_ first: Event, _ place: Place) throws(TidewaiterError) -> XMLElement {
        var stack = [XMLElement(name: first.text, attributes: first.attributes, place: place)]
        if first.isEmpty { return stack[0] }
        var size = 0
        while true {
            let event = try next()
            size += event.text.utf8.count + 32
            guard size <= limits.unitBytes else {
                throw flaw("unit-bytes", "A record is larger than the limit of \(limits.unitBytes) bytes.", .limit)
            }
            switch event.kind {
            case TWXML_OPEN:
                guard stack.count + open.count < limits.depth else {
                    throw flaw("depth", "Elements nest deeper than the limit of \(limits.depth).", .limit)
                }
                let child = XMLElement(
                    name: event.text, attributes: event.attributes,
                    place: Place(
                        input: input, offset: 0, line: line, column: 1,
                        address: "\(stack[stack.count - 1].place.address)/\(event.text)"))
                if event.isEmpty {
                    stack[stack.count - 1].children.append(child)
                } else {
                    stack.append(child)
                }
            case TWXML_TEXT: stack[stack.count - 1].text += event.text
            case TWXML_CLOSE:
                var done = stack.removeLast()
                done.text = done.text.trimmed
                guard let last = stack.indices.last else { return done }
                stack[last].children.append(done)
            default: throw flaw("end", "The text ends within a record. Fetch the file again.")
            }
        }
    }

    private func next() throws(TidewaiterError) -> Event {
        guard let reader = unsafe reader else {
            throw flaw("memory", "There is not enough memory to read the text.", .limit)
        }
        var event = unsafe twxml_event()
        unsafe twxml_next(reader, &event)
        line = unsafe Int(event.line)
        let text = unsafe event.text.map { text in
            unsafe String(decoding: UnsafeRawBufferPointer(start: text, count: event.length), as: UTF8.self)
        }
        guard unsafe event.kind != TWXML_ERROR else {
            let place = unsafe Place(
                input: input, offset: 0, line: Int(event.line), column: Int(event.column),
                address: open.map { "/\($0.name)[\($0.number)]" }.joined())
            throw unsafe TidewaiterError(
                event.limit != 0 ? .limit : .format, event.limit != 0 ? "xml.input-bytes" : "xml.syntax",
                "This XML cannot be read: \(text ?? ""). Fetch the file again.", place: place)
        }
        // What is outside records is bounded too.
        guard open.count < limits.depth else {
            throw flaw("depth", "Elements nest deeper than the limit of \(limits.depth).", .limit)
        }
        var found = unsafe Event(kind: event.kind, text: text ?? "", isEmpty: event.empty != 0)
        if takesAttributes, found.kind == TWXML_OPEN { try unsafe readAttributes(reader, &found) }
        return found
    }

    private func readAttributes(_ reader: OpaquePointer, _ event: inout Event) throws(TidewaiterError) {
        var name: UnsafePointer<CChar>?
        var value = unsafe twxml_event()
        while unsafe twxml_attribute(reader, &name, &value) != 0 {
            guard event.attributes.count < 1000 else {
                throw flaw("attributes", "An element has more than 1,000 attributes.", .limit)
            }
            guard let key = unsafe name, let text = unsafe value.text else { continue }
            unsafe event.attributes[String(cString: key)] = String(
                decoding: UnsafeRawBufferPointer(start: text, count: value.length), as: UTF8.self)
        }
    }

    private func flaw(_ code: String, _ message: String, _ status: TidewaiterError.Status = .format) -> TidewaiterError
    {
        TidewaiterError(
            status, "xml.\(code)", message,
            place: Place(
                input: input, offset: 0, line: line, column: line > 0 ? 1 : 0,
                address: open.map { "/\($0.name)[\($0.number)]" }.joined()))
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }
}
