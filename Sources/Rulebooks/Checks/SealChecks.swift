internal import TidewaiterDocuments
internal import TidewaiterManifests

extension Check {
    /// Seals.
    static let sealChecks: [Check] = [
        Check(
            "tw.seal.number", .warning, .advice, "A seal has the number that is on it",
            authority: "ISO 17712; WCO Data Model 165"
        ) { run in
            run.judgeTexts(.id, of: [.seal]) { text in
                if Placeholder.isOne(text) {
                    return .flaw("“\(text)” is no seal number. Write the number on the seal, or nothing.")
                }
                let odd = text.unicodeScalars.first { scalar in
                    !scalar.isASCII
                        || !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                            || " -/.".unicodeScalars.contains(scalar))
                }
                if let odd {
                    return .flaw(
                        "Seal number \(text) has the character “\(odd)”. Write letters and digits as on the seal; "
                            + "each seal by itself.")
                }
                guard text.utf8.count <= 20 else {
                    return .flaw(
                        "Seal number \(text) has \(text.utf8.count) characters; systems take 20. Is it one seal?")
                }
                return .passed
            }
        },
        Check(
            "tw.seal.duplicate", .warning, .hold, "A seal is on one container only", authority: "ISO 17712"
        ) { run in
            var containers: [String: String] = [:]
            for seal in run.nodes(.seal) {
                guard let unit = seal.parent, let container = unit[.id].text else { continue }
                run.examine(seal[.id]) { run, value, text in
                    if Placeholder.isOne(text) { return run.skip() }
                    let first = containers[text] ?? container
                    containers[text] = first
                    if plainIdentifier(first) == plainIdentifier(container) { return run.pass() }
                    run.fail(
                        value,
                        "Seal \(text) is stated for container \(first) and for \(container). A seal closes one "
                            + "container: correct one of them.",
                        parameters: ["first": first, "second": container])
                }
            }
        },
    ]
}
