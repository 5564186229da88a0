public import TidewaiterDocuments

extension Declaration {
    /// Reads a document of any format that the library knows, told by its content.
    ///
    /// What is wrong with the document is a finding of the declaration; an error means that nothing could be
    /// delivered: the bytes are of no known format, or a limit was passed.
    ///
    /// - Parameters:
    ///   - bytes: The document, as it lies in its file.
    ///   - input: Name of the input for places, a file's name for instance.
    ///   - format: The format, when it is known better than its content tells.
    ///   - limits: Bounds of time and memory.
    public static func read(
        _ bytes: [UInt8], input: String = "", format: Format? = nil, limits: Limits = .standard
    ) throws(TidewaiterError) -> Declaration {
        throw TidewaiterError(.format, "format.unknown", "the format of the input is not known")
    }
}
