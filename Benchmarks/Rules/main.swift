import TidewaiterExpressions
import TidewaiterQuantities

// Times rules over a manifest of 28 goods items, whose fields are read as a declaration's are: by slot, texts as parts of
// one document. Prints the nanoseconds of one evaluation of each rule (the least of several rounds), and the
// microseconds of all rules over all items. With `limits`, the milliseconds in which hostile rules are stopped.
//
//     rules [limits] [ROUNDS]

final class Manifest: ObjectSource {
    static let item = ValueType.named("GoodsItem", [])
    static let bill = ValueType.named("Bill", [])
    static let schema = Schema(
        [Schema.Variable("item", item), Schema.Variable("bill", bill)],
        types: [
            ObjectType(
                "GoodsItem",
                [
                    .init("code", .string), .init("origin", .string), .init("description", .string),
                    .init("gross_weight", .decimal), .init("net_weight", .decimal), .init("value", .decimal),
                    .init("packages", .int), .init("entry_date", .date), .init("currency", .string),
                    .init("container", .string), .init("mass", .quantity), .init("preference", .string),
                ]),
            ObjectType(
                "Bill",
                [
                    .init("items", .list(item)), .init("total", .decimal), .init("carrier", .string),
                    .init("gross_weight", .decimal), .init("number", .string),
                ]),
        ])

    static let width = 12
    let count: Int
    /// The fields of all items, one after the other.
    let fields: [Value?]
    let bill: [Value]

    init(count: Int) {
        var document: [UInt8] = []
        var ranges: [[Range<Int>]] = []
        for index in 0..<count {
            let texts = [
                "95030\(100 + index)", ["CN", "DE", "RU"][index % 3], "Toys of plastics, number \(index)",
                "EUR", "MSCU\(1_000_000 + index)",
            ]
            var parts: [Range<Int>] = []
            for text in texts {
                parts.append(document.count..<document.count + text.utf8.count)
                document += text.utf8
                document.append(UInt8(ascii: "+"))
            }
            ranges.append(parts)
        }
        guard let kilogram = try? Unit("KGM"), let date = CivilDate(year: 2026, month: 4, day: 10) else {
            fatalError("no kilogram")
        }
        self.count = count
        fields = ranges.enumerated().flatMap { index, parts in
            let text = parts.map { Value.string(Text(valid: document, $0)) }
            let gross = Decimal(12_500 + index)
            let row: [Value?] = [
                text[0], text[1], text[2], .decimal(gross), .decimal(Decimal(12_000 + index)),
                .decimal(.small(Int64(1050 + index), scale: 2)), .int(Int64(index + 1)), .date(date), text[3], text[4],
                .quantity(Quantity(gross, kilogram)), nil,
            ]
            return row
        }
        let total = (0..<count).reduce(0) { $0 + 1050 + $1 }
        bill = [
            .list((0..<count).map { .object(ObjectRef(type: 0, index: UInt32(truncatingIfNeeded: $0))) }),
            .decimal(.small(Int64(total), scale: 2)), .string("MAEU"), .decimal(Decimal(500_000)), .string("MAEU12345"),
        ]
    }

    func value(slot: Int, of object: ObjectRef) -> Value? {
        object.type == 0 ? fields[Int(object.index) * Self.width + slot] : bill[slot]
    }
}

let rules = [
    "item.code.matches('^[0-9]{6,10}$')",
    "item.gross_weight >= item.net_weight",
    "has(item.origin) && item.origin in ['CN', 'RU']",
    "item.origin == 'CN'",
    "item.packages > 0",
    "item.value > 0 && item.value < decimal('100000')",
    "size(item.description) >= 3 && size(item.description) <= 280",
    "item.container.matches('^[A-Z]{4}[0-9]{7}$')",
    "!has(item.preference) || item.origin != ''",
    "item.currency in ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'CNY', 'PLN']",
    "item.entry_date >= date('2026-01-01')",
    "item.code.startsWith('9503')",
    "item.?preference.orValue('none') == 'none'",
    "item.mass >= quantity(1, 'KGM')",
    "item.origin != 'CN' || item.value > 5",
    "item.packages == 0 ? item.gross_weight == 0 : item.gross_weight > 0",
    "item.net_weight * 2 > item.gross_weight",
    "item.description.contains('plastics')",
    "bill.carrier == 'MAEU' && bill.number.startsWith('MAEU')",
    "item.code.size() >= 6",
]
/// Asked once for the whole bill.
let wholeRules = [
    "bill.items.map(i, i.value).sum() == bill.total",
    "bill.items.all(i, i.gross_weight >= i.net_weight)",
    "bill.items.map(i, i.container).isUnique()",
    "bill.items.exists(i, i.origin == 'RU')",
]

let clock = ContinuousClock()

func nanoseconds(_ work: () -> Void) -> Double {
    let time = clock.measure(work).components
    return Double(time.seconds) * 1e9 + Double(time.attoseconds) / 1e9
}

func compile(_ text: String) -> Expression {
    do { return try Expression.compile(text, schema: Manifest.schema, expecting: .bool) } catch {
        fatalError("\(error)")
    }
}

func timeRules(_ rounds: Int) {
    let manifest = Manifest(count: 28)
    let compiled = rules.map { compile($0) }
    let objects = (0..<manifest.count).map { ObjectRef(type: 0, index: UInt32(truncatingIfNeeded: $0)) }
    var evaluation = Evaluation(
        [.object(objects[0]), .object(ObjectRef(type: 1, index: 0))], objects: manifest)
    var checksum = 0
    func pass(_ rule: Expression, _ evaluation: inout Evaluation, _ checksum: inout Int) {
        for object in objects {
            evaluation.variables[0] = .object(object)
            if case .holds = rule.test(&evaluation) { checksum += 1 }
        }
    }
    for (text, rule) in zip(rules, compiled) {
        var best = Double.infinity
        for _ in 0..<rounds {
            best = min(
                best,
                nanoseconds { for _ in 0..<100 { pass(rule, &evaluation, &checksum) } } / Double(100 * objects.count))
        }
        print(Int(best.rounded()), "ns", text)
    }
    for text in wholeRules {
        let rule = compile(text)
        var best = Double.infinity
        for _ in 0..<rounds {
            best = min(best, nanoseconds { for _ in 0..<100 { _ = rule.test(&evaluation) } } / 100)
        }
        guard case .fault = rule.test(&evaluation) else {
            print(Int(best.rounded()), "ns", text)
            continue
        }
        fatalError("no value: \(text)")
    }
    var best = Double.infinity
    for _ in 0..<rounds {
        best = min(
            best, nanoseconds { for _ in 0..<20 { for rule in compiled { pass(rule, &evaluation, &checksum) } } } / 20)
    }
    print(Int(best / 1000), "us", "\(rules.count) rules over \(objects.count) items;", checksum, "held")
}

let arguments = CommandLine.arguments.dropFirst()
let rounds = arguments.last.flatMap { Int($0) } ?? 20
if arguments.first == "limits" { timeLimits(rounds) } else { timeRules(rounds) }
