public import TidewaiterDocuments
internal import TidewaiterPacks
internal import TidewaiterTariffs

extension Engine {
    /// Assesses the request of a receipt again, with the packs that the receipt names by their hashes, and compares.
    ///
    /// The packs are looked for among the built-in ones and all that the engine was made with, also those whose place
    /// another pack of the same id has taken.
    ///
    /// - Throws: ``TidewaiterError`` where the bytes are no receipt.
    public func replay(receipt bytes: [UInt8]) throws(TidewaiterError) -> Replay {
        let check = try ReceiptCheck(bytes, limits: limits)
        let receipt = check.receipt
        guard receipt["schema"]?.text == Receipt.schema, let request = receipt["request"],
            let version = receipt["engine"]?.text, let hash = receipt["sha256"]?.text
        else {
            throw TidewaiterError(
                .format, "receipt.schema", "This is no receipt of schema \(Receipt.schema). Give one that assess wrote."
            )
        }
        var replay = Replay(sha256: hash, engine: version)
        if let flaw = check.flaw { replay.add(.receipt, at: flaw.path, flaw.message) }
        if version != Self.version {
            replay.add(
                .engine, at: "/engine", "The receipt was made by version \(version), and this is \(Self.version).",
                version, Self.version)
        }
        var packs: [Pack] = []
        for (position, reference) in (receipt["packs"]?.elements ?? []).enumerated() {
            let name = "\(reference["id"]?.text ?? "?") \(reference["version"]?.text ?? "?")"
            guard let hash = reference["sha256"]?.text, let pack = archive.last(where: { $0.sha256 == hash }) else {
                replay.miss(at: "/packs/\(position)", name, reference["sha256"]?.text ?? "")
                continue
            }
            packs.append(pack)
        }
        if replay.outcome == .refused { return replay }
        let again = try assessor(over: packs).receipt(json: request.bytes, limits: limits)
        replay.compare(receipt, bytes, again)
        return replay
    }

    /// The engine's own assessor where it has these packs: to make one takes long.
    private func assessor(over packs: [Pack]) throws(TidewaiterError) -> Assessor {
        if let own = try assessor.only(packs.map(\.sha256)) { return own }
        return try Assessor(packs)
    }

    /// Checks a receipt by itself: its form, its hash, every step, and that its charges and totals are what the steps
    /// lead to. That the packs say so too is for ``replay(receipt:)`` to find out.
    ///
    /// - Throws: ``TidewaiterError`` where the bytes are no JSON.
    public static func verify(
        receipt bytes: [UInt8], limits: Limits = .standard
    ) throws(TidewaiterError) -> Verification {
        let check = try ReceiptCheck(bytes, limits: limits)
        return Verification(
            sha256: check.receipt["sha256"]?.text ?? "", steps: check.receipt["steps"]?.elements.count ?? 0,
            flaw: check.flaw.map { Verification.Flaw(path: $0.path, message: $0.message) })
    }
}
