package import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// What proves an assessment: the request, the packs by their hashes, every step of every figure, and a hash over it all.
///
/// A receipt is a function of the request as it asks (not of how it was written), of the packs and of the version of
/// the engine: on any machine and from any language its bytes are the same.
public struct Receipt: Sendable, Hashable {
    /// Name and version of the form.
    public static let schema = "tidewaiter.receipt/1"

    /// The receipt: canonical JSON (RFC 8785).
    public let bytes: [UInt8]
    /// SHA-256 over the canonical bytes without the member `sha256`, in hexadecimal: what the member says.
    public let sha256: String

    /// The receipt of an answer that was asked for with every step.
    init(_ answer: Assessment, request: CanonicalJSON) {
        var members = answer.receiptMembers(request: request)
        members["steps"] = ReceiptLedger(answer, .object(members)).json
        sha256 = Self.hash(of: members)
        members["sha256"] = .string(sha256)
        bytes = CanonicalJSON.object(members).bytes
    }

    /// The hash over the members of a receipt but its own.
    static func hash(of members: [String: CanonicalJSON]) -> String {
        var members = members
        members["sha256"] = nil
        let bytes = CanonicalJSON.object(members).bytes
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in SHA256.digest(bytes.span) {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Assessor {
    /// The receipt of a request; the figures in it are those of ``assess(_:explain:)``.
    ///
    /// The request is read from its canonical form first, so that nothing but what a receipt holds can matter.
    package func receipt(
        for request: AssessmentRequest, limits: Limits = .standard
    ) throws(TidewaiterError) -> Receipt {
        var request = request
        if request.publications.rates != nil,
            let completed = converting(request, asAskedBy: try assessed(request, explain: false))
        {
            request = completed
        }
        return try receipt(json: request.canonical.bytes, limits: limits)
    }

    /// The same for a request in the form that a receipt holds.
    package func receipt(json: [UInt8], limits: Limits) throws(TidewaiterError) -> Receipt {
        var request = try AssessmentRequest(json: json, input: "request", limits: limits)
        // They are about how the request was written.
        request.findings = []
        return Receipt(try assess(request, explain: true), request: request.canonical)
    }
}
