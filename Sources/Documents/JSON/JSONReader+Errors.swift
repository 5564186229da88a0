/// What stops the reader. Each error names the place, with the pointer of the value being read as its address.
extension JSONReader {
    func tooLarge(_ size: Int) -> TidewaiterError {
        TidewaiterError(
            .limit, "json.input-bytes",
            "The input has \(size) bytes, more than the limit of \(min(limits.inputBytes, Int(UInt32.max) - 1)). "
                + "Split it, or raise the limit.",
            place: Place(input: source.input, offset: 0, length: Int64(size)))
    }

    func empty(at i: Int) -> TidewaiterError {
        format("json.empty", "There is no JSON value in this input. Check that the right file was given.", at: i)
    }

    func truncated(at i: Int) -> TidewaiterError {
        let open = depth == 0 ? "a value" : frame.isObject ? "an object" : "an array"
        let opened = depth == 0 ? "" : " that was opened at \(spot(Int(tape[frame.node].start)))"
        return format(
            "json.truncated", "The input ends inside \(open)\(opened). Check that the file is complete.", at: i)
    }

    func unterminated(at i: Int) -> TidewaiterError {
        format(
            "json.unterminated-string",
            "This string has no closing quote before the input ends. Check for a missing quote, or an incomplete file.",
            at: i)
    }

    func trailing(_ bytes: Span<UInt8>, at i: Int) -> TidewaiterError {
        format(
            "json.trailing", "The JSON value is complete, but \(Self.sight(bytes, i)) follows. Remove what follows.",
            at: i)
    }

    func notAValue(_ bytes: Span<UInt8>, at i: Int) -> TidewaiterError {
        let closing = bytes[i] == UInt8(ascii: "]") || bytes[i] == UInt8(ascii: "}")
        let advice =
            closing && depth > 0 && frame.count > 0
            ? "Remove the comma before it."
            : "Text goes into double quotes; the words are true, false and null, in lower case."
        return format("json.value", "Expected a value, found \(Self.sight(bytes, i)). \(advice)", at: i)
    }

    func notAName(_ bytes: Span<UInt8>, at i: Int) -> TidewaiterError {
        let advice =
            bytes[i] == UInt8(ascii: "}") ? "Remove the comma before it." : "Names go into double quotes."
        return format("json.name", "Expected the name of a member, found \(Self.sight(bytes, i)). \(advice)", at: i)
    }

    func noColon(_ bytes: Span<UInt8>, at i: Int) -> TidewaiterError {
        format("json.colon", "Expected a colon after the member's name, found \(Self.sight(bytes, i)).", at: i)
    }

    func noSeparator(_ bytes: Span<UInt8>, at i: Int) -> TidewaiterError {
        let closing = frame.isObject ? "}" : "]"
        let container = frame.isObject ? "object" : "array"
        return format(
            "json.separator",
            "Expected a comma or \(closing) in the \(container) opened at \(spot(Int(tape[frame.node].start))), "
                + "found \(Self.sight(bytes, i)).",
            at: i)
    }

    func badNumber(_ bytes: Span<UInt8>, at i: Int, _ why: String) -> TidewaiterError {
        format("json.number", "This is not a number as JSON writes it: \(why).", at: i)
    }

    func tooDeep(at i: Int) -> TidewaiterError {
        limit(
            "json.depth",
            "Values are nested deeper than the limit of \(limits.depth). Raise the limit if that is meant.",
            at: i)
    }

    func tooLong(at i: Int) -> TidewaiterError {
        limit(
            "json.value-bytes",
            "This value is longer than the limit of \(limits.valueBytes) bytes. Check for a missing quote, "
                + "or raise the limit.", at: i)
    }

    func tooManyItems(at i: Int) -> TidewaiterError {
        limit(
            "json.items",
            "There are more values than the limit of \(limits.items). Split the input, or raise the limit.",
            at: i)
    }

    private func format(_ code: String, _ message: String, at i: Int) -> TidewaiterError {
        TidewaiterError(.format, code, message, place: source.place(at: i, address: pointer))
    }

    private func limit(_ code: String, _ message: String, at i: Int) -> TidewaiterError {
        TidewaiterError(.limit, code, message, place: source.place(at: i, address: pointer))
    }

    /// Line and column, for a second place inside a message.
    private func spot(_ offset: Int) -> String {
        let place = source.place(at: offset)
        return "\(place.line):\(place.column)"
    }

    /// The byte at `i` as a message shows it.
    private static func sight(_ bytes: Span<UInt8>, _ i: Int) -> String {
        let byte = bytes[i]
        if byte == 0 { return "a NUL byte" }
        if byte > 0x20, byte < 0x7F { return "'\(Character(Unicode.Scalar(byte)))'" }
        let length = UTF8Sequence.length(bytes, at: i)
        if length > 1 {
            var text: [UInt8] = []
            for step in i..<i + length { text.append(bytes[step]) }
            return "'\(String(decoding: text, as: UTF8.self))'"
        }
        return "the byte 0x\(String(byte, radix: 16, uppercase: true))"
    }

    /// Pointer of the value being read, from the containers that are open.
    private var pointer: String {
        guard depth > 0 else { return "" }
        var pointer = ""
        for level in 0..<depth {
            let open = level < frames.count ? frames[level] : frame
            let token: String
            if open.isObject {
                guard open.name > open.node, open.name < tape.count else { break }
                token = JSONPointer.token(JSONText.string(tape[open.name], source.bytes))
            } else {
                token = String(open.count)
            }
            if pointer.utf8.count + token.utf8.count + 1 > JSONPointer.longest { break }
            pointer += "/" + token
        }
        return pointer
    }
}
