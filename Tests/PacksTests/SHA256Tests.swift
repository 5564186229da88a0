import Testing
import TidewaiterPacks

/// Lengths around the padding's edges, with digests computed by Python's hashlib over `sample(length)`.
private let cases: [(length: Int, digest: String)] = [
    (1, "9defb0a9e163278be0e05aa01b312ec78cfa3726869503385e76e3a4b7950648"),
    (3, "6c3af95a607c169db7437c65a4e41ef02edf2ea816026126a662b34596129bef"),
    (31, "4d7aa0d187e61eb9e8b0006581f02851601fff4cbcb9b08f8d7b0c12a43a0650"),
    (55, "95d44fc1c7f93f5df033c1934f30bef86cf0a43c728f50f25d196679f287f895"),
    (56, "09ab6a2a552cbffd778a7ac4a9d90683ce50926fd4b70d4f6db77adf125222b9"),
    (57, "8a14e57f7c530d4f47687e146e27c76fce659f9d468c7f5e592588435e172255"),
    (63, "1c48e8786e0473b69a3280fd21b1959cdbdd85fa9ecde9306778cf66e0a5ff90"),
    (64, "ebf56f4ec7d63a3b6c0c7ebea0207d6d733e741ff9d2225a991954f4782521ed"),
    (65, "5c47f436061e57281fe4f099f684a1c50ee1af096300b2ac6275cd179f902fe8"),
    (111, "fa3a3feaa7608ca53d30cd0633928e0efe8645ee1502462cca0ef85a62d0b774"),
    (119, "f59539e50cc5e2700e8adc07608381bcfa64717b7c96f3d0f21ac0e1a2ac9eb4"),
    (120, "a5721334c3203365f16a92e5c919e906d453eb74d8c21b8874abfc90cf480d00"),
    (127, "f2e8fa4d66b175bfe7ba31307119bcc99661009b6306f8d03b91bc3b03349021"),
    (128, "a1730979b5dd59208a271c7ba88e07348ca9bf5aff5c2399ce3ed8e83c374d05"),
    (129, "69131c0319f8aa4f67635ad2e165d99f08e218ed945e8d6ca5abdd846357342f"),
    (1000, "10ebe6b4ce8cd327a37ef119ee72bacffa470605e944ff3ca5dbfe7a9acc52ec"),
    (4096, "f302a13b83fae96b27f4c275b19ff86328120e3a8c0cadba56e7cb356dbca944"),
    (65537, "33084b2f3a3e966dfb29d82f2080236478813d6795614dd29d122357ef25eaa8"),
]

/// Bytes of a linear congruential sequence seeded by their number.
private func sample(_ count: Int) -> [UInt8] {
    var state = UInt32(count + 1)
    return (0..<count).map { _ in
        state = (state &* 1_103_515_245 &+ 12345) & 0x7fff_ffff
        return UInt8(truncatingIfNeeded: state >> 16)
    }
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

@Suite("SHA-256")
struct SHA256Tests {
    @Test(
        "gives the digests published with FIPS 180",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ])
    func published(text: String, digest: String) {
        #expect(hexadecimal(SHA256.digest(Array(text.utf8).span)) == digest)
    }

    @Test("agrees with Python's hashlib around every edge of the padding", arguments: cases)
    func peer(length: Int, digest: String) {
        #expect(hexadecimal(SHA256.digest(sample(length).span)) == digest)
    }

    @Test("gives the same digest however the bytes are cut", arguments: [1, 7, 63, 64, 65, 200])
    func cuts(step: Int) {
        let bytes = sample(1000)
        var hash = SHA256()
        var at = 0
        while at < bytes.count {
            let end = min(at + step, bytes.count)
            hash.update(Array(bytes[at..<end]).span)
            at = end
        }
        #expect(hash.finish() == SHA256.digest(bytes.span))
    }

    @Test(
        "of pieces is that of the digests of all pieces of 64 KiB, one by one or several at a time",
        arguments: [0, 1, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 300_000, 1_048_576, 1_200_000])
    func pieces(length: Int) {
        let bytes = sample(length)
        let digests = stride(from: 0, to: length, by: 65_536).flatMap { start in
            SHA256.digest(Array(bytes[start..<min(start + 65_536, length)]).span)
        }
        #expect(SHA256.digestOfPieces(bytes.span) == SHA256.digest(digests.span))
    }

    @Test("of pieces agrees with Python's hashlib")
    func piecesOfPeer() {
        #expect(
            hexadecimal(SHA256.digestOfPieces(sample(300_000).span))
                == "6e6909b46c34244f917a87f1702c59c133d7c4d6e69d10ca0ebb5604c1564cda")
    }
}
