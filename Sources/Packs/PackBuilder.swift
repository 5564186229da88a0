package import TidewaiterDocuments

/// Makes the built file of a pack from its source; the same source always gives the same bytes.
package enum PackBuilder {
    /// Builds a pack from its `pack.json` and its tables (name without `.csv`, bytes); parts of one table
    /// (`measures/2018`, `measures/2026`) have the same columns.
    ///
    /// Throws ``TidewaiterError`` with the table, line and column of all that is wrong: a row with another number of cells
    /// than the header, two columns of one name, a validity that is no date or ends before it begins.
    package static func build(
        manifest: [UInt8], tables: [(name: String, csv: [UInt8])]
    ) throws(TidewaiterError) -> [UInt8] { try compile(manifest: manifest, tables: tables).bytes }

    /// The same, with the places of all rows.
    package static func compile(
        manifest: [UInt8], tables: [(name: String, csv: [UInt8])]
    ) throws(TidewaiterError) -> CompiledPack {
        _ = try PackManifest(manifest)
        var sources: [PackSourceTable] = []
        var last = ""
        for (part, csv) in tables.sorted(by: { $0.name < $1.name }) {
            let name = String(part.prefix { $0 != "/" })
            if sources.last?.name == name {
                guard part != last, part != name, last != name else {
                    throw TidewaiterError(
                        .data, "pack.source.table",
                        "The table \"\(name)\" is there twice. Keep one file, or files of other names in its folder.")
                }
                try sources[sources.count - 1].add(part, csv)
            } else {
                sources.append(try PackSourceTable(name: name, part: part, csv: csv))
            }
            last = part
        }
        let flaws = sources.flatMap(\.flaws)
        if let error = TidewaiterError.several(
            Array(flaws.prefix(PackFlaws.most)), leftOut: max(0, flaws.count - PackFlaws.most))
        {
            throw error
        }
        for index in sources.indices { sources[index].finish() }
        guard sources.count <= PackFormat.mostTables else {
            throw TidewaiterError(
                .limit, "pack.source.tables", "A pack holds at most \(PackFormat.mostTables) tables. Make two packs.")
        }
        return CompiledPack(bytes: try write(manifest, sources), places: PackPlaces(sources))
    }

    /// The built file of tables that are in order.
    static func write(_ manifest: [UInt8], _ tables: [PackSourceTable]) throws(TidewaiterError) -> [UInt8] {
        let (heap, positions) = heap(of: tables)
        var bodies = PackFormat.headerLength + tables.count * PackFormat.entryLength
        var directory: [Int] = []
        var cells: [Int] = []
        for table in tables {
            directory += [positions[Array(table.name.utf8)] ?? 0, table.columns.count, table.rows.count, bodies]
            bodies += 4 * table.columns.count * (table.rows.count + 1)
            cells += table.columns.map { positions[$0] ?? 0 }
            for column in table.columns.indices { cells += table.rows.map { positions[$0[column]] ?? 0 } }
        }
        let length = bodies + heap.count + manifest.count
        guard length <= Int(UInt32.max) else {
            throw TidewaiterError(
                .limit, "pack.source.size", "The pack would have \(length) bytes, more than 4 GiB. Make two packs.")
        }
        var content: [UInt8] = []
        content.reserveCapacity(length)
        let header = [
            length, bodies + heap.count, manifest.count, bodies, heap.count, PackFormat.headerLength, tables.count, 0,
        ]
        for number in header + directory + cells { content.append(number: number) }
        content += heap
        content += manifest
        var file = PackFormat.magic
        file.append(number: PackFormat.version)
        file.append(number: 0)
        file += SHA256.digest(content.span)
        return file + content
    }

    /// Every different string once, in ascending bytewise order from the empty one, and where each begins.
    private static func heap(of tables: [PackSourceTable]) -> (bytes: [UInt8], positions: [[UInt8]: Int]) {
        // Bytes, not String: two spellings of one character are two strings here.
        var strings: Set<[UInt8]> = [[]]
        for table in tables {
            strings.insert(Array(table.name.utf8))
            strings.formUnion(table.columns)
            for row in table.rows { strings.formUnion(row) }
        }
        var heap: [UInt8] = []
        var positions: [[UInt8]: Int] = [:]
        for string in strings.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            positions[string] = heap.count
            heap.append(UInt8(min(string.count, PackFormat.longString)))
            if string.count >= PackFormat.longString { heap.append(number: string.count) }
            heap += string
        }
        return (heap, positions)
    }
}

extension [UInt8] {
    /// Appends the low 32 bits of a number, lowest byte first.
    fileprivate mutating func append(number: Int) {
        for shift in [0, 8, 16, 24] { append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}
