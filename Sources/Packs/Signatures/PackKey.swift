public import TidewaiterDocuments

/// The public key of one who signs packs (Ed25519, RFC 8032).
public struct PackKey: Sendable, Hashable, CustomStringConvertible {
    /// Its 32 bytes.
    package let bytes: [UInt8]

    package init?(bytes: [UInt8]) {
        guard bytes.count == Ed25519.keyLength else { return nil }
        self.bytes = bytes
    }

    /// A key from its 64 hexadecimal digits, or from the content of a file of a public key, as `tidewaiter pack key`
    /// writes it.
    ///
    /// - Throws: ``TidewaiterError`` with status `argument` where the text is no public key.
    public init(_ text: String) throws(TidewaiterError) {
        bytes = try KeyFile.read(text, .public)
    }

    /// Its 64 hexadecimal digits.
    public var description: String { Hexadecimal.text(bytes) }

    /// The content of its file.
    package var file: String { KeyFile.text(.public, bytes) }
}

/// The key that packs are signed with; whoever has it signs in the owner's name.
package struct PackSigningKey: Sendable {
    private let seed: [UInt8]

    /// A key from 32 random bytes.
    package init?(seed: [UInt8]) {
        guard seed.count == Ed25519.keyLength else { return nil }
        self.seed = seed
    }

    /// A key from the content of its file.
    package init(_ text: String) throws(TidewaiterError) { seed = try KeyFile.read(text, .secret) }

    /// The key that its signatures are verified with.
    package var publicKey: PackKey? { PackKey(bytes: Ed25519.publicKey(of: seed)) }

    /// The content of its file.
    package var file: String { KeyFile.text(.secret, seed) }

    func signature(of message: [UInt8]) -> [UInt8] { Ed25519.signature(of: message, by: seed) }
}

/// The files of keys: one line, `tidewaiter.pack-key/1 public 64 hexadecimal digits`; lines from `#` on are notes.
enum KeyFile {
    enum Kind: String {
        case `public`
        case secret
    }

    private static let schema = "tidewaiter.pack-key/1"

    static func text(_ kind: Kind, _ bytes: [UInt8]) -> String {
        "\(schema) \(kind.rawValue) \(Hexadecimal.text(bytes))\n"
    }

    static func read(_ text: String, _ kind: Kind) throws(TidewaiterError) -> [UInt8] {
        let lines = text.split(whereSeparator: \.isNewline).filter {
            !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace)
        }
        let words = lines.first?.split(separator: " ") ?? []
        if lines.count == 1, kind == .public, words.count == 1, let bytes = Hexadecimal.bytes(words[0]) { return bytes }
        guard lines.count == 1, words.count == 3, words[0] == schema, let bytes = Hexadecimal.bytes(words[2]) else {
            throw TidewaiterError(
                .argument, "pack.key",
                "This is no \(kind.rawValue) key: its file has one line, \"\(schema) \(kind.rawValue)\" and 64 "
                    + "hexadecimal digits. Make keys with `tidewaiter pack key`.")
        }
        guard words[1] == kind.rawValue else {
            throw TidewaiterError(
                .argument, "pack.key", "This is a \(words[1]) key; a \(kind.rawValue) key is needed here.")
        }
        return bytes
    }
}
