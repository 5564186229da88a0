/// Something wrong with the syntax or the envelope of an interchange, as ``EDIFACTReader`` notes it; cheap to note,
/// and made a ``Finding`` once the reading is over.
package struct EDIFACTFlaw: Sendable {
    /// What is wrong; the raw value ends the rule's identifier.
    package enum Kind: String, Sendable, CaseIterable {
        case emptySegment = "empty-segment"
        case tagCase = "tag-case"
        case tag = "tag"
        case unterminated = "unterminated"
        case releaseAtEnd = "release-at-end"
        case controlCharacter = "control-character"
        case messageReference = "message-reference"
        case segmentCount = "segment-count"
        case groupReference = "group-reference"
        case groupCount = "group-count"
        case interchangeReference = "interchange-reference"
        case interchangeCount = "interchange-count"
        case noInterchangeHeader = "no-interchange-header"
        case noInterchangeTrailer = "no-interchange-trailer"
        case noGroupTrailer = "no-group-trailer"
        case noMessageHeader = "no-message-header"
        case noMessageTrailer = "no-message-trailer"
        case noMessage = "no-message"
        case repertoire = "repertoire"
        case utf8Undeclared = "utf8-undeclared"
        case utf16 = "utf-16"
    }

    package var kind: Kind
    package var offset: Int
    package var length: Int
    /// The spot in the document's own terms.
    package var address: String
    /// What the document says, where it says something else than it does.
    package var declared: String
    /// What was counted or read.
    package var found: String

    package init(
        _ kind: Kind, offset: Int, length: Int, address: String = "", declared: String = "", found: String = ""
    ) {
        self.kind = kind
        self.offset = offset
        self.length = length
        self.address = address
        self.declared = declared
        self.found = found
    }
}

extension EDIFACTFlaw {
    /// The flaw as a finding, with its place in `source`.
    package func finding(in source: SourceText) -> Finding {
        let wording = wording
        var parameters: [String: String] = [:]
        if !declared.isEmpty { parameters["declared"] = declared }
        if !found.isEmpty { parameters["found"] = found }
        var finding = Finding(
            rule: "tw.edifact.\(kind.rawValue)", severity: wording.severity,
            effect: wording.severity == .error ? .reject : .advice, message: wording.message,
            place: source.place(at: offset, length: length, address: address),
            value: declared.isEmpty ? nil : declared, authority: wording.authority, parameters: parameters)
        finding.dataElement = wording.dataElement
        return finding
    }

    private struct Wording {
        var severity: Severity
        var message: String
        var authority = "ISO 9735-1"
        var dataElement: String?
    }

    private var wording: Wording {
        switch kind {
        case .emptySegment, .tagCase, .tag, .unterminated, .releaseAtEnd, .controlCharacter: syntaxWording
        case .repertoire, .utf8Undeclared, .utf16: characterWording
        default: envelopeWording
        }
    }

    private var syntaxWording: Wording {
        switch kind {
        case .emptySegment:
            .init(severity: .warning, message: "An empty segment: a terminator too many. Remove it.")
        case .tagCase:
            .init(
                severity: .error,
                message: "Segment tag \(declared) is in small letters; tags are capitals. It was read as \(found).")
        case .tag:
            .init(
                severity: .error,
                message: "Segment tag \"\(declared)\" is not three capital letters. Check for a separator or a "
                    + "terminator that ought to be released, or for one that is missing.")
        case .unterminated:
            .init(
                severity: .error,
                message: "The input ends before the segment does. The end of the interchange is missing: "
                    + "send the whole of it.")
        case .releaseAtEnd:
            .init(
                severity: .error,
                message: "The input ends after a release character, which releases nothing. The end of the "
                    + "interchange is missing: send the whole of it.")
        default:
            .init(
                severity: .error,
                message: "There is a control character (\(found)) in the data; it was left out. Check that the file "
                    + "was not damaged on its way.")
        }
    }

    private var characterWording: Wording {
        switch kind {
        case .repertoire:
            .init(
                severity: .warning,
                message: "Syntax identifier \(declared) does not allow \(found). Write capitals only, or declare a "
                    + "syntax identifier that allows it (UNOC).",
                dataElement: "0001")
        case .utf8Undeclared:
            .init(
                severity: .warning,
                message: "Syntax identifier \(declared) means one byte a character, but the text is UTF-8 and was "
                    + "read so. Declare UNOY or UNOW, or write the text in the declared character set.",
                dataElement: "0001")
        default:
            .init(
                severity: .error,
                message: "The interchange is written in two bytes a character (UTF-16) without a byte order mark. "
                    + "EDIFACT is sent in the character set of its syntax identifier: write it so.",
                dataElement: "0001")
        }
    }

    private var envelopeWording: Wording {
        switch kind {
        case .messageReference:
            .init(
                severity: .error,
                message: "UNT closes message \(declared), but UNH opened message \(found). Make the references equal.",
                dataElement: "0062")
        case .segmentCount:
            .init(
                severity: .error,
                message: "UNT declares \(declared) segments, but the message has \(found) from UNH to UNT. "
                    + "Correct the count, or look for the segments that are missing.",
                dataElement: "0074")
        case .groupReference:
            .init(
                severity: .error,
                message: "UNE closes group \(declared), but UNG opened group \(found). Make the references equal.",
                dataElement: "0048")
        case .groupCount:
            .init(
                severity: .error,
                message: "UNE declares \(declared) messages, but the group has \(found). Correct the count.",
                dataElement: "0060")
        case .interchangeReference:
            .init(
                severity: .error,
                message: "UNZ closes interchange \(declared), but UNB opened interchange \(found). "
                    + "Make the references equal.",
                dataElement: "0020")
        case .interchangeCount:
            .init(
                severity: .error,
                message: "UNZ declares \(declared), but the interchange has \(found) messages or groups. "
                    + "Correct the count, or look for the messages that are missing.",
                dataElement: "0036")
        case .noInterchangeHeader:
            .init(
                severity: .warning,
                message: "There is no interchange header (UNB). A message alone can be read, but not sent: add UNB "
                    + "and UNZ.")
        case .noInterchangeTrailer:
            .init(
                severity: .error,
                message: "The interchange is not closed: UNZ is missing. Add it, or send the whole interchange.")
        case .noGroupTrailer:
            .init(severity: .error, message: "The group is not closed: UNE is missing. Add it before UNZ.")
        case .noMessageHeader:
            .init(
                severity: .error,
                message: "Segment \(found) stands outside any message. Add UNH before it, or remove it.")
        case .noMessageTrailer:
            .init(severity: .error, message: "Message \(found) is not closed: UNT is missing. Add it.")
        default:
            .init(severity: .error, message: "The interchange has no message. Check that it was sent whole.")
        }
    }
}
