/// The facts that the rows of a draft look at, each declared once.
struct FactDeclarations {
    private static let columns = ["name", "type", "scope", "question", "law", "raises"]
    private var table = DraftTable(Self.columns)
    private var names: Set<String> = []

    /// Declares a fact of lines.
    mutating func declare(
        _ name: String, _ type: String, _ question: String, law: String, raises: String, scope: String = "line"
    ) {
        guard names.insert(name).inserted else { return }
        table.add([name, type, scope, question, law, raises])
    }

    /// Declares the facts of rates: parts of the value, and measures that a rate counts by.
    mutating func declare(of rate: OfficialRate, law: String) {
        for name in rate.facts {
            let words = name.split(separator: "_").joined(separator: " ")
            if name.contains("_component") {
                declare(component: name, law: law)
                continue
            }
            if name == "spr_discount" {
                declare(
                    name, "decimal",
                    "What is the discount of small producer relief, in pounds for each litre of pure alcohol? State 0 where "
                        + "there is none.", law: law, raises: "yes")
                continue
            }
            declare(
                name, name.hasPrefix("degrees") ? "decimal" : "money",
                "What is the \(words) of the goods? A rate of the line is taken of it.", law: law, raises: "yes")
        }
    }

    /// Declares what states a component that hangs on the composition of the goods.
    mutating func declare(component name: String, law: String) {
        let words = name.split(separator: "_").joined(separator: " ")
        declare(
            name, "rate",
            "What is the \(words) for the composition of the goods? State it as a rate, such as 12.5/100 KGM.",
            law: law,
            raises: "yes")
    }

    /// Puts the table into a draft.
    func put(into draft: inout PackDraft) {
        if !table.rows.isEmpty { draft.put("facts", table) }
    }
}
