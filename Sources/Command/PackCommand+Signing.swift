internal import Tidewaiter
internal import TidewaiterDocuments
internal import TidewaiterPacks

extension PackCommand {
    /// Makes a pair of keys: `OUT`, which only its owner may read, and `OUT.pub`.
    static func makeKey(_ path: String) throws(TidewaiterError) {
        var random = SystemRandomNumberGenerator()
        let seed = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        guard let key = PackSigningKey(seed: seed), let publicKey = key.publicKey else {
            throw TidewaiterError(.internal, "pack.key", "No key could be made. Please report this.")
        }
        try Console.create(Array(key.file.utf8), asSecretFile: path)
        try Console.write(Array(publicKey.file.utf8), toFile: "\(path).pub")
        Console.print("\(path): keep it secret\n\(path).pub: \(publicKey)")
    }

    /// Writes a pack with one more signature.
    static func sign(_ name: String, _ output: String, _ arguments: Arguments) throws(TidewaiterError) {
        let files = arguments.all("key")
        guard files.count == 1 else { throw Arguments.usage("Say with which secret key: --key FILE.") }
        let key: PackSigningKey
        do throws(TidewaiterError) {
            key = try PackSigningKey(String(decoding: Console.read(files[0], limit: 1 << 16), as: UTF8.self))
        } catch {
            throw error.naming(files[0])
        }
        let pack = try open(name, arguments)
        try pack.checkRows()
        try Console.write(pack.signed(with: key), toFile: output)
        Console.print("\(output): \(pack.id) \(pack.version), signed by \(key.publicKey?.description ?? "")")
    }
}
