/// Goods as somebody names them, with the subheadings that are right.
struct NamedGoods {
    let text: String
    let codes: [String]

    /// Reads lines of a text, a tab and the subheadings, parted by bars.
    static func read(_ lines: String) -> [NamedGoods] {
        lines.split(separator: "\n").map { line in
            let cells = line.split(separator: "\t").map(String.init)
            return NamedGoods(text: cells[0], codes: cells[1].split(separator: "|").map(String.init))
        }
    }
}
