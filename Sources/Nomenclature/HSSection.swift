import TidewaiterPacks

/// One of the 21 sections that group the chapters.
public struct HSSection: Sendable, Hashable {
    /// 1 to 21.
    public let number: Int
    /// The number as the Convention writes it, `XVI`.
    public let roman: String
    /// First chapter, `84`.
    public let firstChapter: String
    /// Last chapter, `85`.
    public let lastChapter: String
    /// Our own short label.
    public let label: String

    /// Whether the code's chapter stands in this section.
    public func contains(chapterOf code: String) -> Bool {
        let chapter = String(code.prefix(2))
        return firstChapter <= chapter && chapter <= lastChapter
    }

    static func read(_ table: PackTable) -> [HSSection] {
        table.rows.map { row in
            HSSection(
                number: Int(table.text(row, 0)) ?? 0, roman: table.text(row, 1), firstChapter: table.text(row, 2),
                lastChapter: table.text(row, 3), label: table.text(row, 4))
        }
    }
}
