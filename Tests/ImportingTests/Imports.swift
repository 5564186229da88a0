import TidewaiterDocuments
import TidewaiterImporting
import TidewaiterPacks
import TidewaiterQuantities
import TidewaiterTariffs
import TidewaiterTestSupport

/// Imports that tests make.
enum Imports {
    static let retrieved = CivilDate(iso: "2026-11-21")!

    static func options(from: String? = nil, _ change: (inout ImportOptions) -> Void = { _ in }) -> ImportOptions {
        var options = ImportOptions(retrieved: retrieved)
        options.from = from.flatMap { CivilDate(iso: $0) }
        change(&options)
        return options
    }

    static func source(_ text: String, name: String = "export") -> ImportSource {
        ImportSource(name: name, bytes: Array(text.utf8))
    }

    /// A file of the reference data; nil where that is not there.
    static func reference(_ path: String) -> ImportSource? {
        Files.reference.flatMap { Files.read("\($0)/reference/\(path)") }.map { ImportSource(name: path, bytes: $0) }
    }
}

extension ImportedPack {
    /// The pack that its files build.
    func built() throws -> Pack {
        let pack = try Pack.open(try PackSource(files: files.map { ($0.name, $0.bytes) }).build())
        try pack.checkRows()
        return pack
    }

    /// A file as text.
    func text(_ name: String) -> String {
        files.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    }
}

extension PackTable {
    /// A row as its cells by column.
    func cells(_ row: Int) -> [String: String] {
        Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, cell(row, $0).text) })
    }

    /// The first row of a key.
    func first(_ key: String) -> [String: String]? {
        rows(key: key).first.map(cells)
    }
}
