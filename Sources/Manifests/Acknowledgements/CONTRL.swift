import TidewaiterDocuments

extension Declaration {
    /// The answer CONTRL: one interchange for each that the document holds, one after the other.
    func contrl(
        _ options: Acknowledgement.Options, _ limits: Limits
    ) throws(TidewaiterError) -> Acknowledgement {
        let structure = try StructureReader.read(store.source, limits: limits)
        var bytes: [UInt8] = []
        var isAccepted = true
        for (index, interchange) in structure.interchanges.enumerated() {
            guard interchange.hasHeader else {
                throw TidewaiterError(
                    .format, "acknowledgement.header",
                    "A message without an interchange header (UNB) cannot be answered: there is no sender to answer and "
                        + "no reference to name. Send it in an interchange.",
                    place: Place(input: store.source.input, offset: 0))
            }
            let suffix = index == 0 ? "" : String(index + 1)
            let reference = String(options.reference.prefix(14 - suffix.count)) + suffix
            var writer = try CONTRLWriter(interchange, options: options, reference: reference)
            bytes += try writer.write()
            isAccepted = isAccepted && writer.isAccepted
        }
        return Acknowledgement(kind: .contrl, bytes: bytes, isAccepted: isAccepted)
    }
}
