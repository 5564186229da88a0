import TidewaiterDocuments
import TidewaiterQuantities

/// Writes the JSON of answers straight into bytes: fixed text goes in as it is, commas and quotes included.
///
/// An assessment of 20 lines is some 15 kB in about 1,500 pieces; a writer that keeps track of containers and quotes
/// names byte by byte takes longer for that than the assessment itself.
struct AnswerWriter: ~Copyable {
    var sink: ByteSink
    /// The digits of one number.
    private var digits: [UInt8] = []

    private init(_ sink: consuming ByteSink) { self.sink = sink }

    /// What `body` writes, in room for `capacity` bytes or as much as it takes.
    static func bytes(reserving capacity: Int, _ body: (inout AnswerWriter) -> Void) -> [UInt8] {
        ByteSink.bytes(reserving: capacity) { sink in
            var writer = AnswerWriter(sink)
            body(&writer)
            return writer.finished()
        }
    }

    private consuming func finished() -> ByteSink { sink }

    /// How many bytes are written.
    var count: Int { sink.count }

    /// Writes again what stands in a range.
    mutating func again(_ range: Range<Int>) { sink.append(again: range) }

    /// JSON text that is known in advance.
    @inline(__always)
    mutating func raw(_ text: StaticString) { sink.append(text) }

    /// A word of a closed list in quotes: none has anything to escape.
    @inline(__always)
    mutating func word(_ word: String) {
        sink.append(UInt8(ascii: "\""))
        let view = word.utf8Span
        sink.append(view.span)
        sink.append(UInt8(ascii: "\""))
    }

    /// A string in quotes.
    mutating func string(_ text: String) {
        let view = text.utf8Span
        let span = view.span
        let start = sink.count
        if sink.append(quoting: span) { return }
        sink.truncate(to: start)
        sink.append(UInt8(ascii: "\""))
        for index in span.indices { escaped(span[index]) }
        sink.append(UInt8(ascii: "\""))
    }

    mutating func string(_ text: String?) {
        if let text { string(text) } else { raw("null") }
    }

    /// A decimal as a string, with its own scale.
    mutating func decimal(_ number: Decimal?) {
        guard let number else { return raw("null") }
        if let coefficient = number.smallCoefficient, coefficient >= 0, number.scale < ByteSink.mostDigits {
            return sink.append(quoted: UInt64(coefficient), scale: number.scale)
        }
        digits.removeAll(keepingCapacity: true)
        number.write(into: &digits)
        quoteDigits()
    }

    /// Money as a string, padded to the minor unit.
    mutating func money(_ amount: Decimal?, _ places: Int) {
        if let amount { money(amount, places) } else { raw("null") }
    }

    private mutating func money(_ amount: Decimal, _ places: Int) {
        let padding = places &- amount.scale
        // Up to four zeros more, the number stays below 2^63.
        if 0...4 ~= padding, let coefficient = amount.smallCoefficient, 0..<1 << 49 ~= coefficient {
            return sink.append(quoted: UInt64(coefficient) &* powerOfTen64(padding), scale: places)
        }
        // Padding fails only where the number has no digits left to carry, and then it says the same unpadded.
        decimal((try? amount.scaled(toPlaces: places)) ?? amount)
    }

    /// Money that is known, or known to lie between two amounts.
    mutating func money(_ interval: Interval?, _ places: Int) {
        guard let interval else { return raw("null") }
        if interval.isExact { return money(interval.low, places) }
        range(interval, places)
    }

    /// The two ends, also where they are the same.
    mutating func range(_ interval: Interval, _ places: Int) {
        raw("{\"low\":")
        money(interval.low, places)
        raw(",\"high\":")
        money(interval.high, places)
        raw("}")
    }

    mutating func date(_ date: CivilDate?) {
        guard let date else { return raw("null") }
        digits.removeAll(keepingCapacity: true)
        date.write(into: &digits)
        quoteDigits()
    }

    private mutating func quoteDigits() {
        sink.append(UInt8(ascii: "\""))
        sink.append(digits)
        sink.append(UInt8(ascii: "\""))
    }

    /// What a fact states, as a request states it.
    mutating func fact(_ value: Fact.Value) {
        switch value {
        case .text(let text): string(text)
        case .number(let number): decimal(number)
        case .flag(let flag): raw(flag ? "true" : "false")
        }
    }

    mutating func integer(_ number: Int) {
        if 0...9 ~= number {
            sink.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number))
        } else {
            let text = String(number)
            sink.append(text.utf8Span.span)
        }
    }

    /// An array, each element written by `element`.
    @inline(__always)
    mutating func array<Element>(_ elements: [Element], _ element: (inout AnswerWriter, Element) -> Void) {
        raw("[")
        var isFirst = true
        for value in elements {
            if isFirst { isFirst = false } else { raw(",") }
            element(&self, value)
        }
        raw("]")
    }

    mutating func finding(_ finding: Finding) {
        var writer = JSONWriter()
        finding.write(to: &writer)
        sink.append(writer.bytes.span)
    }

    /// RFC 8785, section 3.2.2.2.
    private mutating func escaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): raw("\\\"")
        case UInt8(ascii: "\\"): raw("\\\\")
        case 0x08: raw("\\b")
        case 0x09: raw("\\t")
        case 0x0A: raw("\\n")
        case 0x0C: raw("\\f")
        case 0x0D: raw("\\r")
        case 0..<0x20:
            raw("\\u00")
            sink.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
            let low = byte & 15
            sink.append(low < 10 ? UInt8(ascii: "0") &+ low : UInt8(ascii: "a") &+ low &- 10)
        default: sink.append(byte)
        }
    }
}
