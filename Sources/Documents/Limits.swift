/// Bounds that every reader and evaluator keeps, so that no input can exhaust memory or time.
///
/// Passing one stops the work with a ``TidewaiterError`` of status ``TidewaiterError/Status/limit``; only
/// `findings` is different: what comes after it is counted, and the report says how many were left out.
public struct Limits: Sendable, Hashable {
    /// Nesting of JSON values, XML elements and the like. Default 256.
    public var depth: Int
    /// Bytes of one value. Default 1 MiB.
    public var valueBytes: Int
    /// Items (values and nodes) of one document. Default 10 million.
    public var items: Int
    /// Findings kept for one document. Default 10,000.
    public var findings: Int
    /// Bytes of one input that is read whole. Default 4 GiB.
    public var inputBytes: Int
    /// Bytes of one consignment, or of one message without consignments, of an input that is read as a stream. Default
    /// 16 MiB.
    public var unitBytes: Int
    /// Bytes, as JSON, of the assessments of one document that are kept together. Default 256 MiB.
    public var answerBytes: Int

    /// The documented defaults, each of which can be changed.
    public init(
        depth: Int = 256, valueBytes: Int = 1 << 20, items: Int = 10_000_000, findings: Int = 10_000,
        inputBytes: Int = 4 << 30, answerBytes: Int = 256 << 20, unitBytes: Int = 16 << 20
    ) {
        self.depth = depth
        self.valueBytes = valueBytes
        self.items = items
        self.findings = findings
        self.inputBytes = inputBytes
        self.answerBytes = answerBytes
        self.unitBytes = unitBytes
    }

    /// The defaults.
    public static let standard = Limits()
}
