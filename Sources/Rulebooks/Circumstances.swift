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
    /// Country of import by the options, else as declared.
    let destination: String?
    /// The day whose law applies, by the options or the message's own dates; nil when there is none.
    let day: CivilDate?

    static let unknown = Circumstances()

    private init() {
        purpose = .unknown
        isExport = false
        mode = nil
        destination = nil
        day = nil
    }

    init(_ message: Node, _ options: CheckOptions) {
        let there = message.fieldsThere
        func text(_ field: Field) -> String? { there.contains(field) ? message[field].text : nil }
        func states(_ field: Field) -> Bool { there.contains(field) && message[field].isStated }
        let documentType = text(.documentTypeCode)
        let procedure = text(.procedureCode)
        purpose =
            Self.purpose(messageType: text(.messageType), documentType: documentType)
            ?? ([Field.entryNumber, .entryType, .procedureCode].contains(where: states) ? .goodsDeclaration : .unknown)
        isExport = documentType == "830" || procedure.map { ["1", "2", "3"].contains($0.prefix(1)) } ?? false
        let stated = text(.modeOfTransport).flatMap(TransportMode.init(declared:))
        mode = stated ?? (states(.vesselName) || states(.imoNumber) ? .sea : nil)
        destination = options.into ?? text(.destinationCountry)
        day =
            options.asOf
            ?? [Field.entryDate, .acceptanceDate, .importDate, .arrivalDate, .exportDate, .departureDate, .issueDate]
            .lazy.compactMap { there.contains($0) ? message[$0].date : nil }.first
    }

    /// By the message's type; nil in tables and JSON, where facts tell that only declarations state.
    private static func purpose(messageType: String?, documentType: String?) -> Purpose? {
        switch messageType {
        case "CUSCAR", "CUSREP", "309": return .cargoReport
        case "CUSDEC": return .goodsDeclaration
        case "BAPLIE", "COARRI", "CONTRL", "COPRAR", "CUSRES", "IFTMBC", "IFTSTA", "PAXLST": return .other
        // Bookings, invoices, notices, events and answers.
        case "110", "301", "315", "322", "350", "353", "355", "358", "856", "997", "999": return .other
        default: break
        }
        switch documentType {
        // UN/EDIFACT code list 1001: cargo manifest, cargo declarations of departure and arrival, customs manifest.
        case "85", "785", "833", "933": return .cargoReport
        // Goods declaration for importation and for exportation.
        case "929", "830": return .goodsDeclaration
        default: return nil
        }
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
