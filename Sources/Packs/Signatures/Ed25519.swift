import CSodium

/// Signatures of RFC 8032, section 5.1.
enum Ed25519 {
    static let keyLength = 32
    static let signatureLength = 64

    /// The public key of a secret one; empty where that has another length than 32 bytes.
    static func publicKey(of secret: [UInt8]) -> [UInt8] {
        guard secret.count == keyLength else { return [] }
        var key = [UInt8](repeating: 0, count: keyLength)
        unsafe twsodium_public_key(secret, &key)
        return key
    }

    static func signature(of message: [UInt8], by secret: [UInt8]) -> [UInt8] {
        guard secret.count == keyLength else { return [] }
        var signature = [UInt8](repeating: 0, count: signatureLength)
        unsafe twsodium_sign(secret, message, message.count, &signature)
        return signature
    }

    static func verifies(_ signature: [UInt8], of message: [UInt8], by key: [UInt8]) -> Bool {
        guard key.count == keyLength, signature.count == signatureLength else { return false }
        return unsafe twsodium_verify(signature, message, message.count, key) == 1
    }
}
