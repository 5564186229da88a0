internal import TidewaiterDocuments
internal import TidewaiterManifests

extension Check {
    /// Numbers of declarations.
    static let entryChecks: [Check] = [
        number(
            "tw.entry.us-number", "A US entry number has its check digit", .entryNumber, "us-entry", "19 CFR 142.3a"),
        number(
            "tw.entry.us-in-bond", "A US in-bond number has its check digit", .inBondNumber, "us-in-bond",
            "19 CFR 18.2; CBP Form 7512"),
    ]

    private static func number(
        _ id: String, _ title: String, _ field: Field, _ kind: String, _ authority: String
    ) -> Check {
        Check(
            id, .error, .reject, title, authority: authority, values: [field], of: [.declaration, .consignment]
        ) { run, text in
            // Other countries' numbers have other forms.
            run.here.destination == "US" ? judgeIdentifier(text, as: kind) : .skipped
        }
    }
}
