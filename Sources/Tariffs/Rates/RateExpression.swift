import TidewaiterQuantities

/// The canonical notation of rates in packs: parts joined by ` + `, each `6.8%`, `0.463/KGM`, `2.5/100 KGM` or
/// `free`; a lone `?` says that value and quantity do not suffice and the printed text must be quoted.
///
/// Money is in the currency of the jurisdiction; units are common codes of UN/ECE Recommendation 20.
package enum RateExpression {
    /// Why a notation could not be read.
    package struct SyntaxError: Error, Hashable {
        /// Offset of the byte that does not fit.
        package let offset: Int
    }

    /// Reads a notation; an empty array is the lone `?`.
    package static func parse(_ text: String) throws(SyntaxError) -> [RateComponent] {
        let view = text.utf8Span
        return try parse(view.span)
    }

    /// Reads a notation; an empty array is the lone `?`.
    package static func parse(_ bytes: Span<UInt8>) throws(SyntaxError) -> [RateComponent] {
        if bytes.count == 1, bytes[0] == UInt8(ascii: "?") { return [] }
        var components: [RateComponent] = []
        var start = 0
        while true {
            let end = partEnd(bytes, from: start)
            components.append(try component(bytes, start, end))
            if end == bytes.count { break }
            start = end + 3
        }
        // Free stands alone: beside another part it would say two things at once.
        if components.count > 1, components.contains(where: { $0.kind == .free }) { throw SyntaxError(offset: 0) }
        return components
    }

    /// Where the part that begins at `start` ends: before the next ` + `, or with the text.
    private static func partEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index + 2 < bytes.count {
            if bytes[index] == UInt8(ascii: " "), bytes[index + 1] == UInt8(ascii: "+"),
                bytes[index + 2] == UInt8(ascii: " ")
            {
                return index
            }
            index += 1
        }
        return bytes.count
    }

    private static func component(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int
    ) throws(SyntaxError) -> RateComponent {
        guard start < end else { throw SyntaxError(offset: start) }
        if isFree(bytes, start, end) { return RateComponent(kind: .free, amount: .zero) }
        if bytes[end - 1] == UInt8(ascii: "%") {
            return RateComponent(kind: .adValorem, amount: try number(bytes, start, end - 1))
        }
        var slash = start
        while slash < end, bytes[slash] != UInt8(ascii: "/") { slash += 1 }
        let amount = try number(bytes, start, slash)
        guard slash < end else { return RateComponent(kind: .fixed, amount: amount) }
        var unit = slash + 1
        var per = Decimal.one
        if let space = index(of: UInt8(ascii: " "), bytes, unit, end) {
            per = try number(bytes, unit, space)
            guard !per.isZero else { throw SyntaxError(offset: unit) }
            unit = space + 1
        }
        try checkUnit(bytes, unit, end)
        let code = String(decoding: (unit..<end).map { bytes[$0] }, as: UTF8.self)
        return RateComponent(kind: .specific, amount: amount, per: per, unit: code)
    }

    /// A unit is a common code, with a qualifier behind a colon where it is another quantity than the plain one:
    /// `KGM:drained` is not `KGM`.
    private static func checkUnit(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(SyntaxError) {
        let colon = index(of: UInt8(ascii: ":"), bytes, start, end) ?? end
        guard 2...3 ~= colon - start else { throw SyntaxError(offset: start) }
        for index in start..<colon {
            switch bytes[index] {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
            default: throw SyntaxError(offset: index)
            }
        }
        if colon == end { return }
        guard colon + 1 < end else { throw SyntaxError(offset: colon) }
        for index in colon + 1..<end {
            switch bytes[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): break
            default: throw SyntaxError(offset: index)
            }
        }
    }

    private static func isFree(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        end - start == 4 && bytes[start] == UInt8(ascii: "f") && bytes[start + 1] == UInt8(ascii: "r")
            && bytes[start + 2] == UInt8(ascii: "e") && bytes[start + 3] == UInt8(ascii: "e")
    }

    private static func index(of byte: UInt8, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var index = start
        while index < end {
            if bytes[index] == byte { return index }
            index += 1
        }
        return nil
    }

    /// The non-negative number that the bytes of the range are.
    private static func number(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(SyntaxError) -> Decimal {
        let number: Decimal
        do throws(QuantityError) {
            number = try Decimal(parsing: bytes.extracting(start..<end))
        } catch {
            if case .syntax(let offset) = error { throw SyntaxError(offset: start + offset) }
            throw SyntaxError(offset: start)
        }
        guard !number.isNegative else { throw SyntaxError(offset: start) }
        return number
    }
}
