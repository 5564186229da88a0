import TidewaiterDocuments
import TidewaiterPacks

/// Opens the input as a pack, its hash put right first as a forger would, and reads all that is in it.
@c(LLVMFuzzerTestOneInput)
public func fuzzPack(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    var bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
    if bytes.count > 48 { bytes.replaceSubrange(16..<48, with: SHA256.digest(Array(bytes[48...]).span)) }
    do {
        let pack = try Pack.open(bytes)
        for table in pack.tables { read(table) }
    } catch {
        guard !error.message.isEmpty else { fatalError("an error without a message: \(error)") }
    }
    return 0
}

/// Reads every cell and finds every row by its key.
func read(_ table: PackTable) {
    _ = table.validities()
    for row in table.rows {
        for column in table.columns.indices { _ = table.text(row, column) }
        let key = table.cell(row, 0)
        guard table.rows(key: key).contains(row),
            table.rows(keyPrefix: key.text).contains(row) || key.text.utf8.count == 0
        else { fatalError("row \(row) of \(table.name) is not found by its key") }
    }
}
