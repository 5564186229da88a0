import TidewaiterQuantities

/// What holds from a day to a day, both of them included; without one, from ever or for ever.
protocol BorderDated {
    var from: CivilDate? { get }
    var until: CivilDate? { get }
}

extension BorderDated {
    /// Whether both hold on some day.
    func meets(_ other: some BorderDated) -> Bool {
        if let until, let from = other.from, until < from { return false }
        if let from, let until = other.until, until < from { return false }
        return true
    }
}

/// A measure of a tariff of the Union's or the United Kingdom's kind, whichever form it came in.
struct BorderMeasure: BorderDated {
    /// Its number with the authority.
    var id = ""
    /// Its type: `103` third country duty, `142` tariff preference.
    var type = ""
    var typeTitle = ""
    /// The series of its type: `C` applicable duty, `B` entry into free circulation subject to conditions.
    var series = ""
    /// The goods that it is for, ten digits.
    var code = ""
    /// The area of origin: two letters, or the number of a group.
    var area = ""
    var excluded: [String] = []
    var additionalCode = ""
    var additionalTitle = ""
    /// The order number of its quota.
    var order = ""
    /// Which of the reductions of an agricultural component it has, `1` to `9`.
    var reduction = ""
    var from: CivilDate?
    var until: CivilDate?
    var isImport = true
    var duty: [DutyComponent] = []
    /// The duty as the authority prints it, where it does.
    var printed = ""
    var conditions: [BorderCondition] = []
    /// The regulation that made it.
    var regulation = ""
    /// Where it stands in the export.
    var place = ""

    /// Why it cannot be a row: its codes are not of the letters and digits that such codes are of; `nil` where it can.
    var flaw: String? {
        func isCode(_ text: String, _ lengths: ClosedRange<Int>) -> Bool {
            lengths ~= text.utf8.count
                && text.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 }
        }
        if !isCode(type, 1...6) { return "\"\(type)\" is no type of measure" }
        if !isCode(area, 2...4) { return "\"\(area)\" is no area" }
        if !additionalCode.isEmpty, !isCode(additionalCode, 1...8) {
            return "\"\(additionalCode)\" is no additional code"
        }
        if !order.isEmpty, !isCode(order, 1...10) { return "\"\(order)\" is no order number" }
        if let from, let until, until < from { return "it ends before it begins" }
        return nil
    }

    /// Its duty as the authority prints it, or would.
    var sentence: String { printed.isEmpty ? DutyComponent.sentence(duty) : printed }

    /// It in a line, for reports.
    var summary: String {
        var words = ["measure \(id)", "type \(type) \(typeTitle)", code, "area \(area)"]
        if !additionalCode.isEmpty { words.append("additional code \(additionalCode)") }
        if !order.isEmpty { words.append("order \(order)") }
        if !sentence.isEmpty { words.append(sentence) }
        return words.joined(separator: ", ")
    }
}

/// A condition of a measure, of which the first of its code that is met counts.
struct BorderCondition {
    /// `A` presentation of a certificate, `V` entry price.
    var code = ""
    var title = ""
    /// Type and number of a document, `D008`.
    var document = ""
    var documentTitle = ""
    /// The threshold of price or quantity.
    var threshold: DutyComponent?
    /// What follows: `01` apply the amount, `07` measure not applicable, `27` apply the duty; or in words.
    var action = ""
    var duty: [DutyComponent] = []

    /// What follows, as far as duty goes.
    enum Effect {
        /// The amount of the condition itself.
        case ownAmount
        /// The duty of the measure.
        case measure
        /// The measure is not applicable.
        case none
        /// Nothing that concerns duty: entry allowed, control, a declaration to be corrected.
        case control
    }

    var effect: Effect {
        switch action {
        case "01": .ownAmount
        case "27", "11", "12", "13", "15", "34", "36": duty.isEmpty ? .measure : .ownAmount
        case "07": .none
        default: duty.isEmpty ? .control : .ownAmount
        }
    }
}

/// One part of a duty as TARIC codes it.
struct DutyComponent: Hashable {
    /// The duty expression: `01` amount, `04` further amount, `15` minimum, `17` maximum.
    var expression = "01"
    var amount: Decimal?
    /// ISO 4217; empty for a percentage.
    var currency = ""
    /// The measurement unit, `DTN`.
    var unit = ""
    /// Its qualifier, `E`.
    var qualifier = ""

    /// The words of a duty expression before its amount (European Commission, TARIC, list of duty expressions).
    private static let words = [
        "01": "", "02": "-", "04": "+", "12": "+ EA", "14": "+ EAR", "15": "MIN", "17": "MAX", "19": "+", "20": "+",
        "21": "+ ADSZ", "25": "+ ADSZR", "27": "+ ADFM", "29": "+ ADFMR", "35": "MAX", "36": "-", "37": "NIHIL",
        "99": "",
    ]

    /// The sentence that the parts make, as TARIC prints it.
    static func sentence(_ parts: [DutyComponent]) -> String {
        parts.enumerated().map { index, part in
            var words = Self.words[part.expression] ?? "(duty expression \(part.expression))"
            if index == 0, words.hasPrefix("+ ") { words = String(words.dropFirst(2)) }
            var pieces = words.isEmpty ? [] : [words]
            if let amount = part.amount { pieces.append("\(amount)") }
            let unit = part.qualifier.isEmpty ? part.unit : "\(part.unit) \(part.qualifier)"
            if !part.currency.isEmpty {
                pieces.append(part.currency)
            } else if part.amount != nil, part.expression != "99" {
                pieces.append("%")
            }
            if part.unit == "SPQ" {
                pieces.append("/ for each litre of pure alcohol, multiplied by the SPR discount")
            } else if !unit.isEmpty {
                pieces.append(unit)
            }
            return pieces.joined(separator: " ")
        }.joined(separator: " ")
    }
}

/// An area of origin: a country, or a group of them with the days of their membership.
struct BorderArea {
    var id = ""
    var title = ""
    var members: [(country: String, from: CivilDate?, until: CivilDate?)] = []
}

/// A code of goods.
struct BorderGoods: BorderDated {
    var code = ""
    var title = ""
    var from: CivilDate?
    var until: CivilDate?
    /// Whether goods can be declared under it.
    var isDeclarable = true
    var place = ""
}
