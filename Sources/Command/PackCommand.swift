internal import Tidewaiter
internal import TidewaiterDocuments
internal import TidewaiterPacks

extension Subcommand {
    /// `tidewaiter pack`.
    static let pack = Subcommand(
        name: "pack",
        summary: "Lists, shows, verifies, builds and signs packs of facts. A pack is named by its id or by its file.",
        operands: "list | inspect PACK | verify [PACK…] | build FOLDER OUT | key OUT | sign PACK OUT --key KEY\n"
            + "                | diff BEFORE AFTER\n"
            + "                | impact BEFORE AFTER --history FILE | impact PACK --without MEASURE --history FILE\n"
            + "                | coverage [PACK…] | import KIND FILE… FOLDER",
        options: [
            .init(
                name: "format", value: "text|json|csv",
                help: "how to print; text by default; csv is for impact; coverage as text is Markdown"),
            .init(name: "rows", value: "N", help: "how many rows of a kind diff prints as text; 20 by default"),
            .init(
                name: "key", value: "FILE", help: "the secret key to sign with; a public key that must have signed",
                repeats: true),
            .init(
                name: "history", value: "FILE",
                help: "past entries: JSON Lines of requests or receipts, or declarations"),
            .init(
                name: "without", value: "MEASURE",
                help: "PROGRAM, PROGRAM=HEADING, either with days @FROM..UNTIL: as if it "
                    + "had never applied", repeats: true),
            .init(name: "refunds", value: "OUT", help: "write what was paid too much, as a table"),
            .init(name: "rates", value: "FILE", help: "for impact: published rates of exchange", repeats: true),
            .init(name: "into", value: "CC", help: "of declarations: country of import, ISO 3166-1 alpha-2"),
            .init(name: "fact", value: "NAME=VALUE", help: "of declarations: a fact about every entry", repeats: true),
            .pack, .trustedKey,
        ] + PackImport.options,
        example: "tidewaiter pack list\ntidewaiter pack build my-tariff my-tariff.twpack\n"
            + "tidewaiter pack key ministry\ntidewaiter pack sign my-tariff.twpack signed.twpack --key ministry\n"
            + "tidewaiter pack verify signed.twpack --key ministry.pub\ntidewaiter pack diff us-hts new.twpack\n"
            + "tidewaiter pack import hts hts.json us-2026 --retrieved 2026-07-13 --from 2026-07-01",
        notes:
            "diff compares built files, built-in packs or source folders; its exit status is 0 where they say the same, 1 "
            + "where they differ.\n\n" + PackImport.notes
    ) { arguments throws(TidewaiterError) in
        let names = Array(arguments.rest.dropFirst())
        let isJSON = try arguments.choice("format", among: ["text", "json", "csv"], otherwise: "text") == "json"
        guard arguments["format"] != "csv" || arguments.rest.first == "impact" else {
            throw Arguments.usage("--format csv is for impact; choose text or json.")
        }
        switch (arguments.rest.first, names.count) {
        case ("list", 0): try PackCommand.list(try arguments.engine(), isJSON)
        case ("inspect", 1): PackCommand.inspect(try PackCommand.open(names[0], arguments), isJSON)
        case ("verify", _): try PackCommand.verify(names, arguments)
        case ("build", 2): try PackCommand.build(names[0], names[1])
        case ("key", 1): try PackCommand.makeKey(names[0])
        case ("sign", 2): try PackCommand.sign(names[0], names[1], arguments)
        case ("diff", 2): return try PackCommand.diff(names[0], names[1], arguments, isJSON)
        case ("impact", 1...2): return try PackCommand.impact(names, arguments)
        case ("coverage", _): try PackCommand.cover(names, arguments, isJSON)
        case ("import", 3...): return try PackImport.run(names, arguments)
        default:
            throw Arguments.usage(
                "Write: pack list, inspect PACK, verify [PACK…], build FOLDER OUT, key OUT, sign PACK OUT --key KEY, "
                    + "diff BEFORE AFTER, impact BEFORE AFTER, impact PACK --without MEASURE, coverage [PACK…] "
                    + "or import KIND FILE… FOLDER.")
        }
        return Console.Status.fine
    }
}

/// What `tidewaiter pack` does; everything but files and printing is done by the packs themselves.
enum PackCommand {
    static func open(_ name: String, _ arguments: Arguments) throws(TidewaiterError) -> Pack {
        for path in arguments.all("pack").reversed() {
            let pack = try open(try Console.read(path, limit: Limits.standard.inputBytes), from: path)
            if pack.id == name { return pack }
        }
        if let pack = Pack.builtIn(name) { return pack }
        return try open(try Console.read(name, limit: Limits.standard.inputBytes), from: name)
    }

    /// Opens a pack; an error names its file.
    static func open(_ bytes: [UInt8], from path: String) throws(TidewaiterError) -> Pack {
        do throws(TidewaiterError) {
            return try Pack.open(bytes)
        } catch {
            throw TidewaiterError(
                error.status, error.code, error.message, place: error.place ?? Place(input: path, offset: 0))
        }
    }

    static func list(_ engine: Engine, _ isJSON: Bool) throws(TidewaiterError) {
        if isJSON { return Console.write(engine.packsJSON() + [UInt8(ascii: "\n")]) }
        for pack in engine.packs {
            let columns = [pack.id, pack.version, pack.jurisdiction, "\(pack.byteCount) bytes", pack.edition]
            Console.print(columns.filter { !$0.isEmpty }.joined(separator: "  "))
        }
    }

    static func inspect(_ pack: Pack, _ isJSON: Bool) {
        if isJSON {
            var json = JSONWriter()
            write(pack, to: &json)
            Console.write(json.bytes + [UInt8(ascii: "\n")])
            return
        }
        let facts = [
            ("id", pack.id), ("version", pack.version), ("jurisdiction", pack.jurisdiction), ("edition", pack.edition),
            ("licence", pack.manifest.licence), ("sha256", pack.sha256), ("bytes", "\(pack.byteCount)"),
            ("coverage", pack.coverage), ("signed by", pack.signatures.map(\.key.description).joined(separator: ", ")),
        ]
        for (name, text) in facts where !text.isEmpty { Console.print("\(name): \(text)") }
        for source in pack.manifest.sources {
            let parts = [source.authority, source.title, source.edition, source.retrieved]
            Console.print("source: " + parts.filter { !$0.isEmpty }.joined(separator: "; "))
        }
        for table in pack.tables {
            Console.print(
                "table: \(table.name), \(table.count) \(table.count == 1 ? "row" : "rows"): \(table.columns.joined(separator: ", "))"
            )
        }
    }

    static func verify(_ names: [String], _ arguments: Arguments) throws(TidewaiterError) {
        var packs = names.isEmpty ? Pack.builtIn : []
        for name in names { packs.append(try open(name, arguments)) }
        let keys = try arguments.all("key").map { name throws(TidewaiterError) in try Arguments.key(name) }
        for pack in packs {
            try pack.verify()
            try pack.checkRows()
            let signer = keys.isEmpty ? "" : ", signed by \(try pack.requireSignature(of: keys))"
            Console.print("\(pack.id) \(pack.version): whole, sha256 \(pack.sha256)\(signer)")
        }
    }

    static func build(_ folder: String, _ output: String) throws(TidewaiterError) {
        let built = try Engine.build(packFiles: files(in: folder))
        let pack = try Pack.open(built)
        try Console.write(built, toFile: output)
        Console.print("\(output): \(pack.id) \(pack.version), \(pack.byteCount) bytes, sha256 \(pack.sha256)")
    }

    /// The files of a pack's source.
    static func files(in folder: String) throws(TidewaiterError) -> [(name: String, bytes: [UInt8])] {
        var names: [String] = []
        for name in try Console.fileNames(in: folder) {
            if Console.isFolder("\(folder)/\(name)") {
                guard name != PackSource.importFolder else { continue }
                names += try Console.fileNames(in: "\(folder)/\(name)").map { "\(name)/\($0)" }
            } else {
                names.append(name)
            }
        }
        var files: [(name: String, bytes: [UInt8])] = []
        for name in names where name.hasSuffix(".csv") || name == "pack.json" {
            files.append((name, try Console.read("\(folder)/\(name)", limit: Limits.standard.inputBytes)))
        }
        return files
    }

    /// A built pack: of a source folder, of a file, or a built-in one by its id.
    static func built(_ name: String, _ arguments: Arguments) throws(TidewaiterError) -> [UInt8] {
        do throws(TidewaiterError) {
            return Console.isFolder(name)
                ? try Engine.build(packFiles: files(in: name)) : try open(name, arguments).bytes
        } catch {
            throw error.naming(name)
        }
    }

    private static func write(_ pack: Pack, to json: inout JSONWriter) {
        json.beginObject()
        PackSummary(pack).writeMembers(to: &json)
        json.key("tables")
        json.array(pack.tables) { table, json in
            json.beginObject()
            json.member("name", table.name)
            json.member("rows", table.count)
            json.key("columns")
            json.texts(table.columns)
            json.endObject()
        }
        json.endObject()
    }
}
