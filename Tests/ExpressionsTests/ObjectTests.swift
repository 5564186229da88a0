import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterExpressions

@Suite struct ObjectTests {
    @Test("Fields are read by their slots, through objects and through lists of them")
    func reading() throws {
        let customs = Customs([["code": .string("0101")], ["code": .string("0202")]])
        #expect(try customs.written("item.code") == "\"0101\"")
        #expect(try customs.written("bill.items[1].code") == "\"0202\"")
        #expect(try customs.written("item.bill.items.map(i, i.code)") == "[\"0101\", \"0202\"]")
        #expect(try customs.written("bill.items.exists(i, i.code == '0202')") == "true")
    }

    @Test(
        "What is read with checking is read without it too",
        arguments: ["item.code", "bill.items[0].?code", "has(item.origin)"])
    func unchecked(_ text: String) throws {
        let customs = Customs([["code": .string("0101")]])
        #expect(try customs.value(text, isChecked: false).written == customs.written(text))
    }

    @Test(
        "A field that is not stated is a fault with its path and object",
        arguments: [
            ("item.origin == 'CN'", "item.origin"), ("bill.items[1].origin == ''", "origin"),
            ("bill.items.all(i, i.origin != '')", "i.origin"), ("item.bill.carrier", "item.bill.carrier"),
        ])
    func missing(_ text: String, _ path: String) throws {
        let fault = try #require(try Customs([[:], [:]]).value(text).fault)
        #expect(fault.code == .missing)
        #expect(fault.isMissing)
        #expect(fault.path == path)
        #expect(fault.object != nil)
        #expect(fault.offset >= 0)
    }

    @Test(
        "Missing is neither null nor empty, and can be asked for",
        arguments: [
            ("has(item.origin)", "false"), ("has(item.code)", "true"), ("item.?origin", "optional.none()"),
            ("item.?origin.orValue('XX')", "\"XX\""), ("item.?code.orValue('XX')", "\"\""),
            ("item.?bill.?carrier.hasValue()", "false"), ("has(item.origin) && item.origin == 'CN'", "false"),
            ("item.code == ''", "true"), ("item.origin == 'CN' || true", "true"),
        ])
    func presence(_ text: String, _ expected: String) throws {
        #expect(try Customs([["code": .string("")]]).written(text) == expected)
    }

    @Test("An unreadable value is a fault when it is read, and is stated all the same")
    func unreadable() throws {
        let customs = Customs([["value": .fault(.unreadable, "'12,x' is no number")]])
        #expect(try customs.value("item.value > 1").fault?.code == .unreadable)
        #expect(try customs.written("has(item.value)") == "true")
    }

    @Test(
        "A field that the type does not have is found when the rule is compiled, with what was probably meant",
        arguments: [
            ("item.gros_weight == item.net_weight", 1, 6, "gross_weight"), ("true &&\n item.Code == ''", 2, 7, "code"),
            ("bill.items.all(i, i.origins == '')", 1, 21, "origin"), ("itme.code == ''", 1, 1, "item"),
        ])
    func misspelt(_ text: String, _ line: Int, _ column: Int, _ meant: String) throws {
        let error = #expect(throws: ExpressionError.self) {
            try Expression.compile(text, schema: Customs.schema, expecting: .bool)
        }
        let flaw = try #require(error?.flaws.first)
        #expect(flaw.expected == meant)
        #expect(flaw.message.contains("did you mean"))
        #expect(flaw.place.line == line)
        #expect(flaw.place.column == column)
    }

    @Test("All flaws are told at once, each once, in the order of the text")
    func several() throws {
        let error = #expect(throws: ExpressionError.self) {
            try Expression.compile(
                "item.cod == 1 && item.value > 'a'\n  && nope + 1 > 2",
                at: Place(input: "r.yaml", offset: 100, line: 8, column: 12),
                indent: 4, schema: Customs.schema)
        }
        let flaws = try #require(error?.flaws)
        #expect(flaws.map(\.code) == ["field", "no_such_overload", "undeclared"])
        #expect(flaws.map(\.place.line) == [8, 8, 9])
        #expect(flaws.map(\.place.column) == [17, 40, 10])
        #expect(flaws[0].excerpt == "item.cod == 1 && item.value > 'a'\n^^^^^^^^")
        #expect(flaws[2].excerpt == "  && nope + 1 > 2\n     ^^^^")
    }

    @Test(
        "What can have no value is a flaw of the text",
        arguments: ["'a'.matches('(')", "item.code.matches('[z-a]')", "1 / 0 == 1", "int('x') == 1", "[1][2] == 1"])
    func constants(_ text: String) throws {
        let error = #expect(throws: ExpressionError.self) {
            try Expression.compile(text, schema: Customs.schema, expecting: .bool)
        }
        #expect(error?.flaws.first?.code == "constant")
    }

    @Test("An expression of another type than asked for is refused")
    func expecting() {
        let error = #expect(throws: ExpressionError.self) {
            try Expression.compile("item.code", schema: Customs.schema, expecting: .bool)
        }
        #expect(error?.flaws.first?.expected == "bool")
    }

    @Test("An evaluation is used again, also after a limit was passed")
    func reuse() throws {
        let customs = Customs([["code": .string("1")], ["code": .string("2")]])
        var evaluation = customs.evaluation
        let rule = try Expression.compile("item.code == '2'", schema: Customs.schema, expecting: .bool)
        let list = "[" + (0..<60).map { "\($0)" }.joined(separator: ",") + "]"
        let endless = try Expression.compile(
            "\(list).all(a, \(list).all(b, \(list).all(c, \(list).all(d, a + b + c + d >= 0))))", schema: Customs.schema
        )
        guard case .fails = rule.test(&evaluation) else { throw Unexpected() }
        guard case .fault(let fault) = endless.test(&evaluation), fault.code == .limit else { throw Unexpected() }
        evaluation.variables[0] = .object(ObjectRef(type: 0, index: 1))
        guard case .holds = rule.test(&evaluation) else { throw Unexpected() }
    }

    struct Unexpected: Error {}
}
