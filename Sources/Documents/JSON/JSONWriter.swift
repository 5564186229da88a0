/// Writes canonical JSON (RFC 8785 in the form this library uses: members in the order given by the caller, who
/// sorts where a receipt needs it; integers the only numbers; decimals as strings) into one growing byte array.
///
/// The writer puts commas and quotes; the caller opens and closes. Text is escaped as RFC 8785 section 3.2.2.2
/// says: only `"`, `\` and control characters, everything else as UTF-8.
@usableFromInline package struct JSONWriter {
    /// What has been written so far.
    package private(set) var bytes: [UInt8] = []
    /// Whether a comma is due before the next member or element: after every value, whatever it stands in.
    private var isCommaDue = false

    package init(reserving capacity: Int = 1024) { bytes.reserveCapacity(capacity) }

    /// Hands out what has been written since the last time, for output that is passed on piece by piece.
    package mutating func take() -> [UInt8] {
        let piece = bytes
        bytes = []
        return piece
    }

    private mutating func separate() {
        if isCommaDue { bytes.append(UInt8(ascii: ",")) }
        isCommaDue = true
    }

    package mutating func beginObject() { open(UInt8(ascii: "{")) }
    package mutating func endObject() { close(UInt8(ascii: "}")) }
    @usableFromInline package mutating func beginArray() { open(UInt8(ascii: "[")) }
    @usableFromInline package mutating func endArray() { close(UInt8(ascii: "]")) }

    /// An array of texts.
    package mutating func texts(_ texts: [String]) { array(texts) { text, json in json.string(text) } }

    /// An array, each element written by `write`.
    @inlinable
    package mutating func array<Element>(
        _ elements: some Sequence<Element>, _ write: (Element, inout JSONWriter) -> Void
    ) {
        beginArray()
        for element in elements { write(element, &self) }
        endArray()
    }

    private mutating func open(_ byte: UInt8) {
        separate()
        bytes.append(byte)
        isCommaDue = false
    }

    private mutating func close(_ byte: UInt8) {
        bytes.append(byte)
        isCommaDue = true
    }

    /// A member's name; the next call writes its value.
    package mutating func key(_ name: String) {
        quote(name, isKey: true)
        isCommaDue = false
    }

    package mutating func string(_ text: String) {
        quote(text, isKey: false)
        isCommaDue = true
    }

    package mutating func integer(_ value: Int) {
        separate()
        bytes.append(contentsOf: String(value).utf8)
    }

    package mutating func bool(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    package mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Bytes that already are one JSON value.
    package mutating func raw(_ json: [UInt8]) {
        separate()
        bytes.append(contentsOf: json)
    }

    package mutating func member(_ name: String, _ text: String) {
        key(name)
        string(text)
    }

    /// A string member, `null` where there is no value.
    package mutating func member(_ name: String, orNull text: String?) {
        key(name)
        if let text { string(text) } else { null() }
    }

    package mutating func member(_ name: String, _ value: Int) {
        key(name)
        integer(value)
    }

    package mutating func member(_ name: String, _ value: Bool) {
        key(name)
        bool(value)
    }

    private static let hex = Array("0123456789abcdef".utf8)

    /// A text with the comma that is due before it and, behind a key, the colon. Most have nothing to escape and go in as a
    /// whole.
    private mutating func quote(_ text: String, isKey: Bool) {
        let view = text.utf8Span
        let span = view.span
        let isCommaDue = isCommaDue
        guard Self.plainBytes(span) == span.count else {
            if isCommaDue { bytes.append(UInt8(ascii: ",")) }
            escape(span)
            if isKey { bytes.append(UInt8(ascii: ":")) }
            return
        }
        bytes.append(addingCapacity: span.count + 4) { bytes in
            if isCommaDue { bytes.append(UInt8(ascii: ",")) }
            bytes.append(UInt8(ascii: "\""))
            unsafe bytes.withUnsafeMutableBufferPointer { room, count in
                // There is room for all bytes and four signs.
                unsafe span.withUnsafeBytes { source in
                    unsafe UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(room)[count...])
                        .copyMemory(from: source)
                }
                count += span.count
            }
            bytes.append(UInt8(ascii: "\""))
            if isKey { bytes.append(UInt8(ascii: ":")) }
        }
    }

    private mutating func escape(_ span: Span<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        var start = 0
        for index in Self.plainBytes(span)..<span.count {
            let byte = span[index]
            if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { continue }
            append(span.extracting(start..<index))
            start = index + 1
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x08: escape("b")
            case 0x09: escape("t")
            case 0x0A: escape("n")
            case 0x0C: escape("f")
            case 0x0D: escape("r")
            default:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(Self.hex[Int(byte >> 4)])
                bytes.append(Self.hex[Int(byte & 15)])
            }
        }
        append(span.extracting(start..<span.count))
        bytes.append(UInt8(ascii: "\""))
    }

    /// How many bytes from the first one on have nothing to escape, as most texts have not; where one of the last has, in
    /// steps of eight.
    private static func plainBytes(_ span: Span<UInt8>) -> Int {
        var index = 0
        while index &+ 8 <= span.count {
            if !isPlain(ByteWords.load(span, index)) { return index }
            index &+= 8
        }
        if span.count >= 8 { return isPlain(ByteWords.load(span, span.count &- 8)) ? span.count : index }
        while index < span.count {
            let byte = span[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
            index &+= 1
        }
        return index
    }

    private static func isPlain(_ word: UInt64) -> Bool {
        ByteWords.below(word, ByteWords.fill(0x20)) | ByteWords.equal(word, ByteWords.fill(UInt8(ascii: "\"")))
            | ByteWords.equal(word, ByteWords.fill(UInt8(ascii: "\\"))) == 0
    }

    private mutating func append(_ span: Span<UInt8>) {
        // The buffer is only read, and within the call.
        unsafe span.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    private mutating func escape(_ letter: Unicode.Scalar) {
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(truncatingIfNeeded: letter.value))
    }
}
