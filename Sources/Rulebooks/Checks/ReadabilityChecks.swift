internal import TidewaiterDocuments
internal import TidewaiterManifests

extension Check {
    /// Values that are not what their field takes. Written in Swift as it is of every field there is, and leaves out what
    /// the reader has said already.
    static let readabilityChecks: [Check] = [
        Check(
            "tw.document.readable", .error, .reject, "Values are what their fields take",
            authority: "WCO Data Model, types of its data elements", reach: .each
        ) { run in
            var unreadable: [FieldValue] = []
            var others = 0
            run.declaration.forEachUnreadable {
                if unreadable.count < most { unreadable.append($0) } else { others += 1 }
            }
            // What the reader has said is not said again.
            let told = unreadable.isEmpty ? [] : Set(run.declaration.findings.map(\.path))
            for value in unreadable where !told.contains(value.pointer) {
                run.fail(
                    value,
                    "“\((value.raw ?? "").prefix(60))” is not \(expected(value.field.type)). Correct it; nothing that "
                        + "depends on it was checked.")
            }
            run.skip(others)
            if unreadable.isEmpty, run.declaration.size.values > 0 { run.pass() }
        }
    ]

    /// So many are looked at; a document with more has other troubles.
    private static let most = 20_000

    private static func expected(_ type: FieldType) -> String {
        switch type {
        case .count: "a whole number"
        case .decimal, .measure, .amount: "a number (digits and one decimal mark)"
        case .date: "a date (as 2026-11-21)"
        case .code: "a code of its list"
        case .text, .prose, .lines, .identifier: "readable text"
        }
    }
}
