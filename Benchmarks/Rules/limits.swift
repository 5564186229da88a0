import TidewaiterExpressions
import TidewaiterQuantities

#if canImport(Glibc)
    import Glibc
#endif

/// What hostile rules are about: goods items whose fields are read as a declaration's are.
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

/// Rules that are made to take long; each must be stopped, or be done, in 50 ms.
let hostileRules: [(name: String, text: String)] = {
    func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    func nested(_ form: (Int, String) -> String, _ count: Int, _ inner: String) -> String {
        (0..<count).reversed().reduce(inner) { form($1, $0) }
    }
    func sum(_ count: Int) -> String { (0..<count).map { "v\($0)" }.joined(separator: " + ") }
    let list = "[" + (0..<40).map { "\($0)" }.joined(separator: ",") + "]"
    // Texts of two letters in no order.
    var state: UInt32 = 1
    let texts = (0..<40).map { _ in
        (0..<60).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return state >> 31 == 0 ? "a" : "b"
        }.joined()
    }
    let turns = "['" + texts.joined(separator: "','") + "']"
    let long = "'" + repeated("abc ", 15_000) + "'"
    return [
        (
            "24 doublings of a text",
            "cel.bind(s0, text, "
                + nested(
                    { "cel.bind(s\($0 + 1), s\($0) + s\($0), \($1))" }, 24, "s24 == ''") + ")"
        ),
        (
            "40 doublings of a list",
            "cel.bind(l0, [1], "
                + nested(
                    { "cel.bind(l\($0 + 1), [l\($0), l\($0)], \($1))" }, 40, "l40 == l40") + ")"
        ),
        ("nested comprehensions", nested({ "\(list).all(v\($0), \($1))" }, 8, sum(8) + " >= 0")),
        ("nested maps", nested({ "\(list).map(v\($0), \($1))" }, 6, sum(6)) + ".size() > 0"),
        ("20,000 terms", repeated("1+", 20_000) + "1 > 0"),
        ("deep brackets", repeated("(", 60_000)), ("deep lists", repeated("[", 60_000)),
        ("signs", repeated("-", 65_000) + "1 > 0"),
        ("a long pattern", "text.matches('" + repeated("(a|b)*", 10_000) + "')"),
        ("a pattern of repetitions", "text.matches('((a{100}){100}){100}')"),
        ("a pattern of many ways", "\(long).matches('(a|b|c| )*(a|b|c| )*(a|b|c| )*x$')"),
        ("a pattern of large counts", "\(long).matches('[a-z ]{900}[0-9]')"),
        ("a pattern of both cases", "\(long).matches('(?i)(\\\\pL|\\\\pN|[é-ÿ]| )*x$')"),
        (
            "a pattern with a state for each text",
            "\(turns).all(a, \(turns).all(b, !(a + b).matches('\\\\b[ab]*a[ab]{20}c')))"
        ),
        ("patterns of Unicode", (0..<900).map { "text.matches('\\\\pL\\\\pN|\($0)')" }.joined(separator: " || ")),
        (
            "patterns of Unicode that are made up",
            "\(list).all(a, \(list).all(b, text.matches('\\\\pL{' + string(a + b + 900) + '}') == false))"
        ),
        ("a pattern of many counts", "text.matches('" + repeated("x{1000}", 1400) + "')"),
        ("many patterns", "\(list).all(a, \(list).all(b, text.matches('(x{' + string(a + 900) + '}){10}') == false))"),
        (
            "thousands of patterns",
            (0..<2000).map { "text.matches('[a-z ]{9\($0 % 10)}x')" }.joined(separator: " || ")
        ),
        (
            "foldings",
            (0..<40).map {
                "('x'" + repeated(".replace('x', 'xx')", 14) + repeated(".reverse()", 90) + ").size() > \($0)"
            }
            .joined(separator: " && ")
        ),
        ("a huge list", "[" + repeated("1,", 32_000) + "1].all(x, x == 1)"),
        ("a huge list of itself", "cel.bind(l, [" + repeated("1,", 20_000) + "1], l.all(x, l.all(y, x == y)))"),
        (
            "a long search",
            "\(list).all(x, \(list).all(y, !(\(long) + string(x + y)).contains('" + repeated("abc ", 1000) + "abd')))"
        ),
        ("replacements", "text.replace('', \(long)).replace('', text).size() > 0"),
        (
            "formats",
            "'%.1000f'.format([1e300]) == '' || \(list).all(x, \(list).all(y, '%.1000e'.format([1e-300 * double(x + y)]) != ''))"
        ),
        ("splits", "\(list).all(x, (\(long) + string(x)).split('').size() > 0)"),
        ("distinct lists", "\(list).map(x, \(list).map(y, [x, y])).distinct().size() > 0"),
        (
            "time zones",
            "\(list).all(x, \(list).all(y, timestamp(x + y).getHours('Europe/Berlin') < 24))"
        ),
        ("many names", (0..<4000).map { "item.nope\($0)" }.joined(separator: " || ")),
        ("many flaws", (0..<8500).map { "x\($0)" }.joined(separator: "||")),
        ("thousands of conditions", (0..<2500).map { "item.packages == \($0)" }.joined(separator: " || ")),
    ]
}()

func timeLimits() {
    let manifest = Manifest(count: 28)
    let schema = Schema(Manifest.schema.variables + [Schema.Variable("text", .string)], types: Manifest.schema.types)
    var isSlow = false
    for (name, text) in hostileRules {
        var worst = 0.0
        var outcome = ""
        for _ in 0..<3 {
            let time = processorTime {
                do throws(ExpressionError) {
                    var evaluation = Evaluation(
                        [
                            .object(ObjectRef(type: 0, index: 0)), .object(ObjectRef(type: 1, index: 0)),
                            .string("ten bytes."),
                        ],
                        objects: manifest)
                    let value = try Expression.compile(text, schema: schema).evaluate(&evaluation)
                    outcome = value.fault.map { "\($0.code)" } ?? value.written
                } catch { outcome = error.flaws.first?.code ?? "" }
            }
            worst = max(worst, time / 1e6)
        }
        print((worst * 10).rounded() / 10, "ms", name, "->", outcome.prefix(60))
        if worst > 50 { isSlow = true }
    }
    if isSlow {
        print("a hostile rule took more than 50 ms")
        exit(1)
    }
}

/// What the processor spent on this thread, in nanoseconds: other work on the machine does not count.
func processorTime(_ work: () -> Void) -> Double {
    func now() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
    let start = now()
    work()
    return now() - start
}
