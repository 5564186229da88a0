public import TidewaiterDocuments
public import TidewaiterQuantities

/// The answer that a receiver sends to an interchange: whether it came whole and was accepted, and what was wrong.
///
/// It is about syntax and structure only. What an authority says about the content is an answer of its own (CUSRES).
public struct Acknowledgement: Sendable, Hashable {
    /// A message that answers.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// UN/EDIFACT CONTRL (ISO 9735-4).
        case contrl
        /// X12 functional acknowledgement.
        case x12Functional = "997"
        /// X12 implementation acknowledgement.
        case x12Implementation = "999"
        /// X12 interchange acknowledgement.
        case x12Interchange = "ta1"
    }

    /// What the one who answers adds. The library looks at no clock and counts nothing by itself.
    public struct Options: Sendable, Hashable {
        /// Control reference of the answer's own interchange, at most 14 characters. Where a file holds several
        /// interchanges, those of the further answers end with their number.
        public var reference: String
        /// When the answer was made.
        public var date: CivilDate
        public var hour: Int
        public var minute: Int
        /// Refuse interchanges that are marked as a test.
        public var refusesTests: Bool

        /// Options.
        public init(
            reference: String = "1", date: CivilDate, hour: Int = 0, minute: Int = 0, refusesTests: Bool = false
        ) {
            self.reference = reference
            self.date = date
            self.hour = hour
            self.minute = minute
            self.refusesTests = refusesTests
        }
    }

    /// Which message it is.
    public let kind: Kind
    /// The interchange to send; empty where the document holds nothing but acknowledgements, which are not answered.
    public let bytes: [UInt8]
    /// Whether nothing was refused.
    public let isAccepted: Bool

    /// The answer as canonical JSON, schema `tidewaiter.acknowledgement/1`.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", "tidewaiter.acknowledgement/1")
        json.member("kind", kind.rawValue)
        json.member("accepted", isAccepted)
        json.member("message", String(decoding: bytes, as: UTF8.self))
        json.endObject()
        return json.bytes
    }
}

extension Acknowledgement.Options {
    /// Options as texts say them.
    ///
    /// - Parameters:
    ///   - reference: Control reference of the answer's own interchange.
    ///   - preparedAt: When the answer was made, `YYYY-MM-DDTHH:MM`.
    ///   - refusesTests: Refuse interchanges that are marked as a test.
    /// - Throws: ``TidewaiterError`` with status `argument` when the time is not written so.
    public init(reference: String, preparedAt: String, refusesTests: Bool = false) throws(TidewaiterError) {
        let halves = preparedAt.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        let time = halves.last.map { $0.split(separator: ":", omittingEmptySubsequences: false) } ?? []
        guard halves.count == 2, time.count == 2, time.allSatisfy({ $0.utf8.count == 2 }),
            let date = CivilDate(iso: String(halves[0])), let hour = Int(time[0]), let minute = Int(time[1])
        else {
            throw TidewaiterError(
                .argument, "acknowledgement.prepared-at",
                "\"\(preparedAt.prefix(40))\" does not say when the answer is made; write it as YYYY-MM-DDTHH:MM.")
        }
        self.init(reference: reference, date: date, hour: hour, minute: minute, refusesTests: refusesTests)
    }
}

extension Declaration {
    /// The answer that a receiver of this document would send.
    ///
    /// - Parameters:
    ///   - kind: Which answer; nil: the usual one of the document's format.
    ///   - options: What the one who answers adds.
    ///   - limits: Bounds of time and memory.
    /// - Throws: ``TidewaiterError`` with status `argument` when the format has no such answer or the options make none,
    ///   `format` when the document has no header to answer to.
    public func acknowledgement(
        _ kind: Acknowledgement.Kind? = nil, options: Acknowledgement.Options, limits: Limits = .standard
    ) throws(TidewaiterError) -> Acknowledgement {
        try options.validate()
        switch (format, kind) {
        case (.edifact, nil), (.edifact, .contrl): return try contrl(options, limits)
        case (.x12, nil): return try x12Answer(.x12Functional, options, limits)
        case (.x12, let kind?) where kind != .contrl: return try x12Answer(kind, options, limits)
        default:
            throw TidewaiterError(
                .argument, "acknowledgement.kind",
                "There is no \(kind?.rawValue.uppercased() ?? "acknowledgement") for \(format.label). An interchange of "
                    + "UN/EDIFACT is answered with CONTRL, one of X12 with 997, 999 or TA1.")
        }
    }
}

extension Acknowledgement.Options {
    fileprivate func validate() throws(TidewaiterError) {
        let letters = reference.utf8
        guard (1...14).contains(letters.count), letters.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw TidewaiterError(
                .argument, "acknowledgement.reference",
                "The reference of an acknowledgement has 1 to 14 characters of ASCII; \"\(reference.prefix(40))\" has not."
            )
        }
        guard (0..<24).contains(hour), (0..<60).contains(minute) else {
            throw TidewaiterError(
                .argument, "acknowledgement.time", "\(hour):\(minute) is no time of day; write 00:00 to 23:59.")
        }
    }

    /// When the answer was made, as `YYYYMMDD` and `HHMM`.
    var stamp: (date: String, time: String) {
        func padded(_ number: Int, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return (
            padded(date.year, 4) + padded(date.month, 2) + padded(date.day, 2), padded(hour, 2) + padded(minute, 2)
        )
    }
}
