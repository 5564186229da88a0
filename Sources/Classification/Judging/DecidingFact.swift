/// A fact by which the tree parts goods, and the words that state it in labels and descriptions.
struct DecidingFact {
    let name: String
    let question: String
    /// Answers, each with the words that stand for it.
    let options: [(answer: String, words: [String])]
    /// The answer of goods for which none of these is true.
    let other: String

    static let all: [DecidingFact] = [
        DecidingFact(
            name: "material", question: "What is it made of, by weight or by what gives it its character?",
            options: [
                ("cotton", ["cotton", "denim"]),
                ("wool or fine hair", ["wool", "woollen", "cashmere", "mohair"]),
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
                ("rubber", ["rubber", "latex"]), ("wood", ["wood", "wooden", "plywood"]), ("bamboo", ["bamboo"]),
                ("paper or paperboard", ["paper", "paperboard", "cardboard"]), ("glass", ["glass", "crystal"]),
                ("porcelain or other ceramics", ["ceramic", "ceramics", "porcelain", "earthenware", "stoneware"]),
                ("stone", ["stone", "marble", "granite"]),
                ("stainless steel", ["stainless"]), ("iron or steel", ["iron", "steel"]),
                ("aluminium", ["aluminium", "aluminum"]), ("copper", ["copper"]),
                ("brass, bronze or other copper alloys", ["brass", "bronze"]),
                ("precious metal", ["gold", "silver", "platinum", "precious"]),
                ("base metal", ["alloy", "zinc"]), ("fur", ["fur", "furskin", "furskins"]),
            ], other: "another material"),
        DecidingFact(
            name: "construction", question: "Is it knitted or crocheted, woven, or nonwoven?",
            options: [
                ("knitted or crocheted", ["knit", "knitted", "crocheted", "crochet", "jersey"]), ("woven", ["woven"]),
                ("nonwoven", ["nonwoven", "nonwovens", "felt"]),
            ], other: "none of these"),
        DecidingFact(
            name: "wearer", question: "For whom is it: men or boys, women or girls, babies?",
            options: [
                ("men or boys", ["men", "mens", "man", "boys", "boy"]),
                ("women or girls", ["women", "womens", "woman", "girls", "girl", "ladies", "lady"]),
                ("babies", ["babies", "baby", "infant", "infants"]),
            ], other: "anyone"),
        DecidingFact(
            name: "state", question: "In which state is it: fresh, frozen, dried, prepared?",
            options: [
                ("live", ["live", "alive"]), ("fresh or chilled", ["fresh", "chilled"]),
                ("frozen", ["frozen"]), ("dried", ["dried", "dry", "dehydrated"]),
                ("salted or smoked", ["salted", "smoked", "brine"]),
                ("prepared or preserved", ["prepared", "preserved", "canned", "cooked", "roasted"]),
                ("raw", ["raw", "crude", "unworked"]),
            ], other: "none of these"),
        DecidingFact(
            name: "working", question: "Is it raw or worked?", options: [("raw", ["raw", "crude", "unworked"])],
            other: "worked"),
        DecidingFact(
            name: "power", question: "How is it driven: by hand, by electricity, by an engine?",
            options: [
                (
                    "electric",
                    [
                        "electric", "electrical", "electromechanical", "battery", "rechargeable", "cordless", "quartz",
                        "digital",
                    ]
                ),
                ("by hand", ["manual", "handheld"]),
                ("petrol engine", ["petrol", "gasoline"]), ("diesel engine", ["diesel"]),
                ("pneumatic or hydraulic", ["pneumatic", "hydraulic"]),
            ], other: "none of these"),
        DecidingFact(
            name: "part", question: "Is it the whole article, or a part or accessory of one?",
            options: [("a part or accessory", ["part", "parts", "accessory", "accessories", "spare", "component"])],
            other: "the whole article"),
        DecidingFact(
            name: "use", question: "What is it for?",
            options: [
                ("vehicles", ["vehicle", "vehicles", "car", "automotive", "bicycle", "motorcycle"]),
                ("aircraft", ["aircraft", "aeroplane", "drone"]), ("ships", ["ship", "ships", "vessel", "boat"]),
                ("household", ["household", "domestic", "kitchen"]),
                ("industry", ["industrial", "industry", "machine", "machinery"]),
                ("medicine", ["medical", "surgical", "dental", "veterinary"]),
                ("play", ["toy", "toys", "game", "games", "puzzle"]),
                ("sport", ["sport", "sports", "gymnastics", "fitness"]),
                ("jewellery", ["jewellery", "jewelry"]), ("animals", ["animal", "animals", "pet", "feed"]),
                ("office", ["office", "desk", "school"]), ("outdoors", ["camping", "garden", "outdoor"]),
            ], other: "another use"),
    ]

    /// The options of facts that goods can have: what grows or is eaten is fresh, frozen or dried, all else raw or worked; a
    /// dry transformer is not dried.
    static func possible(ofFood isFood: Bool) -> Options { isFood ? ~working : ~state }

    /// Whether goods of a chapter grow or are eaten.
    static func isOfFood(chapter: Int) -> Bool { chapter <= 24 }

    private static let state = mask("state")
    private static let working = mask("working")

    private static func mask(_ name: String) -> Options {
        all.firstIndex { $0.name == name }.map { masks[$0] } ?? 0
    }
}
