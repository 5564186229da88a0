internal import TidewaiterDocuments

/// Whether a receipt is what it says it is.
public struct Verification: Sendable, Hashable {
    /// Name and version of the JSON that ``json()`` writes.
    public static let schema = "tidewaiter.verification/1"

    /// What is wrong with a receipt, and where.
    public struct Flaw: Sendable, Hashable {
        /// JSON Pointer into the receipt.
        public let path: String
        /// What is wrong, in a sentence.
        public let message: String
    }

    /// The hash that the receipt states.
    public let sha256: String
    /// How many steps it has.
    public let steps: Int
    /// The first thing that is wrong; `nil` where all is right.
    public let flaw: Flaw?

    /// Whether all is right.
    public var isValid: Bool { flaw == nil }

    /// The verification as JSON.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        json.member("outcome", isValid ? "passed" : "failed")
        json.member("sha256", sha256)
        json.member("steps", steps)
        json.key("flaw")
        if let flaw {
            json.beginObject()
            json.member("path", flaw.path)
            json.member("message", flaw.message)
            json.endObject()
        } else {
            json.null()
        }
        json.endObject()
        return json.bytes
    }

    /// For people.
    public func text() -> String {
        guard let flaw else { return "valid: \(steps) steps, sha256 \(sha256)\n" }
        return "not valid: \(flaw.path.isEmpty ? "" : "\(flaw.path): ")\(flaw.message)\n"
    }
}
