/// Numbers as a model's file has them: signed, counting millionths.
enum Millionths {
    private static let unit = 1_000_000.0

    /// What is written; numbers beyond 2,000 are cut.
    static func number(_ value: Double) -> UInt32 {
        UInt32(bitPattern: Int32(min(max((value * unit).rounded(), -2e9), 2e9)))
    }

    /// What was written.
    static func value(_ number: Int) -> Double { Double(Int32(truncatingIfNeeded: number)) / unit }
}
