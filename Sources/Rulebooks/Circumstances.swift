internal import TidewaiterCodes
internal import TidewaiterManifests
internal import TidewaiterQuantities

/// What can be told of a message before its parts are looked at: what it is for, how the goods travel, whither, when.
struct Circumstances: Sendable {
    /// What a message is for, as far as it says.
    enum Purpose: String, Sendable {
        /// A manifest or cargo report: what is on board, before anybody declares it.
        case cargoReport = "cargo_report"
        /// A declaration for a customs procedure.
        case goodsDeclaration = "goods_declaration"
        /// Neither: an answer, a status, a plan of stowage, a list of persons. What such a message leaves out, it need not
        /// say.
        case other
        /// It does not say: most tables.
        case unknown
    }

    let purpose: Purpose
    /// Whether it declares an exportation, for which other codes and facts are asked.
    let isExport: Bool
    /// As stated, or sea where a vessel is named; nil when neither.
    let mode: TransportMode?
    /// Country of import by the options; nil when they name none.
    let into: String?
    /// Country of import by the options, else as declared.
    let destination: String?
    /// The day whose law applies, by the options or the message's own dates; nil when there is none.
    let day: CivilDate?

    /// What the message states for all its consignments: ports, and who sends and receives. Told here once, as a message
    /// has many parts to look through.
    let hasLoading: Bool, hasDischarge: Bool, hasConsignor: Bool, hasConsignee: Bool

    static let portsOfLoading: [Field] = [.portOfLoading, .portOfLoadingName]
    static let portsOfDischarge: [Field] = [.portOfDischarge, .portOfDischargeName, .portOfEntry, .portOfEntryName]

    static let unknown = Circumstances()

    private init() {
        purpose = .unknown
        isExport = false
        mode = nil
        into = nil
        destination = nil
        day = nil
        hasLoading = false
        hasDischarge = false
        hasConsignor = false
        hasConsignee = false
    }

    init(_ message: Node, _ options: CheckOptions) {
        purpose = Self.purpose(of: message)
        let procedure = message[.procedureCode].text ?? ""
        isExport = message[.documentTypeCode].text == "830" || ["1", "2", "3"].contains(procedure.prefix(1))
        let stated = message[.modeOfTransport].text.flatMap(TransportMode.init(declared:))
        let vessel = message[.vesselName].isStated || message[.imoNumber].isStated
        mode = stated ?? (vessel ? .sea : nil)
        hasLoading = message.states(anyOf: Self.portsOfLoading)
        hasDischarge = message.states(anyOf: Self.portsOfDischarge)
        hasConsignor = message.child(.consignor)?.isNamed ?? false
        hasConsignee = message.child(.consignee)?.isNamed ?? false
        into = options.into
        destination = options.into ?? message[.destinationCountry].text
        day =
            options.asOf
            ?? [Field.entryDate, .acceptanceDate, .importDate, .arrivalDate, .exportDate, .departureDate, .issueDate]
            .lazy.compactMap { message[$0].date }.first
    }

    /// By the message's type or, in tables and JSON, by facts that only declarations state.
    private static func purpose(of message: Node) -> Purpose {
        switch message[.messageType].text {
        case "CUSCAR", "CUSREP", "309": return .cargoReport
        case "CUSDEC": return .goodsDeclaration
        case "BAPLIE", "COARRI", "CONTRL", "COPRAR", "CUSRES", "IFTMBC", "IFTSTA", "PAXLST": return .other
        // Bookings, invoices, notices, events and answers.
        case "110", "301", "315", "322", "350", "353", "355", "358", "856", "997", "999": return .other
        default: break
        }
        switch message[.documentTypeCode].text {
        // UN/EDIFACT code list 1001: cargo manifest, cargo declarations of departure and arrival, customs manifest.
        case "85", "785", "833", "933": return .cargoReport
        // Goods declaration for importation and for exportation.
        case "929", "830": return .goodsDeclaration
        default: break
        }
        let telling: [Field] = [.entryNumber, .entryType, .procedureCode]
        return telling.contains { message[$0].isStated } ? .goodsDeclaration : .unknown
    }
}

extension TransportMode {
    /// The mode by a code of Recommendation 19, by the two digits of the United States (10, 11 vessel; 20, 21 rail; 30
    /// to 34 road; 40, 41 air; 50 mail), or by a word.
    init?(declared text: String) {
        if let mode = TransportMode(named: text) {
            self = mode
            return
        }
        guard Self.unitedStates.contains(text), let first = text.first, let mode = TransportMode(code: String(first))
        else { return nil }
        self = mode
    }

    /// CATAIR, appendix on mode of transportation codes.
    static let unitedStates: Set<String> = [
        "10", "11", "12", "20", "21", "30", "31", "32", "33", "34", "40", "41", "50", "60", "70", "80",
    ]
}

extension Node {
    /// Whether a party has a name or an identifier.
    var isNamed: Bool { self[.name].isStated || self[.id].isStated }

    /// Whether the node or one of its means of transport states one of the fields.
    func states(anyOf fields: [Field]) -> Bool {
        fields.contains { self[$0].isStated }
            || children(.transportMeans).contains { means in fields.contains { means[$0].isStated } }
    }
}
