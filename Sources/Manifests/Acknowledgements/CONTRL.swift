import TidewaiterDocuments

extension Declaration {
    /// The answer CONTRL: one interchange for each that the document holds, one after the other.
    func contrl(
        _ options: Acknowledgement.Options, _ limits: Limits
    ) throws(TidewaiterError) -> Acknowledgement {
        let structure = try StructureReader.read(store.source, limits: limits)
        var bytes: [UInt8] = []
        var isAccepted = true
        // Where not even a header of a message is left, there is no interchange either.
        guard !structure.interchanges.isEmpty, structure.interchanges.allSatisfy(\.hasHeader) else {
            throw TidewaiterError(
                .format, "acknowledgement.header",
                "A message without an interchange header (UNB) cannot be answered: there is no sender to answer and "
                    + "no reference to name. Send it in an interchange.",
                place: Place(input: store.source.input, offset: 0))
        }
        for (index, interchange) in structure.interchanges.enumerated() {
            // An acknowledgement is not acknowledged (ISO 9735-4), or two receivers would answer each other for ever.
            let messages = interchange.messages
            if !messages.isEmpty, messages.allSatisfy({ $0.type == "CONTRL" }) { continue }
            let suffix = index == 0 ? "" : String(index + 1)
            let reference = String(options.reference.prefix(14 - suffix.count)) + suffix
            var writer = try CONTRLWriter(interchange, options: options, reference: reference)
            bytes += try writer.write()
            isAccepted = isAccepted && writer.isAccepted
        }
        return Acknowledgement(kind: .contrl, bytes: bytes, isAccepted: isAccepted)
    }
}
