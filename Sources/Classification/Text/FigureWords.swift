/// What the words around a figure say of it.
enum FigureWords {
    /// What a length across is called, before it or behind it, and how what has it is, behind it alone.
    private static let acrossNouns = words(
        """
        thickness dia diameter gauge dicke durchmesser épaisseur diamètre espesor diámetro grosor
        """)
    private static let across = acrossNouns.union(words("thick dick stark"))
    /// The same of the other sides.
    private static let otherNouns = words(
        """
        width length height depth breite länge höhe largeur longueur hauteur ancho largo
        """)
    private static let other = otherNouns.union(words("wide long high tall deep breit lang hoch"))

    private static func words(_ list: String) -> Set<String> { Set(list.split(separator: " ").map(String.init)) }

    /// The side that a length is of: `thickness 3 mm`, `thickness of 3 mm`, `3 mm thick`.
    static func side(_ before: [String], _ after: [String]) -> Figure.Side? {
        let named = before.first { !["of", "is", "de", "von"].contains($0) }
        if let named, acrossNouns.contains(named) { return .across }
        if let named, otherNouns.contains(named) { return .other }
        guard let next = after.first else { return nil }
        return across.contains(next) ? .across : other.contains(next) ? .other : nil
    }

    private static let little = words("less fewer lower smaller thinner lighter shorter narrower finer")
    private static let much = words(
        "more greater higher larger bigger thicker heavier longer wider over above")
    /// Words of other languages that compare, which is not read.
    private static let foreign = words(
        "bis ab unter über mindestens höchstens als jusqu oltre fino hasta desde tot til od do superior inferior supérieur "
            + "inférieur")
    private static let foreignBeforeOf = words("plus moins más menos mais più meno")

    /// What a measure may be by words that compare; `nil` where those are of a language that is not read.
    static func span(_ value: Int64, _ before: [String], _ after: [String]) -> Figure.Span? {
        let (first, second, third) = (word(before, 0), word(before, 1), word(before, 2))
        if foreign.contains(first) || ["de", "di", "que"].contains(first) && foreignBeforeOf.contains(second) {
            return nil
        }
        switch (first, second) {
        case ("to", "up"), ("most", "at"): return .most(value)
        case ("least", "at"): return .least(value)
        case ("than", _) where little.contains(second):
            return ["not", "no"].contains(third) ? .least(value) : .under(value)
        case ("than", _) where much.contains(second):
            return ["not", "no"].contains(third) ? .most(value) : .over(value)
        case ("exceeding", "not"), ("over", "not"), ("above", "not"), ("exceed", "not"): return .most(value)
        case ("under", "not"), ("below", "not"): return .least(value)
        case ("exceeding", _), ("over", _), ("above", _), ("exceeds", _): return .over(value)
        case ("under", _), ("below", _): return .under(value)
        case ("max", _), ("maximum", _), ("upto", _), ("within", _): return .most(value)
        case ("min", _), ("minimum", _), ("from", _): return .least(value)
        default: break
        }
        switch (word(after, 0), word(after, 1)) {
        case ("or", let how) where much.contains(how), ("and", let how) where much.contains(how) || how == "up":
            return .least(value)
        case ("or", let how) where little.contains(how) || ["under", "below"].contains(how),
            ("and", let how) where little.contains(how) || ["under", "below"].contains(how):
            return .most(value)
        case ("max", _), ("maximum", _): return .most(value)
        case ("min", _), ("minimum", _), ("upwards", _): return .least(value)
        default: return .exactly(value)
        }
    }

    private static func word(_ words: [String], _ at: Int) -> String { at < words.count ? words[at] : "" }
}
