import TidewaiterPacks
import TidewaiterQuantities

/// Sets of lists of goods, by number.
typealias ListSet = SIMD8<UInt64>

extension ListSet {
    /// How many lists there can be.
    static let capacity = 512

    /// Whether any list is in both sets.
    @inline(__always)
    func meets(_ other: ListSet) -> Bool { (self & other) != .zero }

    /// Puts a list in.
    @inline(__always)
    mutating func insert(_ list: Int) { self[list >> 6] |= 1 &<< UInt64(truncatingIfNeeded: list & 63) }

    /// Hands out the lists, lowest first.
    @inline(__always)
    func each(_ body: (Int) -> Void) {
        for word in 0..<scalarCount {
            var rest = self[word]
            while rest != 0 {
                body(word &<< 6 | rest.trailingZeroBitCount)
                rest &= rest &- 1
            }
        }
    }
}

/// Leading digits of a tariff code as one number that sorts by length, then by digits.
struct CodePrefix: Sendable, Hashable, Comparable {
    let key: UInt64

    /// A prefix of 2 to 12 digits; `nil` for anything else.
    init?(_ text: String) {
        let view = text.utf8Span
        let bytes = view.span
        guard 2...12 ~= bytes.count else { return nil }
        var digits: UInt64 = 0
        for index in bytes.indices {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            digits = digits &* 10 &+ UInt64(digit)
        }
        self.init(digits: digits, count: bytes.count)
    }

    /// The digits of a cell; `nil` for anything else.
    init?(_ cell: PackCell) {
        guard 2...12 ~= cell.count else { return nil }
        var digits: UInt64 = 0
        for index in 0..<cell.count {
            let digit = cell[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            digits = digits &* 10 &+ UInt64(digit)
        }
        self.init(digits: digits, count: cell.count)
    }

    @inline(__always)
    init(digits: UInt64, count: Int) { key = UInt64(truncatingIfNeeded: count) &<< 40 | digits }

    /// How many digits there are.
    @inline(__always)
    var count: Int { Int(truncatingIfNeeded: key &>> 40) }

    /// Its digits, those in front with them.
    var text: String {
        let digits = String(key & 0xFF_FFFF_FFFF)
        return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }

    /// The first `length` digits; `nil` where there are fewer.
    @inline(__always)
    func prefix(_ length: Int) -> CodePrefix? {
        guard length <= count else { return nil }
        var digits = key & 0xFF_FFFF_FFFF
        for _ in length..<count { digits /= 10 }
        return CodePrefix(digits: digits, count: length)
    }

    @inline(__always)
    static func < (a: CodePrefix, b: CodePrefix) -> Bool { a.key < b.key }
}

/// Lists of goods, each a set of code prefixes with their dates: which of them a code is on.
struct GoodsLists: Sendable {
    private struct Member: Sendable {
        let prefix: CodePrefix
        let list: Int
        let validity: Validity
    }

    private var members: [Member] = []
    /// The lengths of prefixes there are.
    private var lengths: [Int] = []
    private var numbers: [String: Int] = [:]
    private var cells: [PackCell: Int] = [:]

    /// The number of a named list, a new one where the name is new; `nil` when there are too many.
    mutating func number(of name: String) -> Int? {
        if let number = numbers[name] { return number }
        guard numbers.count < ListSet.capacity else { return nil }
        numbers[name] = numbers.count
        return numbers.count - 1
    }

    /// The number of the list that a cell names, which makes no text of names seen before.
    mutating func number(of cell: PackCell) -> Int? {
        if let number = cells[cell] { return number }
        let number = number(of: cell.text)
        cells[cell] = number
        return number
    }

    /// The number of a list that is there already.
    func known(_ name: String) -> Int? { numbers[name] }

    mutating func add(_ prefix: CodePrefix, to list: Int, _ validity: Validity) {
        members.append(Member(prefix: prefix, list: list, validity: validity))
    }

    /// Puts the members in order; to be called once, after the last one.
    mutating func finish() {
        cells = [:]
        members.sort { $0.prefix < $1.prefix }
        lengths = Set(members.map(\.prefix.count)).sorted()
    }

    /// The lists that a code is on.
    func lists(of code: CodePrefix, _ time: KnownTime) -> ListSet {
        var found = ListSet.zero
        for length in lengths {
            guard let prefix = code.prefix(length) else { break }
            var member = position(of: prefix)
            while member < members.count, members[member].prefix == prefix {
                if members[member].validity.holds(time) { found.insert(members[member].list) }
                member &+= 1
            }
        }
        return found
    }

    /// The codes of ten digits on any list that begin with one of eight, as far as they are on it at that time.
    func numbers(below code: CodePrefix, _ time: KnownTime) -> [CodePrefix] {
        guard code.count == 8, mostDigits == 10 else { return [] }
        var member = position(of: CodePrefix(digits: (code.key & 0xFF_FFFF_FFFF) &* 100, count: 10))
        var found: [CodePrefix] = []
        while member < members.count, members[member].prefix.prefix(8) == code {
            if members[member].validity.holds(time), found.last != members[member].prefix {
                found.append(members[member].prefix)
            }
            member &+= 1
        }
        return found
    }

    /// The first member that does not come before a prefix.
    @inline(__always)
    private func position(of prefix: CodePrefix) -> Int {
        var low = 0
        var high = members.count
        while low < high {
            let middle = (low &+ high) &>> 1
            if members[middle].prefix < prefix { low = middle &+ 1 } else { high = middle }
        }
        return low
    }

    /// How many digits the longest prefix has.
    var mostDigits: Int { lengths.last ?? 0 }

    /// The days on which membership of any list changes.
    var changes: [CivilDate] { members.flatMap { $0.validity.changes } }
}
