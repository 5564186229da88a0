/// How segments are written: the choices that a syntax leaves to its sender.
package struct SegmentStyle: Sendable, Hashable {
    /// What stands behind each terminator.
    package enum LineBreak: String, Sendable, Hashable, CaseIterable {
        case none
        case lf
        case crlf

        package var bytes: [UInt8] {
            switch self {
            case .none: []
            case .lf: [0x0A]
            case .crlf: [0x0D, 0x0A]
            }
        }
    }

    /// The separators.
    package var delimiters: SegmentDelimiters
    /// Line breaks, which are no part of any segment.
    package var lineBreak: LineBreak
    /// The character set.
    package var charset: Charset
    /// Whether the service string advice (UNA) stands before UNB in any case; without being asked it stands where the
    /// delimiters are not those that hold without it. X12 has none.
    package var announces: Bool

    /// A style; where nothing is said, the plainest of UN/EDIFACT.
    package init(
        delimiters: SegmentDelimiters = .standard, lineBreak: LineBreak = .none, charset: Charset = .utf8,
        announces: Bool = false
    ) {
        self.delimiters = delimiters
        self.lineBreak = lineBreak
        self.charset = charset
        self.announces = announces
    }

    /// The separators that X12 is mostly written with (X12.5 leaves them to the partners): `*`, `>`, `^` and `~`.
    package static let x12 = SegmentStyle(
        delimiters: SegmentDelimiters(
            component: UInt8(ascii: ">"), element: UInt8(ascii: "*"), release: nil, repetition: UInt8(ascii: "^"),
            terminator: UInt8(ascii: "~")))
}

extension SegmentDelimiters {
    /// Those that hold where nothing is announced, in a syntax version (ISO 9735-1, section 7: from version 4 on the
    /// asterisk repeats elements).
    package static func unannounced(version: Int) -> SegmentDelimiters {
        var delimiters = standard
        if version >= 4 { delimiters.repetition = UInt8(ascii: "*") }
        return delimiters
    }

    /// Whether they hold without an advice under a header UNB with these elements.
    func hold(unannounced header: [SegmentElement]) -> Bool {
        self == .levelB || self == .unannounced(version: header.first.flatMap { Int($0.component(2)) } ?? 0)
    }

    /// The service string advice that announces them (ISO 9735-1, annex A).
    package var advice: [UInt8] {
        Array("UNA".utf8) + [component, element, decimalMark, release ?? 0x20, repetition ?? 0x20, terminator]
    }

    /// Whether a byte of a value would be taken for a separator, or for what releases one.
    @inline(__always)
    package func contains(_ byte: UInt8) -> Bool {
        byte == component || byte == element || byte == terminator || byte == release || byte == repetition
    }

    /// Delimiters as people name them: the six characters of UNA behind its tag (`:+.? '`), `standard`, or the
    /// characters of X12 in the order element, component, terminator and, where there is one, repetition (`*>~^`).
    package init(text: String, _ syntax: SegmentSyntax) throws(TidewaiterError) {
        let bytes = Array(text.utf8)
        let found: SegmentDelimiters?
        switch syntax {
        case .edifact where text == "standard": found = .standard
        case .edifact where bytes.count == 6:
            found = SegmentDelimiters(
                component: bytes[0], element: bytes[1], release: bytes[3] == 0x20 ? nil : bytes[3],
                repetition: bytes[4] == 0x20 ? nil : bytes[4], terminator: bytes[5], decimalMark: bytes[2])
        case .x12 where text == "standard": found = SegmentStyle.x12.delimiters
        case .x12 where bytes.count == 3 || bytes.count == 4:
            found = SegmentDelimiters(
                component: bytes[1], element: bytes[0], release: nil, repetition: bytes.count == 4 ? bytes[3] : nil,
                terminator: bytes[2])
        default: found = nil
        }
        guard let found, syntax == .edifact ? found.canSplit : found.canSplitX12 else {
            throw TidewaiterError(
                .argument, "segments.delimiters",
                syntax == .edifact
                    ? "\"\(text)\" are no delimiters. Give the six characters of UNA, \":+.? '\" for instance: no "
                        + "letters or digits, and none twice."
                    : "\"\(text)\" are no delimiters. Give separators of elements and components, terminator and, if "
                        + "wanted, what repeats elements, \"*>~^\" for instance: no letters or digits, and none twice.")
        }
        self = found
    }

    /// Whether the characters can tell a text of X12 apart, in which a line break may end segments.
    private var canSplitX12: Bool {
        let used = [component, element, terminator] + [repetition].compactMap(\.self)
        let isPlain = used.allSatisfy { byte in
            byte < 0x80 && byte != 0 && byte != 0x20 && !(0x30...0x39).contains(byte)
                && !(0x41...0x5A).contains(byte) && !(0x61...0x7A).contains(byte)
        }
        return isPlain && Set(used).count == used.count
    }
}
