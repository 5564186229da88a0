public import TidewaiterNomenclature
public import TidewaiterQuantities

/// What is asked about a commodity code.
public struct LookUpOptions: Sendable, Hashable {
    /// Year of the edition the code is of; nil is the one in force on `asOf`, or the newest.
    public var edition: Int?
    /// Country whose national lines are asked for, ISO 3166-1 alpha-2.
    public var into: String?
    /// What the code is declared in there: lengths and lists of codes depend on it.
    public var declaration: DeclarationKind
    /// The day; nil is the last one that the country's schedule covers, or the first of the edition where no schedule is
    /// loaded.
    public var asOf: CivilDate?
    /// Year of an edition that the code is converted to.
    public var convert: Int?
    /// Language of labels, ISO 639-1: en, and de, es, fr, pt, zh for chapters and headings.
    public var language: String
    /// The goods in words: notes that may send them elsewhere are told.
    public var description: String?

    /// Options with what differs from the standard.
    public init(
        edition: Int? = nil, into: String? = nil, asOf: CivilDate? = nil, convert: Int? = nil,
        language: String = "en", description: String? = nil, declaration: DeclarationKind = .import
    ) {
        self.edition = edition
        self.into = into
        self.asOf = asOf
        self.convert = convert
        self.language = language
        self.description = description
        self.declaration = declaration
    }
}
