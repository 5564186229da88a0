internal import TidewaiterDocuments
internal import TidewaiterManifests

extension Check {
    /// Seals.
    static let sealChecks: [Check] = [
        Check(
            "tw.seal.number", .warning, .advice, "A seal has the number that is on it",
            authority: "ISO 17712; WCO Data Model 165", values: [.id], of: [.seal],
            isFine: Plain.isNumber
        ) { _, text in
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
                    "Seal number \(text) has the character “\(odd)”. Write letters and digits as on the seal; each seal "
                        + "by itself.")
            }
            guard text.utf8.count <= 20 else {
                return .flaw("Seal number \(text) has \(text.utf8.count) characters; systems take 20. Is it one seal?")
            }
            return .passed
        },
        Check(
            "tw.seal.duplicate", .warning, .hold, "A seal is on one container only", authority: "ISO 17712"
        ) { run in
            var units: [IdentifierKey: Int] = [:]
            units.reserveCapacity(run.nodes(.seal).count)
            for seal in run.nodes(.seal) {
                let value = seal[.id]
                guard let number = value.bytes, let unit = seal.parent, unit[.id].isStated, !Placeholder.isOne(number)
                else {
                    run.skip()
                    continue
                }
                let key = IdentifierKey(number)
                guard let first = units[key] else {
                    units[key] = unit.number
                    run.pass()
                    continue
                }
                let names = (run.index.node(first)[.id].text ?? "", unit[.id].text ?? "")
                if plainIdentifier(names.0) == plainIdentifier(names.1) {
                    run.pass()
                    continue
                }
                run.fail(
                    value,
                    "Seal \(value.text ?? "") is stated for container \(names.0) and for \(names.1). A seal closes one "
                        + "container: correct one of them.", parameters: ["first": names.0, "second": names.1])
            }
        },
    ]
}
