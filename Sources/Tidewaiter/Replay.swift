public import TidewaiterDocuments
internal import TidewaiterTariffs

/// What came of assessing the request of a receipt again.
public struct Replay: Sendable, Hashable {
    /// Name and version of the JSON that ``json()`` writes.
    public static let schema = "tidewaiter.replay/1"

    /// Something that is not as the receipt has it.
    public struct Difference: Sendable, Hashable {
        /// What it is about.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// The receipt itself does not hold together.
            case receipt
            /// Another version of the engine made it.
            case engine
            /// A pack that it names is not here.
            case pack
            /// The first step that differs.
            case step
            /// The first other member that differs.
            case member
        }

        /// What it is about.
        public let kind: Kind
        /// JSON Pointer into the receipt.
        public let path: String
        /// What differs, in a sentence.
        public let message: String
        /// What the receipt has there, as JSON or text; `nil` where it has nothing.
        public let before: String?
        /// What there is now.
        public let now: String?
    }

    /// The hash that the receipt states.
    public let sha256: String
    /// The version of the engine that made it.
    public let engine: String
    /// The receipt of now; `nil` where a pack is missing.
    public private(set) var receipt: Receipt?
    /// What differs; empty where the bytes are the same.
    public private(set) var differences: [Difference] = []

    init(sha256: String, engine: String) {
        self.sha256 = sha256
        self.engine = engine
    }

    /// `passed` where the bytes are the same, `failed` where they differ, `refused` where a pack is missing.
    public var outcome: Outcome {
        if differences.contains(where: { $0.kind == .pack }) { return .refused }
        return differences.isEmpty ? .passed : .failed
    }

    mutating func add(
        _ kind: Difference.Kind, at path: String, _ message: String, _ before: String? = nil, _ now: String? = nil
    ) {
        differences.append(Difference(kind: kind, path: path, message: message, before: before, now: now))
    }

    mutating func miss(at path: String, _ name: String, _ hash: String) {
        add(
            .pack, at: path,
            "The pack \(name) with the hash \(hash) is not here. Give its file along with the receipt.",
            hash)
    }

    /// Notes what differs between a receipt and that of now.
    mutating func compare(_ old: CanonicalJSON, _ bytes: [UInt8], _ new: Receipt) {
        receipt = new
        if bytes == new.bytes { return }
        guard let document = try? JSONDocument(new.bytes), let now = CanonicalJSON(document.root) else { return }
        let before = old["steps"]?.elements ?? []
        let after = now["steps"]?.elements ?? []
        for index in 0..<max(before.count, after.count) {
            let (was, becomes) = (old["steps"]?[index], now["steps"]?[index])
            if was == becomes { continue }
            let name = (was ?? becomes)?["name"]?.text ?? ""
            add(
                .step, at: "/steps/\(index)", "Step \(index) (\(name)) is the first that differs.", Self.text(was),
                Self.text(becomes))
            break
        }
        // Both hashes differ anyway, and the version of the engine has been told.
        for name in ReceiptCheck.memberNames where !["steps", "sha256", "engine"].contains(name) {
            guard let path = Self.difference(old[name], now[name], "/\(name)") else { continue }
            add(
                .member, at: path, "\(path) is the first of the other members that differs.",
                Self.text(old[pointer: path]), Self.text(now[pointer: path]))
            break
        }
        if differences.isEmpty { add(.receipt, at: "", "The bytes differ, though not in what they say.") }
    }

    private static func text(_ value: CanonicalJSON?) -> String? {
        value.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    /// The pointer of the first difference between two values; `nil` where there is none.
    private static func difference(_ old: CanonicalJSON?, _ new: CanonicalJSON?, _ path: String) -> String? {
        if old == new { return nil }
        switch (old, new) {
        case (.object(let before)?, .object(let after)?):
            for name in Set(before.keys).union(after.keys).sorted() {
                if let found = difference(before[name], after[name], "\(path)/\(JSONPointer.token(name))") {
                    return found
                }
            }
        case (.array(let before)?, .array(let after)?):
            for index in 0..<max(before.count, after.count) {
                let (was, becomes) = (old?[index], new?[index])
                if let found = difference(was, becomes, "\(path)/\(index)") { return found }
            }
        default: break
        }
        return path
    }

    // MARK: Forms

    /// The replay as JSON.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        json.member("outcome", outcome.rawValue)
        json.member("sha256", sha256)
        json.member("engine", engine)
        json.member("replayed", orNull: receipt?.sha256)
        json.key("differences")
        json.array(differences) { difference, json in
            json.beginObject()
            json.member("kind", difference.kind.rawValue)
            json.member("path", difference.path)
            json.member("message", difference.message)
            json.member("before", orNull: difference.before)
            json.member("now", orNull: difference.now)
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }

    /// For people.
    public func text() -> String {
        if outcome == .passed { return "the same, byte for byte: sha256 \(sha256)\n" }
        var text = outcome == .refused ? "cannot be replayed\n" : "differs\n"
        for difference in differences {
            text += "  \(difference.kind.rawValue): \(difference.message)\n"
            if let before = difference.before { text += "    receipt: \(before)\n" }
            if let now = difference.now { text += "    now:     \(now)\n" }
        }
        return text
    }
}
