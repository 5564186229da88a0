public import TidewaiterDocuments
public import TidewaiterManifests
internal import TidewaiterTariffs

extension Engine {
    /// Assesses a declaration: one entry for each of its consignments.
    ///
    /// - Throws: ``TidewaiterError`` with status `limit` when the assessments take more than ``Limits/answerBytes``;
    ///   ``assess(_:options:explained:receipt:each:)`` keeps none of them and has no such limit.
    public func assess(
        _ declaration: Declaration, options: AssessmentOptions, explained: Bool = false, receipt: Bool = false
    ) throws(TidewaiterError) -> DeclarationAssessment {
        var entries: [DeclarationAssessment.Entry] = []
        var bytes = 0
        try assess(
            declaration, options: options, explained: explained, receipt: receipt
        ) { entry throws(TidewaiterError) in
            bytes += entry.assessment.json().count + (entry.assessment.receipt?.bytes.count ?? 0)
            guard bytes <= limits.answerBytes else {
                throw TidewaiterError(
                    .limit, "assess.answer-bytes",
                    "The assessments up to this bill take more than the limit of \(limits.answerBytes) bytes. Split the"
                        + " document, raise the limit of bytes of an answer, or use the command line, which keeps none."
                )
            }
            entries.append(entry)
        }
        return DeclarationAssessment(input: declaration.inputName, entries: entries)
    }

    /// Assesses a declaration bill by bill, and hands out each entry as it is computed: the memory it takes does not
    /// grow with the number of bills.
    ///
    /// All bills are looked at first, so that one which cannot be assessed stops the work before `body` has seen any.
    public func assess(
        _ declaration: Declaration, options: AssessmentOptions, explained: Bool = false, receipt: Bool = false,
        each body: (DeclarationAssessment.Entry) throws(TidewaiterError) -> Void
    ) throws(TidewaiterError) {
        guard let into = options.into else {
            throw TidewaiterError(
                .argument, "assess.into", "Say which country the goods go into, as ISO 3166-1 alpha-2: US.")
        }
        var options = options
        options.into = try Self.destination(into)
        guard declaration.entryCount > 0 else {
            throw TidewaiterError(
                .notFound, "assess.empty", "There is no consignment in this document, so there is nothing to assess.")
        }
        try eachRequest(of: declaration, options: options) { _, request throws(TidewaiterError) in
            try assessor.validate(request)
        }
        try eachRequest(of: declaration, options: options) { bill, request throws(TidewaiterError) in
            try body(.init(bill: bill, assessment: try assess(request, explained: explained, receipt: receipt)))
        }
    }
}
