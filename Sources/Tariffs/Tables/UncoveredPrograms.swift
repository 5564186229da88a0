import TidewaiterPacks
import TidewaiterQuantities

/// The table `uncovered` of a pack: programmes that may charge something and that the pack does not compute.
///
/// Codes are prefixes; some 10,000 of them, so they are sorted once, by length and digits, and looked up by search.
struct UncoveredPrograms: Sendable {
    /// What an answer does about a programme that concerns a line.
    enum Effect: Sendable {
        /// Refuses the line.
        case refuse
        /// Names it beside the totals.
        case exclude
    }

    struct Program: Sendable {
        var name: String
        var kind: Charge.Kind
        /// Whether it concerns every line there is.
        var isGeneral: Bool
        var exceptions: [CodePrefix]
        var origins: CountryScope
        var validity: Validity
        var effect: Effect
        var authority: String
        var statement: String

        func applies(to code: CodePrefix, origin: String?, on date: CivilDate) -> Bool {
            validity.holds(KnownTime(date: date)) && origins.mayContain(origin)
                && !exceptions.contains { code.prefix($0.count) == $0 }
        }
    }

    /// A code of at most ten digits, however short; `nil` for anything else.
    private static func code(_ text: String) -> CodePrefix? {
        var number: UInt64 = 0
        for byte in text.utf8 {
            guard byte &- UInt8(ascii: "0") <= 9, number < 1_000_000_000 else { return nil }
            number = number &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
        }
        return CodePrefix(digits: number, count: text.utf8.count)
    }

    /// The leading digits of codes that a cell names; `nil` for anything else.
    private static func prefix(_ text: Substring) -> CodePrefix? {
        1...10 ~= text.utf8.count ? code(String(text)) : nil
    }

    private(set) var programs: [Program] = []
    /// Programmes for all codes.
    private var general: [Int] = []
    private var prefixes: [(prefix: CodePrefix, program: Int)] = []
    private var lengths: [Int] = []

    init(_ table: PackTable?) {
        guard let table else { return }
        for row in table.rows { add(row, of: table) }
        prefixes.sort { $0.prefix < $1.prefix }
        lengths = Set(prefixes.map(\.prefix.count)).sorted()
    }

    private mutating func add(_ row: Int, of table: PackTable) {
        let name = table.text(row, "program")
        let codes = table.text(row, "codes")
        let program = Program(
            name: name,
            kind: name.hasSuffix("_fee") || name.hasSuffix("_charge") ? .fee : name.hasSuffix("_tax") ? .tax : .duty,
            isGeneral: codes == "*",
            exceptions: table.text(row, "except_codes").split(separator: " ").compactMap(Self.prefix),
            origins: CountryScope(naming: table.text(row, "origins")), validity: Validity(table, row),
            effect: table.cell(row, "effect") == "exclude" ? .exclude : .refuse,
            authority: table.text(row, "authority"), statement: table.text(row, "statement"))
        if program.isGeneral {
            general.append(programs.count)
        } else {
            for code in codes.split(separator: " ") {
                if let prefix = Self.prefix(code) { prefixes.append((prefix, programs.count)) }
            }
        }
        programs.append(program)
    }

    /// The programmes that may concern goods of a code and origin on a date, in the order of the table.
    func concerning(_ text: String, origin: String?, on date: CivilDate) -> [Int] {
        Self.code(text).map { concerning($0, origin: origin, on: date) } ?? []
    }

    /// The same of a code that is known to be digits.
    func concerning(_ code: CodePrefix, origin: String?, on date: CivilDate) -> [Int] {
        if programs.isEmpty { return [] }
        var found: [Int] = []
        for index in general where programs[index].applies(to: code, origin: origin, on: date) { found.append(index) }
        for length in lengths {
            guard let prefix = code.prefix(length) else { break }
            var position = lowerBound(prefix)
            while position < prefixes.count, prefixes[position].prefix == prefix {
                let index = prefixes[position].program
                if programs[index].applies(to: code, origin: origin, on: date), !found.contains(index) {
                    found.append(index)
                }
                position += 1
            }
        }
        if found.count > 1 { found.sort() }
        return found
    }

    private func lowerBound(_ prefix: CodePrefix) -> Int {
        var low = 0
        var high = prefixes.count
        while low < high {
            let middle = (low &+ high) >> 1
            if prefixes[middle].prefix < prefix { low = middle &+ 1 } else { high = middle }
        }
        return low
    }
}
