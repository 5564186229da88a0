/// What a goods code is declared in: how many digits it takes depends on it.
public enum DeclarationKind: String, Sendable, Hashable, CaseIterable {
    /// A standard import declaration.
    case `import`
    /// An export declaration.
    case export
    /// An import declaration with less data for a consignment of low value, as data set H7 of the European Union.
    case lowValue = "low_value"
    /// What is told before goods arrive or are loaded: entry summary declarations, security filings, cargo manifests.
    case advanceCargo = "advance_cargo"

    /// With an article, as part of a sentence.
    var phrase: String {
        switch self {
        case .import: "an import declaration"
        case .export: "an export declaration"
        case .lowValue: "a declaration for low value"
        case .advanceCargo: "an advance cargo declaration"
        }
    }
}
