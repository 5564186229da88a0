import Tidewaiter
import TidewaiterDocuments

let engine = {
    guard let engine = try? Engine(limits: Limits(answerBytes: 8 << 20)) else { fatalError("no engine") }
    return engine
}()

/// Assesses the input as requests, one a line, and holds what came out against itself: every line that is not blank has an
/// answer that is JSON, the same as by itself, with totals just where they may be.
@c(LLVMFuzzerTestOneInput)
public func fuzzRequest(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let input = unsafe Array(UnsafeBufferPointer(start: data, count: size))
    var lines: [Int: ArraySlice<UInt8>] = [:]
    let marked = input.starts(with: [0xEF, 0xBB, 0xBF]) ? input.dropFirst(3) : input[...]
    // Lines end with a line feed, a carriage return, or both.
    var (number, start) = (1, marked.startIndex)
    for place in marked.indices where [0x0A, 0x0D].contains(marked[place]) {
        if marked[place] == 0x0A, place > marked.startIndex, marked[place - 1] == 0x0D {
            start = place + 1
            continue
        }
        if marked[start..<place].contains(where: { ![0x20, 0x09].contains($0) }) {
            lines[number] = marked[start..<place]
        }
        (number, start) = (number + 1, place + 1)
    }
    if marked[start...].contains(where: { ![0x20, 0x09].contains($0) }) { lines[number] = marked[start...] }
    var answers = 0
    try? engine.assess(jsonLines: input) { entry in
        answers += 1
        guard let line = lines[entry.line] else { fatalError("an answer to a blank line") }
        let json = entry.json()
        guard (try? JSONDocument(json))?.root.kind == .object else { fatalError("an answer that is no JSON") }
        switch entry.result {
        case .success(let assessment):
            if (assessment.totals == nil) != (assessment.outcome == .refused) { fatalError("totals out of place") }
            if let totals = assessment.totals {
                if totals.duty.low.isNegative || totals.customsValue.low.isNegative { fatalError("below zero") }
                if assessment.outcome == .computed, !totals.total.isExact { fatalError("computed, and open") }
            }
            // Places count in the whole input, so only what has none is the same by itself. UTF-16 is for single requests.
            if assessment.findings.isEmpty, let alone = try? engine.assess(json: Array(line)), alone.json() != json {
                fatalError("another answer by itself")
            }
        case .failure(let error):
            if let place = error.place, place.line != entry.line { fatalError("an error on another line") }
        }
    }
    if answers != lines.count { fatalError("\(answers) answers to \(lines.count) lines") }
    return 0
}
