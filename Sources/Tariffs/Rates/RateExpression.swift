import TidewaiterQuantities

/// The canonical notation of rates in packs: `6.8%`, `0.463/KGM`, `2.5/100 KGM`, `12` or `free`, joined by ` + `.
///
/// A lone `?` says that value and quantity do not suffice and the printed text must be quoted. Beside ` + `, parts are
/// joined by ` - `, and by ` max ` and ` min `, after which a group stands that the duty so far may not exceed or fall
/// below: `5% max 0.45/KGM`. `6% on case` is a percentage of the value of the case, `100/3%` one that has no end, and
/// `0.02/KGM under 100 degrees` is charged for each degree that the goods have less, `1/LPA times spr_discount` as often as a fact says. A name by itself,
/// `agricultural_component`, is an amount that hangs on what the goods are made of.
///
/// Money is in the currency of the jurisdiction unless it names another of ISO 4217: `0.463 EUR/KGM`, `12 USD`. Units are
/// common codes of UN/ECE Recommendation 20.
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
        var operation = RateComponent.Operation.plus
        while true {
            let (end, next, resume) = partEnd(bytes, from: start)
            var part = try component(bytes, start, end)
            part.operation = operation
            components.append(part)
            guard let next else { break }
            operation = next
            start = resume
        }
        // Free stands alone: beside another part it would say two things at once. A group may be free.
        if components.count > 1 {
            for (index, part) in components.enumerated() where part.kind == .free {
                let opens = index == 0 || part.operation.opensGroup
                let closes = index + 1 == components.count || components[index + 1].operation.opensGroup
                guard opens, closes else { throw SyntaxError(offset: 0) }
            }
        }
        return components
    }

    /// Where the part that begins at `start` ends: before the next operator between blanks, which is told with where
    /// the part after it begins, or with the text.
    private static func partEnd(
        _ bytes: Span<UInt8>, from start: Int
    ) -> (end: Int, next: RateComponent.Operation?, resume: Int) {
        var index = start
        while index + 2 < bytes.count {
            if bytes[index] == UInt8(ascii: " ") {
                switch bytes[index + 1] {
                case UInt8(ascii: "+"):
                    if bytes[index + 2] == UInt8(ascii: " ") { return (index, .plus, index + 3) }
                case UInt8(ascii: "-"):
                    if bytes[index + 2] == UInt8(ascii: " ") { return (index, .minus, index + 3) }
                case UInt8(ascii: "m"):
                    if index + 4 < bytes.count, bytes[index + 4] == UInt8(ascii: " ") {
                        let (second, third) = (bytes[index + 2], bytes[index + 3])
                        if second == UInt8(ascii: "a"), third == UInt8(ascii: "x") {
                            return (index, .ceiling, index + 5)
                        }
                        if second == UInt8(ascii: "i"), third == UInt8(ascii: "n") { return (index, .floor, index + 5) }
                    }
                default: break
                }
            }
            index += 1
        }
        return (bytes.count, nil, bytes.count)
    }

    private static func component(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int
    ) throws(SyntaxError) -> RateComponent {
        guard start < end else { throw SyntaxError(offset: start) }
        if isFree(bytes, start, end) { return RateComponent(kind: .free, amount: .zero) }
        if UInt8(ascii: "a")...UInt8(ascii: "z") ~= bytes[start] {
            return RateComponent(kind: .composition, amount: .zero, part: try name(bytes, start, end))
        }
        let percent = index(of: UInt8(ascii: "%"), bytes, start, end)
        if let percent { return try percentage(bytes, start, percent, end) }
        var slash = start
        while slash < end, bytes[slash] != UInt8(ascii: "/") { slash += 1 }
        let (amount, currency) = try money(bytes, start, slash)
        guard slash < end else { return RateComponent(kind: .fixed, amount: amount, currency: currency) }
        var unit = slash + 1
        var per = Decimal.one
        if unit < end, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[unit],
            let space = index(of: UInt8(ascii: " "), bytes, unit, end), !`is`(" under ", bytes, space, end),
            !`is`(" times ", bytes, space, end)
        {
            per = try number(bytes, unit, space)
            guard !per.isZero else { throw SyntaxError(offset: unit) }
            unit = space + 1
        }
        let close = index(of: UInt8(ascii: " "), bytes, unit, end) ?? end
        try checkUnit(bytes, unit, close)
        var component = RateComponent(
            kind: .specific, amount: amount, per: per, unit: text(bytes, unit, close), currency: currency)
        if close < end {
            if `is`(" times ", bytes, close, end) {
                component.multiplier = try name(bytes, close + 7, end)
            } else {
                component.shortfall = try shortfall(bytes, close, end)
            }
        }
        return component
    }

    /// `0.463`, or with a currency of its own `0.463 EUR`.
    private static func money(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int
    ) throws(SyntaxError) -> (amount: Decimal, currency: String?) {
        guard let space = index(of: UInt8(ascii: " "), bytes, start, end) else {
            return (try number(bytes, start, end), nil)
        }
        let code = text(bytes, space + 1, end)
        guard (try? Currency(code)) != nil else { throw SyntaxError(offset: min(space + 1, end)) }
        return (try number(bytes, start, space), code)
    }

    /// `6.8%`, `100/3%` or `6% on case`.
    private static func percentage(
        _ bytes: Span<UInt8>, _ start: Int, _ percent: Int, _ end: Int
    ) throws(SyntaxError) -> RateComponent {
        var component = RateComponent(kind: .adValorem, amount: .zero)
        if let slash = index(of: UInt8(ascii: "/"), bytes, start, percent) {
            component.amount = try number(bytes, start, slash)
            let divisor = try number(bytes, slash + 1, percent)
            guard !divisor.isZero else { throw SyntaxError(offset: slash + 1) }
            component.per = divisor
        } else {
            component.amount = try number(bytes, start, percent)
        }
        guard percent + 1 < end else { return component }
        guard `is`(" on ", bytes, percent + 1, end) else { throw SyntaxError(offset: percent + 1) }
        component.part = try name(bytes, percent + 5, end)
        return component
    }

    /// ` under 100 degrees`.
    private static func shortfall(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int
    ) throws(SyntaxError) -> RateComponent.Shortfall {
        guard `is`(" under ", bytes, start, end) else { throw SyntaxError(offset: start) }
        guard let space = index(of: UInt8(ascii: " "), bytes, start + 7, end) else { throw SyntaxError(offset: end) }
        return .init(under: try number(bytes, start + 7, space), of: try name(bytes, space + 1, end))
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

    /// The name of a part or of a fact: small letters, digits and low lines, a letter first.
    private static func name(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(SyntaxError) -> String {
        guard start < end, UInt8(ascii: "a")...UInt8(ascii: "z") ~= bytes[start] else {
            throw SyntaxError(offset: min(start, end))
        }
        for index in start..<end {
            switch bytes[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): break
            default: throw SyntaxError(offset: index)
            }
        }
        return text(bytes, start, end)
    }

    private static func text(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> String {
        String(decoding: (start..<end).map { bytes[$0] }, as: UTF8.self)
    }

    private static func isFree(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        end - start == 4 && `is`("free", bytes, start, end)
    }

    private static func `is`(_ word: StaticString, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard start + count <= end else { return false }
        for index in 0..<count where unsafe word.utf8Start[index] != bytes[start + index] { return false }
        return true
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
        guard start < end else { throw SyntaxError(offset: start) }
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
