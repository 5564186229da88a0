internal import TidewaiterDocuments

/// A page of documentation, written as Markdown or HTML.
struct DocPage {
    enum Block {
        case heading(Int, String, anchor: String)
        case paragraph(String)
        /// A name and what it says, one below the other; the second may be code.
        case facts([(name: String, text: String, isCode: Bool)])
        case table(header: [String], rows: [[String]])
        /// Names that lead to headings of the page, each with what it is.
        case links([(name: String, text: String, anchor: String)])
    }

    let title: String
    var blocks: [Block] = []

    mutating func add(_ block: Block) { blocks.append(block) }

    // MARK: Markdown

    func markdown() -> String {
        var text = "# \(Self.plain(title))\n"
        var anchors: Set<String> = []
        for case .links(let links) in blocks { anchors.formUnion(links.map(\.anchor)) }
        for block in blocks {
            text += "\n"
            switch block {
            case .heading(let level, let title, let anchor):
                // Each renderer makes anchors of headings in its own way.
                if anchors.contains(anchor) { text += "<a id=\"\(Markup.attribute(anchor))\"></a>\n\n" }
                text += String(repeating: "#", count: level) + " \(Self.plain(title))\n"
            case .paragraph(let words): text += "\(Self.plain(words))\n"
            case .facts(let facts):
                for fact in facts {
                    text += "- **\(fact.name)**: \(fact.isCode ? Self.code(fact.text) : Self.plain(fact.text))\n"
                }
            case .links(let links):
                for link in links {
                    text += "- [\(Self.plain(link.name))](#\(link.anchor)): \(Self.plain(link.text))\n"
                }
            case .table(let header, let rows):
                text += "| \(header.map(Self.cell).joined(separator: " | ")) |\n"
                text += "|\(String(repeating: "---|", count: header.count))\n"
                for row in rows { text += "| \(row.map(Self.cell).joined(separator: " | ")) |\n" }
            }
        }
        return text
    }

    /// A text without what Markdown would take for a sign of its own. A `_` within a word is none.
    private static func plain(_ text: String) -> String {
        let characters = Array(text.split(whereSeparator: \.isNewline).joined(separator: " "))
        var result = ""
        for (place, character) in characters.enumerated() {
            let isWithinWord =
                character == "_" && place > 0 && place + 1 < characters.count
                && characters[place - 1].isLetterOrNumber && characters[place + 1].isLetterOrNumber
            if "\\`*_[]<>#".contains(character), !isWithinWord { result += "\\" }
            result.append(character)
        }
        return result
    }

    private static func cell(_ text: String) -> String {
        plain(text).split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }

    /// A text as code, fenced by more grave accents than it has in a row.
    private static func code(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var longest = 0
        var run = 0
        for character in line {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        return longest > 0 ? "\(fence) \(line) \(fence)" : "\(fence)\(line)\(fence)"
    }

    // MARK: HTML

    func html() -> String {
        var body = "<h1>\(Markup.escaped(title))</h1>\n"
        for block in blocks {
            switch block {
            case .heading(let level, let title, let anchor):
                body += "<h\(level) id=\"\(Markup.attribute(anchor))\">\(Markup.escaped(title))</h\(level)>\n"
            case .paragraph(let words): body += "<p>\(Markup.escaped(words))</p>\n"
            case .facts(let facts):
                body += "<table>\n"
                for fact in facts {
                    let text = Markup.escaped(fact.text)
                    body +=
                        "<tr><th>\(Markup.escaped(fact.name))</th>"
                        + "<td>\(fact.isCode ? "<code>\(text)</code>" : text)</td></tr>\n"
                }
                body += "</table>\n"
            case .links(let links):
                body += "<ul>\n"
                for link in links {
                    body +=
                        "<li><a href=\"#\(Markup.attribute(link.anchor))\">\(Markup.escaped(link.name))</a>: "
                        + "\(Markup.escaped(link.text))</li>\n"
                }
                body += "</ul>\n"
            case .table(let header, let rows):
                body += "<table><tr>\(header.map { "<th>\(Markup.escaped($0))</th>" }.joined())</tr>\n"
                for row in rows { body += "<tr>\(row.map { "<td>\(Markup.escaped($0))</td>" }.joined())</tr>\n" }
                body += "</table>\n"
            }
        }
        return Markup.page(title: title, body: body)
    }
}

extension Character {
    fileprivate var isLetterOrNumber: Bool { isLetter || isNumber }
}
