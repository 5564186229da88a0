import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterNomenclature
import TidewaiterTestSupport

@testable import TidewaiterRulebooks

@Suite("Rules over columns")
struct ColumnTests {
    /// Conditions of every form that columns have, and some that they have not.
    private static let conditions = [
        "goods_item.gross_mass > 0", "0 < goods_item.gross_mass", "goods_item.gross_mass <= goods_item.net_mass",
        "goods_item.gross_mass != goods_item.net_mass", "goods_item.gross_mass >= goods_item.net_mass * 2",
        "goods_item.gross_mass - goods_item.net_mass < 10", "goods_item.gross_mass + goods_item.net_mass == 25",
        "goods_item.gross_mass_kg > goods_item.net_mass_kg", "goods_item.gross_mass <= consignment.gross_mass",
        "goods_item.gross_mass * goods_item.net_mass > -5", "goods_item.package_quantity >= 1",
        "has(goods_item.gross_mass)", "has(goods_item.gross_mass_kg)", "!has(goods_item.description)",
        "has(goods_item.packaging) || has(consignment.consignee.name)", "has(goods_item.marks)",
        "has(consignment.consignee) && has(consignment.consignee.country)",
        "goods_item.description.size() >= 4", "size(goods_item.description) < 20 || goods_item.gross_mass > 3",
        "goods_item.origin == 'CN'", "'CN' != goods_item.origin", "goods_item.origin in ['CN', 'DE', '']",
        "goods_item.origin in known", "goods_item.origin != consignment.consignee.country",
        "goods_item.origin == goods_item.currency", "goods_item.description == 'GENERAL CARGO'",
        "goods_item.description.matches('^[A-Z ]+$')", "!goods_item.commodity_code.matches('^[0-9]{6}$')",
        "goods_item.description.matches('\\\\bCARGO\\\\b')", "by_sea || goods_item.gross_mass > 7",
        "mode == 'sea' && has(goods_item.origin)", "context.is_export || goods_item.gross_mass < 100",
        "goods_item.gross_mass < parameters.most", "goods_item.origin.startsWith('C') || goods_item.net_mass > 0",
        "size(goods_item.placements) == 1", "declaration.departure_date < declaration.arrival_date",
        "size(consignment.goods_items) > 2", "goods_item.gross_mass > decimal('0.5')",
        "goods_item.gross_mass == 12 ? true : false",
        "consignment.goods_items.map(i, i.gross_mass).sum() == consignment.gross_mass",
        "consignment.goods_items.map(i, i.net_mass).sum() + 1 > goods_item.net_mass", "true", "false",
        "equipment.id == 'A'", "goods_item.position > 1", "declaration.arrival_date >= consignment.bill_date",
    ]

    /// A book with a rule of each form for each condition.
    private static let book = Result {
        var rules = ""
        func add(_ lines: [String]) {
            let number = rules.split(separator: "- id:").count
            rules += "  - id: tw.draft.r\(number)\n    title: A rule\n    authority: nobody\n    severity: error\n"
            rules += "    effect: reject\n" + lines.map { "    \($0)\n" }.joined()
        }
        let message = "message: \"{goods_item.?origin}\""
        for condition in conditions {
            let quoted = "\"\(condition)\""
            add(["each: goods_item", "assert: \(quoted)", "path: goods_item.origin", message])
            add(["each: goods_item", "when: \(quoted)", "assert: goods_item.net_mass > 3", message])
            add([
                "each: goods_item", "requires: [goods_item.net_mass, consignment.consignee.name]",
                "lets: {it: \(quoted)}",
                "assert: it || goods_item.net_mass > 12", message,
            ])
            add([
                "each: goods_item", "fails:", "  - {when: \(quoted), \(message)}",
                "  - {when: goods_item.net_mass == 5, message: other}",
            ])
        }
        add([
            "each: consignment", "assert: consignment.gross_mass > 5 && has(consignment.consignee.name)", "message: x",
        ])
        add([
            "each: consignment", "assert: consignment.goods_items.map(i, i.gross_mass).sum() <= consignment.gross_mass",
            "message: x",
        ])
        add(["each: party", "assert: has(party.name) && party.country in known", "message: x"])
        add([
            "each: [goods_item, consignment]", "assert: part.gross_mass > 5 || has(consignment.bill_date)",
            "message: x",
        ])
        return try BookDraft(
            """
            lets: {known: "['CN', 'VN', 'US']", mode: context.?mode.orValue(''), by_sea: mode == 'sea'}
            parameters:
              most: {type: decimal, title: Most, values: [{from: 2026-01-01, value: '12.5', authority: nobody}]}
            rules:

            """ + rules)
    }

    @Test(arguments: 0..<60)
    func findAndCountTheSameAsEachPartByItself(_ seed: UInt64) throws {
        let draft = try Self.book.get()
        #expect(draft.library.flaws.all.map(\.text) == [])
        let book = try #require(draft.library.books.first)
        try expectTheSame(book, RandomDeclaration.make(seed))
    }

    @Test(arguments: RuleLibrary.builtIn.map(\.folder))
    func findTheSameByTheBuiltInBooks(_ id: String) throws {
        let library = RuleLibrary(RuleLibrary.builtIn, nomenclature: try .builtIn)
        let book = try #require(library.books.first { $0.id == id })
        for seed in UInt64(0)..<20 { try expectTheSame(book, RandomDeclaration.make(seed)) }
    }

    @Test func areUsedForMostConditions() throws {
        let book = try #require(try Self.book.get().library.books.first)
        let programs = book.columnPlans[Int(NodeKind.goodsItem.rawValue)]?.programs.count ?? 0
        #expect(programs > Self.conditions.count * 2)
    }

    private func expectTheSame(_ book: RuleBook, _ declaration: Declaration) {
        for room in [10_000, 40] {
            let (over, alone) = (desk(book, declaration, true, room), desk(book, declaration, false, room))
            #expect(over.findings == alone.findings)
            #expect(over.leftOut == alone.leftOut)
            let (one, two) = (over.sheet(of: [book.ruleIDs]).tallies, alone.sheet(of: [book.ruleIDs]).tallies)
            for (one, two) in zip(one, two) where one != two { Issue.record("\(one) is not \(two)") }
        }
    }

    /// What became of the rules of a book.
    private func desk(
        _ book: RuleBook, _ declaration: Declaration, _ usesColumns: Bool, _ room: Int
    ) -> FindingDesk {
        let index = DeclarationIndex(declaration)
        let options = CheckOptions()
        var run = RuleRun(
            book, index, isPart: false, options: options,
            contexts: MessageContext.all(in: index, options, format: "json"),
            desk: FindingDesk(index, subjects: book.ruleCount, room: room), firstSubject: 0)
        run.usesColumns = usesColumns
        run.run()
        return run.desk
    }
}

/// A declaration with values of all sorts, among them those that nobody should write.
private struct RandomDeclaration {
    private var random: SplitMix

    static func make(_ seed: UInt64) throws -> Declaration {
        var draft = RandomDeclaration(random: SplitMix(state: seed))
        return try draft.declaration()
    }

    private mutating func declaration() throws -> Declaration {
        var bills: [String] = []
        for _ in 0..<random.below(5) + 1 {
            var members = [
                member("transport_document_id", ["A1", "B2"]), member("gross_mass", Self.numbers),
                member("bill_date", Self.dates), part("consignee"), part("consignor"),
            ]
            let items = (0..<random.below(9)).map { _ in item() }
            members.append("\"goods_items\": [\(items.joined(separator: ", "))]")
            bills.append("{\(members.compactMap { $0 }.joined(separator: ", "))}")
        }
        let members = [
            member("arrival_date", Self.dates), member("departure_date", Self.dates),
            member("vessel_name", ["NORTHERN HERALD"]), "\"consignments\": [\(bills.joined(separator: ", "))]",
        ]
        let text = "{\(members.compactMap { $0 }.joined(separator: ", "))}"
        return try Declaration.read(Array(text.utf8), format: .json)
    }

    private mutating func item() -> String {
        let members = [
            member("gross_mass", Self.numbers), member("gross_mass_unit", ["KGM", "LBR", "KGM ", "kg", ""]),
            member("net_mass", Self.numbers), member("net_mass_unit", ["KGM", "KGM", "LBR"]),
            member("package_quantity", Self.numbers), member("description", Self.texts),
            member("origin", Self.countries),
            member("currency", ["USD", "CN"]), member("commodity_code", ["610910", "6109", "61.09.10"]),
            random.below(3) == 0 ? "\"containers\": [{\"id\": \"A\"}]" : nil,
            random.below(3) == 0 ? "\"marks\": [\"ONE\", \"TWO\"]" : nil,
        ]
        return "{\(members.compactMap { $0 }.joined(separator: ", "))}"
    }

    private mutating func part(_ name: String) -> String? {
        guard random.below(4) > 0 else { return nil }
        let members = [member("name", ["ACME", ""]), member("country", Self.countries)].compactMap { $0 }
        return "\"\(name)\": {\(members.joined(separator: ", "))}"
    }

    /// One in five is not there.
    private mutating func member(_ name: String, _ values: [String]) -> String? {
        guard random.below(5) > 0 else { return nil }
        return "\"\(name)\": \"\(values[random.below(values.count)])\""
    }

    private static let numbers = [
        "12", "12.50", "5", "7.0", "25", "0", "0.000", "-3", "", " ", " 12 ", "abc", "12.", ".5", "1,5", "1e3",
        "123456789012345678901234", "999999999999999999", "9223372036854775807", "0.000000000000000001",
    ]
    private static let texts = [
        "GENERAL CARGO", "X", "COTTON T-SHIRTS", "CO\\u0041TS", "GR\\u00DCN", "日本のお茶", " ", "", "A\\nB",
        String(repeating: "LONG TEXT ", count: 600),
    ]
    private static let countries = ["CN", "DE", "US", "VN", "CHINA PEOPLES", "\\u0043N", "", "C\\u00F4"]
    private static let dates = ["2026-11-02", "2026-12-24", "2026-13-40", "", "2026-11-02T10:00:00", "yesterday"]
}
