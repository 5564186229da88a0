internal import TidewaiterDocuments
public import TidewaiterNomenclature

/// Commodity codes found by words.
public struct CommoditySearch: Sendable, Hashable {
    /// Name of the JSON that ``json()`` writes.
    public static let schema = "tidewaiter.commodity-search/1"

    /// A code with its place in the tree.
    public struct Match: Sendable, Hashable {
        /// Why it was found.
        public let match: CodeMatch
        /// From the chapter down to it, with labels.
        public let path: [Commodity.Node]
    }

    /// What was searched for.
    public let text: String
    /// The codes, best first.
    public let matches: [Match]

    /// `passed` where something was found.
    public var outcome: Outcome { matches.isEmpty ? .failed : .passed }

    init(_ text: String, most: Int, _ question: LookUp) {
        self.text = text
        // Labels and words are of the newest edition, former headings aside.
        matches = question.nomenclature.search(text, most: most).map { match in
            let edition = question.nomenclature.editions(having: match.code).last { !$0.isSecondHand }
            let node = question.nomenclature.node(match.code, in: edition ?? question.edition)
            return Match(match: match, path: node?.path.map(question.describe) ?? [])
        }
    }

    /// The matches as JSON, schema `tidewaiter.commodity-search/1`.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        json.member("search", text)
        json.key("matches")
        json.array(matches) { found, json in
            json.beginObject()
            json.member("code", found.match.code)
            json.member("fit", found.match.fit.rawValue)
            json.member("text", found.match.text)
            json.key("words")
            json.texts(found.match.words)
            json.member("score", found.match.score)
            json.key("path")
            json.array(found.path) { node, json in node.write(to: &json) }
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }

    /// The matches as a table.
    public func csv() -> [UInt8] {
        var csv = CSVWriter()
        csv.row(["code", "label", "fit", "text", "score"])
        for found in matches {
            csv.row([
                found.match.code, found.path.last?.label ?? "", found.match.fit.rawValue, found.match.text,
                String(found.match.score),
            ])
        }
        return csv.bytes
    }

    /// The matches for people.
    public func text(_ none: String = "Nothing is found. Use other words, fewer, or singular ones.\n") -> String {
        if matches.isEmpty { return none }
        return matches.map { found in
            let path = found.path.dropLast().compactMap(\.label).joined(separator: " > ")
            let fit =
                switch found.match.fit {
                case .exact: "exactly"
                case .allWords: "all words"
                case .someWords: found.match.words.joined(separator: ", ")
                }
            return "\(found.match.code)  \(found.path.last?.label ?? "")\n    \(path)\n"
                + "    found by \"\(found.match.text)\" (\(fit))\n"
        }.joined()
    }
}
