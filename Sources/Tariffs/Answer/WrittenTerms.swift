/// The JSON of what many charges or offers share, in the three pieces between which the line and the amounts stand.
///
/// It is memory of its own and not an array, whose references would be counted for every piece of every charge: that took a
/// tenth of the time of an answer. Invariant: `base` addresses `end` bytes that are written once, before anybody else can see
/// them, and are freed with the terms.
@safe
struct WrittenTerms: ~Copyable, @unchecked Sendable {
    private let base: UnsafeMutablePointer<UInt8>?
    private let headEnd: Int
    private let middleEnd: Int
    private let end: Int

    /// Nothing, for terms that are written when they are needed.
    init() {
        unsafe base = nil
        (headEnd, middleEnd, end) = (0, 0, 0)
    }

    init(
        head: (inout AnswerWriter) -> Void, middle: (inout AnswerWriter) -> Void, tail: (inout AnswerWriter) -> Void
    ) {
        var (headEnd, middleEnd) = (0, 0)
        let bytes = AnswerWriter.bytes(reserving: 512) { out in
            head(&out)
            headEnd = out.count
            middle(&out)
            middleEnd = out.count
            tail(&out)
        }
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
        for (index, byte) in bytes.enumerated() { unsafe (memory + index).initialize(to: byte) }
        unsafe base = memory
        (self.headEnd, self.middleEnd, end) = (headEnd, middleEnd, bytes.count)
    }

    deinit { unsafe base?.deallocate() }

    var isEmpty: Bool { end == 0 }

    /// What stands before the first amount, or the line.
    @inline(__always)
    func writeHead(to out: inout ByteSink) { write(from: 0, to: headEnd, &out) }

    /// What stands between them and the last amount.
    @inline(__always)
    func writeMiddle(to out: inout ByteSink) { write(from: headEnd, to: middleEnd, &out) }

    /// What stands behind it.
    @inline(__always)
    func writeTail(to out: inout ByteSink) { write(from: middleEnd, to: end, &out) }

    @inline(__always)
    private func write(from start: Int, to end: Int, _ out: inout ByteSink) {
        if let base = unsafe base { unsafe out.append(base + start, end &- start) }
    }
}
