internal import CSHA256

/// The digest of a large file by its pieces, which can be taken two or sixteen at a time: within one text each step waits
/// for the one before.
extension SHA256 {
    /// So many bytes a piece has, the last maybe fewer.
    private static let piece = 1 << 16

    /// The digest of the digests of all pieces of 64 KiB, one after the other.
    package static func digestOfPieces(_ bytes: Span<UInt8>) -> [UInt8] {
        var whole = SHA256()
        var at = 0
        while bytes.count - at >= 16 * piece, let many = digests(ofSixteen: bytes.extracting(at..<at + 16 * piece)) {
            whole.update(many.span)
            at += 16 * piece
        }
        while bytes.count - at >= 2 * piece {
            let pair = digests(
                bytes.extracting(at..<at + piece), bytes.extracting(at + piece..<at + 2 * piece))
            whole.update(pair.span)
            at += 2 * piece
        }
        while at < bytes.count {
            let end = min(at + piece, bytes.count)
            whole.update(digest(bytes.extracting(at..<end)).span)
            at = end
        }
        return whole.finish()
    }

    /// The digests of sixteen pieces, one behind the other; `nil` where the processor does not take so many.
    private static func digests(ofSixteen pieces: Span<UInt8>) -> [UInt8]? {
        var states: [UInt32] = []
        for _ in 0..<16 { for word in 0..<8 { states.append(SHA256.initial[word]) } }
        let isTaken = unsafe states.withUnsafeMutableBufferPointer { states in
            unsafe pieces.withUnsafeBufferPointer { pieces in
                // There are sixteen states of eight words and sixteen pieces.
                guard let states = states.baseAddress, let bytes = pieces.baseAddress else { return false }
                return unsafe twsha256_take_sixteen(states, bytes, piece, piece / 64) != 0
            }
        }
        guard isTaken else { return nil }
        return (0..<16).flatMap { text in
            var hash = SHA256()
            for word in 0..<8 { hash.state[word] = states[8 * text + word] }
            hash.length = UInt64(piece)
            return hash.finish()
        }
    }

    /// The digests of two texts of as many whole blocks, one behind the other.
    private static func digests(_ first: Span<UInt8>, _ second: Span<UInt8>) -> [UInt8] {
        var (one, other) = (SHA256(), SHA256())
        if !take(first, &one, second, &other) {
            one.update(first)
            other.update(second)
        }
        return one.finish() + other.finish()
    }

    /// Takes them by the instructions that the processor has for it; whether it has them.
    private static func take(
        _ first: Span<UInt8>, _ one: inout SHA256, _ second: Span<UInt8>, _ other: inout SHA256
    ) -> Bool {
        let blocks = min(first.count, second.count) / 64
        var words = one.state.mutableSpan
        var others = other.state.mutableSpan
        let isTaken = unsafe words.withUnsafeMutableBufferPointer { words in
            unsafe others.withUnsafeMutableBufferPointer { others in
                unsafe first.withUnsafeBufferPointer { first in
                    unsafe second.withUnsafeBufferPointer { second in
                        // Both states have the eight words that it writes, and both texts the blocks that it reads.
                        guard let one = words.baseAddress, let other = others.baseAddress,
                            let first = first.baseAddress, let second = second.baseAddress
                        else { return false }
                        return unsafe twsha256_take_two(one, first, other, second, blocks) != 0
                    }
                }
            }
        }
        guard isTaken else { return false }
        one.length = UInt64(blocks * 64)
        other.length = UInt64(blocks * 64)
        return true
    }
}
