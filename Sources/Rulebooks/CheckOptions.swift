public import TidewaiterQuantities

/// What a check is made for.
public struct CheckOptions: Sendable, Hashable {
    /// Country of import, ISO 3166-1 alpha-2; nil: the one the declaration names, if any.
    public var into: String?
    /// The day whose law, code lists and nomenclature apply; nil: the declaration's own arrival or entry date, if any.
    public var asOf: CivilDate?
    /// Leave out what was published after this day; nil: leave out nothing.
    public var knownOn: CivilDate?
    /// The step of the procedure, for rules that are made for one: `pre_loading`, `entry`; nil: rules of every step.
    public var stage: String?
    /// The language of messages, ISO 639-1; English where a rule has no text in it.
    public var language: String

    /// Options; all of them can be left out.
    public init(
        into: String? = nil, asOf: CivilDate? = nil, knownOn: CivilDate? = nil, stage: String? = nil,
        language: String = "en"
    ) {
        self.into = into
        self.asOf = asOf
        self.knownOn = knownOn
        self.stage = stage
        self.language = language
    }
}
