import Testing
import TidewaiterTestSupport

@testable import TidewaiterExpressions

@Suite struct ConformanceTests {
    @Test(
        "Every case of CEL's conformance suite without messages gives its result, its error or its type",
        .enabled(if: Files.reference != nil, "TIDEWAITER_REFERENCE names no folder with oracle/cel_conformance.jsonl"))
    func conformance() throws {
        let cases = try #require(ConformanceCase.load(), "oracle/cel_conformance.jsonl cannot be read")
        var passed: [String: Int] = [:]
        var seen: [String: Int] = [:]
        for one in cases {
            let file = one.text("file")
            seen[file, default: 0] += 1
            if let failure = one.failure() {
                Issue.record("\(file)/\(one.text("section"))/\(one.text("name")): \(one.text("expr")): \(failure)")
            } else {
                passed[file, default: 0] += 1
            }
        }
        for (file, count) in ConformanceCase.files.sorted(by: { $0.key < $1.key }) {
            print("conformance: \(file) \(passed[file] ?? 0) of \(seen[file] ?? 0)")
            #expect(seen[file] == count, "the number of cases in \(file)")
        }
        let sum = passed.values.reduce(0, +)
        print("conformance: \(sum) of \(cases.count)")
        #expect(sum == 1648)
    }
}
