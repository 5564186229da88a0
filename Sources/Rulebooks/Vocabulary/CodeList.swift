internal import TidewaiterCodes
internal import TidewaiterQuantities

/// A code list that rules can ask.
struct CodeList: Sendable {
    /// What a code means; nil where the list does not have it.
    let name: @Sendable (String) -> String?
    /// The code that is meant by something else: a name, an abbreviation, a code of another list, small letters.
    var meant: @Sendable (String) -> String? = { _ in nil }
    /// What the list says of a code that it does not have.
    var advice: @Sendable (String) -> String? = { _ in nil }

    static func named(_ name: String) -> CodeList? { lists[name] }

    static var names: [String] { lists.keys.sorted() }

    private static let lists: [String: CodeList] = [
        "country": CodeList(
            name: { Country(alpha2: $0)?.name },
            meant: { (Country(code: $0) ?? CountryNames.named($0.uppercased()))?.alpha2 },
            advice: { Country.advice(for: $0.uppercased()) }),
        "currency": CodeList(
            name: { currency($0, isWithdrawn: false) }, meant: CurrencyNames.code, advice: { _ in nil }),
        "withdrawn_currency": CodeList(name: { currency($0, isWithdrawn: true) }),
        "unit": CodeList(name: { (try? Unit($0))?.name }, meant: { UnitNames.codes[$0.uppercased()] }),
        // Also those of the American manifest system and of TARIC.
        "any_unit": CodeList(
            name: { ((try? Unit($0)) ?? (try? Unit(ace: $0)) ?? (try? Unit(taric: $0)))?.name },
            meant: { UnitNames.codes[$0.uppercased()] }),
        "mass_unit": units(of: .mass), "volume_unit": units(of: .volume),
        "package": CodeList(name: { PackageType($0)?.label }, meant: PackageNames.code),
        "bulk": CodeList(name: { PackageType($0).flatMap { $0.isBulk ? $0.label : nil } }),
        "incoterm": CodeList(name: { Incoterm($0)?.name }, advice: { Incoterm.advice(for: $0) }),
        "water_incoterm": CodeList(name: { Incoterm($0).flatMap { $0.isWaterOnly ? $0.name : nil } }),
        "mode": CodeList(
            name: { TransportMode(code: $0)?.label ?? (TransportMode.unitedStates.contains($0) ? $0 : nil) },
            meant: { TransportMode(named: $0)?.code }),
        "container": CodeList(
            name: { ContainerSizeType().validate($0) == nil ? $0 : nil },
            meant: { ContainerNames.codes[$0.uppercased().filter { $0.isLetter || $0.isNumber }] },
            advice: { ContainerSizeType().validate($0)?.message }),
    ]

    private static func currency(_ code: String, isWithdrawn: Bool) -> String? {
        (try? Currency(code)).flatMap { $0.isWithdrawn == isWithdrawn ? $0.name : nil }
    }

    private static func units(of dimension: Unit.Dimension) -> CodeList {
        CodeList(
            name: { (try? Unit($0)).flatMap { $0.dimension == dimension || $0.commonCode == "58" ? $0.name : nil } },
            meant: { text in
                UnitNames.codes[text.uppercased()].flatMap { (try? Unit($0))?.dimension == dimension ? $0 : nil }
            })
    }
}
