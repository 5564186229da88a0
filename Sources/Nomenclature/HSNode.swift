import TidewaiterPacks

/// A chapter, heading or subheading of one edition: a view of the nomenclature's table.
public struct HSNode: Sendable, Hashable {
    let nomenclature: Nomenclature
    let row: Int
    /// The edition it belongs to.
    public let edition: HSEdition

    init(nomenclature: Nomenclature, row: Int, edition: HSEdition) {
        self.nomenclature = nomenclature
        self.row = row
        self.edition = edition
    }

    /// Two, four or six digits.
    public var code: String { nomenclature.codes.text(row, 0) }

    /// Chapter, heading or subheading.
    public var level: CodeLevel {
        switch nomenclature.codes.cell(row, 0).count {
        case 2: .chapter
        case 4: .heading
        default: .subheading
        }
    }

    /// Our own short label; `nil` where the edition has other goods under the code than the one the label was written for.
    public var label: String? { label(in: "en") }

    /// Our own short label in a language (ISO 639-1), or in English where that language has none.
    public func label(in language: String) -> String? {
        nomenclature.means(row, in: edition) ? nomenclature.label(of: code, language: language) : nil
    }

    /// The heading of a subheading, the chapter of a heading; `nil` for a chapter.
    public var parent: HSNode? {
        level == .chapter ? nil : nomenclature.node(String(code.dropLast(2)), in: edition)
    }

    /// From the chapter down to this node.
    public var path: [HSNode] { (parent?.path ?? []) + [self] }

    /// The headings of a chapter, the subheadings of a heading, in order.
    public var children: [HSNode] {
        level == .subheading ? [] : nomenclature.nodes(below: code, in: edition)
    }

    /// The editions that have this code, oldest first. The same digits may have meant other goods in another edition.
    public var editions: [HSEdition] { nomenclature.editions(having: code) }

    /// The section its chapter stands in.
    public var section: HSSection? { nomenclature.sections.first { $0.contains(chapterOf: code) } }

    /// Two nodes are equal when edition and code are.
    public static func == (first: HSNode, second: HSNode) -> Bool {
        first.edition == second.edition
            && first.nomenclature.codes.cell(first.row, 0)
                == second.nomenclature.codes.cell(second.row, 0)
    }

    /// Feeds edition and code.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(edition)
        hasher.combine(code)
    }
}
