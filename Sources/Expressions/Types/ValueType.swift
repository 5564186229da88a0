/// A type of the rule language.
package indirect enum ValueType: Sendable, Hashable {
    /// Known only when the expression is evaluated.
    case dyn
    /// A name and its parameters: `int`, `list(int)`, `map(string, int)`, or a type of the host's own.
    case named(String, [ValueType])
    /// A parameter of a function's signature: `<T>`.
    case parameter(String)
    /// To be found out by the checker.
    case open(Int)

    package static let null = ValueType.named("null_type", [])
    package static let bool = ValueType.named("bool", [])
    package static let int = ValueType.named("int", [])
    package static let uint = ValueType.named("uint", [])
    package static let double = ValueType.named("double", [])
    package static let string = ValueType.named("string", [])
    package static let bytes = ValueType.named("bytes", [])
    package static let timestamp = ValueType.named("google.protobuf.Timestamp", [])
    package static let duration = ValueType.named("google.protobuf.Duration", [])
    package static let type = ValueType.named("type", [])
    package static let decimal = ValueType.named("decimal", [])
    package static let date = ValueType.named("date", [])
    package static let quantity = ValueType.named("quantity", [])
    package static let money = ValueType.named("money", [])

    package static func list(_ element: ValueType) -> ValueType { .named("list", [element]) }
    package static func map(_ key: ValueType, _ value: ValueType) -> ValueType { .named("map", [key, value]) }
    package static func optional(_ value: ValueType) -> ValueType { .named("optional_type", [value]) }

    /// Names that stand for a type as a value.
    static let names: Set<String> = [
        "bool", "int", "uint", "double", "string", "bytes", "list", "map", "null_type", "type", "optional_type",
        "google.protobuf.Timestamp", "google.protobuf.Duration", "decimal", "date", "quantity", "money",
    ]

    /// Whether null is a value of the type too.
    var isNullable: Bool {
        guard case .named(let name, _) = self else { return false }
        return ["null_type", "optional_type", "google.protobuf.Timestamp", "google.protobuf.Duration"].contains(name)
    }
}

extension ValueType: CustomStringConvertible {
    package var description: String {
        switch self {
        case .dyn: "dyn"
        case .named(let name, let parameters):
            parameters.isEmpty ? name : "\(name)(\(parameters.map(\.description).joined(separator: ", ")))"
        case .parameter(let name): "<\(name)>"
        case .open: "dyn"
        }
    }

    /// A type as it is written: `map(string, list(<T>))`; nil when it is none.
    package init?(_ text: String) {
        var reader = TypeReader(text)
        guard let type = reader.type(), reader.isAtEnd else { return nil }
        self = type
    }
}

/// Reads types and signatures.
struct TypeReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { position == bytes.count }

    mutating func take(_ symbol: Character) -> Bool {
        guard position < bytes.count, bytes[position] == symbol.asciiValue else { return false }
        position += 1
        while position < bytes.count, bytes[position] == 0x20 { position += 1 }
        return true
    }

    private mutating func name() -> String? {
        let start = position
        while position < bytes.count,
            Lexer.isLetter(bytes[position]) || Lexer.isDigit(bytes[position]) || bytes[position] == UInt8(ascii: ".")
        {
            position += 1
        }
        let name = String(decoding: bytes[start..<position], as: UTF8.self)
        while position < bytes.count, bytes[position] == 0x20 { position += 1 }
        return name.isEmpty ? nil : name
    }

    mutating func type(depth: Int = 0) -> ValueType? {
        guard depth < 32 else { return nil }
        if take("<") {
            guard let name = name(), take(">") else { return nil }
            return .parameter(name)
        }
        guard let name = name() else { return nil }
        guard take("(") else {
            switch name {
            case "dyn": return .dyn
            case "timestamp": return .timestamp
            case "duration": return .duration
            default: return .named(name, [])
            }
        }
        return list(depth: depth + 1).map { .named(name, $0) }
    }

    /// Types up to the closing bracket.
    mutating func list(depth: Int = 0) -> [ValueType]? {
        var types: [ValueType] = []
        if take(")") { return types }
        repeat {
            guard let type = type(depth: depth) else { return nil }
            types.append(type)
        } while take(",")
        return take(")") ? types : nil
    }
}
