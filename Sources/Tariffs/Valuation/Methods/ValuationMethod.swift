import TidewaiterDocuments
import TidewaiterQuantities

/// The methods of valuation where there is no transaction value, in the order in which the law tries them.
///
/// WTO Agreement on Implementation of Article VII of GATT 1994, articles 2 to 7; each national law names its own sections
/// (``ValuationBasis/authority(ofMethod:)``). Whether the methods before it cannot be used is for the declarant to know.
enum ValuationMethod: Int, CaseIterable {
    case identicalGoods = 2
    case similarGoods = 3
    case deductive = 4
    case computed = 5
    case fallBack = 6

    /// It in words.
    var words: String {
        switch self {
        case .identicalGoods: "value of identical goods"
        case .similarGoods: "value of similar goods"
        case .deductive: "deductive value"
        case .computed: "computed value"
        case .fallBack: "fall-back value"
        }
    }

    /// The article of the WTO agreement.
    var article: String {
        "WTO Valuation Agreement art. \(self == .identicalGoods || self == .similarGoods ? rawValue : rawValue + 1)"
    }

    /// The amounts that it looks at under a law.
    func kinds(_ basis: some ValuationBasis) -> [AssessmentRequest.ValuationElement.Kind] {
        switch self {
        case .identicalGoods, .similarGoods: [.comparisonValue, .levelAndQuantityAdjustment, .transportAdjustment]
        case .deductive:
            [
                .resalePrice, .commission, .profitAndGeneralExpenses, .transportInCountry, .dutiesAndTaxes,
                .furtherProcessing,
            ] + (basis.leavesFreightOut ? [.internationalTransport] : [])
                + (basis.addsPackingToDeductiveValue ? [.packing] : [])
        case .computed:
            [.materials, .fabrication, .profitAndGeneralExpenses, .assists, .packing]
                + (basis.holdsTransport ? [.transport] : [])
        case .fallBack: [.statedValue]
        }
    }
}

extension ValuationBasis {
    func authority(ofMethod method: ValuationMethod) -> String { "\(method.article); \(authority)" }

    var addsPackingToDeductiveValue: Bool { false }

    /// Whether international transport is no part of values.
    var leavesFreightOut: Bool { treatment(of: .freight).effect == .excluded }

    /// Whether transport is part of values, to the border or to the place of export.
    var holdsTransport: Bool {
        treatment(of: .freight).effect == .included || treatment(of: .freightInlandExport).effect == .included
    }
}

/// What a value by a method is gathered on: its steps so far, and whether anything is missing.
struct MethodSheet {
    let method: ValuationMethod
    let line: Int
    let authority: String
    var steps: [Step] = []
    /// Whether something is missing or refused, so that there is no value.
    var isOpen = false
}

extension Worksheet {
    /// The value of a line by a method but the first; open where something that it needs is not stated.
    mutating func value(
        of index: Int, by method: ValuationMethod, _ valued: inout Valued, _ basis: some ValuationBasis
    ) throws(QuantityError) -> Interval {
        var sheet = MethodSheet(method: method, line: index, authority: basis.authority(ofMethod: method))
        lines[index].valuationMethod = method.rawValue
        sayWhatIsUnused(index, method, method.kinds(basis))
        let found: Decimal? =
            switch method {
            case .identicalGoods, .similarGoods: try valueOfComparableGoods(&sheet)
            case .deductive: try deductiveValue(&sheet, basis)
            case .computed: try computedValue(&sheet, basis)
            case .fallBack: try fallBackValue(&sheet)
            }
        guard let found, !sheet.isOpen else { return .unknown }
        guard !found.isNegative else {
            refuse(
                "valuation", line: index,
                "The \(method.words) comes to \(found), below zero: what is taken off is more than what it is taken off. "
                    + "Correct the amounts of its valuation.", authority: sheet.authority)
            return .unknown
        }
        if explain {
            valued.steps[index] += sheet.steps
            valued.reached[index] = method.words
        }
        return Interval(found)
    }

    /// The amounts of a kind in the currency of the jurisdiction, asked for where none is stated and `question` says how.
    mutating func amounts(
        _ kind: AssessmentRequest.ValuationElement.Kind, _ sheet: inout MethodSheet, asking question: String?
    ) throws(QuantityError) -> [Step.Operand] {
        let elements = request.lines[sheet.line].valuation.elements
        var found: [Step.Operand] = []
        for (position, element) in elements.enumerated() where element.kind == kind {
            let suffix = found.isEmpty ? "" : " (\(found.count + 1))"
            let name = kind.rawValue.split(separator: "_").joined(separator: " ") + suffix
            guard let amount = try amount(of: element, position, named: name, &sheet) else { continue }
            found.append(.init(name, amount, from: .step(name)))
        }
        if let question, !elements.contains(where: { $0.kind == kind }) { ask(kind, question, &sheet) }
        return found
    }

    /// An amount in the currency of the jurisdiction.
    private mutating func amount(
        of element: AssessmentRequest.ValuationElement, _ position: Int, named name: String, _ sheet: inout MethodSheet
    ) throws(QuantityError) -> Decimal? {
        let operand = Step.Operand(
            name, element.amount, from: .request("/lines/\(sheet.line)/valuation/elements/\(position)/amount"))
        return try converted(operand, from: element.currency, as: name, isStated: true, &sheet)
    }

    /// An amount of the line's valuation in the currency of the jurisdiction; asks for the rate of exchange where there is
    /// none.
    mutating func converted(
        _ operand: Step.Operand, from stated: String?, as name: String, isStated: Bool, _ sheet: inout MethodSheet
    ) throws(QuantityError) -> Decimal? {
        let from = stated ?? request.lines[sheet.line].currency ?? request.currency
        guard let conversion = exchange.conversion(from: from) else {
            askForRate(of: from ?? currency)
            sheet.isOpen = true
            return nil
        }
        guard let rate = conversion.operand else {
            if explain, isStated {
                sheet.steps.append(
                    Step(.take, [operand], result: operand.value, name: name, authority: sheet.authority))
            }
            return operand.value
        }
        let result = try conversion.converted(operand.value)
        if explain {
            sheet.steps.append(
                Step(
                    conversion.operation, [operand, rate], rounding: conversion.rounding, result: result, name: name,
                    authority: exchange.authority(of: conversion)))
        }
        return result
    }

    /// A price times the quantity of the line.
    mutating func priced(
        _ kind: AssessmentRequest.ValuationElement.Kind, as name: String, _ sheet: inout MethodSheet,
        asking question: String
    ) throws(QuantityError) -> Step.Operand? {
        let line = sheet.line
        guard let position = request.lines[line].valuation.elements.firstIndex(where: { $0.kind == kind }) else {
            ask(kind, question, &sheet)
            return nil
        }
        let element = request.lines[line].valuation.elements[position]
        guard let unit = element.unit else {
            ask(kind, "For which unit of quantity (unit, UN/ECE Recommendation 20)? \(question)", &sheet)
            return nil
        }
        guard let quantity = quantity(in: unit, line: line) else {
            if !contradictsQuantities(line: line) {
                askForQuantity(
                    unit, line: line, "Its \(sheet.method.words) is reckoned by it.", authority: sheet.authority)
            }
            sheet.isOpen = true
            return nil
        }
        let pointer = "/lines/\(line)/valuation/elements/\(position)"
        let per = element.quantity ?? .one
        let product = try element.amount.multiplied(by: quantity)
        let result = try Self.over(per, product)
        if explain {
            sheet.steps += try quantitySteps(in: unit, line: line, authority: sheet.authority)
            sheet.steps.append(
                Step(
                    .multiply,
                    [
                        .init("price", element.amount, from: .request("\(pointer)/amount")),
                        .init(Self.quantityName(unit), quantity, from: .step(Self.quantityName(unit))),
                    ], result: product, name: name, authority: sheet.authority))
            if per != .one {
                sheet.steps.append(
                    Step(
                        .divide,
                        [
                            .init(name, product, from: .step(name)),
                            .init("units that the price is for", per, from: .request("\(pointer)/quantity")),
                        ], rounding: Rounding(.halfUp, places: result.scale), result: result, name: name,
                        authority: sheet.authority))
            }
        }
        let operand = Step.Operand(name, result, from: .step(name))
        let amount = try converted(operand, from: element.currency, as: name, isStated: false, &sheet)
        return amount.map { .init(name, $0, from: .step(name)) }
    }

    /// The sum of amounts, less others.
    func sum(
        _ parts: [Step.Operand], less deductions: [Step.Operand] = [], _ sheet: inout MethodSheet
    ) throws(QuantityError) -> Decimal {
        var sum = Decimal.zero
        for part in parts { sum = try sum.adding(part.value) }
        var rest = sum
        for part in deductions { rest = try rest.subtracting(part.value) }
        guard explain else { return rest }
        let whole = "sum of the amounts"
        let isPlain = deductions.isEmpty
        if isPlain || parts.count > 1 {
            sheet.steps.append(
                Step(
                    .add, parts, result: sum, name: isPlain ? sheet.method.words : whole, authority: sheet.authority))
        }
        if !isPlain {
            let first = parts.count > 1 ? [Step.Operand(whole, sum, from: .step(whole))] : parts
            sheet.steps.append(
                Step(
                    .subtract, first + deductions, result: rest, name: sheet.method.words, authority: sheet.authority))
        }
        return rest
    }

    /// Asks for an amount, once.
    mutating func ask(
        _ kind: AssessmentRequest.ValuationElement.Kind, _ question: String, _ sheet: inout MethodSheet
    ) {
        sheet.isOpen = true
        ask("valuation.elements.\(kind.rawValue)", line: sheet.line, question, authority: sheet.authority)
    }

    /// Says of each amount that the method does not look at that it was not used; without a method, that of method 1.
    mutating func sayWhatIsUnused(
        _ index: Int, _ method: ValuationMethod?, _ kinds: [AssessmentRequest.ValuationElement.Kind]
    ) {
        for (position, element) in request.lines[index].valuation.elements.enumerated()
        where !kinds.contains(element.kind) {
            let kind = element.kind
            var finding = Finding(
                rule: "tw.request.valuation-element", severity: .warning, effect: .money,
                message: "The amount \(kind.rawValue) is no part of the "
                    + "\(method?.words ?? "transaction value") (method \(method?.rawValue ?? 1)); it was not used. Correct the "
                    + "method, or take the amount out.",
                path: "/lines/\(index)/valuation/elements/\(position)/kind", value: kind.rawValue,
                authority: method?.article ?? "WTO Valuation Agreement art. 1")
            finding.item = lines[index].id
            findings.append(finding)
        }
    }
}
