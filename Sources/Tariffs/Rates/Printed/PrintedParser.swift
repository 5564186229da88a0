import TidewaiterQuantities

/// Reads a printed rate: branches of parts, by one pass from left to right that drops nothing.
struct PrintedParser {
    var scanner: PrintedScanner
    /// The day from which the branches that follow apply.
    private var from: CivilDate?
    private var branches: [PrintedRate.Branch] = []
    /// The branch that is being read.
    var branch = PrintedRate.Branch()
    /// The number of the open group.
    var group = 0

    private init(_ text: PrintedText) {
        scanner = PrintedScanner(text)
    }

    /// The branches of a text.
    static func branches(of text: String) throws(PrintedRate.Flaw) -> [PrintedRate.Branch] {
        guard text.utf8.count <= PrintedRate.longest else {
            throw PrintedRate.Flaw(kind: .tooLong, offset: PrintedRate.longest)
        }
        var parser = PrintedParser(PrintedText(text))
        try parser.parse()
        return parser.branches
    }

    private mutating func parse() throws(PrintedRate.Flaw) {
        scanner.skipBlanks()
        if scanner.isAtEnd || takeUnitAlone() {
            close()
            return
        }
        if scanner.take("cond:") {
            try conditions()
            return
        }
        let isBracketed = scanner.next == UInt8(ascii: "[")
        if isBracketed { scanner.index += 1 }
        while true {
            scanner.skipBlanks()
            if isBracketed, scanner.next == UInt8(ascii: "]"), scanner.afterBlanks(scanner.index + 1) == scanner.count,
                !branch.parts.isEmpty
            {
                break
            }
            if scanner.isAtEnd { break }
            try element()
        }
        if scanner.isAtEnd, isBracketed { throw scanner.flaw(.unknownExpression) }
        try finish(endsDate: true)
    }

    /// Reads what stands next: a mark between branches, an operator with its part, or the first part of a branch.
    private mutating func element() throws(PrintedRate.Flaw) {
        if let day = try startDate() {
            try finish(endsDate: true)
            from = day
            return
        }
        if let programs = scope() {
            try finish()
            branch.programs = programs
            return
        }
        if !branch.parts.isEmpty {
            if let programs = programList() {
                branch.programs += programs
                try finish()
                return
            }
            if let season = try season() {
                branch.season = season
                try finish()
                return
            }
            if scanner.next == UInt8(ascii: ";") {
                scanner.index += 1
                try finish()
                return
            }
            if try terms() { return }
        }
        // What follows a season is parted from it by a mark that belongs to neither.
        if branch.parts.isEmpty, branches.last?.season != nil, scanner.next == UInt8(ascii: ";") {
            scanner.index += 1
            return
        }
        let operatorStart = scanner.index
        if let operation = operation() {
            scanner.skipBlanks()
            try part(operation, isJoined: true)
            if operation.opensGroup, branch.parts.count == 1 { throw scanner.flaw(.expressionOrder, at: operatorStart) }
            return
        }
        if branch.parts.isEmpty {
            try part(.plus, isJoined: false)
        } else if scanner.isAmount(at: scanner.index) {
            // Two parts side by side: held against the text only where the order is that of TARIC.
            throw scanner.flaw(.expressionOrder)
        } else {
            throw scanner.flaw(.unknownExpression)
        }
    }

    /// Ends a branch: what it is for must not stand alone, nor a day on which nothing starts.
    mutating func finish(endsDate: Bool = false) throws(PrintedRate.Flaw) {
        if branch.parts.isEmpty, !branch.programs.isEmpty { throw scanner.flaw(.amountRequired) }
        close()
        if endsDate, from != nil, branches.last?.from != from { throw scanner.flaw(.amountRequired) }
    }

    /// Puts the branch that was read with the others.
    mutating func close() {
        if branch.parts.isEmpty { return }
        branch.from = from
        branches.append(branch)
        branch = PrintedRate.Branch()
        group = 0
    }

    /// Puts a part on the branch.
    mutating func add(
        _ meaning: PrintedRate.Part.Meaning, _ operation: RateComponent.Operation, isJoined: Bool, from start: Int,
        currency: String? = nil, measurement: PrintedRate.Measurement? = nil, decimals: Int = 0
    ) {
        if operation.opensGroup { group += 1 }
        branch.parts.append(
            PrintedRate.Part(
                operation: operation, isJoined: isJoined, group: group, meaning: meaning, currency: currency,
                measurement: measurement, decimals: decimals,
                range: scanner.place(of: start)..<max(scanner.place(of: start), scanner.place(of: scanner.index))))
    }

    /// Takes a text that is a unit of TARIC and nothing else: a supplementary unit.
    private mutating func takeUnitAlone() -> Bool {
        guard let (unit, end) = PrintedUnit.find(scanner, at: scanner.index), unit.measurement != nil,
            scanner.afterBlanks(end) == scanner.count
        else { return false }
        let start = scanner.index
        scanner.index = end
        add(
            .supplementaryUnit(per: Decimal(unit.per), unit: unit.unit), .plus, isJoined: false, from: start,
            measurement: unit.measurement)
        return true
    }
}

extension PrintedRate {
    /// Reads a printed rate.
    ///
    /// - Throws: ``Flaw`` with the place of what is no part of a rate.
    public init(reading text: String, as dialect: Dialect = .any) throws(Flaw) {
        self.init(text: text, branches: try PrintedParser.branches(of: text))
        if dialect != .taricPart {
            for part in branches.compactMap(\.parts.first) where part.operation == .minus {
                throw Flaw(kind: .deductionAlone, offset: part.range.lowerBound)
            }
        }
        if dialect != .any {
            for branch in branches { _ = try branch.expressionCodes(in: dialect) }
        }
    }
}
