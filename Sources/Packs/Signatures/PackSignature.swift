package import TidewaiterDocuments

/// A signature behind the content of a built pack, see ``PackFormat``.
package struct PackSignature: Sendable, Hashable {
    /// Whose it says it is.
    package let key: PackKey
    let bytes: [UInt8]

    static let magic: [UInt8] = Array("TWSIGN\r\n".utf8)
    static let length = magic.count + Ed25519.keyLength + Ed25519.signatureLength
    /// Bound on what a hostile file can make one verify.
    static let most = 16
    /// So that a signature of a pack is one of nothing else.
    private static let purpose: [UInt8] = Array("tidewaiter.pack-signature/1\n".utf8)

    /// What is signed: the purpose and the first 48 bytes of the file, which end with the hash of all others.
    static func message(_ header: [UInt8]) -> [UInt8] { purpose + header }

    func verifies(_ header: [UInt8]) -> Bool {
        Ed25519.verifies(bytes, of: Self.message(header), by: key.bytes)
    }

    /// The block in the file.
    var block: [UInt8] { Self.magic + key.bytes + bytes }

    /// Divides a file into the content of its stated length and the signatures behind it.
    static func split(_ file: [UInt8]) throws(TidewaiterError) -> (content: [UInt8], signatures: [PackSignature]) {
        guard file.count > PackFormat.headerLength, file.starts(with: PackFormat.magic) else { return (file, []) }
        let length = (0..<4).reduce(0) { $0 | Int(file[PackFormat.contentOffset + $1]) << (8 * $1) }
        guard length >= PackFormat.headerLength, length < file.count else { return (file, []) }
        let (count, rest) = (file.count - length).quotientAndRemainder(dividingBy: Self.length)
        guard rest == 0, count <= most else {
            throw .damagedPack("length", "it has \(file.count) bytes and states \(length)")
        }
        var signatures: [PackSignature] = []
        for start in stride(from: length, to: file.count, by: Self.length) {
            let keyStart = start + magic.count
            let bytesStart = keyStart + Ed25519.keyLength
            guard file[start..<keyStart].elementsEqual(magic),
                let key = PackKey(bytes: Array(file[keyStart..<bytesStart]))
            else { throw .damagedPack("signature", "what follows its content at byte \(start) is no signature") }
            signatures.append(PackSignature(key: key, bytes: Array(file[bytesStart..<start + Self.length])))
        }
        return (Array(file[..<length]), signatures)
    }
}

extension Pack {
    /// The bytes that signatures vouch for.
    private var header: [UInt8] { storage.copy(0, PackFormat.contentOffset) }

    /// The built file with a further signature; another one by the same key is replaced.
    package func signed(with key: PackSigningKey) throws(TidewaiterError) -> [UInt8] {
        guard let owner = key.publicKey else {
            throw TidewaiterError(.internal, "pack.key", "The key has no public half. Please report this.")
        }
        let signature = PackSignature(key: owner, bytes: key.signature(of: PackSignature.message(header)))
        let others = signatures.filter { $0.key != owner }
        guard others.count < PackSignature.most else {
            throw TidewaiterError(
                .limit, "pack.signatures", "The pack has \(others.count) signatures already, the most there may be.")
        }
        return storage.copy(0, storage.count) + (others + [signature]).flatMap(\.block)
    }

    /// The first of the keys that has signed the pack; throws, with the reason, where none has.
    @discardableResult
    package func requireSignature(of keys: [PackKey]) throws(TidewaiterError) -> PackKey {
        let accepted = signatures.filter { keys.contains($0.key) }
        if let valid = accepted.first(where: { $0.verifies(header) }) { return valid.key }
        let name = "The pack \(id) \(version)"
        if let forged = accepted.first {
            throw TidewaiterError(
                .data, "pack.signature",
                "\(name) has a signature by \(forged.key) that is not one of this file: the file was changed after it "
                    + "was signed, or somebody else made it. Get it again from its issuer.")
        }
        guard signatures.isEmpty else {
            let signers = signatures.map(\.key.description).joined(separator: ", ")
            throw TidewaiterError(
                .data, "pack.signer",
                "\(name) says it is signed by \(signers), which is no accepted key. Accept that key, if you trust it.")
        }
        throw TidewaiterError(
            .data, "pack.unsigned", "\(name) is not signed, and only signed packs are accepted. Get a signed one.")
    }
}
