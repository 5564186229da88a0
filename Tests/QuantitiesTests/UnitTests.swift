import Testing

@testable import TidewaiterQuantities

@Suite struct UnitTests {
    @Test(
        "Quantities convert exactly",
        arguments: [
            ("2.50", "KGM", "GRM", "2500.00"), ("1", "LBR", "KGM", "0.45359237"), ("1", "TNE", "KGM", "1000"),
            ("3", "DZN", "NMB", "36"), ("12", "NPR", "H87", "24"), ("5", "GRO", "DZN", "60"),
            ("1.5", "DPR", "PR", "18"),
            ("1", "BLL", "GLL", "42"), ("1", "GLL", "LTR", "3.785411784"), ("1", "HLT", "LTR", "100"),
            ("16", "ONZ", "LBR", "1"), ("1", "STN", "LBR", "2000"), ("1", "LTN", "LBR", "2240"),
            ("5", "CTM", "GRM", "1"),
            ("1", "KWH", "3B", "3.6"), ("1", "MIK", "MTK", "2589988.110336"), ("9", "FTK", "YDK", "1"),
            ("2", "PGL", "PFL", "7.570823568"), ("0.00", "KGM", "LBR", "0.00"), ("1000", "MTQ", "R9", "1"),
            ("0.45359237", "KGM", "LBR", "1"), ("2", "CUR", "GBQ", "74"), ("500", "GRM", "KGM", "0.5"),
        ])
    func conversion(amount: String, from: String, to: String, expected: String) throws {
        let quantity = Quantity(try Decimal(amount), try Unit(from))
        let converted = try quantity.converted(to: Unit(to))
        #expect(try converted.amount == Decimal(expected), "\(converted)")
        #expect(try converted.converted(to: quantity.unit).amount == quantity.amount)
    }

    @Test("A conversion without an end is refused, unless told how to round")
    func inexact() throws {
        let (metre, yard) = (try Unit("MTR"), try Unit("YRD"))
        let quantity = Quantity(1, metre)
        #expect(throws: QuantityError.inexactConversion(from: "MTR", to: "YRD")) { try quantity.converted(to: yard) }
        #expect(try quantity.converted(to: yard, scale: 4, rounding: .halfUp).description == "1.0936 YRD")
        #expect(try quantity.converted(to: metre, scale: 2, rounding: .halfUp).description == "1.00 MTR")
    }

    @Test(
        "What no fixed factor joins is refused",
        arguments: [
            ("KGM", "LTR"), ("NMB", "KGM"), ("SET", "NMB"), ("PFL", "LPA"), ("58", "KGM"), ("E4", "58"),
            ("KGM", "KGM:copper-content"), ("GRM:gold-content", "GRM:silver-content"), ("NMP", "NMB"), ("SQR", "MTK"),
        ])
    func incompatible(from: String, to: String) throws {
        #expect(throws: QuantityError.incompatibleUnits(from: from, to: to)) {
            try Quantity(1, Unit(from)).converted(to: Unit(to))
        }
    }

    @Test("A qualifier is kept, and units convert within it")
    func qualifier() throws {
        let gold = try Unit("KGM:gold-content")
        #expect(gold.commonCode == "KGM" && gold.qualifier == "gold-content" && gold.code == "KGM:gold-content")
        #expect(try Quantity(2, gold).converted(to: Unit("GRM:gold-content")).description == "2000 GRM:gold-content")
        #expect(try Quantity(1, Unit("NMB:jewels")).adding(Quantity(2, Unit("DZN:jewels"))).amount == 25)
    }

    @Test(
        "What is no unit is refused",
        arguments: ["", "kgm", "KG", "KGMM", "KGM:", "KGM:X", "KGM:a b", ":x", "KGM:a:b", "質"])
    func unknown(code: String) {
        #expect(throws: QuantityError.unknownUnit(code)) { try Unit(code) }
    }

    @Test("Extremes overflow instead of trapping")
    func extremes() throws {
        let quantity = Quantity(.greatest, try Unit("BIL"))
        #expect(throws: QuantityError.overflow) { try quantity.converted(to: Unit("C62")) }
        #expect(throws: QuantityError.overflow) {
            try quantity.converted(to: Unit("C62"), scale: 38, rounding: .up)
        }
        let tiny = Quantity(try Decimal("0.00000000000000000000000000000000000001"), try Unit("MC"))
        #expect(throws: QuantityError.self) { try tiny.converted(to: Unit("KTN")) }
        for first in Unit.all {
            for second in Unit.all where first.converts(to: second) {
                let exact = try? Quantity(Decimal(7), first).converted(to: second)
                let near = try Quantity(Decimal(7), first).converted(to: second, scale: 9, rounding: .halfUp)
                if let exact { #expect(exact.amount.rounded(toPlaces: 9, .halfUp) == near.amount) }
            }
        }
    }

    @Test("The table is sorted, without doubles, and every code finds itself")
    func complete() throws {
        let codes = Unit.all.map(\.code)
        #expect(codes == codes.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(Set(codes).count == codes.count)
        for unit in Unit.all {
            #expect(try Unit(unit.code) == unit)
            #expect(unit.factor > 0 && (unit.dimension != .none || unit.factor == 1))
        }
    }

    @Test("Customs codes of the United States and TARIC lead to their units")
    func customs() throws {
        #expect(try Unit(ace: "NO").code == "NMB" && Unit(ace: "CYK").code == "KGM:clean")
        #expect(try Unit(taric: "DTN", qualifier: "E").code == "DTN:drained" && Unit(taric: "WAT").code == "WTT")
        #expect(try Unit(taric: "MTQ", qualifier: "C").code == "R9" && Unit(taric: "KGM", qualifier: "").code == "KGM")
        #expect(throws: QuantityError.unknownUnit("RET")) { try Unit(taric: "RET") }
        #expect(throws: QuantityError.unknownUnit("ASV X")) { try Unit(taric: "ASV", qualifier: "X") }
        #expect(throws: QuantityError.unknownUnit("XX")) { try Unit(ace: "XX") }
        for code in Unit.aceCodes { _ = try Unit(ace: code) }
        for code in Unit.taricCodes { _ = try Unit(taric: code) }
    }
}
