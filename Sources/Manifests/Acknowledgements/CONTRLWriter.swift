import TidewaiterDocuments

/// Writes the message CONTRL about one interchange (ISO 9735-4; service segments UCI, UCF, UCM, UCS and UCD).
///
/// A level that is refused is refused with all below it, which is then not reported on; else each message is answered
/// by itself. An interchange that asks for no more than a receipt (0031 = 2) gets no more.
struct CONTRLWriter {
    /// Action, coded (0083).
    private enum Action: String {
        /// This level and all lower ones are rejected.
        case rejected = "4"
        /// This level is acknowledged, the next lower one unless it is rejected explicitly.
        case acknowledged = "7"
        /// The interchange was received.
        case received = "8"
    }

    /// Most UCS in a UCM, and UCD in a UCS, by the message's segment table.
    private static let mostSegments = 999
    private static let mostElements = 99

    private let interchange: InterchangeStructure
    private let options: Acknowledgement.Options
    private let reference: String
    private let isVersion4: Bool
    private var writer: SegmentWriter
    private(set) var isAccepted = true

    init(
        _ interchange: InterchangeStructure, options: Acknowledgement.Options, reference: String
    ) throws(TidewaiterError) {
        self.interchange = interchange
        self.options = options
        self.reference = reference
        isVersion4 = interchange.directory.service == .syntax4
        writer = try SegmentWriter(
            .edifact, style: SegmentStyle(delimiters: .unannounced(version: isVersion4 ? 4 : 3)))
    }

    mutating func write() throws(TidewaiterError) -> [UInt8] {
        try writeHeader()
        try writeInterchange()
        return try writer.finish()
    }

    private mutating func add(_ tag: String, _ elements: [[String]]) throws(TidewaiterError) {
        try writer.write(tag, elements.map { SegmentElement($0) })
    }

    // MARK: The answer's own envelope

    /// Back to the sender; an answer never asks for one (ISO 9735-4), so that 0031 is left out.
    private mutating func writeHeader() throws(TidewaiterError) {
        let stamp = options.stamp
        let isTest = interchange.testIndicator == "1"
        try add(
            "UNB",
            [
                [syntaxIdentifier, isVersion4 ? "4" : "3"], Self.address(interchange.recipient),
                Self.address(interchange.sender),
                [isVersion4 ? stamp.date : String(stamp.date.dropFirst(2)), stamp.time], [reference],
            ] + (isTest ? [[], [], [], [], [], ["1"]] : []))
        try add("UNH", [["1"], isVersion4 ? ["CONTRL", "4", "1", "UN"] : ["CONTRL", "D", "3", "UN"]])
    }

    /// The syntax identifier of the interchange, or UTF-8 where names of it need that.
    private var syntaxIdentifier: String {
        let names = interchange.sender + interchange.recipient + [interchange.reference]
        let isASCII = names.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
        guard isASCII else { return "UNOY" }
        let known = (interchange.syntax.first ?? "").utf8
        let isIdentifier = known.count == 4 && known.starts(with: "UNO".utf8)
        return isIdentifier ? interchange.syntax[0] : "UNOC"
    }

    /// Identification and qualifier; what a partner uses inside is not for the answer's header.
    private static func address(_ party: [String]) -> [String] { Array(party.prefix(2)) }

    // MARK: Levels

    private mutating func writeInterchange() throws(TidewaiterError) {
        var faults = interchange.faults
        if options.refusesTests, interchange.testIndicator == "1" {
            faults.append(
                StructureFault(
                    kind: .envelope, code: .testIndicatorNotSupported, offset: 0, length: 0, tag: "UNB", element: 11))
        }
        let isReceiptOnly = interchange.acknowledgementRequest == "2"
        let action: Action = !faults.isEmpty ? .rejected : isReceiptOnly ? .received : .acknowledged
        try add(
            "UCI",
            [
                [interchange.reference], Array(interchange.sender.prefix(isVersion4 ? 4 : 3)),
                Array(interchange.recipient.prefix(isVersion4 ? 4 : 3)),
            ] + outcome(action, faults.first))
        guard action == .acknowledged else { return }
        for message in interchange.messages where message.group == nil { try write(message) }
        for (index, group) in interchange.groups.enumerated() {
            let action: Action = group.faults.isEmpty ? .acknowledged : .rejected
            try add(
                "UCF",
                [[group.reference], Array(group.sender.prefix(2)), Array(group.recipient.prefix(2))]
                    + outcome(action, group.faults.first))
            guard action == .acknowledged else { continue }
            for message in interchange.messages where message.group == index { try write(message) }
        }
    }

    private mutating func write(_ message: InterchangeStructure.Message) throws(TidewaiterError) {
        // What is compared with the nearest directory only is no ground to refuse.
        let faults = message.faults.filter { $0.segment <= 1 || message.directory.isExact || $0.tag.hasPrefix("U") }
        let own = faults.first { $0.kind == .envelope || $0.tag == "UNH" || $0.tag == "UNT" && $0.element > 0 }
        let body = own == nil ? faults : []
        try add(
            "UCM",
            [[message.reference], Array(message.identifier.prefix(isVersion4 ? 7 : 5))]
                + outcome(faults.isEmpty ? .acknowledged : .rejected, own))
        guard !body.isEmpty else { return }
        // By segment, in the order of the message; of one segment, what is wrong with it before its elements.
        let bySegment = Dictionary(grouping: body, by: \.segment)
        for position in bySegment.keys.sorted().prefix(Self.mostSegments) {
            let here = bySegment[position] ?? []
            let whole = here.first { $0.element == 0 }
            try add("UCS", [[String(position)]] + (whole.map { [[String($0.code.rawValue)]] } ?? []))
            for fault in here.filter({ $0.element > 0 }).prefix(Self.mostElements) {
                try add("UCD", [[String(fault.code.rawValue)], identification(fault)])
            }
        }
    }

    /// Action, error, service segment and element, as UCI, UCF and UCM have them.
    private mutating func outcome(_ action: Action, _ fault: StructureFault?) -> [[String]] {
        if action == .rejected { isAccepted = false }
        guard let fault else { return [[action.rawValue]] }
        return [[action.rawValue], [String(fault.code.rawValue)], [fault.tag]]
            + (fault.element > 0 ? [identification(fault)] : [])
    }

    /// S011: the element counted with the tag as 1, the component, and from version 4 on the occurrence.
    private func identification(_ fault: StructureFault) -> [String] {
        let component = fault.component > 0 ? String(fault.component) : ""
        let occurrence = isVersion4 && fault.occurrence > 1 ? String(fault.occurrence) : ""
        return [String(fault.element + 1), component, occurrence]
    }
}
