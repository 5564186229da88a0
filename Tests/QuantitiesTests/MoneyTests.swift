import Testing

@testable import TidewaiterQuantities

@Suite struct MoneyTests {
    @Test(
        "Currencies have the codes and minor units of ISO 4217",
        arguments: [
            ("EUR", 978, 2), ("USD", 840, 2), ("JPY", 392, 0), ("KWD", 414, 3), ("CLF", 990, 4), ("AUD", 36, 2),
            ("XCG", 532, 2), ("ISK", 352, 0), ("VND", 704, 0), ("TND", 788, 3),
        ])
    func table(code: String, numeric: Int, minorUnits: Int) throws {
        let currency = try Currency(code)
        #expect(currency.code == code && currency.numeric == numeric && currency.minorUnits == minorUnits)
        #expect(try Currency(numeric: numeric) == currency)
        #expect(!currency.isWithdrawn)
    }

    @Test("The table is sorted, without doubles, and every code finds itself")
    func complete() throws {
        let codes = Currency.all.map(\.code)
        #expect(codes.count == 189 && codes == codes.sorted() && Set(codes).count == codes.count)
        for code in codes { #expect(try Currency(code).code == code) }
        #expect(Currency.all.filter { !$0.isWithdrawn }.count == 178)
        #expect(Currency.all.allSatisfy { 1...999 ~= $0.numeric && $0.numericText.utf8.count == 3 })
    }

    @Test("A withdrawn code is known and marked; its number means the successor")
    func withdrawn() throws {
        #expect(try Currency("BGN").isWithdrawn && Currency("HRK").minorUnits == 2)
        #expect(try Currency(numeric: 532).code == "XCG" && Currency(numeric: 975).code == "BGN")
    }

    @Test("What is no currency is refused", arguments: ["", "eur", "EU", "EURO", "E\u{0}R", "ÜSD", "ZZZ"])
    func unknown(code: String) {
        #expect(throws: QuantityError.unknownCurrency(code)) { try Currency(code) }
    }

    @Test("Money rounds to its minor unit, and only in one currency")
    func money() throws {
        let (euro, yen, gold) = (try Currency("EUR"), try Currency("JPY"), try Currency("XAU"))
        let price = Money(try Decimal("12.345"), euro)
        #expect(try price.rounded(.halfUp).description == "12.35 EUR")
        #expect(try price.rounded(.halfEven).description == "12.34 EUR")
        #expect(try Money(5, euro).rounded(.down).description == "5.00 EUR")
        #expect(try Money(Decimal("12.5"), yen).rounded(.up).description == "13 JPY")
        #expect(Money.zero(euro).description == "0.00 EUR")
        #expect(try price.adding(price).amount == Decimal("24.69"))
        #expect(try price.subtracting(price).amount.isZero && price.multiplied(by: 2) == price.adding(price))
        #expect(try price.exchanged(into: yen, at: Decimal("160.5")).rounded(.down).description == "1981 JPY")
        #expect(try Money(1, euro).isLess(than: price))
        #expect(throws: QuantityError.currencyMismatch("EUR", "JPY")) { try price.adding(Money(1, yen)) }
        #expect(throws: QuantityError.noMinorUnit("XAU")) { try Money(1, gold).rounded(.up) }
    }
}
