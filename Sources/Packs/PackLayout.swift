import TidewaiterDocuments

/// Where things stand in a built pack, read from its header and directory and checked against its length.
struct PackLayout {
    let storage: PackStorage
    let manifest: Range<Int>
    let heap: Range<Int>
    let tables: [PackTable]

    init(_ storage: PackStorage) throws(TidewaiterError) {
        self.storage = storage
        guard storage.copy(0, PackFormat.magic.count) == PackFormat.magic else {
            throw TidewaiterError(
                .data, "pack.magic", "This is no built pack. Build one from its folder with `tidewaiter pack build`.")
        }
        let version = storage.number(at: 8)
        guard version == PackFormat.version, storage.number(at: 12) == 0 else {
            throw TidewaiterError(
                .version, "pack.version",
                "The pack has format \(version); this library reads format \(PackFormat.version). Build it anew.")
        }
        let length = storage.number(at: 48)
        guard storage.count >= PackFormat.headerLength, length == storage.count else {
            throw .damagedPack("length", "it has \(storage.count) bytes and states \(length)")
        }
        manifest = try Self.range(in: storage, at: 52, "manifest")
        heap = try Self.range(in: storage, at: 60, "heap")
        let directory = storage.number(at: 68)
        let entries = storage.number(at: 72)
        guard directory <= length, entries <= PackFormat.mostTables,
            entries <= (length - directory) / PackFormat.entryLength
        else {
            throw .damagedPack("directory", "its directory of tables leads outside the file")
        }
        var tables: [PackTable] = []
        for entry in 0..<entries {
            tables.append(try Self.table(storage, directory + entry * PackFormat.entryLength, heap))
        }
        self.tables = tables
    }

    private static func range(
        in storage: PackStorage, at offset: Int, _ what: String
    ) throws(TidewaiterError) -> Range<Int> {
        let start = storage.number(at: offset)
        let length = storage.number(at: offset + 4)
        guard start <= storage.count, length <= storage.count - start else {
            throw .damagedPack(what, "its \(what) leads outside the file")
        }
        return start..<start + length
    }

    private static func table(
        _ storage: PackStorage, _ entry: Int, _ heap: Range<Int>
    ) throws(TidewaiterError) -> PackTable {
        let name = try Self.name(storage, entry, heap)
        let columns = storage.number(at: entry + 4)
        let rows = storage.number(at: entry + 8)
        let body = storage.number(at: entry + 12)
        // Both factors fit 32 bits, so that only the product and the sum need the care.
        let (cells, overflow) = columns.multipliedReportingOverflow(by: rows)
        guard columns > 0, columns <= PackFormat.mostColumns, !overflow, body <= storage.count,
            cells <= (storage.count - body) / 4, columns <= (storage.count - body) / 4 - cells
        else { throw .damagedPack("table", "its table \"\(name)\" leads outside the file") }
        var names: [String] = []
        for column in 0..<columns { names.append(try Self.name(storage, body + column * 4, heap)) }
        return PackTable(
            storage: storage, name: name, columns: names, count: rows, cells: body + columns * 4,
            heap: heap.lowerBound)
    }

    /// The name whose cell stands at `offset`; short, so that a directory cannot ask for more memory than a file.
    private static func name(
        _ storage: PackStorage, _ offset: Int, _ heap: Range<Int>
    ) throws(TidewaiterError) -> String {
        let (start, length) = storage.string(at: heap.lowerBound + storage.number(at: offset))
        let bytes = storage.copy(start, min(length, PackFormat.longestName + 1))
        guard PackFormat.isName(bytes) else {
            throw .damagedPack("name", "the name of a table or column at byte \(start) is none")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
