internal import TidewaiterDocuments
internal import TidewaiterImporting
internal import TidewaiterPacks

/// What `tidewaiter pack import` does; the importers themselves touch no files.
enum PackImport {
    static let options: [Arguments.Option] = [
        .init(name: "retrieved", value: "DATE", help: "import: when the export was read from its authority"),
        .init(name: "from", value: "DATE", help: "import: first day of the rows, where the export does not say"),
        .init(name: "until", value: "DATE", help: "import: last day of the rows, where the export does not say"),
        .init(name: "id", value: "ID", help: "import: id of the pack"),
        .init(name: "version", value: "V", help: "import: version of the pack; the day of retrieval by default"),
        .init(name: "title", value: "TEXT", help: "import: what the source is called"),
        .init(name: "authority", value: "TEXT", help: "import: who issued the source"),
        .init(name: "url", value: "URL", help: "import: where the source was taken from"),
        .init(name: "edition", value: "TEXT", help: "import: which issue of the source it is"),
        .init(name: "licence", value: "TEXT", help: "import: the terms of the source"),
        .init(name: "jurisdiction", value: "CC", help: "import: the country, where the export does not say"),
        .init(name: "currency", value: "CUR", help: "import: currency of amounts, where the export does not say"),
        .init(name: "valuation", value: "cif|fob", help: "import csv: whether carriage is in the customs value"),
        .init(
            name: "column", value: "NAME=HEADER", help: "import csv: the header of a column that has another name",
            repeats: true),
    ]

    static let notes: String = {
        var text =
            "Kinds of import (the folder then holds what `pack build` builds; import/left-out.csv in it lists all "
        text += "that was not taken over):"
        for kind in Importer.allCases {
            text +=
                "\n  \(kind.rawValue)" + String(repeating: " ", count: max(2, 14 - kind.rawValue.count)) + kind.summary
        }
        return text
    }()

    /// `names`: the kind, the files, and the folder.
    static func run(_ names: [String], _ arguments: Arguments) throws(TidewaiterError) -> Int32 {
        guard let importer = Importer(rawValue: names[0]) else {
            let kinds = Importer.allCases.map(\.rawValue).joined(separator: ", ")
            throw Arguments.usage("\(names[0]) is no kind of export; there are \(kinds).")
        }
        let folder = names[names.count - 1]
        let options = try options(arguments)
        var files: [ImportSource] = []
        for path in names[1..<(names.count - 1)] {
            files.append(ImportSource(name: path, bytes: try Console.read(path, limit: Limits.standard.inputBytes)))
        }
        let pack = try importer.read(files, options)
        try write(pack.files, into: folder)
        report(pack, folder)
        return Console.Status.fine
    }

    private static func options(_ arguments: Arguments) throws(TidewaiterError) -> ImportOptions {
        guard let retrieved = try arguments.date("retrieved") else {
            throw Arguments.usage("Say with --retrieved DATE when the export was read from its authority.")
        }
        var options = ImportOptions(retrieved: retrieved)
        options.from = try arguments.date("from")
        options.until = try arguments.date("until")
        options.id = arguments["id"]
        options.version = arguments["version"]
        options.title = arguments["title"]
        options.authority = arguments["authority"]
        options.url = arguments["url"]
        options.edition = arguments["edition"]
        options.licence = arguments["licence"]
        options.jurisdiction = arguments["jurisdiction"]?.uppercased()
        options.currency = arguments["currency"]?.uppercased()
        if arguments.has("valuation") {
            options.isCIF = try arguments.choice("valuation", among: ["cif", "fob"], otherwise: "") == "cif"
        }
        for pair in arguments.all("column") {
            guard let sign = pair.firstIndex(of: "=") else {
                throw Arguments.usage("--column \(pair): write NAME=HEADER, for example general=MFN.")
            }
            options.columns[String(pair[..<sign])] = String(pair[pair.index(after: sign)...])
        }
        return options
    }

    /// Writes the files, and refuses a folder that holds tables of another import: they would be built into the pack.
    private static func write(
        _ files: [(name: String, bytes: [UInt8])], into folder: String
    ) throws(TidewaiterError) {
        try Console.makeFolder(folder)
        let names = Set(files.map(\.name))
        for name in try Console.fileNames(in: folder) where !names.contains(name) && name != PackSource.importFolder {
            guard name.hasSuffix(".csv") || Console.isFolder("\(folder)/\(name)") else { continue }
            throw TidewaiterError(
                .argument, "import.folder",
                "\(folder) holds \(name), which is not of this import and would be built into the pack. Name another folder."
            )
        }
        try Console.makeFolder("\(folder)/\(PackSource.importFolder)")
        for file in files { try Console.write(file.bytes, toFile: "\(folder)/\(file.name)") }
    }

    private static func report(_ pack: ImportedPack, _ folder: String) {
        for (kind, count) in pack.report.read { Console.print("read: \(count) \(kind)") }
        for file in pack.files { Console.print("wrote: \(folder)/\(file.name), \(file.bytes.count) bytes") }
        let left = pack.report.leftOut
        Console.print(
            left.isEmpty
                ? "not taken over: nothing" : "not taken over: \(left.count), each in \(folder)/import/left-out.csv")
        for (reason, count) in pack.report.reasons { Console.print("  \(count): \(reason)") }
        Console.print("next: tidewaiter pack build \(folder) \(folder).twpack")
    }
}
