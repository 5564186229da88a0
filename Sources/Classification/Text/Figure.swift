/// A figure with its unit as a description states it: `500 kVA`, `0,5 mm`, `over 60 g/m²`.
///
/// Exact: what is stated is counted in millionths of the quantity's base unit.
struct Figure: Hashable {
    /// What is measured.
    enum Quantity: Int, Comparable {
        case length, mass, volume, weightOfArea, density, fineness, power, apparentPower, voltage, thrust, part, brix

        static func < (first: Quantity, second: Quantity) -> Bool { first.rawValue < second.rawValue }
    }

    /// Which side of the goods a length is of, where that is said.
    enum Side: Hashable { case across, other }

    let quantity: Quantity
    /// What the goods may measure; `nil` where the figure is one of several (`10 x 20 mm`), or cannot be read for sure.
    let span: Span?
    let side: Side?
    /// Of a percentage the words right behind it, in lower case.
    let following: [String]
    /// As written, without what is said around it.
    let written: String

    /// What a measure may be, from and to. Measures stand at even places, so that what ends before one ends at an odd place.
    struct Span: Hashable {
        var from = Int64.min
        var to = Int64.max

        func meets(_ other: Span) -> Bool { max(from, other.from) <= min(to, other.to) }

        /// What is in both; `nil` where nothing is.
        func common(_ other: Span) -> Span? {
            meets(other) ? Span(from: max(from, other.from), to: min(to, other.to)) : nil
        }

        static func exactly(_ millionths: Int64) -> Span { Span(from: millionths * 2, to: millionths * 2) }
        static func over(_ millionths: Int64) -> Span { Span(from: millionths * 2 + 1) }
        static func under(_ millionths: Int64) -> Span { Span(to: millionths * 2 - 1) }
        static func least(_ millionths: Int64) -> Span { Span(from: millionths * 2) }
        static func most(_ millionths: Int64) -> Span { Span(to: millionths * 2) }
    }

    /// A unit: what it measures, and how many millionths of the base unit it is.
    typealias Unit = (quantity: Quantity, millionths: Int64)

    /// The greatest measure that is read, in millionths: all sums of such stay far within bounds.
    static let greatest: Int64 = 1 << 60

    /// Digits with so many of them behind the point in a unit, as millionths; `nil` where they are no whole number of these,
    /// or too many.
    static func millionths(_ digits: some Sequence<UInt8>, decimals: Int, in unit: Unit) -> Int64? {
        var value: Int64 = 0
        for digit in digits {
            guard value < greatest / 10 else { return nil }
            value = value * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        var divisor: Int64 = 1
        guard decimals <= 12 else { return nil }
        for _ in 0..<decimals { divisor *= 10 }
        let (product, isOver) = value.multipliedReportingOverflow(by: unit.millionths)
        guard !isOver, product % divisor == 0, product / divisor < greatest else { return nil }
        return product / divisor
    }

    /// Units as they are written, in lower case. Fineness is counted in denier, nine to the tex.
    static let units: [String: Unit] = {
        var units: [String: Unit] = [:]
        func add(_ quantity: Quantity, _ words: String, _ millionths: Int64) {
            for word in words.split(separator: " ") { units[String(word)] = (quantity, millionths) }
        }
        add(.length, "mm millimeter millimeters millimetre millimetres", 1_000)
        add(.length, "cm centimeter centimeters centimetre centimetres", 10_000)
        add(.length, "m meter meters metre metres", 1_000_000)
        add(.length, "inch inches \" ″", 25_400)
        add(.length, "ft feet foot", 304_800)
        add(.length, "µm μm um micron microns", 1)
        add(.mass, "g gr gram grams gramme grammes", 1_000_000)
        add(.mass, "kg kgs kilo kilos kilogram kilograms", 1_000_000_000)
        add(.mass, "t ton tons tonne tonnes", 1_000_000_000_000)
        add(.volume, "cc ccm cm3 cm³ ml", 1_000)
        add(.volume, "cl", 10_000)
        add(.volume, "l lt ltr liter liters litre litres", 1_000_000)
        add(.volume, "hl", 100_000_000)
        add(.weightOfArea, "gsm g/m2 g/m² gr/m2 gr/m² g/qm g/sqm", 1_000_000)
        add(.density, "g/cm3 g/cm³ g/cc", 1_000_000)
        add(.density, "kg/m3 kg/m³", 1_000)
        add(.fineness, "den denier", 1_000_000)
        add(.fineness, "dtex decitex", 900_000)
        add(.fineness, "tex", 9_000_000)
        add(.power, "w watt watts", 1_000_000)
        add(.power, "kw kilowatt kilowatts", 1_000_000_000)
        add(.power, "mw megawatt megawatts", 1_000_000_000_000)
        add(.apparentPower, "va", 1_000_000)
        add(.apparentPower, "kva", 1_000_000_000)
        add(.apparentPower, "mva", 1_000_000_000_000)
        add(.voltage, "v vac vdc volt volts", 1_000_000)
        add(.voltage, "kv", 1_000_000_000)
        add(.thrust, "kn", 1_000_000)
        add(.part, "% percent", 1_000_000)
        add(.brix, "brix °brix °bx", 1_000_000)
        return units
    }()

    /// A unit as written. A great letter parts megawatts from milliwatts; `3M` is a brand.
    static func unit(_ written: String) -> Unit? {
        guard written != "M", !written.hasPrefix("mW"), !written.hasPrefix("mV"), written != "mw" else { return nil }
        return units[written.lowercased()]
    }
}
