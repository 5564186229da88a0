import TidewaiterQuantities

/// What a rate is for: programs, days, seasons and conditions.
extension PrintedParser {
    // MARK: Programs

    /// Takes a list of programs in brackets, as the Harmonized Tariff Schedule prints behind a special rate: `(A+,AU)`.
    mutating func programList() -> [String]? {
        guard let end = programListEnd(at: scanner.index) else { return nil }
        let names = scanner.words(scanner.index + 1, end - 1)
        scanner.index = end
        return names.split(separator: ",").map { name in String(name.filter { $0 != " " }) }.filter { !$0.isEmpty }
    }

    /// Where a list of programs that begins at an index ends; `nil` where none does: a program is one to three
    /// capitals, with a plus or a star where some goods or countries are left out.
    func programListEnd(at start: Int) -> Int? {
        guard scanner.byte(at: start) == UInt8(ascii: "(") else { return nil }
        var index = start + 1
        var found = false
        while true {
            index = scanner.afterBlanks(index)
            let name = index
            while scanner.byte(at: index).isCapital { index += 1 }
            guard index - name <= 3 else { return nil }
            if index > name {
                found = true
                if scanner.byte(at: index) == UInt8(ascii: "+") || scanner.byte(at: index) == UInt8(ascii: "*") {
                    index += 1
                }
            }
            index = scanner.afterBlanks(index)
            switch scanner.byte(at: index) {
            case UInt8(ascii: ","): index += 1
            case UInt8(ascii: ")"): return found ? index + 1 : nil
            default: return nil
            }
        }
    }

    /// Takes the countries that the Australian tariff prints before a rate of theirs: `NZ/PG/FI`, `DCS`.
    mutating func scope() -> [String]? {
        var index = scanner.index
        var names: [String] = []
        while true {
            guard let code = Self.scopes.first(where: { scanner.words(index, index + $0.utf8.count) == $0 }) else {
                return nil
            }
            names.append(code)
            index = scanner.afterBlanks(index + code.utf8.count)
            guard scanner.byte(at: index) == UInt8(ascii: "/") else { break }
            index = scanner.afterBlanks(index + 1)
        }
        if scanner.byte(at: index) == UInt8(ascii: ";") { index = scanner.afterBlanks(index + 1) }
        guard scanner.isAmount(at: index) || scanner.end(of: "free", at: index) != nil else { return nil }
        scanner.index = index
        return names
    }

    /// The countries of schedule 1 of the Customs Tariff Act 1995 and of its schedule 3, longest first.
    private static let scopes = ["LDC", "DCS", "DCT", "DC", "NZ", "PG", "FI", "SG", "CA", "MY"]

    // MARK: Days

    /// Takes `From 1 July 2018`, with or without its blanks and a colon.
    mutating func startDate() throws(PrintedRate.Flaw) -> CivilDate? {
        var index = scanner.index
        for wanted in "from".utf8 {
            guard scanner.byte(at: index).lowered == wanted else { return nil }
            index += 1
        }
        index = scanner.afterBlanks(index)
        guard scanner.byte(at: index).isDigit else { return nil }
        let (day, dayEnd) = scanner.small(at: index)
        let (month, monthEnd) = monthName(at: scanner.afterBlanks(dayEnd))
        guard let day, let month else { throw scanner.flaw(.malformedDate, at: scanner.afterBlanks(dayEnd)) }
        index = scanner.afterBlanks(monthEnd)
        var year = 0
        for offset in 0..<4 {
            let digit = scanner.byte(at: index + offset)
            guard digit.isDigit else { throw scanner.flaw(.malformedDate, at: index + offset) }
            year = year * 10 + Int(digit - 48)
        }
        guard let date = CivilDate(year: year, month: month, day: day) else { throw scanner.flaw(.malformedDate) }
        scanner.index = index + 4
        let colon = scanner.afterBlanks(scanner.index)
        if scanner.byte(at: colon) == UInt8(ascii: ":") { scanner.index = colon + 1 }
        return date
    }

    /// The number of the month whose name, whole or in three letters, stands at an index, and where it ends.
    private func monthName(at start: Int) -> (Int?, Int) {
        var end = start
        while scanner.byte(at: end).isLetter { end += 1 }
        let word = scanner.words(start, end).lowercased()
        let number = Self.months.firstIndex { $0 == word || $0.prefix(3) == word }
        return (number.map { $0 + 1 }, end)
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// Takes `(15 JAN - 06 JUL)`.
    mutating func season() throws(PrintedRate.Flaw) -> PrintedRate.Season? {
        guard scanner.next == UInt8(ascii: "("), scanner.byte(at: scanner.afterBlanks(scanner.index + 1)).isDigit else {
            return nil
        }
        var index = scanner.index + 1
        let first = try dayOfYear(&index)
        index = scanner.afterBlanks(index)
        guard scanner.byte(at: index) == UInt8(ascii: "-") else { throw scanner.flaw(.malformedDate, at: index) }
        index += 1
        let last = try dayOfYear(&index)
        index = scanner.afterBlanks(index)
        guard scanner.byte(at: index) == UInt8(ascii: ")") else { throw scanner.flaw(.malformedDate, at: index) }
        scanner.index = index + 1
        return PrintedRate.Season(first: first, last: last)
    }

    private func dayOfYear(_ index: inout Int) throws(PrintedRate.Flaw) -> PrintedRate.Season.Day {
        index = scanner.afterBlanks(index)
        let (day, dayEnd) = scanner.small(at: index)
        let (month, end) = monthName(at: scanner.afterBlanks(dayEnd))
        // A leap year has every day there is.
        guard let day, let month, CivilDate(year: 2000, month: month, day: day) != nil else {
            throw scanner.flaw(.malformedDate, at: index)
        }
        index = end
        return .init(month: month, day: day)
    }

    // MARK: Conditions

    /// Reads the conditions of a bulk file of TARIC: `A cert: D-018 (01):0.000 GBP DTN Z; A (01):172.200 GBP DTN Z`.
    mutating func conditions() throws(PrintedRate.Flaw) {
        scanner.skipBlanks()
        if scanner.isAtEnd { throw scanner.flaw(.malformedCondition) }
        while !scanner.isAtEnd {
            branch.condition = try condition()
            scanner.skipBlanks()
            while !scanner.isAtEnd, scanner.next != UInt8(ascii: ";") {
                let operation = branch.parts.isEmpty ? nil : operation()
                if !branch.parts.isEmpty, operation == nil {
                    throw scanner.flaw(scanner.isAmount(at: scanner.index) ? .expressionOrder : .unknownExpression)
                }
                scanner.skipBlanks()
                try part(operation ?? .plus, isJoined: operation != nil)
                scanner.skipBlanks()
            }
            // A condition whose action takes no amount stands for itself.
            if branch.parts.isEmpty {
                add(.nothing, .plus, isJoined: false, from: scanner.index)
            }
            close()
            if scanner.next == UInt8(ascii: ";") { scanner.index += 1 }
            scanner.skipBlanks()
        }
    }

    private mutating func condition() throws(PrintedRate.Flaw) -> PrintedRate.Condition {
        let start = scanner.index
        while scanner.next.isCapital { scanner.index += 1 }
        let code = scanner.words(start, scanner.index)
        guard 1...2 ~= code.utf8.count else { throw scanner.flaw(.malformedCondition, at: start) }
        var condition = PrintedRate.Condition(code: code, action: "")
        scanner.skipBlanks()
        if scanner.take("cert:") {
            scanner.skipBlanks()
            condition.certificate = try certificate()
            scanner.skipBlanks()
        } else if scanner.isAmount(at: scanner.index) {
            try part(.plus, isJoined: false)
            condition.threshold = branch.parts.popLast()
            scanner.skipBlanks()
        }
        guard scanner.next == UInt8(ascii: "(") else { throw scanner.flaw(.malformedCondition) }
        let (action, end) = scanner.small(at: scanner.index + 1)
        guard action != nil, scanner.byte(at: end) == UInt8(ascii: ")") else { throw scanner.flaw(.malformedCondition) }
        condition.action = scanner.words(scanner.index + 1, end)
        scanner.index = end + 1
        scanner.skipBlanks()
        if scanner.next == UInt8(ascii: ":") { scanner.index += 1 }
        return condition
    }

    /// `D-018` as `D018`.
    private mutating func certificate() throws(PrintedRate.Flaw) -> String {
        let start = scanner.index
        guard scanner.next.isCapital else { throw scanner.flaw(.malformedCondition) }
        let type = scanner.words(start, start + 1)
        scanner.index += 1
        if scanner.next == UInt8(ascii: "-") { scanner.index += 1 }
        let number = scanner.words(scanner.index, scanner.index + 3)
        guard number.utf8.count == 3, number.utf8.allSatisfy({ $0.isDigit || $0.isCapital }),
            !scanner.byte(at: scanner.index + 3).isWord
        else { throw scanner.flaw(.malformedCondition, at: start) }
        scanner.index += 3
        return type + number
    }
}
