import TidewaiterDocuments

/// What segments of ASC X12 are made of, for addresses and for checking values (X12.3 data elements, X12.22 segments).
///
/// One directory stands for releases 004010 to 006040: a segment has the elements of the release with most of them, an
/// element the widest length of all, and is mandatory only where every release says so. A value that breaks even this
/// breaks the rule of every release.
enum X12Directory {
    /// `06` for the sixth element of a segment, `06-02` for its second component; empty for the segment itself.
    static func name(element: Int, component: Int) -> String {
        guard element > 0 else { return "" }
        let position = element < 10 ? "0\(element)" : "\(element)"
        return component > 1 ? "\(position)-\(component < 10 ? "0" : "")\(component)" : position
    }

    /// The elements of a segment by its tag as ``SegmentTag`` numbers it; nil for a segment that is not known.
    static func segment(_ tag: UInt32) -> X12Segment? { all[tag] }

    /// All segments by their tags.
    static let all: [UInt32: X12Segment] = {
        var table: [UInt32: X12Segment] = [:]
        for line in X12DirectoryText.segments.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let tag = words.first else { continue }
            table[tag.utf8.reduce(0) { $0 << 8 | UInt32($1) }] = X12Segment(words.dropFirst())
        }
        return table
    }()

    /// Formats by the number of the data element.
    static let formats: [Substring: X12Format] = {
        var table: [Substring: X12Format] = [:]
        for word in X12DirectoryText.elements.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let sides = word.split(separator: ":")
            if sides.count == 2, let format = X12Format(sides[1]) { table[sides[0]] = format }
        }
        return table
    }()

    /// How many components a composite has, by its number.
    static let composites: [Substring: Int] = {
        var table: [Substring: Int] = [:]
        for word in X12DirectoryText.composites.split(separator: " ") {
            let sides = word.split(separator: ":")
            if sides.count == 2 { table[sides[0]] = Int(sides[1]) }
        }
        return table
    }()
}

/// The elements of one segment.
struct X12Segment: Sendable {
    /// An element in its place.
    struct Element: Sendable {
        /// The data element (`140`) or composite (`C030`).
        var number: String
        var format: X12Format
        var isMandatory = false
        var mayRepeat = false
        /// Components that a composite has; 1 for a simple element.
        var components = 1
    }

    let elements: [Element]

    /// From words such as `598!`, `C030!`, `369x2`: the data element, `!` where it is mandatory, `*` where it may
    /// repeat, and how often it stands in a row.
    init(_ words: ArraySlice<Substring>) {
        var list: [Element] = []
        for word in words {
            let sides = word.split(separator: "x")
            let number = sides[0].prefix { $0 != "!" && $0 != "*" }
            // Where releases disagree on the element, the wider one counts.
            let formats = number.split(separator: "/").compactMap { X12Directory.formats[$0] }
            var element = Element(number: String(number), format: X12Format.widest(formats))
            element.isMandatory = sides[0].contains("!")
            element.mayRepeat = sides[0].contains("*")
            element.components = X12Directory.composites[number] ?? 1
            list += Array(repeating: element, count: sides.count > 1 ? Int(sides[1]) ?? 1 : 1)
        }
        elements = list
    }
}

/// Type and length of a data element (X12.6, section on data element types).
struct X12Format: Sendable, Hashable, BitwiseCopyable {
    enum Kind: String, Sendable, BitwiseCopyable {
        /// Any text.
        case text = "AN"
        /// A code of a list.
        case code = "ID"
        /// Digits with an implied decimal point.
        case whole = "N"
        /// A number with its decimal point.
        case decimal = "R"
        case date = "DT"
        case time = "TM"
        /// Anything, of any length.
        case any = "-"
    }

    var kind: Kind
    var minimum: Int
    var maximum: Int

    /// Whether only the length of a value is to be looked at.
    @inline(__always)
    var isText: Bool { kind == .text || kind == .code }

    static let any = X12Format(kind: .any, minimum: 0, maximum: Int.max)

    init(kind: Kind, minimum: Int, maximum: Int) {
        self.kind = kind
        self.minimum = minimum
        self.maximum = maximum
    }

    /// From `AN1-30`.
    init?(_ text: Substring) {
        let letters = text.prefix { $0.isLetter }
        let ends = text.dropFirst(letters.count).split(separator: "-").compactMap { Int($0) }
        guard let kind = Kind(rawValue: String(letters)), ends.count == 2 else { return nil }
        self.init(kind: kind, minimum: ends[0], maximum: ends[1])
    }

    static func widest(_ formats: [X12Format]) -> X12Format {
        guard var wide = formats.first else { return .any }
        for format in formats.dropFirst() {
            if format.kind != wide.kind { wide.kind = .text }
            wide.minimum = min(wide.minimum, format.minimum)
            wide.maximum = max(wide.maximum, format.maximum)
        }
        return wide
    }
}
