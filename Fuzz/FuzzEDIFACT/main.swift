import FuzzSupport
import TidewaiterDocuments
import TidewaiterManifests

/// Reads the input as an interchange, asks every value for all that it knows, and reads back what was written from it.
@c(LLVMFuzzerTestOneInput)
public func fuzzEDIFACT(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
    let limits = Limits(valueBytes: 1024, items: 10_000, findings: 20)
    do {
        let declaration = try Declaration.read(bytes, input: "fuzz", format: .edifact, limits: limits)
        guard declaration.findings.count <= 20 else { fatalError("more findings than the limit") }
        for finding in declaration.findings where finding.place == nil { fatalError("a finding without a place") }
        check(declaration.interchange)
        answer(bytes, limits)
        let again = try Declaration.read(declaration.json())
        guard again == declaration else { fatalError("what was written is not read again the same") }
    } catch {
        guard error.place != nil else { fatalError("an error without a place: \(error)") }
    }
    return 0
}

/// Compares the input with its directories, and answers it; the answer has to be an interchange.
func answer(_ bytes: [UInt8], _ limits: Limits) {
    guard let strict = try? Declaration.read(bytes, format: .edifact, limits: limits, mode: .strict),
        let options = try? Acknowledgement.Options(reference: "1", preparedAt: "2026-11-21T09:30"),
        let answer = try? strict.acknowledgement(options: options, limits: limits)
    else { return }
    guard (try? Declaration.read(answer.bytes, format: .edifact)) != nil else { fatalError("an answer that is none") }
}
