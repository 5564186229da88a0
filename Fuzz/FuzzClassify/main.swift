import ClassificationSamples

let classification = {
    guard let input = try? ClassificationInput() else { fatalError("no nomenclature") }
    return input
}()

/// Classifies the input, learns it, or changes a model by it, and holds what came out against itself.
@c(LLVMFuzzerTestOneInput)
public func fuzzClassify(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let flaws = classification.flaws(unsafe Array(UnsafeBufferPointer(start: data, count: size)))
    if let flaw = flaws.first { fatalError(flaw) }
    return 0
}
