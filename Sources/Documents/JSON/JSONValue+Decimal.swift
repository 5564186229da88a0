package import TidewaiterQuantities

extension JSONDocument {
    /// The exact decimal that a number or a string of digits is, as written, scale included; nil for anything else.
    ///
    /// A number may carry an exponent; a string may not. Throws where there are more than 38 digits, or where a
    /// string is no decimal.
    package func decimal(_ entry: JSONEntry) throws(QuantityError) -> Decimal? {
        let node = tape[entry.number]
        let bytes = bytes
        switch node.kind {
        case .number where !node.isFlagged: return try Decimal(parsing: bytes.span.extracting(node.range))
        case .number: return try Decimal(parsingExponent: bytes.span.extracting(node.range))
        case .string where !node.isFlagged: return try Decimal(parsing: bytes.span.extracting(node.range))
        case .string: return try Decimal(JSONText.string(node, bytes))
        default: return nil
        }
    }
}

extension JSONValue {
    /// The exact decimal that it is, see ``JSONDocument/decimal(_:)``.
    package func decimal() throws(QuantityError) -> Decimal? { try document.decimal(entry) }
}
