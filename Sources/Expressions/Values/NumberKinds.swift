/// Of which kinds some numbers are, as far as that decides whether they may be compared: a decimal goes with decimals and
/// ints alone, as a double is not exact.
struct NumberKinds: OptionSet {
    let rawValue: UInt8

    /// An int, which goes with all; what is no number too.
    static let any = NumberKinds(rawValue: 1)
    static let exact = NumberKinds(rawValue: 2)
    static let other = NumberKinds(rawValue: 4)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ value: Value) {
        switch value {
        case .decimal: self = .exact
        case .double, .uint: self = .other
        default: self = .any
        }
    }

    /// Whether there is a pair among them that has no order.
    var isMixed: Bool { isSuperset(of: [.exact, .other]) }

    /// Whether a number of one of these kinds goes with one of another kind.
    func goes(with kind: NumberKinds) -> Bool { contains(.any) || kind == .any || contains(kind) }

    /// The fault of a function that cannot tell numbers apart which have no order; nil where all of them have.
    static func fault(_ name: String, _ values: [Value]) -> Value? {
        guard let exact = values.first(where: { NumberKinds($0) == .exact }),
            let other = values.first(where: { NumberKinds($0) == .other })
        else { return nil }
        return .noOverload(name, exact, other)
    }
}
