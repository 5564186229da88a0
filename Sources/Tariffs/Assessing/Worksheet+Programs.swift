import TidewaiterQuantities

/// What a pack does not compute, said where it may apply.
extension Worksheet {
    /// Refuses or names the programmes that concern a line.
    mutating func apply(_ uncovered: UncoveredPrograms, line index: Int, code: String, on date: CivilDate) {
        apply(uncovered, uncovered.concerning(code, origin: lines[index].origin, on: date), line: index, code: code)
    }

    /// The same for those that are known to concern it.
    mutating func apply(_ uncovered: UncoveredPrograms, _ positions: [Int], line index: Int, code: String) {
        for position in positions {
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
    mutating func applyAntidumping(line index: Int, code: String, _ declared: @autoclosure () -> DeclaredFacts) {
        let stated = antidumping(line: index)
        if stated == "none" { return }
        let declaration = declared()["adcvd"]
        let authority = declaration?.law ?? "anti-dumping and countervailing duty law"
        switch stated {
        case nil:
            ask(
                "adcvd", line: index,
                (declaration?.question ?? "Is the line subject to an anti-dumping or countervailing duty?")
                    + " State \"none\", or the case.",
                options: [.text("none")], authority: authority)
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

    /// What a line claims, of what no loaded pack may hold.
    enum Claim: CaseIterable {
        case preference
        case quota
        case additionalCodes
    }

    /// Refuses those claims of a line that no loaded pack holds. Gives whether the line can be charged at all.
    mutating func refuse(_ claims: [Claim] = Claim.allCases, line index: Int, authority: String) -> Bool {
        // Member by member: a copy of the whole line would retain each of its texts.
        var isFree = true
        for claim in claims {
            let program: String
            let statement: String
            switch claim {
            case .preference:
                guard let preference = request.lines[index].preference else { continue }
                program = "preference"
                statement = "The preference \(preference) is claimed; preferential rates are not covered."
            case .quota:
                guard let order = request.lines[index].quotaOrder else { continue }
                program = "tariff_quota"
                statement = "The tariff quota \(order) is claimed; quotas are not covered."
            case .additionalCodes:
                guard !request.lines[index].additionalCodes.isEmpty else { continue }
                let codes = request.lines[index].additionalCodes.joined(separator: ", ")
                program = "additional_codes"
                statement = "The additional codes \(codes) are stated; what they charge is not covered."
            }
            isFree = false
            refuse(program, line: index, statement, authority: authority)
            charge(
                Self.refusedCharge(.duty, program, code: request.lines[index].code, authority: authority), line: index)
        }
        return isFree
    }
}
