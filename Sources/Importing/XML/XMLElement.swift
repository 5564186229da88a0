import TidewaiterDocuments

/// An element of an XML text with all that is in it, small because it is one record.
struct XMLElement {
    let name: String
    /// The characters right in it, blanks at both ends left out.
    var text = ""
    var children: [XMLElement] = []
    /// Its attributes, where the reader was asked for them.
    var attributes: [String: String] = [:]
    /// Where it begins: line, and the path to it.
    let place: Place

    /// The first child of a name.
    subscript(name: String) -> XMLElement? { children.first { $0.name == name } }

    /// The text at a path of names; empty where nothing is there.
    func text(_ names: String...) -> String {
        var element = self
        for name in names {
            guard let child = element[name] else { return "" }
            element = child
        }
        return element.text
    }

    /// It in a line, for reports: names and texts of what is in it.
    var summary: String {
        var words: [String] = []
        func collect(_ element: XMLElement) {
            guard words.count < 40 else { return }
            if element.children.isEmpty { words.append("\(element.name)=\(element.text.prefix(200))") }
            for child in element.children { collect(child) }
        }
        collect(self)
        return words.joined(separator: " ")
    }
}
