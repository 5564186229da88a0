import TidewaiterQuantities

extension PrintedParser {
    /// Takes an operator; `nil` where none stands here.
    ///
    /// Words that may be prose are operators only where an amount follows.
    mutating func operation() -> RateComponent.Operation? {
        let start = scanner.index
        switch scanner.next {
        case UInt8(ascii: "+"):
            scanner.index += 1
            return .plus
        case UInt8(ascii: "-"):
            scanner.index += 1
            return .minus
        default: break
        }
        for (words, operation) in Self.operators where scanner.take(words) {
            if operation.opensGroup || scanner.isAmount(at: scanner.afterBlanks(scanner.index)) || isEnd {
                return operation
            }
            scanner.index = start
        }
        return nil
    }

    private var isEnd: Bool { scanner.afterBlanks(scanner.index) == scanner.count }

    /// A ceiling caps what there is so far, a floor lifts it.
    private static let operators: [(String, RateComponent.Operation)] = [
        ("max", .ceiling), ("min", .floor), ("plus", .plus), ("minus", .minus), ("less", .minus), (", less", .minus),
        (", and", .plus), (", plus", .plus), (", or, if lower,", .ceiling), (", or, if higher,", .floor),
        ("but not less than", .floor), (", but not less than", .floor), ("but not less", .floor),
        ("but not more than", .ceiling), (", but not more than", .ceiling), ("but not exceeding", .ceiling),
    ]

    /// Reads the part that stands here.
    mutating func part(
        _ operation: RateComponent.Operation, isJoined: Bool
    ) throws(PrintedRate.Flaw) {
        let start = scanner.index
        // `a duty of 25% upon …` is the amount that it says.
        if scanner.take("a duty of"), !scanner.isAmount(at: scanner.afterBlanks(scanner.index)) {
            scanner.index = start
        }
        scanner.skipBlanks()
        if scanner.isAmount(at: scanner.index) { return try amount(operation, isJoined, from: start) }
        scanner.index = start
        if scanner.take("free") || scanner.take("no additional duty") {
            let free = RateComponent(kind: .free, amount: .zero, operation: operation)
            add(.rate(free), operation, isJoined: isJoined, from: start)
        } else if scanner.take("nihil") {
            add(.nothing, operation, isJoined: isJoined, from: start)
        } else if let composition = composition() {
            add(.composition(composition), operation, isJoined: isJoined, from: start)
        } else if let fact = PrintedReference.fact(scanner, at: start) {
            skipProse()
            guard scanner.index > start else { throw scanner.flaw(.unknownExpression) }
            let words = scanner.words(start, scanner.index)
            add(.reference(.init(fact: fact, words: words)), operation, isJoined: isJoined, from: start)
        } else {
            throw scanner.flaw(isJoined && scanner.isAtEnd ? .amountRequired : .unknownExpression)
        }
    }

    /// The composite parts of TARIC, as the European Union and as the lists of duty expressions abbreviate them.
    private mutating func composition() -> PrintedRate.Composition? {
        for (word, kind, isReduced) in Self.compositions where scanner.take(word) {
            return .init(kind: kind, isReduced: isReduced)
        }
        return nil
    }

    private static let compositions: [(String, PrintedRate.Composition.Kind, Bool)] = [
        ("ear", .agricultural, true), ("ea", .agricultural, false), ("ac (reduced)", .agricultural, true),
        ("ac", .agricultural, false), ("adszr", .sugar, true), ("adsz", .sugar, false), ("sd (reduced)", .sugar, true),
        ("sd", .sugar, false), ("adfmr", .flour, true), ("adfm", .flour, false), ("fd (reduced)", .flour, true),
        ("fd", .flour, false),
    ]

    // MARK: Amounts

    private mutating func amount(
        _ operation: RateComponent.Operation, _ isJoined: Bool, from start: Int
    ) throws(PrintedRate.Flaw) {
        let sign = scanner.next
        let hasSign = !sign.isDigit && sign != UInt8(ascii: ".")
        if hasSign {
            scanner.index += 1
            scanner.skipBlanks()
        }
        let number = try scanner.number()
        let afterNumber = scanner.index
        scanner.skipBlanks()
        var component = RateComponent(kind: .fixed, amount: number.value, operation: operation)
        if hasSign {
            scanner.index = afterNumber
            let currency = sign == PrintedText.Sign.pound ? "GBP" : sign == PrintedText.Sign.euro ? "EUR" : nil
            return try money(&component, number, currency, isJoined, from: start)
        }
        if scanner.next == UInt8(ascii: "%") || scanner.end(of: "percent", at: scanner.index) != nil {
            if !scanner.take("percent") { scanner.index += 1 }
            component.kind = .adValorem
            component.per = number.divisor
            component.part = isOfRetailPrice() ? "retail_value" : try partOfGoods()
            add(.rate(component), operation, isJoined: isJoined, from: start, decimals: number.decimals)
            return
        }
        if scanner.next == PrintedText.Sign.cent || scanner.end(of: "cents", at: scanner.index) != nil
            || scanner.end(of: "cent", at: scanner.index) != nil
        {
            if !scanner.take("cents"), !scanner.take("cent") { scanner.index += 1 }
            guard let dollars = try? number.value.multiplied(by: Decimal(unchecked: 1, scale: 2)) else {
                throw scanner.flaw(.amountRequired, at: start)
            }
            component.amount = dollars
            return try money(&component, number, nil, isJoined, from: start)
        }
        guard scanner.next.isLetter else { throw scanner.flaw(.currencyRequired) }
        let code = scanner.words(scanner.index, scanner.index + 3).uppercased()
        guard code.utf8.count == 3, code.utf8.allSatisfy(\.isCapital), !scanner.byte(at: scanner.index + 3).isWord,
            code == "XEM" || (try? Currency(code)) != nil
        else { throw scanner.flaw(.unknownCurrency) }
        scanner.index += 3
        try money(&component, number, code, isJoined, from: start)
    }

    /// Reads what an amount of money is for.
    private mutating func money(
        _ component: inout RateComponent, _ number: PrintedScanner.Number, _ currency: String?, _ isJoined: Bool,
        from start: Int
    ) throws(PrintedRate.Flaw) {
        let end = scanner.index
        scanner.skipBlanks()
        var unit: PrintedUnit?
        if scanner.next == UInt8(ascii: "/") || scanner.take("per") {
            if scanner.next == UInt8(ascii: "/") { scanner.index += 1 }
            if let relief = scanner.looseEnd(of: Self.producerRelief, at: scanner.afterBlanks(scanner.index)) {
                scanner.index = relief
                add(
                    .producerRelief(component.amount), component.operation, isJoined: isJoined, from: start,
                    currency: currency, measurement: .init(unit: "SPQ", qualifier: nil), decimals: number.decimals)
                return
            }
            unit = try unitBehindSlash()
        } else if currency != nil, let (found, end) = PrintedUnit.findCode(scanner, at: scanner.index) {
            scanner.index = end
            unit = found
        } else if scanner.end(of: "each", at: scanner.index) != nil
            || scanner.end(of: "for each", at: scanner.index) != nil
        {
            guard let (found, end) = PrintedUnit.find(scanner, at: scanner.index) else {
                throw scanner.flaw(.unknownUnit)
            }
            scanner.index = end
            unit = found
        } else {
            scanner.index = end
        }
        if let unit {
            component.kind = .specific
            component.unit = unit.unit
            component.per = Decimal(unit.per)
            component.shortfall = try shortfall()
        }
        add(
            .rate(component), component.operation, isJoined: isJoined, from: start, currency: currency,
            measurement: unit?.measurement, decimals: number.decimals)
    }

    /// Takes what says that a percentage is of the retail price: `/ Retail Price`, or TARIC's unit `RET`.
    private mutating func isOfRetailPrice() -> Bool {
        let start = scanner.index
        scanner.skipBlanks()
        if scanner.take("ret") { return true }
        if scanner.next == UInt8(ascii: "/") {
            scanner.index += 1
            scanner.skipBlanks()
            if scanner.take("retail price") { return true }
        }
        scanner.index = start
        return false
    }

    /// The relief of small producers of alcohol in the United Kingdom, in small letters without blanks and commas.
    private static let producerRelief = "foreachlitreofpurealcoholmultipliedbythesprdiscount"

    private mutating func unitBehindSlash() throws(PrintedRate.Flaw) -> PrintedUnit {
        scanner.skipBlanks()
        let start = scanner.index
        var found = PrintedUnit.find(scanner, at: start)
        if let coded = PrintedUnit.findCode(scanner, at: start), coded.end > found?.end ?? 0 { found = coded }
        guard let (unit, end) = found else { throw scanner.flaw(.unknownUnit) }
        scanner.index = end
        let slash = scanner.afterBlanks(end)
        guard scanner.byte(at: slash) == UInt8(ascii: "/") else { return unit }
        let word = scanner.afterBlanks(slash + 1)
        guard let (qualifier, qualifierEnd) = PrintedUnit.findQualifier(scanner, at: word) else {
            throw scanner.flaw(.unknownQualifier, at: word)
        }
        guard let qualified = unit.qualified(by: qualifier) else { throw scanner.flaw(.qualifierNotForUnit, at: word) }
        scanner.index = qualifierEnd
        return qualified
    }

    /// ` for each degree under 100 degrees (and fractions of a degree in proportion)`.
    private mutating func shortfall() throws(PrintedRate.Flaw) -> RateComponent.Shortfall? {
        let start = scanner.index
        scanner.skipBlanks()
        guard scanner.take("for each degree under") else {
            scanner.index = start
            return nil
        }
        scanner.skipBlanks()
        let mark = try scanner.number()
        scanner.skipBlanks()
        guard mark.divisor == nil, scanner.take("degrees") else { throw scanner.flaw(.unknownExpression) }
        let end = scanner.index
        scanner.skipBlanks()
        if !scanner.take("(and fractions of a degree in proportion)") { scanner.index = end }
        return .init(under: mark.value, of: "degrees")
    }
}
