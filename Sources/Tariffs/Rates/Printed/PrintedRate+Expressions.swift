extension PrintedRate.Branch {
    /// The duty expressions of TARIC that the parts are, in their order: `01`, `04`, `17`.
    ///
    /// - Throws: ``PrintedRate/Flaw`` where TARIC cannot say what the text says: its expressions ascend, each once, and
    ///   its amounts have three digits behind the point at most.
    public func expressionCodes(in dialect: PrintedRate.Dialect = .taric) throws(PrintedRate.Flaw) -> [String] {
        var codes: [String] = []
        for part in parts {
            if dialect == .taricPart, !codes.isEmpty {
                throw PrintedRate.Flaw(kind: .compoundNotAllowed, offset: part.range.lowerBound)
            }
            if part.decimals > 3 { throw PrintedRate.Flaw(kind: .tooManyDecimals, offset: part.range.lowerBound) }
            let last = codes.last ?? "00"
            guard let code = Self.expressions(of: part).first(where: { $0 > last }) else {
                throw PrintedRate.Flaw(kind: .expressionReused, offset: part.range.lowerBound)
            }
            codes.append(code)
        }
        return codes
    }

    /// The expressions that a part may be, in the order in which TARIC uses them up.
    ///
    /// European Commission, TARIC, duty expressions: a ceiling and its sum are 17 and 19, its subtrahend 36.
    private static func expressions(of part: PrintedRate.Part) -> [String] {
        switch part.meaning {
        case .nothing: return ["37"]
        case .supplementaryUnit: return ["99"]
        case .composition(let composition):
            switch composition.kind {
            case .agricultural: return composition.isReduced ? ["14"] : ["12"]
            case .sugar: return composition.isReduced ? ["25"] : ["21"]
            case .flour: return composition.isReduced ? ["29"] : ["27"]
            }
        case .producerRelief: return ["02"]
        case .rate, .reference: break
        }
        switch part.operation {
        case .plus where !part.isJoined: return ["01"]
        case .plus: return part.group == 0 ? ["04", "19", "20"] : ["19", "20"]
        case .minus: return part.group == 0 ? ["02", "36"] : ["36"]
        case .ceiling: return ["17", "35"]
        case .floor: return ["15"]
        }
    }
}
