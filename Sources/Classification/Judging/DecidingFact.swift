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

    /// The words that stand for options, by their hashes, and the options that each stands for.
    private static let words: (places: HashPlaces, options: [Options]) = {
        let answers = all.flatMap(\.options)
        var places = HashPlaces(most: answers.reduce(0) { $0 + $1.words.count })
        var options: [Options] = []
        for (number, option) in answers.enumerated() {
            for word in option.words {
                let place = places.place(adding: hash(Array(word.utf8)[...]))
                if place == options.count { options.append(0) }
                options[place] |= 1 << Options(number)
            }
        }
        return (places, options)
    }()

    private static func options(of word: ArraySlice<UInt8>) -> Options {
        words.places.place(of: hash(word)).map { words.options[$0] } ?? 0
    }

    /// Some options of all facts together: one bit each, in their order.
    typealias Options = UInt64

    private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }

    /// The options that words, folded, stand for.
    static func options(of words: some Sequence<ArraySlice<UInt8>>) -> Options {
        words.reduce(0) { $0 | options(of: $1) }
    }

    /// The options that the words of a label stand for.
    static func options(ofLabel label: String) -> Options {
        var splitter = WordSplitter(FoldedText(label).bytes)
        var options: Options = 0
        while let word = splitter.next() { options |= Self.options(of: word) }
        return options
    }

    /// Questions whose answers part the candidates and that the description has not answered.
    static func questions(
        said: Options, among candidates: [(code: String, options: Options)]
    ) -> [Classification.Question] {
        var questions: [Classification.Question] = []
        var first = 0
        for fact in all {
            let numbers = first..<first + fact.options.count
            first = numbers.upperBound
            if numbers.contains(where: { said >> Options($0) & 1 == 1 }) { continue }
            var options: [Classification.Option] = []
            for (number, option) in zip(numbers, fact.options) {
                let codes = candidates.filter { $0.options >> Options(number) & 1 == 1 }.map(\.code)
                if !codes.isEmpty { options.append(.init(answer: option.answer, codes: codes)) }
            }
            // An answer that leads to all of them, or a fact that only one label states in part, decides nothing.
            let reached = Set(options.flatMap(\.codes))
            let parts = Set(options.map(\.codes)).count > 1 || !reached.isEmpty && reached.count < candidates.count
            if parts { questions.append(.init(fact: fact.name, text: fact.question, options: options)) }
        }
        return questions.sorted { $0.options.count > $1.options.count }
    }
}
