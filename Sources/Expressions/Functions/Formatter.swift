import TidewaiterQuantities

/// `"%s has %d".format([a, b])`.
struct Formatter {
    let values: [Value]
    private var next = 0
    private var output: [UInt8] = []

    init(values: [Value]) { self.values = values }

    mutating func format(_ template: Text, _ evaluation: inout Evaluation) -> Value {
        let bytes = template.utf8
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            guard byte == UInt8(ascii: "%") else {
                output.append(byte)
                continue
            }
            if position < bytes.count, bytes[position] == byte {
                output.append(byte)
                position += 1
                continue
            }
            var decimals: Int?
            if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
                position += 1
                let start = position
                while position < bytes.count, Lexer.isDigit(bytes[position]), position - start < 4 { position += 1 }
                decimals = Int(String(decoding: bytes[start..<position], as: UTF8.self))
                guard let decimals, decimals <= 1000 else {
                    return .fault(.argument, "the precision of a format is a number up to 1000")
                }
            }
            guard position < bytes.count else { return .fault(.argument, "the format ends after '%'") }
            let clause = bytes[position]
            position += 1
            if let fault = write(clause, decimals, &evaluation) { return fault }
        }
        guard evaluation.build(output.count) else { return evaluation.stopped }
        return .string(Text(valid: output))
    }

    /// Writes the next value; a fault when that is not possible.
    private mutating func write(_ clause: UInt8, _ decimals: Int?, _ evaluation: inout Evaluation) -> Value? {
        guard "sdfebxXo".utf8.contains(clause) else {
            let name = String(decoding: [clause], as: UTF8.self)
            return .fault(.argument, "unrecognized formatting clause \"\(name)\"; there are %s %d %f %e %b %x %X %o")
        }
        guard next < values.count else {
            return .fault(.argument, "index \(next) out of range: too few values to format")
        }
        let value = values[next]
        next += 1
        guard evaluation.build(64 + (decimals ?? 0)) else { return evaluation.stopped }
        if clause == UInt8(ascii: "s") {
            let start = output.count
            if let fault = append(value, &evaluation) { return fault }
            return evaluation.build(output.count - start) ? nil : evaluation.stopped
        }
        // All digits of a double are worked out, of which there may be a thousand, before any is left out.
        if case .double(let number) = value, clause != UInt8(ascii: "d") {
            let digits = number.isFinite && number != 0 ? abs(Int(number.exponent)) : 0
            guard evaluation.spend(digits + (decimals ?? 0) / 4) else { return evaluation.stopped }
        }
        guard let text = Self.text(clause, value, decimals ?? 6) else {
            let name = String(decoding: [clause], as: UTF8.self)
            return .fault(.argument, "%\(name) cannot format a value of type \(value.typeName)")
        }
        output += text.utf8
        return evaluation.build(text.utf8.count) ? nil : evaluation.stopped
    }

    private static func text(_ clause: UInt8, _ value: Value, _ decimals: Int) -> String? {
        switch (clause, value) {
        case (UInt8(ascii: "d"), .int(let number)): String(number)
        case (UInt8(ascii: "d"), .uint(let number)): String(number)
        case (UInt8(ascii: "d"), .double(let number)): DoubleText.shortest(number)
        case (UInt8(ascii: "d"), .decimal(let number)): number.number.description
        case (UInt8(ascii: "f"), .decimal(let number)):
            (try? number.number.fixed(places: min(decimals, 38), .halfEven))?.description
        case (UInt8(ascii: "f"), _): number(value).map { DoubleText.fixed($0, decimals: decimals) }
        case (UInt8(ascii: "e"), _): number(value).map { DoubleText.scientific($0, decimals: decimals) }
        case (UInt8(ascii: "b"), .bool(let flag)): flag ? "1" : "0"
        case (UInt8(ascii: "b"), _): whole(value, radix: 2, uppercase: false)
        case (UInt8(ascii: "o"), _): whole(value, radix: 8, uppercase: false)
        case (UInt8(ascii: "x"), .string(let text)): hex(text.utf8, uppercase: false)
        case (UInt8(ascii: "X"), .string(let text)): hex(text.utf8, uppercase: true)
        case (UInt8(ascii: "x"), .bytes(let bytes)): hex(bytes, uppercase: false)
        case (UInt8(ascii: "X"), .bytes(let bytes)): hex(bytes, uppercase: true)
        case (UInt8(ascii: "x"), _): whole(value, radix: 16, uppercase: false)
        case (UInt8(ascii: "X"), _): whole(value, radix: 16, uppercase: true)
        default: nil
        }
    }

    private static func number(_ value: Value) -> Double? {
        switch value {
        case .int(let number): Double(number)
        case .uint(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }

    private static func whole(_ value: Value, radix: Int, uppercase: Bool) -> String? {
        switch value {
        case .int(let number): String(number, radix: radix, uppercase: uppercase)
        case .uint(let number): String(number, radix: radix, uppercase: uppercase)
        default: nil
        }
    }

    private static func hex(_ bytes: [UInt8], uppercase: Bool) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: uppercase) }.joined()
    }

    /// As `%s` writes it: no quotes, maps by their keys' text.
    private mutating func append(_ value: Value, _ evaluation: inout Evaluation) -> Value? {
        guard evaluation.build(16) else { return evaluation.stopped }
        switch value {
        case .list(let elements):
            output.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { output += ", ".utf8 }
                if let fault = append(element, &evaluation) { return fault }
            }
            output.append(UInt8(ascii: "]"))
        case .map(let map):
            var entries: [(key: [UInt8], value: [UInt8])] = []
            let outer = output
            for entry in map.entries {
                output = []
                if let fault = append(entry.key, &evaluation) { return fault }
                let key = output
                output = []
                if let fault = append(entry.value, &evaluation) { return fault }
                entries.append((key, output))
            }
            output = outer
            entries.sort { $0.key.lexicographicallyPrecedes($1.key) }
            output.append(UInt8(ascii: "{"))
            for (index, entry) in entries.enumerated() {
                output += (index > 0 ? ", " : "").utf8
                output += entry.key + ": ".utf8 + entry.value
            }
            output.append(UInt8(ascii: "}"))
        case .string(let text):
            guard evaluation.build(text.size) else { return evaluation.stopped }
            output += text.utf8
        case .bytes(let bytes): output += String(decoding: bytes, as: UTF8.self).utf8
        case .null, .bool, .int, .uint, .double, .timestamp, .duration, .type, .decimal, .date, .quantity, .money:
            var text = ""
            value.write(&text, quoted: false)
            output += text.utf8
        case .optional, .object, .fault:
            return .fault(.argument, "%s cannot format a value of type \(value.typeName)")
        }
        return nil
    }
}
