import Testing
import TidewaiterQuantities

@testable import TidewaiterExpressions

@Suite struct TypeTests {
    private let customs: Customs

    init() throws {
        customs = Customs([
            [
                "gross_weight": try Customs.amount("1.5", "TNE"), "net_weight": try Customs.amount("1400", "KGM"),
                "value": .decimal(try Decimal("10.25")),
                "price": .money(Money(try Decimal("9.90"), try Currency("EUR"))),
                "date": .date(try #require(CivilDate(year: 2026, month: 4, day: 10))), "packages": .int(7),
            ],
            ["value": .decimal(try Decimal("0.75")), "packages": .int(3)],
        ])
    }

    @Test(
        "Exact numbers are exact, with ints too",
        arguments: [
            ("decimal('0.1') + decimal('0.2') == decimal('0.3')", "true"), ("decimal('1.10')", "1.10"),
            ("decimal('1.5') * 2", "3.0"), ("3 - decimal('0.5')", "2.5"), ("-decimal('0.5')", "-0.5"),
            ("decimal('1.50') == decimal('1.5')", "true"), ("decimal('3') == 3 && 3 == decimal(3)", "true"),
            ("decimal('2.5') > 2 && 2 < decimal('2.5')", "true"), ("decimal('2.345').round(2, 'half_up')", "2.35"),
            ("decimal('2.345').round(2, 'half_even')", "2.34"), ("decimal(1).divide(3, 4, 'half_up')", "0.3333"),
            ("10.divide(4, 1, 'down')", "2.5"), ("decimal(7u)", "7"), ("int(decimal('7.00'))", "7"),
            ("double(decimal('0.5'))", "0.5"), ("string(decimal('0.50'))", "\"0.50\""),
            ("decimal('0.50').scale()", "2"),
            ("math.abs(decimal('-2.5'))", "2.5"), ("math.greatest(decimal('2.5'), decimal('3'))", "3"),
            ("item.value in [12, 1]", "false"), ("decimal('12.0') in [12, 1]", "true"),
            ("3 in [decimal('3.0')]", "true"),
            ("item.value in [decimal('10.25'), 1]", "true"), ("dyn(item.value) in [12, 10]", "false"),
            ("optional.of(item.value).orValue(0)", "10.25"), ("optional.of(item.value).orValue(0) > 1", "true"),
            ("item.?value.orValue(0).scale()", "2"), ("bill.items[1].?value.orValue(item.packages) < 1", "true"),
            ("[item.value].filter(x, false).first().orValue(item.packages).scale()", "0"),
            ("type([item.value].filter(x, false).first().orValue(0)) == decimal", "true"),
            ("decimal('99999999999999999999') + 1", "100000000000000000000"),
            ("decimal('9223372036854775807') + decimal('9223372036854775807')", "18446744073709551614"),
            ("item.value in [decimal('1'), decimal('10.250'), decimal('3'), decimal('4'), decimal('5')]", "true"),
            ("'%.3f'.format([decimal('1.5')])", "\"1.500\""),
        ])
    func decimals(_ text: String, _ expected: String) throws {
        #expect(try customs.written(text) == expected)
    }

    @Test(
        "Dates are days of the calendar",
        arguments: [
            ("date('2026-04-10') - date('2026-03-01')", "40"), ("date('2026-04-10') > date('2026-04-09')", "true"),
            ("date('2026-01-31').addMonths(1)", "2026-02-28"), ("date('2024-02-29').addYears(1)", "2025-02-28"),
            ("date('2026-04-10').addDays(-10)", "2026-03-31"), ("item.date.year()", "2026"), ("item.date.month()", "4"),
            ("item.date.day()", "10"), ("item.date.weekday()", "5"), ("date(2026, 4, 10) == item.date", "true"),
            ("date(timestamp('2026-04-10T23:59:59Z'))", "2026-04-10"), ("string(item.date)", "\"2026-04-10\""),
            ("timestamp(item.date)", "2026-04-10T00:00:00Z"),
            ("item.date in [date('2026-04-10')]", "true"),
        ])
    func dates(_ text: String, _ expected: String) throws {
        #expect(try customs.written(text) == expected)
    }

    @Test(
        "Quantities are compared and added across units, money only within a currency",
        arguments: [
            ("item.gross_weight >= item.net_weight", "true"),
            ("quantity(1, 'TNE') == quantity('1000.0', 'KGM')", "true"),
            ("item.gross_weight - item.net_weight", "0.1 TNE"), ("quantity(2, 'KGM') * 3", "6 KGM"),
            ("quantity(1500, 'KGM').to('TNE')", "1.5 TNE"),
            ("quantity(1, 'LBR').to('KGM', 3, 'half_up')", "0.454 KGM"),
            ("item.gross_weight.amount()", "1.5"), ("item.gross_weight.unit()", "\"TNE\""),
            ("item.price * decimal('2')", "19.80 EUR"), ("item.price + money('0.10', 'EUR')", "10.00 EUR"),
            ("item.price.currency()", "\"EUR\""), ("item.price.round(0, 'half_up')", "10 EUR"),
            ("item.price.divide(money(3, 'EUR'), 2, 'half_up')", "3.30"), ("item.price > money(9, 'EUR')", "true"),
            ("quantity(1, 'TNE').divide(quantity(500, 'KGM'), 0, 'half_up')", "2"),
            ("quantity(1, 'KGM:drained') == quantity(1000, 'GRM:drained')", "true"),
        ])
    func amounts(_ text: String, _ expected: String) throws {
        #expect(try customs.written(text) == expected)
    }

    @Test(
        "What exact types cannot do is a fault of its kind",
        arguments: [
            ("math.least(dyn(item.value), dyn(1.0))", Fault.Code.noSuchOverload),
            ("math.greatest([item.value, 20, item.packages > 1 ? dyn(30.0) : 0])", .noSuchOverload),
            ("[dyn(item.value), dyn(20), dyn(30.0)].map(x, x).max()", .noSuchOverload),
            ("item.price == money(1, 'USD')", .unlike), ("item.price + money(1, 'USD')", .unlike),
            ("item.gross_weight < quantity(1, 'MTR')", .unlike), ("item.gross_weight != quantity(1, 'MTR')", .unlike),
            ("quantity(1, 'KGM:drained') == quantity(1, 'KGM')", .unlike), ("decimal('1,5') == 1", .conversion),
            ("decimal(1).divide(0, 2, 'half_up')", .divisionByZero), ("decimal(1).round(39, 'half_up')", .argument),
            ("decimal(1).round(2, 'side' + 'ways')", .argument), ("date('2026-02-30').year()", .conversion),
            ("date(2026, 13, 1)", .range), ("item.date.addDays(9223372036854775807)", .range),
            ("money(1, 'XYZ')", .argument), ("quantity(1, 'NOPE')", .argument), ("int(decimal('1.5'))", .conversion),
            ("quantity(1, 'MTR').to('YRD')", .argument), ("date(9223372036854775807, 1, 1)", .range),
            ("decimal('99999999999999999999999999999999999999') * 10", .overflow),
        ])
    func faults(_ text: String, _ code: Fault.Code) throws {
        let fault = try #require(try customs.value(text).fault)
        #expect(fault.code == code, "\(fault.message)")
    }

    @Test(
        "Doubles and exact numbers do not mix, and a division of exact numbers says where it ends",
        arguments: [
            ("item.value > 10.5", "decimal("), ("item.value + 1.0", "decimal("), ("item.value == 1.0", "decimal("),
            ("item.value / 2", "divide"), ("item.price / 2", "divide"), ("item.price + 1", "money"),
            ("item.value % 2", "%"), ("item.date + 1", "date"), ("item.price == item.value", "money"),
            ("math.greatest(item.value, 1.0)", "decimal("), ("math.least(1, 1.0, item.value)", "decimal("),
            ("math.least(item.value, 1u)", "math.least"), ("item.value in [1.0]", "does not take"),
        ])
    func unmixed(_ text: String, _ hint: String) throws {
        let error = #expect(throws: ExpressionError.self) { try Expression.compile(text, schema: Customs.schema) }
        #expect(error?.flaws.first?.code == "no_such_overload")
        #expect(error?.flaws.first?.message.contains(hint) == true, "\(String(describing: error))")
    }

    @Test(
        "Lists are summed up, with and without being made, also empty ones",
        arguments: [
            ("bill.items.map(i, i.value).sum()", "11.00"), ("bill.items.map(i, i.packages).sum()", "10"),
            ("bill.items.filter(i, i.packages > 5).map(i, i.value).sum()", "10.25"),
            ("bill.items.map(i, i.packages > 9, i.value).sum()", "0"),
            ("[decimal('1')].filter(x, false).sum() == 0", "true"),
            ("bill.items.map(i, i.packages > 9, i.value).sum().round(2, 'half_up')", "0.00"),
            ("[1.5, 2.5].sum()", "4"), ("bill.items.map(i, i.value).min()", "0.75"), ("['b', 'a'].max()", "\"b\""),
            ("bill.items.map(i, i.value).avg(3, 'half_up')", "5.500"), ("[1, 2].avg(1, 'half_up')", "1.5"),
            ("[1.0, 2.0].avg()", "1.5"), ("[1, 2, 2, 1].distinct()", "[1, 2]"),
            ("[[1], [1], [2]].distinct()", "[[1], [2]]"),
            ("[decimal('1'), 1.0].distinct().size()", "2"), ("[decimal('1'), 1.0, 1, 1.0].distinct().size()", "2"),
            ("[1, 1.0, decimal('1')].distinct().size()", "1"), ("[decimal('1'), 1.0].isUnique()", "true"),
            ("dyn(1.0) in [decimal('1'), decimal('2')]", "false"), ("dyn(decimal('1')) in [1.0, 2.0]", "false"),
            ("bill.items.map(i, i.packages).isUnique()", "true"), ("['a', 'b', 'a'].isUnique()", "false"),
            ("bill.items.filter(i, i.packages > 5).size()", "1"), ("bill.items.filter(i, i.packages > 5).count()", "1"),
            ("[3, 4].first().value() + [3, 4].last().value()", "7"),
            ("[decimal(1), decimal('1.0')].isUnique()", "false"),
            ("[].sum()", "0"), ("[money(1, 'EUR'), money(2, 'EUR')].sum()", "3 EUR"),
            ("[duration('1h'), duration('30m')].sum()", "5400s"), ("[3, 4].first() == optional.of(3)", "true"),
        ])
    func aggregates(_ text: String, _ expected: String) throws {
        #expect(try customs.written(text) == expected)
        var evaluation = customs.evaluation
        let traced = try Expression(text, Customs.schema).traced().evaluate(&evaluation).value
        #expect(traced.written == expected, "traced")
    }

    @Test(
        "An aggregate that has no value is a fault",
        arguments: [
            ("[].min()", Fault.Code.argument), ("[1].filter(x, false).avg(2, 'half_up')", .argument),
            ("[money(1, 'EUR')].filter(x, false).sum()", .argument),
            ("[money(1, 'EUR'), money(1, 'USD')].sum()", .unlike),
            ("bill.items.map(i, i.date).max()", .missing), ("[9223372036854775807, 1].sum()", .overflow),
            ("[9223372036854775807, 1].map(x, x).sum()", .overflow), ("[1, 'a'].map(x, dyn(x)).sum()", .noSuchOverload),
        ])
    func aggregateFaults(_ text: String, _ code: Fault.Code) throws {
        #expect(try customs.value(text).fault?.code == code)
    }
}
