import TidewaiterPacks

/// Who publishes rates of exchange, as the law of a jurisdiction and the sources of rates name it.
struct ExchangePublisher: Sendable, Hashable {
    /// What `exchange_publishers` of a pack calls it.
    let id: String
    /// How sources of rates call it, the name for people first.
    let names: [String]

    /// The two whose publications are read as they stand: under these names their rates are in every jurisdiction.
    static let centralBank = ExchangePublisher(id: "ecb", names: ["European Central Bank", "ECB"])
    static let revenue = ExchangePublisher(id: "hmrc", names: ["HM Revenue and Customs", "HMRC"])
}

/// The table `publishers` of a pack, beside those whose publications are read as they stand.
struct ExchangePublishers: Sendable {
    let all: [ExchangePublisher]

    init(_ table: PackTable?) {
        var all = [ExchangePublisher.centralBank, .revenue]
        for row in table?.rows ?? 0..<0 {
            guard let table else { break }
            let id = table.text(row, "publisher")
            all.removeAll { $0.id == id }
            all.append(ExchangePublisher(id: id, names: Self.names(table.text(row, "names"))))
        }
        self.all = all
    }

    /// The names that a cell has, `European Central Bank|ECB`.
    static func names(_ cell: String) -> [String] { cell.split(separator: "|").map(String.init) }

    subscript(id: String) -> ExchangePublisher? { all.first { $0.id == id } }

    /// The publisher that a source begins with, by the longest name that fits; `nil` where it begins with none that is
    /// known. The name of a file stands further on, and must not pass for one.
    func publisher(of source: String) -> ExchangePublisher? {
        var best: (publisher: ExchangePublisher, length: Int)?
        for publisher in all {
            for name in publisher.names where source.hasPrefix(name) && name.count > best?.length ?? 0 {
                if source.dropFirst(name.count).first?.isLetter == true { continue }
                best = (publisher, name.count)
            }
        }
        return best?.publisher
    }
}
