import FuzzSupport
import TidewaiterDocuments
import TidewaiterManifests

/// Reads the input as an X12 interchange, asks every value for all that it knows, and reads back what was written from
/// it: as JSON, and as X12.
@c(LLVMFuzzerTestOneInput)
public func fuzzX12(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
    let limits = Limits(valueBytes: 1024, items: 10_000, findings: 20)
    do {
        let declaration = try Declaration.read(bytes, input: "fuzz", format: .x12, limits: limits)
        guard declaration.findings.count <= 20 else { fatalError("more findings than the limit") }
        for finding in declaration.findings where finding.place == nil { fatalError("a finding without a place") }
        check(declaration.interchange)
        let again = try Declaration.read(declaration.json())
        guard again == declaration else { fatalError("what was written is not read again the same") }
        // What cannot be written says so.
        if let written = try? declaration.write(as: .x12) {
            guard (try? Declaration.read(written.bytes, format: .x12)) != nil else {
                fatalError("what was written cannot be read")
            }
        }
    } catch {
        guard error.place != nil else { fatalError("an error without a place: \(error)") }
    }
    return 0
}
