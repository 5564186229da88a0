/// Which facts are asked of goods that may have several codes.
extension DecidingFact {
    /// A code that the goods may have, how likely it is beside the others, and what its label states.
    struct Possible {
        let code: String
        let weight: Double
        let options: Options
    }

    /// These with only the facts that goods of the chapters can have that are likeliest together: of what is mostly no food
    /// nobody asks whether it is fresh.
    static func asOfMost(_ codes: [Possible]) -> [Possible] {
        let food = codes.reduce(0) { isFood($1.code) ? $0 + $1.weight : $0 }
        let isMostlyFood = food * 2 >= codes.reduce(0) { $0 + $1.weight }
        let facts = possible(ofFood: isMostlyFood)
        return codes.map { Possible(code: $0.code, weight: $0.weight, options: $0.options & facts) }
    }

    private static func isFood(_ code: String) -> Bool { Int(code.prefix(2)).map { isOfFood(chapter: $0) } ?? false }

    /// A fact that sets apart less than this part of what is possible is not asked.
    private static let leastParted = 0.05
    /// At most so many facts are asked.
    private static let most = 4

    /// Questions whose answers part the codes and that the description has not answered, most telling first.
    static func questions(said: Options, among codes: [Possible]) -> [Classification.Question] {
        let total = codes.reduce(0) { $0 + $1.weight }
        guard codes.count > 1, total > 0 else { return [] }
        var asked: [(question: Classification.Question, tells: Double)] = []
        for (fact, mask) in zip(all, masks) {
            if said & mask != 0 { continue }
            var parts: [Options: Double] = [:]
            for code in codes { parts[code.options & mask, default: 0] += code.weight / total }
            let most = parts.values.max() ?? 1
            guard parts.count > 1, 1 - most >= leastParted else { continue }
            var options: [Classification.Option] = fact.options.enumerated().compactMap { at, option in
                let number = mask.trailingZeroBitCount + at
                let led = codes.filter { $0.options >> Options(number) & 1 == 1 }.map(\.code)
                return led.isEmpty ? nil : .init(answer: option.answer, codes: led)
            }
            let rest = codes.filter { $0.options & mask == 0 }.map(\.code)
            if !rest.isEmpty { options.append(.init(answer: fact.other, codes: rest)) }
            // Parts are summed in the order of options, so that the same goods always have the same questions.
            let tells = parts.sorted { $0.key < $1.key }.reduce(0) { $0 - $1.value * Exactly.log($1.value) }
            asked.append((.init(fact: fact.name, text: fact.question, options: options), tells))
        }
        return asked.sorted { $0.tells > $1.tells }.prefix(most).map(\.question)
    }
}
