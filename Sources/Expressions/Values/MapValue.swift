internal import TidewaiterQuantities

/// What a map is keyed by; numbers that are equal are one key, whatever their type.
enum MapKey: Hashable, Sendable {
    case bool(Bool)
    case int(Int64)
    /// Above the largest int.
    case large(UInt64)
    /// A number that is not whole, or larger still; its trailing zeros cut off.
    case decimal(coefficient: Int128, scale: Int)
    case date(DateValue)
    case string(Text)

    /// The key that a value looks up; nil when no map can have it.
    init?(_ value: Value) {
        switch value {
        case .bool(let value): self = .bool(value)
        case .int(let value): self = .int(value)
        case .uint(let value): self = Int64(exactly: value).map(MapKey.int) ?? .large(value)
        case .double(let value):
            if let int = Int64(exactly: value) {
                self = .int(int)
            } else if let uint = UInt64(exactly: value) {
                self = .large(uint)
            } else {
                return nil
            }
        case .string(let value): self = .string(value)
        case .decimal(let value):
            let number = value.number.normalized
            if number.scale == 0, let int = Int64(exactly: number.coefficient) {
                self = .int(int)
            } else {
                self = .decimal(coefficient: number.coefficient, scale: number.scale)
            }
        case .date(let value): self = .date(value)
        default: return nil
        }
    }
}

/// A map in the order it was written.
package final class MapValue: Sendable {
    package struct Entry: Sendable {
        package let key: Value
        package let value: Value
    }

    package let entries: [Entry]
    private let index: [MapKey: Int]

    /// A map; a fault when a key repeats or is of a type that keys cannot have.
    package static func make(_ entries: [Entry]) -> Value {
        var index: [MapKey: Int] = [:]
        index.reserveCapacity(entries.count)
        for (position, entry) in entries.enumerated() {
            let key: MapKey?
            switch entry.key {
            case .bool, .int, .uint, .string: key = MapKey(entry.key)
            default: key = nil
            }
            guard let key else {
                return .fault(.key, "a map's key cannot be of type \(entry.key.typeName)")
            }
            guard index.updateValue(position, forKey: key) == nil else {
                return .fault(.repeatedKey, "the key \(entry.key.written) is there twice")
            }
        }
        return .map(MapValue(entries, index))
    }

    private init(_ entries: [Entry], _ index: [MapKey: Int]) {
        self.entries = entries
        self.index = index
    }

    package func value(_ key: Value) -> Value? {
        guard let key = MapKey(key), let position = index[key] else { return nil }
        return entries[position].value
    }
}
