extension Library {
    mutating func addTexts() {
        addSearches()
        addParts()
        addChanges()
        one("strings.quote", global: ["(string) -> string"]) { value, evaluation in
            guard case .string(let text) = value else { return .noOverload("strings.quote", value) }
            guard evaluation.build(text.size * 2) else { return evaluation.stopped }
            return .string(Quoting.quote(text.string))
        }
        two("format", member: ["(string, list(dyn)) -> string"]) { text, values, evaluation in
            guard case .string(let template) = text, case .list(let values) = values else {
                return .noOverload("format", text, values)
            }
            var formatter = Formatter(values: values)
            return formatter.format(template, &evaluation)
        }
        let matches = ["(string, string) -> bool"]
        two("matches", member: matches, global: matches) { text, pattern, evaluation in
            guard case .string(let subject) = text, case .string(let pattern) = pattern else {
                return .noOverload("matches", text, pattern)
            }
            let limits = evaluation.limits
            let room = min(limits.patternRoom, limits.steps - evaluation.spentSteps)
            var left = room
            let compiled = Pattern.compile(pattern, limits, room: &left)
            guard evaluation.spend(1 + room - left) else { return evaluation.stopped }
            return Pattern.evaluate(compiled, on: subject, &evaluation)
        }
    }

    private mutating func addSearches() {
        search("startsWith") { $0.has($1, at: 0) }
        search("endsWith") { $0.has($1, at: $0.size - $1.size) }
        search("contains") { $0.contains($1) }
        for name in ["indexOf", "lastIndexOf"] {
            let find: Function.Many = { values, evaluation in Search.index(name, values, &evaluation) }
            two(name, member: ["(string, string) -> int"]) { text, part, evaluation in
                find([text, part], &evaluation)
            }
            many(name, member: ["(string, string, int) -> int"], find)
        }
    }

    private mutating func search(_ name: String, _ test: @escaping @Sendable (Text, Text) -> Bool) {
        two(name, member: ["(string, string) -> bool"]) { first, second, evaluation in
            guard case .string(let text) = first, case .string(let part) = second else {
                return .noOverload(name, first, second)
            }
            guard evaluation.spend((text.size + part.size) / 16) else { return evaluation.stopped }
            return .bool(test(text, part))
        }
    }

    private mutating func addParts() {
        two("charAt", member: ["(string, int) -> string"]) { text, index, evaluation in
            guard case .string(let text) = text, case .int(let index) = index else {
                return .noOverload("charAt", text, index)
            }
            guard evaluation.build(text.size) else { return evaluation.stopped }
            let scalars = text.scalars
            guard index >= 0, index <= scalars.count else { return Search.outOfRange(index) }
            return .string(Text(scalars: scalars.dropFirst(Int(index)).prefix(1)))
        }
        let part: Function.Many = { values, evaluation in Search.substring(values, &evaluation) }
        two("substring", member: ["(string, int) -> string"]) { part([$0, $1], &$2) }
        many("substring", member: ["(string, int, int) -> string"], part)
        let split: Function.Many = { values, evaluation in Search.split(values, &evaluation) }
        two("split", member: ["(string, string) -> list(string)"]) { split([$0, $1], &$2) }
        many("split", member: ["(string, string, int) -> list(string)"], split)
        let join: Function.Many = { values, evaluation in Search.join(values, &evaluation) }
        one("join", member: ["(list(string)) -> string"]) { join([$0], &$1) }
        two("join", member: ["(list(string), string) -> string"]) { join([$0, $1], &$2) }
    }

    private mutating func addChanges() {
        many("replace", member: ["(string, string, string) -> string", "(string, string, string, int) -> string"]) {
            Search.replace($0, &$1)
        }
        let changes: [(String, @Sendable (Text) -> Text)] = [
            ("lowerAscii", { Text(valid: $0.utf8.map { 65...90 ~= $0 ? $0 + 32 : $0 }) }),
            ("upperAscii", { Text(valid: $0.utf8.map { 97...122 ~= $0 ? $0 - 32 : $0 }) }),
            ("reverse", { Text(scalars: $0.scalars.reversed()) }),
            ("trim", { Search.trim($0) }),
        ]
        for (name, change) in changes {
            one(name, member: ["(string) -> string"]) { value, evaluation in
                guard case .string(let text) = value else { return .noOverload(name, value) }
                guard evaluation.build(text.size) else { return evaluation.stopped }
                return .string(change(text))
            }
        }
    }
}
