/// Pieces of pages and tables that evaluations are shown with.
enum Page {
    static let style =
        "<style>body{font:16px sans-serif;max-width:60em;margin:2em auto}td,th{padding:.2em .8em;text-align:right}"
        + "td.text{text-align:left}svg{border:1px solid #999;margin:1em 1em 0 0}pre{white-space:pre-wrap}</style>"

    /// A curve in a square from 0 to 1, with the line where both are the same.
    static func plot(_ title: String, _ points: [ModelEvaluation.Point], diagonal: Bool = false) -> String {
        let path = points.map { "\(Int(20 + $0.position * 260)),\(Int(280 - $0.right * 260))" }.joined(separator: " ")
        var svg = "<svg width=\"300\" height=\"320\" role=\"img\" aria-label=\"\(title)\">"
        svg += "<rect x=\"20\" y=\"20\" width=\"260\" height=\"260\" fill=\"none\" stroke=\"#ccc\"/>"
        if diagonal { svg += "<line x1=\"20\" y1=\"280\" x2=\"280\" y2=\"20\" stroke=\"#ccc\"/>" }
        svg += "<polyline points=\"\(path)\" fill=\"none\" stroke=\"#06c\" stroke-width=\"2\"/>"
        return svg + "<text x=\"20\" y=\"305\" font-size=\"14\">\(title)</text></svg>"
    }

    /// Which chapters were taken for which: a square for each pair, the darker the more often.
    static func matrix(_ title: String, _ confusions: [ModelEvaluation.Confusion]) -> String {
        let most = Double(confusions.map(\.count).max() ?? 1)
        var svg = "<svg width=\"620\" height=\"640\" role=\"img\" aria-label=\"\(title)\">"
        svg += "<rect x=\"18\" y=\"18\" width=\"588\" height=\"588\" fill=\"none\" stroke=\"#ccc\"/>"
        for confusion in confusions {
            guard let row = Int(confusion.chapter), let column = Int(confusion.answered) else { continue }
            let shade = Int(25 + 75 * Double(confusion.count) / most)
            svg += "<rect x=\"\(12 + column * 6)\" y=\"\(12 + row * 6)\" width=\"6\" height=\"6\" fill=\"#06c\" "
            svg += "fill-opacity=\"\(shade == 100 ? "1" : "0.\(shade)")\"><title>\(confusion.chapter) taken for "
            svg += "\(confusion.answered): \(confusion.count)</title></rect>"
        }
        return svg + "<text x=\"20\" y=\"627\" font-size=\"14\">\(title)</text></svg>"
    }

    /// A part of one in hundredths with one decimal.
    static func percent(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "-" : percent(Double(part) / Double(whole))
    }

    static func percent(_ value: Double) -> String {
        let tenths = Int((value * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }

    /// A text at the right of a column.
    static func pad(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(1, width - text.count)) + text
    }
}
