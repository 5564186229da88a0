/// A word of an expression.
struct Token: Sendable {
    enum Kind: Sendable, Equatable {
        case identifier(String)
        /// A name between backquotes, which only a field can have.
        case quotedField(String)
        /// The magnitude of a whole number; its sign is an operator.
        case int(UInt64)
        case uint(UInt64)
        case double(Double)
        case string(Text)
        case bytes([UInt8])
        case symbol(String)
        case end
    }

    let kind: Kind
    let offset: Int
    /// The byte behind it.
    let end: Int

    /// The token for people.
    var name: String {
        switch kind {
        case .identifier(let name): "'\(name)'"
        case .quotedField(let name): "`\(name)`"
        case .int, .uint, .double: "a number"
        case .string, .bytes: "a text"
        case .symbol(let symbol): "'\(symbol)'"
        case .end: "the end"
        }
    }
}
