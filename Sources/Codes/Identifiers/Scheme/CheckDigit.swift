/// The part of a value that can be computed from the rest.
package struct CheckDigit: Sendable, Hashable {
    /// Where it stands in the normalised value; always inside it.
    let range: Range<Int>
    /// What may stand there, the usual one first; empty when the rule gives none, so that no such number exists.
    let expected: [String]

    init(at range: Range<Int>, expected: [String]) {
        self.range = range
        self.expected = expected
    }

    /// One digit as the last byte; nil when the rule gives none for this number.
    init(last value: [UInt8], _ digit: Int?) {
        self.init(at: max(0, value.count - 1)..<value.count, expected: digit.map { [String($0)] } ?? [])
    }

    /// A last digit that fills a sum up to a multiple of 11; where 10 would be needed, no number exists.
    init(last value: [UInt8], fillingTo11 sum: Int) {
        let rest = (11 - sum % 11) % 11
        self.init(last: value, rest < 10 ? rest : nil)
    }

    /// Two digits, with a leading zero.
    init(at range: Range<Int>, twoDigits numbers: Int...) { self.init(at: range, twoDigits: numbers) }

    /// One of several pairs of digits.
    init(at range: Range<Int>, twoDigits numbers: [Int]) {
        self.init(at: range, expected: numbers.map { $0 < 10 ? "0\($0)" : String($0) })
    }

    /// One letter, 0 for A.
    init(at range: Range<Int>, letter: Int) {
        self.init(at: range, expected: [[UInt8(truncatingIfNeeded: 65 + letter)].text])
    }

    /// The same digit in a value with something before it.
    func moved(by count: Int) -> CheckDigit {
        CheckDigit(at: range.lowerBound + count..<range.upperBound + count, expected: expected)
    }

    func found(in value: [UInt8]) -> String { value[range].text }

    func isRight(in value: [UInt8]) -> Bool {
        expected.contains { $0.utf8.elementsEqual(value[range]) }
    }

    /// The value with the usual check digit, when there is one.
    func corrected(_ value: [UInt8]) -> [UInt8]? {
        guard let usual = expected.first, usual.utf8.count == range.count else { return nil }
        var value = value
        value.replaceSubrange(range, with: usual.utf8)
        return value
    }

    func flaw(in value: [UInt8]) -> IdentifierFlaw {
        let rest = (value[..<range.lowerBound] + value[range.upperBound...]).text
        let name = range.count == 1 ? "check digit" : "check digits"
        guard let usual = expected.first else {
            return .init(
                .checkDigit,
                "No \(name) exists for \(rest), so such a number is never issued. "
                    + "Compare every character with the original.")
        }
        let verb = range.count == 1 ? "is" : "are"
        // More than two are one rule and what is tolerated beside it.
        let other = expected.count == 2 ? " or \(expected[1])" : ""
        return .init(
            .checkDigit,
            "The \(name) of \(rest) \(verb) \(usual)\(other), not \(found(in: value)). "
                + "Compare every character with the original: any one of them may be wrong.")
    }
}
