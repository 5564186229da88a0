import Testing
import TidewaiterDocuments

@testable import TidewaiterPacks

@Suite("Signatures of packs")
struct PackSignatureTests {
    private let mine = PackSigningKey(seed: Array(0..<32))
    private let other = PackSigningKey(seed: Array(repeating: 7, count: 32))

    /// RFC 8032, section 7.1, tests 1 to 3.
    @Test(
        "Keys and signatures are those of the published examples",
        arguments: [
            (
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", [UInt8](),
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            ),
            (
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", [0x72],
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            ),
            (
                "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", [0xAF, 0x82],
                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            ),
        ])
    func published(secret: String, key: String, message: [UInt8], half: String) throws {
        let seed = try #require(Hexadecimal.bytes(secret[...]))
        let publicKey = Ed25519.publicKey(of: seed)
        #expect(Hexadecimal.text(publicKey) == key)
        let signature = Ed25519.signature(of: message, by: seed)
        #expect(Hexadecimal.text(signature).hasPrefix(half))
        #expect(Ed25519.verifies(signature, of: message, by: publicKey))
        #expect(!Ed25519.verifies(signature, of: message + [0], by: publicKey))
    }

    @Test("A signed pack is the same pack, and has the signatures of all who signed it, each once")
    func signing() throws {
        let (mine, other) = (try #require(mine), try #require(other))
        let plain = try Pack.open(PackSamples.built())
        let once = try Pack.open(plain.signed(with: mine))
        let twice = try Pack.open(once.signed(with: other))
        let again = try Pack.open(twice.signed(with: mine))
        #expect(once.sha256 == plain.sha256 && again.sha256 == plain.sha256)
        #expect(once.tables.map(\.count) == plain.tables.map(\.count))
        #expect(Set(again.signatures.map(\.key)) == Set([mine.publicKey, other.publicKey].compactMap(\.self)))
        #expect(again.bytes.count == twice.bytes.count)
        for key in [mine.publicKey, other.publicKey] {
            let key = try #require(key)
            #expect(try again.requireSignature(of: [key]) == key)
        }
    }

    @Test("What is not signed, or by another key, or was changed since, is refused with the reason")
    func refusals() throws {
        let (mine, other) = (try #require(mine), try #require(other))
        let key = try #require(mine.publicKey)
        func code(_ bytes: [UInt8], _ keys: [PackKey]) throws -> String? {
            try #require(throws: TidewaiterError.self) { try Pack.open(bytes).requireSignature(of: keys) }.code
        }
        let plain = try PackSamples.built()
        let pack = try Pack.open(plain)
        #expect(try code(plain, [key]) == "pack.unsigned")
        #expect(try code(pack.signed(with: other), [key]) == "pack.signer")
        #expect(try code(pack.signed(with: mine), []) == "pack.signer")
        let foreign = try PackSource(manifest: PackSamples.manifest, tables: [("t", Array("a\n1\n".utf8))]).build()
        let block = try pack.signed(with: mine)[plain.count...]
        #expect(try code(foreign + block, [key]) == "pack.signature")
    }

    @Test("Any changed byte of a signed pack is noticed, and any truncation but that of whole signatures")
    func damage() throws {
        let (mine, other) = (try #require(mine), try #require(other))
        let key = try #require(mine.publicKey)
        let plain = try PackSamples.built()
        let signed = try Pack.open(plain).signed(with: mine)
        for at in signed.indices {
            var damaged = signed
            damaged[at] ^= 0x20
            #expect(throws: TidewaiterError.self) { try Pack.open(damaged).requireSignature(of: [key]) }
        }
        let both = try Pack.open(signed).signed(with: other)
        for length in 0..<both.count where length != plain.count && length != signed.count {
            #expect(throws: TidewaiterError.self) { try Pack.open(Array(both[..<length])) }
        }
        #expect(throws: TidewaiterError.self) {
            try Pack.open(plain + Array(repeating: both[plain.count...], count: 9).flatMap { $0 })
        }
    }

    @Test("Files of keys are read back, and what is none is refused")
    func files() throws {
        let mine = try #require(mine)
        let key = try #require(mine.publicKey)
        #expect(try PackKey(key.file) == key)
        #expect(try PackKey("# of the ministry\r\n\(key.file)\n") == key)
        #expect(try PackKey(key.description.uppercased()) == key)
        #expect(try PackSigningKey(mine.file).publicKey == key)
        for text in [
            "", "x", mine.file, key.file + key.file, String(key.description.dropLast()), "ä\(key.description)",
        ] {
            #expect(try #require(throws: TidewaiterError.self) { try PackKey(text) }.code == "pack.key")
        }
        #expect(throws: TidewaiterError.self) { try PackSigningKey(key.file) }
        #expect(PackSigningKey(seed: [1]) == nil && PackKey(bytes: []) == nil)
    }
}
