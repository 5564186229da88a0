import BookSamples
import TidewaiterDocuments

let limits = {
    var limits = Limits.standard
    limits.items = 10_000
    limits.valueBytes = 1 << 16
    return limits
}()

/// Reads, compiles and examines the input as a rule book, and runs the tests in it.
@c(LLVMFuzzerTestOneInput)
public func fuzzBook(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let bytes = unsafe [UInt8](UnsafeBufferPointer(start: data, count: size))
    do {
        let problems = try WrittenBook(bytes).problems(limits)
        if !problems.isEmpty { fatalError(problems.joined(separator: "\n")) }
    } catch {
        fatalError("\(error)")
    }
    return 0
}
