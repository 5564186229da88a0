import TidewaiterQuantities

/// What a pack does not compute, said where it may apply.
extension Worksheet {
    /// Refuses or names the programmes that concern a line.
    mutating func apply(_ uncovered: UncoveredPrograms, line index: Int, code: String, on date: CivilDate) {
        for position in uncovered.concerning(code, origin: lines[index].origin, on: date) {
            let program = uncovered.programs[position]
            let line = program.isGeneral ? nil : index
            switch program.effect {
            case .refuse where lines[index].origin == nil && !program.origins.isAll:
                // The origin is asked for anyway; until it is known nothing bounds what the programme charges.
                charge(
                    Self.openCharge(program.kind, program.name, code: code, authority: program.authority), line: index)
            case .refuse:
                if line != nil || !refused.contains(where: { $0.program == program.name }) {
                    refuse(program.name, line: line, program.statement, authority: program.authority)
                }
                charge(
                    Self.refusedCharge(program.kind, program.name, code: code, authority: program.authority),
                    line: index)
            case .exclude:
                if line != nil || !excluded.contains(where: { $0.program == program.name }) {
                    exclude(program.name, line: line, program.statement, authority: program.authority)
                }
            }
        }
    }

    /// Asks whether a line is subject to an anti-dumping or countervailing order, and refuses it when it is: the
    /// rates of orders are not in the packs.
    mutating func applyAntidumping(line index: Int, code: String, _ declared: DeclaredFacts) {
        let stated = antidumping(line: index)
        if stated == "none" { return }
        let declaration = declared["adcvd"]
        let authority = declaration?.law ?? "anti-dumping and countervailing duty law"
        switch stated {
        case nil:
            ask(
                "adcvd", line: index,
                (declaration?.question ?? "Is the line subject to an anti-dumping or countervailing duty?")
                    + " State \"none\", or the case.",
                options: ["none"], authority: authority)
            var charge = Self.openCharge(.duty, "adcvd", code: code, authority: authority)
            charge.status = .cashDeposit
            self.charge(charge, line: index)
        case let stated?:
            refuse(
                "adcvd", line: index,
                "The line is stated to be subject to an anti-dumping or countervailing duty (\(stated)); "
                    + "the rates of orders are not covered.",
                authority: authority)
            charge(Self.refusedCharge(.duty, "adcvd", code: code, authority: authority), line: index)
        }
    }

    /// Refuses what a line claims and no loaded pack holds: preferences, quotas, codes of further programmes.
    /// Gives whether the line can be charged at all.
    mutating func refuseClaims(line index: Int, authority: String) -> Bool {
        var claims: [(program: String, statement: String)] = []
        if let preference = request.lines[index].preference {
            claims.append(
                ("preference", "The preference \(preference) is claimed; preferential rates are not covered."))
        }
        if let order = request.lines[index].quotaOrder {
            claims.append(("tariff_quota", "The tariff quota \(order) is claimed; quotas are not covered."))
        }
        if !request.lines[index].additionalCodes.isEmpty {
            let codes = request.lines[index].additionalCodes.joined(separator: ", ")
            claims.append(
                ("additional_codes", "The additional codes \(codes) are stated; what they charge is not covered."))
        }
        for claim in claims {
            refuse(claim.program, line: index, claim.statement, authority: authority)
            charge(
                Self.refusedCharge(.duty, claim.program, code: request.lines[index].code, authority: authority),
                line: index)
        }
        return claims.isEmpty
    }
}
