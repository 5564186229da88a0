import TidewaiterDocuments

extension Declaration {
    /// The answer 997, 999 or TA1: one interchange for each that the document holds, one after the other.
    func x12Answer(
        _ kind: Acknowledgement.Kind, _ options: Acknowledgement.Options, _ limits: Limits
    ) throws(TidewaiterError) -> Acknowledgement {
        guard let number = Int(options.reference), (1...999_999_999).contains(number) else {
            throw TidewaiterError(
                .argument, "acknowledgement.reference",
                "The control number of an X12 interchange is a number of up to nine digits (ISA13); "
                    + "\"\(options.reference)\" is not. State such a number.")
        }
        let received = try X12Received(self, limits: limits)
        var bytes: [UInt8] = []
        var isAccepted = true
        for (index, received) in received.interchanges.enumerated() {
            var interchange = received
            guard !interchange.header.isEmpty else {
                throw TidewaiterError(
                    .format, "acknowledgement.header",
                    "A transaction set without an interchange header (ISA) cannot be answered: there is no sender to "
                        + "answer and no number to name. Send it in an interchange.",
                    place: Place(input: store.source.input, offset: 0))
            }
            let isTest = interchange.header.count > 14 && interchange.header[14] == "T"
            if options.refusesTests, isTest { interchange.note = "020" }
            // Acknowledgements are not acknowledged (X12.20, X12.56).
            if kind != .x12Interchange, interchange.groups.allSatisfy({ $0.header.first == "FA" }) { continue }
            let control = String((number + index - 1) % 999_999_999 + 1)
            var writer = X12AnswerWriter(
                interchange, kind: kind, options: options,
                control: String(repeating: "0", count: max(0, 9 - control.count)) + control)
            bytes += writer.write()
            isAccepted = isAccepted && writer.isAccepted
        }
        return Acknowledgement(kind: kind, bytes: bytes, isAccepted: isAccepted)
    }
}
