internal import TidewaiterDocuments
internal import TidewaiterExpressions

extension Rule {
    /// The expressions that decide: `applies`, `when`, the rule's lets, `assert`, `when` of failures.
    var conditions: [Condition] {
        ([applies, when] + lets.map(\.body) + [assert] + failures.map(\.when)).compactMap { $0 }
    }

    /// All its expressions, those of messages and fixes too, and what tells parts apart.
    var expressions: [Condition] {
        var all = conditions + [loop?.body, first?.key, first?.remembers].compactMap { $0 }
        for failure in failures {
            if let fix = failure.fix { all.append(fix.value) }
            for template in Array(failure.message.values) + Array((failure.fix?.why ?? [:]).values) {
                for case .expression(let condition, _) in template.pieces { all.append(condition) }
            }
        }
        return all
    }
}

/// Parameters, tables and lets of a book by their names.
struct FactNames {
    var parameters: Set<String> = []
    var tables: Set<String> = []
    var lets: Set<String> = []

    mutating func add(_ text: String) {
        parameters.formUnion(ExpressionNames.members(of: "parameters", in: text))
        tables.formUnion(ExpressionNames.members(of: "tables", in: text))
        lets.formUnion(ExpressionNames.all(in: text))
    }
}

extension RuleBook {
    /// Parameters and tables that a rule names, in its own expressions or through lets of the book.
    func names(of rule: Rule) -> FactNames {
        var names = FactNames()
        for condition in rule.expressions {
            names.add(condition.expression.text)
            for slot in condition.lets {
                guard let made = lets.first(where: { $0.slot == slot }) else { continue }
                names.add(made.body.expression.text)
            }
        }
        return names
    }

    /// Whether a rule can be not applicable to a part or message.
    func canBeNotApplicable(_ rule: Rule) -> Bool {
        applies != nil || rule.applies != nil || rule.when != nil || rule.loop != nil || !rule.jurisdictions.isEmpty
            || !rule.stages.isEmpty || rule.effective != DateSpan()
    }

    /// Whether a rule reads a fact that may be absent, and that it does not ask for by `has` first.
    func canNeedFacts(_ rule: Rule) -> Bool {
        if !rule.requires.isEmpty || !rule.elementRequires.isEmpty { return true }
        if case .values = rule.each { return true }
        let slots = Set(rule.conditions.flatMap(\.lets))
        let read = rule.conditions + lets.filter { slots.contains($0.slot) }.map(\.body)
        let reads = read.flatMap(\.expression.reads)
        let guarded = Set(reads.filter(\.isTest).map(\.path))
        return reads.contains { read in
            guard read.isRequired, !guarded.contains(read.path),
                let shape = shapes.first(where: { $0.type.name == read.type }), let slot = shape.type.slot(read.field)
            else { return false }
            switch shape.members[slot] {
            case .field, .kilograms: return true
            default: return false
            }
        }
    }
}

extension Written where Value == String {
    /// The place of a stretch of the text, given by its bytes.
    func place(of range: Range<Int>) -> Place {
        var place = place(at: range.lowerBound)
        let last = self.place(at: max(range.lowerBound, range.upperBound - 1))
        place.length = max(1, last.offset - place.offset + 1)
        return place
    }
}
