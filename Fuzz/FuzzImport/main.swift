import TidewaiterDocuments
import TidewaiterImporting
import TidewaiterPacks
import TidewaiterQuantities
import TidewaiterTariffs

let options = {
    var options = ImportOptions(
        retrieved: CivilDate(year: 2026, month: 11, day: 21) ?? CivilDate(unchecked: 2026, 11, 21))
    options.from = options.retrieved
    options.isCIF = true
    options.currency = "EUR"
    options.jurisdiction = "XA"
    return options
}()

/// Imports the input as the kind of export that its first byte chooses; what comes of it builds, opens and assesses.
@c(LLVMFuzzerTestOneInput)
public func fuzzImport(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
    let kinds = Importer.allCases
    guard let first = bytes.first else { return 0 }
    let kind = kinds[Int(first) % kinds.count]
    let pack: ImportedPack
    do throws(TidewaiterError) {
        pack = try kind.read([ImportSource(name: "input", bytes: Array(bytes.dropFirst()))], options)
    } catch {
        guard !error.message.isEmpty else { fatalError("an error without a message: \(error)") }
        return 0
    }
    for entry in pack.report.leftOut where entry.reason.isEmpty { fatalError("left out without a reason: \(entry)") }
    do throws(TidewaiterError) {
        let built = try Pack.open(try PackSource(files: pack.files.map { ($0.name, $0.bytes) }).build())
        try built.checkRows()
        _ = try Assessor([built])
    } catch {
        fatalError("\(kind): what was imported does not build: \(error)")
    }
    return 0
}
