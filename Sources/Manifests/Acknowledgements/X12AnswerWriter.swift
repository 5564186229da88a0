import TidewaiterDocuments

/// Writes the acknowledgements of X12: 997 (X12.20), 999 (X12.56) and TA1 (X12.5).
///
/// 997 and 999 say the same in other segments: AK3, AK4 and AK5 are IK3, IK4 and IK5 in 999. Each functional group that
/// came is answered by a set of its own, all in one group of one interchange.
struct X12AnswerWriter {
    private let interchange: X12Received.Interchange
    private let kind: Acknowledgement.Kind
    private let options: Acknowledgement.Options
    private let control: String
    private var segments: [[String]] = []
    private(set) var isAccepted = true

    /// Most element faults of one segment and segment faults of one set that are told.
    private static let mostFaults = 99

    init(
        _ interchange: X12Received.Interchange, kind: Acknowledgement.Kind, options: Acknowledgement.Options,
        control: String
    ) {
        self.interchange = interchange
        self.kind = kind
        self.options = options
        self.control = control
    }

    private func sent(_ element: Int) -> String {
        interchange.header.count >= element ? interchange.header[element - 1] : ""
    }

    mutating func write() -> [UInt8] {
        writeHeader()
        if kind == .x12Interchange {
            writeTA1()
            segments.append(["IEA", "0", control])
        } else {
            writeGroup()
            segments.append(["IEA", "1", control])
        }
        var bytes: [UInt8] = []
        for segment in segments {
            var fields = segment
            while fields.last?.isEmpty == true { fields.removeLast() }
            bytes += fields.joined(separator: "*").utf8
            bytes.append(UInt8(ascii: "~"))
        }
        return bytes
    }

    // MARK: Envelope

    /// Back to the sender, in the version in which he wrote.
    private mutating func writeHeader() {
        func filled(_ text: String, _ width: Int) -> String {
            let plain = clean(text, "").prefix(width)
            return plain + String(repeating: " ", count: max(0, width - plain.count))
        }
        let version = sent(12).count == 5 ? sent(12) : "00501"
        segments.append([
            "ISA", "00", filled("", 10), "00", filled("", 10), filled(sent(7), 2), filled(sent(8), 15),
            filled(sent(5), 2), filled(sent(6), 15), String(options.stamp.date.dropFirst(2)), options.stamp.time,
            (Int(version) ?? 0) >= 402 ? "^" : "U", version, control, "0", sent(15) == "T" ? "T" : "P", ">",
        ])
    }

    private mutating func writeTA1() {
        // Without faults accepted; with any, refused: nothing of it was passed on.
        let outcome = interchange.note == "000" ? "A" : "R"
        if outcome == "R" { isAccepted = false }
        segments.append([
            "TA1", clean(sent(13), ""), clean(sent(9), ""), clean(sent(10), ""), outcome, interchange.note,
        ])
    }

    private mutating func writeGroup() {
        let number = String(Int(control) ?? 1)
        let first = interchange.groups.first?.header ?? []
        func header(_ element: Int) -> String { first.count >= element ? clean(first[element - 1], "") : "" }
        let version = kind == .x12Implementation ? "005010" : String(header(8).prefix(6))
        segments.append([
            "GS", "FA", header(3), header(2), options.stamp.date, options.stamp.time, number, "X",
            version.isEmpty ? "004010" : version,
        ])
        for (index, group) in interchange.groups.enumerated() { write(group, index + 1) }
        segments.append(["GE", String(interchange.groups.count), number])
    }

    // MARK: Sets

    private mutating func write(_ group: X12Received.Group, _ number: Int) {
        func header(_ element: Int) -> String {
            group.header.count >= element ? clean(group.header[element - 1], "") : ""
        }
        let isLong = kind == .x12Implementation
        let start = segments.count
        let reference = String(repeating: "0", count: max(0, 4 - String(number).count)) + String(number)
        segments.append(["ST", kind.rawValue, reference])
        segments.append(["AK1", header(1), header(6), isLong ? header(8) : ""])
        let isGroupRefused = !group.codes.isEmpty
        var accepted = 0
        for set in group.sets {
            write(set)
            if !set.isRefused { accepted += 1 }
        }
        let hasFaults = group.sets.contains { !$0.faults.isEmpty }
        let outcome =
            isGroupRefused || (accepted == 0 && !group.sets.isEmpty)
            ? "R" : accepted < group.sets.count ? "P" : hasFaults ? "E" : "A"
        if outcome == "R" || outcome == "P" { isAccepted = false }
        let declared = Int(group.declared) == nil ? String(group.sets.count) : clean(group.declared, "")
        segments.append(
            ["AK9", outcome, declared, String(group.sets.count), String(isGroupRefused ? 0 : accepted)]
                + group.codes.prefix(5))
        segments.append(["SE", String(segments.count - start + 1), reference])
    }

    private mutating func write(_ set: X12Received.Set) {
        let isLong = kind == .x12Implementation
        segments.append([
            "AK2", clean(set.type, ""), clean(set.reference, ""), isLong ? clean(set.implementation, "") : "",
        ])
        let faults = set.faults.prefix(Self.mostFaults)
        var told = -1
        for fault in faults {
            if fault.position != told {
                segments.append([
                    isLong ? "IK3" : "AK3", fault.tag, String(fault.position), "", fault.segmentCode ?? "8",
                ])
                told = fault.position
            }
            guard fault.element > 0 else { continue }
            let number = SegmentTag.element(fault.tag, fault.element)
            let place = fault.component > 1 ? "\(fault.element)>\(fault.component)" : "\(fault.element)"
            segments.append([
                isLong ? "IK4" : "AK4", place, number, fault.code, clean(String(fault.value.prefix(99)), ""),
            ])
        }
        var codes = set.codes
        if !set.faults.isEmpty { codes.append("5") }
        let outcome = set.isRefused ? "R" : set.faults.isEmpty ? "A" : "E"
        segments.append([isLong ? "IK5" : "AK5", outcome] + codes.prefix(5))
    }

    /// A value without what separates: X12 has no way to write it.
    private func clean(_ text: String, _ empty: String) -> String {
        let plain = String(text.unicodeScalars.filter { !"*~>^".unicodeScalars.contains($0) && $0.value >= 0x20 })
        let trimmed = plain.reversed().drop { $0 == " " }.reversed()
        return trimmed.isEmpty ? empty : String(trimmed)
    }
}

extension SegmentTag {
    /// The number of the data element at a place of an X12 segment; empty where it is not known or a composite.
    fileprivate static func element(_ tag: String, _ position: Int) -> String {
        guard let elements = X12Directory.segment(tag.utf8.reduce(0) { $0 << 8 | UInt32($1) })?.elements,
            elements.indices.contains(position - 1), elements[position - 1].number.allSatisfy(\.isNumber)
        else { return "" }
        return elements[position - 1].number
    }
}
