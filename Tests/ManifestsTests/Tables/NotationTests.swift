import Testing

@testable import TidewaiterManifests

@Suite("How tables write numbers and dates")
struct NotationTests {
    private func slice(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

    @Test(
        "Numbers in either notation",
        arguments: [
            ("1,250.00", "1250.00", nil), ("1.250,00", nil, "1250.00"), ("1250", "1250", "1250"), ("12.5", "12.5", nil),
            ("12,5", nil, "12.5"), ("1,250", "1250", "1.250"), ("1.250", "1.250", "1250"), ("1 250,5", nil, "1250.5"),
            ("1'250.50", "1250.50", nil), ("1\u{A0}250", "1250", "1250"), ("-3.5", "-3.5", nil), ("+3", "3", "3"),
            (".5", "0.5", nil), ("12,34,567.8", "1234567.8", nil), ("1,2,3", nil, nil), ("1.2.3", nil, nil),
            ("12a", nil, nil), ("", nil, nil), ("-", nil, nil), ("1,2345", nil, "1.2345"), ("0.125", "0.125", nil),
            ("1234.567", "1234.567", nil),
        ])
    func numbers(_ text: String, _ point: String?, _ comma: String?) {
        func plain(_ notation: NumberNotation) -> String? {
            notation.plain(slice(text)).map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(plain(.point) == point)
        #expect(plain(.comma) == comma)
    }

    @Test("A number that could be either is said to be so, a count never is")
    func ambiguous() {
        #expect(NumberNotation.reading(slice("1,250"), isCount: false) == .either)
        #expect(NumberNotation.reading(slice("1,250"), isCount: true) == .only(.point))
        #expect(NumberNotation.reading(slice("1.250"), isCount: true) == .only(.comma))
        #expect(NumberNotation.reading(slice("120"), isCount: false) == .same)
        #expect(NumberNotation.reading(slice("abc"), isCount: false) == .none)
    }

    @Test(
        "What spreadsheets make of long numbers is recognised",
        arguments: ["9.503E+05", "9,503E+05", "1E10", "-2.5e-3"])
    func exponents(_ text: String) {
        #expect(NumberNotation.isExponent(slice(text)))
    }

    @Test("What has an E in it is not one for that", arguments: ["E", "1E", "TEU", "E5", "12EA", "1E+"])
    func noExponents(_ text: String) {
        #expect(!NumberNotation.isExponent(slice(text)))
    }

    @Test(
        "Dates that are plain by themselves",
        arguments: [
            ("2026-12-25", "2026-12-25"), ("2026/12/25", "2026-12-25"), ("20261225", "2026-12-25"),
            ("25.12.2026", "2026-12-25"), ("3.4.26", "2026-04-03"), ("25-Dec-2026", "2026-12-25"),
            ("Dec 25, 2026", "2026-12-25"), ("25 déc 2026", "2026-12-25"), ("1. Mai 2026", "2026-05-01"),
            ("2026-12-25 09:30", "2026-12-25T09:30"), ("2026-12-25T09:30:00Z", "2026-12-25T09:30"),
            ("04/04/2026", "2026-04-04"), ("29/02/2028", "2028-02-29"),
        ])
    func dates(_ text: String, _ iso: String) {
        switch DateNotation.reading(slice(text)) {
        case .date(let date), .only(_, let date): #expect(date == iso)
        case let other: Issue.record("\(other)")
        }
    }

    @Test("Dates that need the others of their column")
    func readings() {
        #expect(
            DateNotation.reading(slice("03/04/2026")) == .either(dayFirst: "2026-04-03", monthFirst: "2026-03-04"))
        #expect(DateNotation.reading(slice("25/12/2026")) == .only(.dayFirst, "2026-12-25"))
        #expect(DateNotation.reading(slice("12/25/2026")) == .only(.monthFirst, "2026-12-25"))
        #expect(DateNotation.reading(slice("46381")) == .serial("2026-12-25"))
    }

    @Test(
        "What is no date",
        arguments: ["", "soon", "2026-13-01", "30.02.2026", "1/2", "123456", "31/31/2026", "2026-12-25 25:00"])
    func none(_ text: String) {
        #expect(DateNotation.reading(slice(text)) == .none)
    }
}
