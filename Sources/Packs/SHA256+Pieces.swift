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
        for several in [16, 2] {
            while bytes.count - at >= several * piece,
                let digests = digests(of: several, bytes.extracting(at..<at + several * piece))
            {
                whole.update(digests.span)
                at += several * piece
            }
        }
        while at < bytes.count {
            let end = min(at + piece, bytes.count)
            whole.update(digest(bytes.extracting(at..<end)).span)
            at = end
        }
        return whole.finish()
    }

    /// The digests of two or sixteen whole pieces, one behind the other; `nil` where the processor does not take so many at
    /// once.
    private static func digests(of count: Int, _ pieces: Span<UInt8>) -> [UInt8]? {
        var states: [UInt32] = []
        for _ in 0..<count { for word in 0..<8 { states.append(initial[word]) } }
        let isTaken = unsafe states.withUnsafeMutableBufferPointer { states in
            unsafe pieces.withUnsafeBufferPointer { pieces in
                // There are as many states of eight words as there are pieces.
                guard let states = states.baseAddress, let bytes = pieces.baseAddress else { return false }
                return unsafe twsha256_take_several(Int32(count), states, bytes, piece, piece / 64) != 0
            }
        }
        guard isTaken else { return nil }
        return (0..<count).flatMap { text in
            var hash = SHA256()
            for word in 0..<8 { hash.state[word] = states[8 * text + word] }
            hash.length = UInt64(piece)
            return hash.finish()
        }
    }
}
