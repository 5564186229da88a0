internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests

extension CheckRun {
    /// Passes a value that is valid as the identifier `kind`, and fails another with the scheme's own reason and fix.
    mutating func validate(
        _ value: FieldValue, as kind: String, severity: Severity? = nil, effect: Effect? = nil
    ) {
        examine(value) { run, text in
            guard let scheme = Identifiers.named(kind) else { return run.skip() }
            let found = scheme.identify(text)
            guard let reason = found.reason else { return run.pass() }
            run.fail(
                value, "\(text): \(reason.message)",
                fix: found.fix.map { run.replace(value, with: $0, because: "it is the value with its check digit") },
                severity: severity, effect: effect)
        }
    }

    /// Every place of the declaration that states one of the fields.
    func stated(_ fields: [Field], in nodes: [Node]) -> [FieldValue] {
        var found: [FieldValue] = []
        for node in nodes {
            for field in fields {
                let value = node[field]
                if !value.isMissing { found.append(value) }
            }
        }
        return found
    }

    /// The messages of the document.
    var messages: [Node] { declaration.declarations }

    /// The mode of transport (UN/ECE Recommendation 19) of a message: as stated, or sea where a vessel is named.
    func mode(of message: Node) -> TransportMode? {
        if let code = message[.modeOfTransport].text { return TransportMode(code: code) }
        let vessel = !message[.vesselName].isBlank || !message[.imoNumber].isBlank
        return vessel ? .sea : nil
    }
}
