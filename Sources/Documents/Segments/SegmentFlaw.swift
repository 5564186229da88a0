/// Something wrong with the syntax or the envelope of an interchange, as ``SegmentReader`` notes it; cheap to note,
/// and made a ``Finding`` once the reading is over.
package struct SegmentFlaw: Sendable {
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
        case serviceCharacter = "service-character"
        case leadingBytes = "leading-bytes"
        case trailingBytes = "trailing-bytes"
        case repertoire = "repertoire"
        case utf8Undeclared = "utf8-undeclared"
        case windowsCharset = "windows-charset"
        case syntaxIdentifier = "syntax-identifier"
        case charsetChange = "charset-change"
        case mojibake = "mojibake"
        case utf16 = "utf-16"
    }

    package var kind: Kind
    package var syntax: SegmentSyntax
    package var offset: Int
    package var length: Int
    /// The spot in the document's own terms.
    package var address: String
    /// What the document says, where it says something else than it does.
    package var declared: String
    /// What was counted or read.
    package var found: String

    package init(
        _ kind: Kind, _ syntax: SegmentSyntax = .edifact, offset: Int, length: Int, address: String = "",
        declared: String = "", found: String = ""
    ) {
        self.kind = kind
        self.syntax = syntax
        self.offset = offset
        self.length = length
        self.address = address
        self.declared = declared
        self.found = found
    }
}

extension SegmentFlaw {
    /// The flaw as a finding, with its place in `source`.
    package func finding(in source: SourceText) -> Finding {
        let wording = wording
        var parameters: [String: String] = [:]
        if !declared.isEmpty { parameters["declared"] = declared }
        if !found.isEmpty { parameters["found"] = found }
        var finding = Finding(
            rule: "tw.\(syntax.name).\(kind.rawValue)", severity: wording.severity,
            effect: wording.severity == .error ? .reject : .advice, message: wording.message,
            place: source.place(at: offset, length: length, address: address),
            value: declared.isEmpty ? nil : declared, authority: syntax.authority, parameters: parameters)
        finding.dataElement = wording.dataElement
        return finding
    }

    private struct Wording {
        var severity: Severity
        var message: String
        var dataElement: String?
    }

    private var wording: Wording {
        switch kind {
        case .emptySegment, .tagCase, .tag, .unterminated, .releaseAtEnd, .controlCharacter, .leadingBytes,
            .trailingBytes, .serviceCharacter:
            syntaxWording
        case .repertoire, .utf8Undeclared, .windowsCharset, .syntaxIdentifier, .charsetChange, .mojibake,
            .utf16:
            characterWording
        default: envelopeWording
        }
    }

    private var syntaxWording: Wording {
        switch kind {
        case .emptySegment:
            .init(severity: .warning, message: "An empty segment: a terminator too many. Remove it.")
        case .serviceCharacter:
            .init(
                severity: .error,
                message: "UNA names \(declared), which cannot be \(found). Separators and the release character are "
                    + "different characters, none a letter or digit; the decimal mark is a comma or a point. The usual "
                    + "ones are \":+.? '\".")
        case .tagCase:
            .init(
                severity: .error,
                message: "Segment tag \(declared) is in small letters; tags are capitals. It was read as \(found).")
        case .tag:
            .init(
                severity: .error,
                message: "Segment tag \"\(declared)\" is not "
                    + (syntax == .edifact
                        ? "three capital letters. Check for a separator or a terminator that ought to be released, "
                            + "or for one that is missing."
                        : "two or three capitals and digits. Check for a separator or a terminator within a text: "
                            + "X12 has no way to write one there."))
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
        case .leadingBytes:
            .init(
                severity: .warning,
                message: "There are blanks or line breaks before ISA. Send the interchange from its first byte: some "
                    + "readers refuse it otherwise.")
        case .trailingBytes:
            .init(
                severity: .error,
                message: "Behind the end of the interchange there is text that is no interchange; it was kept, but not "
                    + "read. Remove it, or send what it belongs to.")
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
        case .windowsCharset:
            .init(
                severity: .warning,
                message:
                    "Syntax identifier \(declared) has control characters where this text has letters or signs: it "
                    + "was probably written as \(found), "
                    + (declared == "UNOC" || declared == "UNOK" ? "and was read so. " : "but was read as declared. ")
                    + "Write the text in the declared character set, or in UTF-8 and declare UNOY.",
                dataElement: "0001")
        case .syntaxIdentifier:
            .init(
                severity: .warning,
                message: "Syntax identifier \(declared) names no character set that is known; the text was read as "
                    + "\(found). Declare UNOC for ISO-8859-1, UNOY for UTF-8, or another one of UNOA to UNOK.",
                dataElement: "0001")
        case .charsetChange:
            .init(
                severity: .error,
                message:
                    "This interchange declares \(declared), but the file was read in the character set of its first "
                    + "one, \(found): beside one in UNOX, whose characters are told by escape sequences, no other is "
                    + "found. Send them in files of their own.",
                dataElement: "0001")
        case .mojibake:
            .init(
                severity: .warning,
                message:
                    "\"\(declared)\" stands where \"\(found)\" was probably meant: the text was converted to UTF-8 "
                    + "twice. It was left as it is; convert it once.")
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
        case .messageReference: referenceWording(.message)
        case .groupReference: referenceWording(.group)
        case .interchangeReference: referenceWording(.interchange)
        case .segmentCount:
            countWording(.message, "segments, but the \(syntax.message) has \(found)", look: "segments")
        case .groupCount:
            countWording(.group, "\(syntax.message)s, but the group has \(found)", look: "\(syntax.message)s")
        case .interchangeCount:
            countWording(
                .interchange,
                syntax == .edifact
                    ? "messages or groups, but the interchange has \(found)"
                    : "groups, but the interchange has \(found)", look: "ones")
        case .noInterchangeHeader:
            .init(
                severity: .warning,
                message:
                    "There is no interchange header (\(syntax.header(.interchange))). A \(syntax.message) alone can "
                    + "be read, but not sent: add \(syntax.header(.interchange)) and \(syntax.trailer(.interchange)).")
        case .noInterchangeTrailer:
            .init(
                severity: .error,
                message:
                    "The interchange is not closed: \(syntax.trailer(.interchange)) is missing. Add it, or send the "
                    + "whole interchange.")
        case .noGroupTrailer:
            .init(
                severity: .error,
                message: "The group is not closed: \(syntax.trailer(.group)) is missing. Add it before "
                    + "\(syntax.trailer(.interchange)).")
        case .noMessageHeader:
            .init(
                severity: .error,
                message: "Segment \(found) stands outside any \(syntax.message). Add \(syntax.header(.message)) before "
                    + "it, or remove it.")
        case .noMessageTrailer:
            .init(
                severity: .error,
                message: "\(syntax == .edifact ? "Message" : "Transaction set") \(found) is not closed: "
                    + "\(syntax.trailer(.message)) is missing. Add it.")
        default:
            .init(
                severity: .error,
                message: "The interchange has no \(syntax.message). Check that it was sent whole.")
        }
    }

    private func referenceWording(_ level: SegmentSyntax.Level) -> Wording {
        let noun = level == .message ? syntax.message : level == .group ? "group" : "interchange"
        return Wording(
            severity: .error,
            message: "\(syntax.trailer(level)) closes \(noun) \(declared), but \(syntax.header(level)) opened \(noun) "
                + "\(found). Make the references equal.",
            dataElement: syntax.reference(level))
    }

    private func countWording(_ level: SegmentSyntax.Level, _ counted: String, look: String) -> Wording {
        Wording(
            severity: .error,
            message: "\(syntax.trailer(level)) declares \(declared) \(counted). Correct the count, or look for the "
                + "\(look) that are missing.",
            dataElement: syntax.count(level))
    }
}
