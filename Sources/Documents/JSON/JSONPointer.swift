/// The tokens of JSON Pointers (RFC 6901).
package enum JSONPointer {
    /// Pointers beyond this length end at the last ancestor that fits, so that hostile names cannot fill memory.
    static let longest = 1024

    /// The name that a token stands for.
    package static func name(of token: Substring) -> String {
        guard token.utf8.contains(UInt8(ascii: "~")) else { return String(token) }
        var name = ""
        var isEscaped = false
        for scalar in token.unicodeScalars {
            if isEscaped {
                name.unicodeScalars.append(scalar == "1" ? "/" : "~")
            } else if scalar != "~" {
                name.unicodeScalars.append(scalar)
            }
            isEscaped = !isEscaped && scalar == "~"
        }
        return name
    }

    /// A name as a token.
    package static func token(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return name }
        var token = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "~": token += "~0"
            case "/": token += "~1"
            default: token.unicodeScalars.append(scalar)
            }
        }
        return token
    }
}
