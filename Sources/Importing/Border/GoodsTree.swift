import TidewaiterQuantities

/// The codes of a nomenclature with their indents, from which follows under which goods can be declared.
///
/// A code of suffix 80 is one of goods, any other suffix words above some of them; what stands below is indented more.
struct GoodsTree {
    struct Node {
        var goods: BorderGoods
        var suffix: String
        /// `nil` where the files do not say it.
        var indent: Int?

        /// Chapters and headings both have indent 0.
        var depth: Int? { indent.map { goods.code.hasSuffix("00000000") ? 0 : $0 + 1 } }
    }

    private var nodes: [Node] = []

    mutating func add(_ node: Node) { nodes.append(node) }

    /// Puts the goods into a tariff; of several validities of one code the latest.
    func put(into tariff: inout BorderTariff) {
        let sorted = nodes.sorted { ($0.goods.code, $0.suffix) < ($1.goods.code, $1.suffix) }
        for (index, node) in sorted.enumerated() where node.suffix == "80" {
            var goods = node.goods
            goods.isDeclarable = !hasChild(index, sorted)
            if let known = tariff.goods[goods.code], let from = known.from, let later = goods.from, later < from {
                continue
            }
            tariff.goods[goods.code] = goods
        }
    }

    private func hasChild(_ index: Int, _ nodes: [Node]) -> Bool {
        let node = nodes[index]
        for next in nodes[(index + 1)...] {
            guard node.goods.meets(next.goods) else { continue }
            guard let depth = node.depth, let below = next.depth else {
                // Without indents only the digits tell.
                let prefix = BorderProjection.prefix(node.goods.code)
                return next.goods.code != node.goods.code && next.goods.code.hasPrefix(prefix)
            }
            return below > depth
        }
        return false
    }
}
