internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests
internal import TidewaiterQuantities

/// Makes a book that was read ready to check with. Goes on after a flaw, so that all of them are told at once.
struct BookCompiler {
    private let text: BookText
    var flaws: BookFlaws
    let base: Schema
    /// Object types by their numbers; parts of several kinds add theirs.
    private(set) var shapes: [Vocabulary.ObjectShape] = []
    /// How many variables an evaluation has.
    private let slots: Int
    /// Where the lets of rules begin, behind those of all books that there are.
    let firstRuleLet: Int
    private(set) var bookLets: [Let] = []
    /// The names of lets as they are written, of the book or of the rule that is compiled.
    var written: [String: Written<String>] = [:]
    /// The names of those that look at more than the header of a message.
    private(set) var wholeLets: Set<String> = []
    /// How many conditions were made, which is the number of the next.
    private(set) var conditionCount = 0
    private let recordsRows: Bool
    /// A cell of a table that is to have another value.
    private var change: RuleTable.Change?

    private var parameters: [Parameter] = []
    private var tables: [RuleTable] = []

    /// A book as it was read, with its files.
    struct Input {
        let text: BookText
        let files: BookFiles
    }

    /// Compiles a book; nil where it has an error. `library` are the books that it may import.
    /// With `recordsRows` tables note which of their rows answered, for coverage.
    static func compile(
        _ input: Input, flaws: BookFlaws, library: [Input], functions: Schema, recordsRows: Bool = false,
        change: RuleTable.Change? = nil
    ) -> (book: RuleBook?, flaws: BookFlaws) {
        var compiler = BookCompiler(input.text, flaws, functions, imported: library, recordsRows)
        compiler.change = change
        let book = compiler.compile(input, library)
        return (compiler.flaws.hasErrors ? nil : book, compiler.flaws)
    }

    private init(_ text: BookText, _ flaws: BookFlaws, _ functions: Schema, imported: [Input], _ recordsRows: Bool) {
        self.text = text
        self.recordsRows = recordsRows
        self.flaws = flaws
        let rules = text.rules.map(\.lets.count).max() ?? 0
        firstRuleLet = ScopeSlots.firstLet + text.lets.count + imported.reduce(0) { $0 + $1.text.lets.count }
        slots = firstRuleLet + rules
        base = functions
    }

    private mutating func compile(_ input: Input, _ library: [Input]) -> RuleBook {
        let imports = imported(library)
        lookForCycles(library)
        for part in imports + [input] { readFacts(part) }
        shapes = Vocabulary.shared + [parametersShape] + tables.indices.map(tableShape)
        var functions = base
        declareTables(in: &functions)
        var scope = Scope(slots: slots, shapes: shapes)
        var letCount = 0
        written = Dictionary(input.text.lets.map { ($0.name.value, $0.name) }) { first, _ in first }
        for part in imports + [input] {
            for text in part.text.lets {
                defer { letCount += 1 }
                if let made = self.let(text, ScopeSlots.firstLet + letCount, &scope, functions) {
                    bookLets.append(made)
                    let names = ExpressionNames.all(in: text.expression.value)
                    if !names.isDisjoint(with: RuleCompiler.lists.union(wholeLets)) { wholeLets.insert(made.name) }
                }
            }
        }
        let applies = text.applies.flatMap { condition($0, .bool, scope, functions) }
        var rules: [Rule] = []
        for rule in text.rules {
            var compiler = RuleCompiler(self, rule, scope, functions)
            if let made = compiler.compile(book: text) { rules.append(made) }
            flaws = compiler.book.flaws
            shapes = compiler.book.shapes
            conditionCount = compiler.book.conditionCount
        }
        return RuleBook(
            id: text.id, version: text.version, title: text.title, jurisdictions: text.jurisdictions, applies: applies,
            parameters: parameters, tables: tables, lets: bookLets, rules: rules, shapes: shapes,
            slots: slots, conditionCount: conditionCount,
            imported: .init(
                parameters: parameters.count - text.parameters.count, tables: tables.count - text.tables.count,
                lets: bookLets.count - text.lets.count))
    }

    /// The books that are imported, those that they import before them.
    private mutating func imported(_ library: [Input]) -> [Input] {
        var found: [Input] = []
        var names: Set<String> = [text.id]
        func add(_ imports: [Written<String>], _ flaws: inout BookFlaws) {
            for name in imports where names.insert(name.value).inserted {
                guard let book = library.first(where: { $0.text.id == name.value }) else {
                    flaws.add("book.import", "There is no book '\(name.value)' to import.", at: name)
                    continue
                }
                add(book.text.imports, &flaws)
                found.append(book)
            }
        }
        add(text.imports, &flaws)
        return found
    }

    /// Says which imports lead back to this book.
    private mutating func lookForCycles(_ library: [Input]) {
        for name in text.imports {
            guard let chain = Self.way(from: name.value, to: text.id, in: library) else { continue }
            let way = ([text.id] + chain).joined(separator: " imports ")
            flaws.add(
                "book.import-cycle",
                chain.count == 1
                    ? "The book imports itself. Take that out." : "\(way). Take out one of these imports.", at: name)
        }
    }

    /// The books on the way of imports from one to another, both included; nil where there is none.
    private static func way(from start: String, to end: String, in library: [Input]) -> [String]? {
        var before: [String: String] = [start: ""]
        var open = [start][...]
        while let name = open.popFirst() {
            if name == end {
                var way = [name]
                while let last = way.first, let previous = before[last], !previous.isEmpty {
                    way.insert(previous, at: 0)
                }
                return way
            }
            for next in library.first(where: { $0.text.id == name })?.text.imports.map(\.value) ?? []
            where before[next] == nil {
                before[next] = name
                open.append(next)
            }
        }
        return nil
    }

    /// Identifiers of the books that one imports, those that they import too.
    static func imports(of text: BookText, in library: [Input]) -> [String] {
        var found: [String] = []
        var open = text.imports.map(\.value)
        while let name = open.popLast() {
            if found.contains(name) { continue }
            found.append(name)
            open += library.first { $0.text.id == name }?.text.imports.map(\.value) ?? []
        }
        return found
    }

    private mutating func readFacts(_ input: Input) {
        for text in input.text.parameters {
            var values: [Parameter.Dated] = []
            for dated in text.values {
                guard let value = text.type.value(dated.value.value) else {
                    flaws.add("book.value", "'\(dated.value.value)' is not \(text.type.inWords).", at: dated.value)
                    continue
                }
                values.append(
                    .init(
                        from: dated.from, known: dated.known ?? dated.from, value: value, authority: dated.authority,
                        place: dated.value.place))
            }
            parameters.append(Parameter(name: text.name.value, type: text.type, title: text.title, values: values))
        }
        for text in input.text.tables {
            tables.append(
                RuleTable.read(text, input.files, &flaws, recordsRows: recordsRows, change: change))
        }
    }

    private var parametersShape: Vocabulary.ObjectShape {
        .init(
            "parameters", "Dated values of the book",
            parameters.enumerated().map { ($1.name, $1.type.valueType, $1.title, .parameter($0)) })
    }

    private func tableShape(_ number: Int) -> Vocabulary.ObjectShape {
        let table = tables[number]
        return .init(
            "row of \(table.name)", table.title,
            table.columns.enumerated().map { column, name in
                (name, table.types[column].valueType, "", .column(number, column))
            })
    }

    /// Declares `tables.NAME.find` and `tables.NAME.has` for every table.
    private func declareTables(in schema: inout Schema) {
        for (number, table) in tables.enumerated() {
            let row = ValueType.named("row of \(table.name)", [])
            let type = UInt16(Vocabulary.shared.count + 1 + number)
            let object: @Sendable (Int) -> Value = { row in
                Value.object(ObjectRef(type: type, index: UInt32(truncatingIfNeeded: row)))
            }
            let result: ValueType = table.hit == .collect ? .list(row) : .optional(row)
            let parameters = table.keyTypes
            schema.declare(
                "tables.\(table.name).has", [Overload(parameters, .bool, isMember: false)], isPure: true
            ) { .bool(!table.find($0).isEmpty) }
            schema.declare("tables.\(table.name).find", [Overload(parameters, result, isMember: false)]) { arguments in
                let rows = table.find(arguments)
                switch table.hit {
                case .collect: return .list(rows.map(object))
                case .unique where rows.count > 1:
                    return .fault(
                        .argument,
                        "table '\(table.name)' has \(rows.count) rows for this key, the first at "
                            + "\(table.places[rows[0]]), the second at \(table.places[rows[1]])")
                default: return rows.first.map { .some(object($0)) } ?? .none
                }
            }
        }
    }

    /// Compiles a let and names it in the scope; nil with a flaw.
    mutating func `let`(
        _ text: LetText, _ slot: Int, _ scope: inout Scope, _ functions: Schema, ruleLets: [Let] = []
    ) -> Let? {
        guard let body = condition(text.expression, nil, scope, functions, ruleLets: ruleLets) else {
            // What uses it is not wrong for that.
            if scope.slot(of: text.name.value) == nil { scope.name(slot, text.name.value, .dyn) }
            return nil
        }
        // A let of the book would be hidden where rules look at parts that are called so.
        let isOfBook = slot < firstRuleLet
        if scope.slot(of: text.name.value) != nil || isOfBook && ScopeSlots.reserved.contains(text.name.value) {
            flaws.add("book.repeated-name", "'\(text.name.value)' is the name of something else here.", at: text.name)
        }
        scope.name(slot, text.name.value, body.expression.type ?? .dyn, constant: body.expression.constantList)
        return Let(name: text.name.value, slot: slot, body: body)
    }

    /// What a flaw of an expression means in a book; nil where it says so itself.
    private func explained(
        _ flaw: ExpressionFlaw, _ expression: String, _ functions: Schema
    ) -> (code: String, message: String)? {
        let bytes = Array(expression.utf8)
        let start = min(max(0, Int(flaw.place.offset)), bytes.count)
        let end = min(bytes.count, start + max(0, Int(flaw.place.length)))
        let name = String(decoding: bytes[start..<end], as: UTF8.self)
        if flaw.code == "undeclared", let later = written[name] {
            return (
                "expression.undeclared",
                "The let '\(name)' stands further down, at \(later.place). A let uses those above it: move it up or, where "
                    + "the two use each other, write one of them without the other."
            )
        }
        guard flaw.code == "unbound_function" else { return nil }
        let known = tables.map(\.name)
        guard
            let table = ExpressionNames.members(of: "tables", in: expression).sorted().first(where: {
                !known.contains($0)
            })
        else { return nil }
        return ("book.table", "There is no table '\(table)'.\(SimilarName.question(table, known))")
    }

    /// Compiles an expression; nil with its flaws.
    mutating func condition(
        _ text: Written<String>, _ type: ValueType?, _ scope: Scope, _ functions: Schema, ruleLets: [Let] = []
    ) -> Condition? {
        condition(text.value, of: text, from: 0, type, scope, functions, ruleLets: ruleLets)
    }

    /// Compiles an expression that is a part of a text, from a byte on.
    mutating func condition(
        _ expression: String, of text: Written<String>, from offset: Int, _ type: ValueType?, _ scope: Scope,
        _ functions: Schema, ruleLets: [Let] = []
    ) -> Condition? {
        do throws(ExpressionError) {
            let made = try Expression.compile(expression, schema: scope.schema(functions), expecting: type)
            let names = ExpressionNames.all(in: expression)
            let lets = (bookLets + ruleLets).filter { names.contains($0.name) }
            var needed: [Int] = []
            for used in lets {
                for slot in used.body.lets + [used.slot] where !needed.contains(slot) { needed.append(slot) }
            }
            defer { conditionCount += 1 }
            return Condition(
                number: conditionCount, expression: made, lets: needed, text: text, start: offset)
        } catch {
            for flaw in error.flaws {
                if let (code, message) = explained(flaw, expression, functions) {
                    flaws.add(code, message, at: text.place(at: offset + Int(flaw.place.offset)), of: text.file)
                    continue
                }
                var place = text.place(at: offset + Int(flaw.place.offset))
                place.length = flaw.place.length
                flaws.add("expression.\(flaw.code)", flaw.message, at: place, of: text.file)
            }
            return nil
        }
    }

    /// The name of the object type for parts of some kinds, which is made where there is none yet.
    mutating func shape(of kinds: [NodeKind]) -> String {
        if kinds.allSatisfy(\.isParty) { return "party" }
        if kinds.count == 1, let kind = kinds.first { return Vocabulary.typeName(kind) }
        let name = kinds.map(\.ruleName).joined(separator: " or ")
        if !shapes.contains(where: { $0.type.name == name }) { shapes.append(Vocabulary.shape(name, kinds)) }
        return name
    }

    /// The number of an object type.
    func typeNumber(_ name: String) -> UInt16 { UInt16(shapes.firstIndex { $0.type.name == name } ?? 0) }
}
