import TidewaiterQuantities

extension Value {
    /// The value for people, in messages; long ones are cut.
    package var written: String {
        var text = ""
        write(&text, quoted: true)
        return text
    }

    func write(_ text: inout String, quoted: Bool) {
        guard text.utf8.count < 200 else {
            if !text.hasSuffix("…") { text += "…" }
            return
        }
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .int(let value): text += "\(value)"
        case .uint(let value): text += quoted ? "\(value)u" : "\(value)"
        case .double(let value): text += DoubleText.shortest(value)
        case .string(let value): text += quoted ? Quoting.quote(value.string) : value.string
        case .bytes(let value): text += "b" + Quoting.quote(String(decoding: value, as: UTF8.self))
        case .timestamp(let value): text += value.description
        case .duration(let value): text += DurationText.write(value)
        case .type(let name): text += name
        case .fault(let box): text += box.fault.message
        case .decimal(let value): text += value.number.description
        case .date(let value): text += value.date.description
        case .quantity(let value): text += value.quantity.description
        case .money(let value): text += value.money.description
        case .object(let value): text += "object \(value.index)"
        case .optional(let box):
            text += box.value == nil ? "optional.none()" : "optional.of("
            box.value?.write(&text, quoted: quoted)
            if box.value != nil { text += ")" }
        case .list(let values):
            text += "["
            for (index, value) in values.enumerated() where text.utf8.count < 200 {
                if index > 0 { text += ", " }
                value.write(&text, quoted: quoted)
            }
            text += "]"
        case .map(let map):
            text += "{"
            for (index, entry) in map.entries.enumerated() where text.utf8.count < 200 {
                if index > 0 { text += ", " }
                entry.key.write(&text, quoted: quoted)
                text += ": "
                entry.value.write(&text, quoted: quoted)
            }
            text += "}"
        }
    }
}
