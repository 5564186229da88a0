import TidewaiterDocuments
import TidewaiterPacks

/// What rows say of the law of a jurisdiction that is all in tables.
extension Pack {
    /// What is said once for all goods is of what the engine can do.
    var regimeFlaws: [PackFlaw] {
        let publishers = ExchangePublishers(table("publishers"))
        return flaws("regime", "value") { table, row in
            RegimeWords.flaw(of: table.text(row, "name"), table.text(row, "value"), publishers)
        }
    }

    /// A name that sources have is of one publisher: rates of another would pass for his.
    var publisherFlaws: [PackFlaw] {
        var owners: [String: String] = [:]
        for publisher in ExchangePublishers(nil).all {
            for name in publisher.names { owners[name] = publisher.id }
        }
        return flaws("publishers", "names") { table, row in
            let id = table.text(row, "publisher")
            let names = ExchangePublishers.names(table.text(row, "names"))
            if names.isEmpty { return "no name is stated" }
            for name in names {
                if let owner = owners[name], owner != id { return "\"\(name)\" is a name of \(owner) too" }
                owners[name] = id
            }
            return nil
        }
    }

    /// What is rounded is something that is charged: a row of anything else would say nothing.
    var roundingFlaws: [PackFlaw] {
        let base = RegimeWords(table("regime"))["duty"].map { [$0] } ?? []
        let charged =
            base
            + ["programs", "fees"].flatMap { name in
                table(name).map { table in table.rows.map { table.text($0, "program") } } ?? []
            }
        let kinds = Charge.Kind.allCases.map(\.rawValue)
        func unknown(_ name: String, _ known: [String]) -> String? {
            known.contains(name)
                ? nil : "\"\(name)\" is nothing that this pack charges.\(SimilarName.question(name, known))"
        }
        let ofLines = flaws("rounding", "of") { table, row in
            let name = table.text(row, "of")
            if name.hasPrefix("basis:") { return unknown(String(name.dropFirst(6)), charged) }
            return unknown(name, kinds + ["customs_value"] + charged)
        }
        let ofEntries = flaws("entry_rounding", "of") { unknown($0.text($1, "of"), kinds + charged) }
        let units = ["rounding", "entry_rounding"].flatMap { name in
            flaws(name, "unit") { table, row in
                let unit = table.text(row, "unit")
                guard !unit.isEmpty, TabledRounding.rule(unit: unit, way: table.text(row, "way")) == nil else {
                    return nil
                }
                return TabledRounding.form
            }
        }
        return ofLines + ofEntries + units
    }

    /// What is charged on the entry is taken of what has been charged before.
    var feeFlaws: [PackFlaw] {
        guard let fees = table("fees") else { return [] }
        let notation = TabledFees.Notation(self, DeclaredFacts(table("facts")))
        return fees.rows.compactMap { row in
            do throws(PackFlaw) {
                _ = try notation.row(fees, row)
                return nil
            } catch {
                return error
            }
        }
    }

    /// The lines of a tariff have codes of one length: of another, no code of a request would find them.
    var lengthFlaws: [PackFlaw] {
        guard let lines = table("lines"), lines.column("general") != nil, lines.count > 0 else { return [] }
        let digits = lines.cell(0, "code").count
        return flaws("lines", "code") { table, row in
            let count = table.cell(row, "code").count
            return count == digits
                ? nil : "\"\(table.text(row, "code"))\" has \(count) digits, and \"\(table.text(0, "code"))\" \(digits)"
        }
    }
}
