/// A fact by which the tree parts goods, and the words that state it in labels and descriptions.
struct DecidingFact {
    let name: String
    let question: String
    /// Answers, each with the words that stand for it.
    let options: [(answer: String, words: [String])]

    static let all: [DecidingFact] = [
        DecidingFact(
            name: "material", question: "What is it made of, by weight or by what gives it its character?",
            options: [
                ("cotton", ["cotton", "denim"]),
                ("wool or fine hair", ["wool", "woollen", "cashmere", "mohair", "hair"]),
                ("silk", ["silk"]), ("flax", ["flax", "linen"]),
                (
                    "synthetic or artificial fibres",
                    [
                        "synthetic", "artificial", "polyester", "nylon", "acrylic", "viscose", "rayon", "elastane",
                        "spandex",
                    ]
                ),
                ("textile", ["textile", "fabric", "cloth", "canvas"]), ("leather", ["leather", "suede"]),
                (
                    "plastics",
                    ["plastic", "plastics", "pvc", "silicone", "polyethylene", "polypropylene", "acrylonitrile"]
                ),
                ("rubber", ["rubber", "latex"]), ("wood", ["wood", "wooden", "plywood", "bamboo"]),
                ("paper or paperboard", ["paper", "paperboard", "cardboard"]), ("glass", ["glass", "crystal"]),
                ("porcelain or other ceramics", ["ceramic", "ceramics", "porcelain", "earthenware", "stoneware"]),
                ("stone", ["stone", "marble", "granite"]),
                ("stainless steel", ["stainless"]), ("iron or steel", ["iron", "steel"]),
                ("aluminium", ["aluminium", "aluminum"]), ("copper", ["copper", "brass", "bronze"]),
                ("precious metal", ["gold", "silver", "platinum", "precious"]),
                ("base metal", ["base", "alloy", "zinc"]), ("fur", ["fur", "furskin", "furskins"]),
            ]),
        DecidingFact(
            name: "construction", question: "Is it knitted or crocheted, woven, or nonwoven?",
            options: [
                ("knitted or crocheted", ["knit", "knitted", "crocheted", "crochet", "jersey"]), ("woven", ["woven"]),
                ("nonwoven", ["nonwoven", "nonwovens", "felt"]),
            ]),
        DecidingFact(
            name: "wearer", question: "For whom is it: men or boys, women or girls, babies?",
            options: [
                ("men or boys", ["men", "mens", "man", "boys", "boy", "male"]),
                ("women or girls", ["women", "womens", "woman", "girls", "girl", "ladies", "lady", "female"]),
                ("babies", ["babies", "baby", "infant", "infants"]),
            ]),
        DecidingFact(
            name: "state", question: "In which state is it: fresh, frozen, dried, prepared?",
            options: [
                ("live", ["live", "alive", "living"]), ("fresh or chilled", ["fresh", "chilled"]),
                ("frozen", ["frozen"]), ("dried", ["dried", "dry", "dehydrated"]),
                ("salted or smoked", ["salted", "smoked", "brine"]),
                ("prepared or preserved", ["prepared", "preserved", "canned", "cooked", "roasted"]),
                ("raw", ["raw", "crude", "unworked"]),
            ]),
        DecidingFact(
            name: "power", question: "How is it driven: by hand, by electricity, by an engine?",
            options: [
                ("electric", ["electric", "electrical", "electromechanical", "battery", "rechargeable", "cordless"]),
                ("by hand", ["manual", "handheld"]),
                ("combustion engine", ["piston", "combustion", "diesel", "petrol", "ignition"]),
                ("pneumatic or hydraulic", ["pneumatic", "hydraulic"]),
            ]),
        DecidingFact(
            name: "part", question: "Is it the whole article, or a part or accessory of one?",
            options: [("a part or accessory", ["part", "parts", "accessory", "accessories", "spare", "component"])]),
        DecidingFact(
            name: "use", question: "What is it for?",
            options: [
                ("vehicles", ["vehicle", "vehicles", "car", "motor", "automotive", "bicycle", "motorcycle"]),
                ("aircraft", ["aircraft", "aeroplane", "drone"]), ("ships", ["ship", "ships", "vessel", "boat"]),
                ("household", ["household", "domestic", "kitchen", "table", "home"]),
                ("industry", ["industrial", "industry", "machine", "machinery"]),
                ("medicine", ["medical", "surgical", "dental", "veterinary"]),
                ("play", ["toy", "toys", "game", "games", "puzzle"]),
                ("sport", ["sport", "sports", "gymnastics", "fitness"]),
                ("jewellery", ["jewellery", "jewelry"]), ("animals", ["animal", "animals", "pet", "feed"]),
                ("office", ["office", "desk", "school"]), ("outdoors", ["camping", "garden", "outdoor"]),
            ]),
    ]

    /// Questions whose answers part the candidates and that the description has not answered.
    static func questions(
        said: Set<String>, among candidates: [(code: String, label: String)]
    ) -> [Classification.Question] {
        let described = candidates.map { candidate in
            var splitter = WordSplitter(FoldedText(candidate.label).bytes)
            var words: Set<String> = []
            while let word = splitter.next() { words.insert(String(decoding: word, as: UTF8.self)) }
            return (code: candidate.code, words: words)
        }
        var questions: [Classification.Question] = []
        for fact in all where !fact.options.contains(where: { !said.isDisjoint(with: $0.words) }) {
            var options: [Classification.Option] = []
            for option in fact.options {
                let codes = described.filter { !$0.words.isDisjoint(with: option.words) }.map(\.code)
                if !codes.isEmpty { options.append(.init(answer: option.answer, codes: codes)) }
            }
            // An answer that leads to all of them, or a fact that only one label states in part, decides nothing.
            let reached = Set(options.flatMap(\.codes))
            let parts = Set(options.map(\.codes)).count > 1 || !reached.isEmpty && reached.count < described.count
            if parts { questions.append(.init(fact: fact.name, text: fact.question, options: options)) }
        }
        return questions.sorted { $0.options.count > $1.options.count }
    }
}
