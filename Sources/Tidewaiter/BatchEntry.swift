public import TidewaiterDocuments
public import TidewaiterTariffs

/// The answer to one of many requests.
public struct BatchEntry: Sendable {
    /// Name of the JSON that ``json()`` writes for a request without an answer.
    public static let errorSchema = "tidewaiter.error/1"

    /// Line of the input, from 1.
    public let line: Int
    /// The assessment, or why there is none.
    public let result: Result<Assessment, TidewaiterError>

    /// `failed` where there is no assessment, else its outcome.
    public var outcome: Outcome {
        switch result {
        case .success(let assessment): assessment.outcome
        case .failure: .failed
        }
    }

    /// The assessment as its own JSON; an error with the line, its code, its message and its place.
    public func json() -> [UInt8] {
        switch result {
        case .success(let assessment): return assessment.json()
        case .failure(let error):
            var json = JSONWriter()
            json.beginObject()
            json.member("schema", Self.errorSchema)
            json.member("line", line)
            json.key("error")
            json.beginObject()
            json.member("code", error.code)
            json.member("message", error.message)
            json.key("place")
            if let place = error.place { place.write(to: &json) } else { json.null() }
            json.endObject()
            json.endObject()
            return json.take()
        }
    }
}

/// The answers to many requests, as they are written: one line for each, in the order of the requests.
public struct BatchAssessment: Sendable {
    /// How many requests there were.
    public private(set) var count = 0
    /// How many of them have no answer but an error.
    public private(set) var failures = 0
    /// `failed` if any request has no assessment, else `refused` if any is, else `needs_facts` if any does, else
    /// `computed`.
    public private(set) var outcome = Outcome.computed
    /// JSON Lines: a `tidewaiter.assessment/1` or a `tidewaiter.error/1` for each request.
    public private(set) var jsonLines: [UInt8] = []
    /// The receipts that were asked for, one a line; an empty line for a request that has none.
    public private(set) var receipts: [UInt8] = []

    /// Adds an answer.
    ///
    /// - Parameter part: Which part of the requests is answered with it, above 0 and up to 1.
    mutating func add(_ entry: BatchEntry, answering part: Double) {
        count += 1
        switch entry.outcome {
        case .failed:
            failures += 1
            outcome = .failed
        case let one where outcome != .failed: outcome = DeclarationAssessment.outcome(outcome, and: one)
        default: break
        }
        let json = entry.json()
        reserve(json.count + 1, answering: part)
        jsonLines += json
        jsonLines.append(UInt8(ascii: "\n"))
        if case .success(let assessment) = entry.result, let receipt = assessment.receipt { receipts += receipt.bytes }
        receipts.append(UInt8(ascii: "\n"))
    }

    /// Makes room for so many bytes more, and at once for what all answers come to if the others are like those so far: an
    /// array that doubles again and again has its bytes copied, and new memory handed to it, as often.
    private mutating func reserve(_ count: Int, answering part: Double) {
        let needed = jsonLines.count + count
        guard needed > jsonLines.capacity else { return }
        let expected = Double(needed) / part * 1.05
        // What is reserved and never written to is not taken, but a first answer need not be like the others.
        var larger: [UInt8] = LargePages.array(reserving: Int(min(expected, Double(max(4 * needed, 128 << 20)))))
        larger += jsonLines
        jsonLines = larger
    }
}
