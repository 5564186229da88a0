internal import CSHA256

/// The SHA-256 digest of FIPS 180-4, section 6.2.
///
/// Feed it with ``update(_:)`` as often as needed, then ask once for ``finish()``. The library has its own because
/// it needs nothing else of a cryptographic library to know that a pack is the pack it says it is.
package struct SHA256: Sendable {
    var state = SHA256.initial
    private var block = InlineArray<64, UInt8>(repeating: 0)
    /// Bytes waiting in `block`.
    private var waiting = 0
    /// Bytes fed so far; the padding states them in bits, modulo 2^64 as the standard says.
    var length: UInt64 = 0

    package init() {}

    /// The digest of `bytes`, in one step.
    package static func digest(_ bytes: Span<UInt8>) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    /// Takes the next bytes.
    package mutating func update(_ bytes: Span<UInt8>) {
        length &+= UInt64(truncatingIfNeeded: bytes.count)
        var at = 0
        if waiting > 0 {
            while waiting < 64, at < bytes.count {
                block[waiting] = bytes[at]
                waiting += 1
                at += 1
            }
            guard waiting == 64 else { return }
            compressBlock()
        }
        let whole = at + (bytes.count - at) / 64 * 64
        if take(bytes.extracting(at..<whole)) { at = whole }
        while bytes.count - at >= 64 {
            compress(bytes, at)
            at += 64
        }
        while at < bytes.count {
            block[waiting] = bytes[at]
            waiting += 1
            at += 1
        }
    }

    /// The 32 bytes of the digest; nothing can be fed after it.
    package mutating func finish() -> [UInt8] {
        let bits = length &* 8
        block[waiting] = 0x80
        waiting += 1
        if waiting > 56 {
            for at in waiting..<64 { block[at] = 0 }
            compressBlock()
        }
        for at in waiting..<56 { block[at] = 0 }
        for at in 0..<8 { block[56 + at] = UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64(at))) }
        compressBlock()
        var digest: [UInt8] = []
        digest.reserveCapacity(32)
        for at in 0..<8 {
            for shift: UInt32 in [24, 16, 8, 0] { digest.append(UInt8(truncatingIfNeeded: state[at] >> shift)) }
        }
        return digest
    }

    /// Takes whole blocks by the instructions that the processor has for it; whether it has them.
    private mutating func take(_ blocks: Span<UInt8>) -> Bool {
        var words = state.mutableSpan
        return unsafe words.withUnsafeMutableBufferPointer { words in
            unsafe blocks.withUnsafeBufferPointer { blocks in
                // The state has the eight words that it writes, and it reads as many whole blocks as there are.
                guard let state = words.baseAddress, let bytes = blocks.baseAddress else { return false }
                return unsafe twsha256_take(state, bytes, blocks.count / 64) != 0
            }
        }
    }

    private mutating func compressBlock() {
        var schedule = InlineArray<64, UInt32>(repeating: 0)
        for word in 0..<16 {
            let at = word &* 4
            schedule[word] = Self.word(block[at], block[at &+ 1], block[at &+ 2], block[at &+ 3])
        }
        compress(&schedule)
        waiting = 0
    }

    private mutating func compress(_ bytes: Span<UInt8>, _ start: Int) {
        var schedule = InlineArray<64, UInt32>(repeating: 0)
        for word in 0..<16 {
            let at = start &+ word &* 4
            schedule[word] = Self.word(bytes[at], bytes[at &+ 1], bytes[at &+ 2], bytes[at &+ 3])
        }
        compress(&schedule)
    }

    /// Section 6.2.2, steps 1 to 4, for a block whose sixteen words stand at the start of the schedule.
    private mutating func compress(_ w: inout InlineArray<64, UInt32>) {
        for t in 16..<64 {
            let x = w[t &- 15]
            let y = w[t &- 2]
            let s0 = Self.rotate(x, 7) ^ Self.rotate(x, 18) ^ (x >> 3)
            let s1 = Self.rotate(y, 17) ^ Self.rotate(y, 19) ^ (y >> 10)
            w[t] = w[t &- 16] &+ s0 &+ w[t &- 7] &+ s1
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for t in 0..<64 {
            let s1 = Self.rotate(e, 6) ^ Self.rotate(e, 11) ^ Self.rotate(e, 25)
            let choice = (e & f) ^ (~e & g)
            let t1 = h &+ s1 &+ choice &+ Self.constants[t] &+ w[t]
            let s0 = Self.rotate(a, 2) ^ Self.rotate(a, 13) ^ Self.rotate(a, 22)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            (h, g, f, e) = (g, f, e, d &+ t1)
            (d, c, b, a) = (c, b, a, t1 &+ s0 &+ majority)
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
        state[5] &+= f
        state[6] &+= g
        state[7] &+= h
    }

    @inline(__always)
    private static func word(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> UInt32 {
        UInt32(a) << 24 | UInt32(b) << 16 | UInt32(c) << 8 | UInt32(d)
    }

    @inline(__always)
    private static func rotate(_ x: UInt32, _ n: UInt32) -> UInt32 { x >> n | x << (32 &- n) }

    /// Section 5.3.3.
    static let initial: InlineArray<8, UInt32> = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    /// Section 4.2.2.
    private static let constants: InlineArray<64, UInt32> = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
