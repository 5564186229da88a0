import TidewaiterDocuments

/// A type of message that is read: its name, and its table made into a plan.
///
/// A new type is a file with its table in `EDIFACT/Messages` or `X12/Sets`, a line in ``named(_:_:)``, and its tests.
final class MessageType: Sendable {
    let syntax: SegmentSyntax
    /// `CUSCAR`, `309`.
    let name: String
    /// The last directory that the table is for, where a later one needs another (`D.95B`); empty for the newest.
    let until: String
    /// What it is, in a few words.
    let title: String
    /// Its table, as ``SegmentPlanMaker`` reads it: segment groups or loops, and which component fills which field.
    let groups: String
    let rows: String
    let plan: SegmentPlan
    /// The directory of a message that is written and does not say its own: the newest that has the segments of the
    /// table, which of some types were replaced later (GIS by GEI).
    let writtenRelease: String

    init(
        _ syntax: SegmentSyntax, _ name: String, until: String = "", written: String = "18A", _ title: String,
        groups: String, rows: String
    ) {
        self.syntax = syntax
        self.name = name
        self.until = until
        self.title = title
        self.groups = groups
        self.rows = rows
        writtenRelease = written
        plan = SegmentPlanMaker(groups: groups, rows: rows, syntax: syntax).make()
    }

    /// The type with that name, as the directory of that release has it (UNH S009.0054: `95B`); nil for one that is not
    /// read. A plan is made when its type is first asked for.
    static func named(_ name: String, _ syntax: SegmentSyntax, release: String = "") -> MessageType? {
        switch syntax {
        case .edifact: edifact(name, release: release)
        case .x12: x12(name)
        }
    }

    private static func edifact(_ name: String, release: String) -> MessageType? {
        switch name {
        case "BAPLIE": baplie
        case "COARRI": coarri
        case "CONTRL": contrl
        case "COPRAR": coprar
        case "CUSCAR": cuscar
        case "CUSDEC": cusdec
        case "CUSREP": cusrep
        case "CUSRES": isBefore1996(release) ? cusresUntil95B : cusres
        case "IFCSUM": ifcsum
        case "IFTMBC": iftmbc
        case "IFTMIN": iftmin
        case "IFTSTA": iftsta
        case "PAXLST": paxlst
        default: nil
        }
    }

    /// Whether a directory is of the years before 1996; `95B`, `93A`.
    private static func isBefore1996(_ release: String) -> Bool {
        guard let year = Int(release.prefix(2)), release.utf8.count == 3 else { return false }
        return (88..<96).contains(year)
    }

    private static func x12(_ name: String) -> MessageType? {
        switch name {
        case "110": x12Set110
        case "301": x12Set301
        case "309": x12Set309
        case "310": x12Set310
        case "315": x12Set315
        case "322": x12Set322
        case "350": x12Set350
        case "353": x12Set353
        case "355": x12Set355
        case "358": x12Set358
        case "856": x12Set856
        case "997": x12Set997
        case "999": x12Set999
        default: nil
        }
    }

    /// All that are read, in every form that directories give them.
    static var all: [MessageType] {
        let names = [
            "BAPLIE", "COARRI", "CONTRL", "COPRAR", "CUSCAR", "CUSDEC", "CUSREP", "CUSRES", "IFCSUM", "IFTMBC",
            "IFTMIN", "IFTSTA", "PAXLST",
        ]
        return names.compactMap { named($0, .edifact) } + [cusresUntil95B] + x12Sets.compactMap { named($0, .x12) }
    }

    private static let x12Sets = [
        "110", "301", "309", "310", "315", "322", "350", "353", "355", "358", "856", "997", "999",
    ]

    /// What is done with messages of other types: their envelope is read, all else is kept.
    static func unknown(_ syntax: SegmentSyntax) -> MessageType {
        syntax == .edifact ? unknownEDIFACT : unknownX12
    }

    private static let unknownEDIFACT = MessageType(
        .edifact, "", "", groups: "top - declarations -", rows: edifactEnvelope)
    private static let unknownX12 = MessageType(.x12, "", "", groups: "top - declarations -", rows: x12Envelope)

    /// Rows for the service segments, which all types share.
    static let edifactEnvelope = """
        UNB : 1.1 syntax_identifier, 1.2 syntax_version, 2.1 sender, 2.2 sender_qualifier, 3.1 recipient, \
        3.2 recipient_qualifier, 4.1 prepared_at@time, 5.1 control_reference, 7.1 application_reference, \
        11.1 test_indicator
        UNH : 1.1 message_reference, 2.1 message_type, 2.2 message_version, 2.3 message_release, \
        2.4 message_agency, 2.5 association_code

        """

    static let x12Envelope = """
        ISA : 5.1 sender_qualifier, 6.1 sender, 7.1 recipient_qualifier, 8.1 recipient, 9.1 prepared_at@time, \
        12.1 syntax_version, 13.1 control_reference, 15.1 test_indicator
        ST : 1.1 message_type, 2.1 message_reference, 3.1 message_version

        """
}
