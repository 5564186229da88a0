public import TidewaiterDocuments

/// All kinds of identifiers that the library knows.
public enum Identifiers {
    /// A kind of identifier: its names, its authority, and a value to try.
    public struct Kind: Sendable, Hashable {
        /// Stable name: `container`.
        public let name: String
        /// Other names that are understood.
        public let aliases: [String]
        /// The name for people.
        public let title: String
        /// The standard or law that fixes it.
        public let authority: String
        /// A valid value.
        public let example: String
    }

    /// Every kind, in the order of the documentation.
    public static var kinds: [Kind] {
        all.map {
            Kind(
                name: $0.kind, aliases: $0.aliases, title: $0.title, authority: $0.authority, example: $0.example)
        }
    }

    /// Validates and explains a value of a named kind; without a name, of the likeliest kind.
    ///
    /// - Throws: ``TidewaiterError`` with status `notFound` when no kind has that name.
    public static func identify(_ value: String, as kind: String? = nil) throws(TidewaiterError) -> Identification {
        guard let kind else { return likeliest(value) }
        if let scheme = named(kind) { return scheme.identify(value) }
        let known = all.map(\.kind).joined(separator: ", ")
        throw TidewaiterError(
            .notFound, "identifier.kind", "No kind of identifier is called “\(kind.prefix(40))”. Use one of: \(known).")
    }

    /// The scheme with this name or alias; case, spaces and underscores do not matter.
    package static func named(_ name: String) -> (any IdentifierScheme)? {
        let key = String(name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
        return byName[key].map { all[$0] }
    }

    private static let byName: [String: Int] = {
        var table: [String: Int] = [:]
        for (index, scheme) in all.enumerated() {
            for name in [scheme.kind] + scheme.aliases where table[name] == nil { table[name] = index }
        }
        return table
    }()

    /// What the value may be, likeliest first: kinds that it is valid as, and kinds whose form it has while the
    /// check digit is wrong.
    package static func guess(_ value: String) -> [Identification] {
        guard case .success(let cleaned) = IdentifierText.clean(value) else { return [] }
        var found: [(score: Int, result: Identification)] = []
        for scheme in all where scheme.telling > 0 {
            let normalised = scheme.normalise(cleaned)
            guard scheme.structure(normalised) == nil else { continue }
            let result = scheme.identify(cleaned: cleaned, input: value)
            var score = scheme.telling(normalised)
            // Separators where the authority puts them speak for the kind; a wrong check digit against it.
            if cleaned != normalised, result.formatted?.utf8.elementsEqual(cleaned) == true { score += 30 }
            if !result.valid { score -= 40 }
            if score > 0 { found.append((score, result)) }
        }
        // Stable: equal scores keep the order of the list.
        return found.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .map(\.element.result)
    }

    private static func likeliest(_ value: String) -> Identification {
        // Without its point the number would pass for some identifier of as many digits.
        if let damage = HSCode.spreadsheetDamage(in: value) {
            return Identification(unknown: value, reason: .init(code: "structure", message: damage))
        }
        let guesses = guess(value)
        guard var best = guesses.first else {
            if case .failure(let flaw) = IdentifierText.clean(value) {
                return Identification(unknown: value, reason: flaw.reason)
            }
            return Identification(
                unknown: value,
                reason: .init(
                    code: "structure", message: "It has the form of no known kind. Name the kind to see what is wrong.")
            )
        }
        best.alternatives = guesses.dropFirst().filter(\.valid).map(\.kind)
        return best
    }
}
