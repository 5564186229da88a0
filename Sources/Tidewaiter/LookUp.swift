internal import TidewaiterDocuments
internal import TidewaiterNomenclature
internal import TidewaiterQuantities

/// Options that were checked against the packs of an engine, to look up one code or many.
struct LookUp {
    let nomenclature: Nomenclature
    let edition: HSEdition
    /// The edition to convert to.
    let target: HSEdition?
    let language: String
    let description: String?
    let destination: String?
    let declaration: DeclarationKind
    /// What the declaration asks for in the destination, where that is known.
    let length: DestinationCode?
    /// The tariff that has the destination's codes or their beginnings, where it is loaded.
    let tree: NationalTree?
    let asOf: CivilDate?

    init(_ options: LookUpOptions, _ engine: Engine) throws(TidewaiterError) {
        nomenclature = engine.nomenclature
        edition = try Self.edition(options.edition, asOf: options.asOf, of: nomenclature)
        target = try options.convert.map { year throws(TidewaiterError) in
            try Self.edition(year, asOf: nil, of: engine.nomenclature)
        }
        language = try Self.language(options.language, of: nomenclature)
        description = options.description
        let country = try options.into.map { text throws(TidewaiterError) in try Engine.destination(text) }
        destination = country
        declaration = options.declaration
        let length = country.flatMap { engine.nomenclature.code(for: $0, in: options.declaration) }
        self.length = length
        let tariff = length?.tariff ?? country
        tree = engine.nationalTrees.first { $0.jurisdiction == tariff }
        asOf = options.asOf
    }

    /// The day that the destination's tariff is looked at.
    var day: CivilDate { asOf ?? tree?.lastDay ?? edition.from }

    static func language(_ text: String, of nomenclature: Nomenclature) throws(TidewaiterError) -> String {
        let language = text.lowercased()
        guard nomenclature.languages.contains(language) else {
            let known = nomenclature.languages.joined(separator: ", ")
            throw TidewaiterError(.notFound, "hs.language", "There are no labels in \"\(text)\"; there are \(known).")
        }
        return language
    }

    private static func edition(
        _ year: Int?, asOf: CivilDate?, of nomenclature: Nomenclature
    ) throws(TidewaiterError) -> HSEdition {
        let known = nomenclature.editions.map { String($0.year) }.joined(separator: ", ")
        if let year {
            if let edition = nomenclature.edition(year) { return edition }
            throw TidewaiterError(.notFound, "hs.edition", "There is no edition \(year) here; there are \(known).")
        }
        if let asOf {
            if let edition = nomenclature.edition(on: asOf) { return edition }
            throw TidewaiterError(
                .notFound, "hs.edition", "No edition here was in force on \(asOf); there are \(known).")
        }
        guard let newest = nomenclature.newest else {
            throw TidewaiterError(.data, "hs.edition", "The pack \"hs\" has no edition.")
        }
        return newest
    }

    /// A node with its label in the language asked for.
    func describe(_ node: HSNode) -> Commodity.Node {
        Commodity.Node(code: node.code, level: node.level, label: node.label(in: language))
    }

    /// By the tariff that has the country's codes where it is loaded, and by how long they are; on the last day it covers,
    /// when none was asked for.
    func national(_ declared: String) -> CodeJudgement? {
        guard let destination else { return nil }
        let measured = nomenclature.judge(declared, edition: edition, into: destination, in: declaration)
        guard let tree else { return unlisted(measured, destination) }
        var judgement = tree.judge(declared, on: day)
        let isLongEnough = length?.accepted.contains(judgement.code.utf8.count) == true
        if judgement.verdict == .tooShort, isLongEnough {
            judgement = measured
        } else if tree.jurisdiction != destination, [.valid, .notCovered].contains(judgement.verdict) {
            judgement = behindUnion(judgement, measured, destination)
        }
        return judgement
    }

    /// Without a schedule no more than the length can be told, and that only where it is known.
    private func unlisted(_ measured: CodeJudgement, _ destination: String) -> CodeJudgement {
        guard measured.verdict == .valid else { return measured }
        var judgement = measured
        let name = Country(alpha2: destination)?.name ?? "the European Union"
        judgement.message =
            length.map {
                "It is as long as \(name) asks (\($0.name)); its schedule is not loaded. Look the code up there."
            } ?? "Length not known for \(name): six digits are in \(edition). Look the whole code up in its tariff."
        judgement.verdict = .notCovered
        return judgement
    }

    /// A code that goes on behind the union's, or has to: the union's list does not have its last digits.
    private func behindUnion(
        _ listed: CodeJudgement, _ measured: CodeJudgement, _ destination: String
    ) -> CodeJudgement {
        var judgement = listed
        guard measured.verdict == .valid else {
            judgement.verdict = measured.verdict
            judgement.message = measured.message
            judgement.acceptedDigits = measured.acceptedDigits
            judgement.authority = measured.authority
            return judgement
        }
        guard listed.verdict == .notCovered, let listedCode = listed.nearest, let tree else { return judgement }
        judgement.message =
            "\(tree.jurisdiction) has \(listedCode), and it is as long as \(destination) asks (\(length?.name ?? ""));"
            + " no list of the digits behind \(listedCode) is loaded. Look them up there."
        return judgement
    }

    /// What the first six digits are in the edition to convert to.
    func conversion(of code: String) -> CodeConversion? {
        target.map { nomenclature.convert(code, from: edition, to: $0) }
    }
}
