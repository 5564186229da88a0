/// The JSON of what many charges or offers share, in the three pieces between which the line and the amounts stand: one
/// object and one array, as references are counted for every piece of every charge.
final class WrittenTerms: Sendable {
    enum Piece {
        case head
        case middle
        case tail
    }

    let bytes: [UInt8]
    private let headEnd: Int
    private let middleEnd: Int

    init(
        head: (inout AnswerWriter) -> Void, middle: (inout AnswerWriter) -> Void, tail: (inout AnswerWriter) -> Void
    ) {
        var (headEnd, middleEnd) = (0, 0)
        bytes = AnswerWriter.bytes(reserving: 512) { out in
            head(&out)
            headEnd = out.count
            middle(&out)
            middleEnd = out.count
            tail(&out)
        }
        (self.headEnd, self.middleEnd) = (headEnd, middleEnd)
    }

    @inline(__always)
    func range(of piece: Piece) -> Range<Int> {
        switch piece {
        case .head: 0..<headEnd
        case .middle: headEnd..<middleEnd
        case .tail: middleEnd..<bytes.count
        }
    }
}
