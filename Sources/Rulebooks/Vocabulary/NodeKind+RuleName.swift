internal import TidewaiterManifests

extension NodeKind {
    /// How rules call one part of this kind: the member's name in JSON in the singular, so `goods_item`, `seal`,
    /// `notify_party`. A party in a role without a name of its own is `other_party`, as `party` is any of them.
    var ruleName: String {
        if self == .party { return "other_party" }
        let name = jsonName
        guard isList, self != .transportMeans, self != .dangerousGoods else { return name }
        if name.hasSuffix("ies") { return name.dropLast(3) + "y" }
        return name.hasSuffix("s") ? String(name.dropLast()) : name
    }

    /// The kind that rules call by this name.
    static func named(rule name: String) -> NodeKind? { byRuleName[name] }

    private static let byRuleName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.ruleName, $0) })
}
