import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterNomenclature
import TidewaiterQuantities
import TidewaiterRulebooks

/// A declaration written as JSON in a test, and what the checks say of it.
enum Draft {
    private static let shared = Result { try make(.standard) }

    private static func make(_ limits: Limits) throws -> Checker {
        Checker(nomenclature: try Nomenclature.builtIn, limits: limits)
    }

    static func declaration(_ json: String) throws -> Declaration {
        let members = json.dropFirst()
        let schema = "{\"schema\":\"\(Declaration.schema)\"\(members == "}" ? "" : ",")"
        return try Declaration.read(Array((schema + members).utf8), input: "draft.json")
    }

    static func report(
        _ json: String, into: String? = "US", asOf: String? = "2024-12-20", limits: Limits = .standard
    ) throws -> Report {
        try report(declaration(json), into: into, asOf: asOf, limits: limits)
    }

    static func report(
        _ declaration: Declaration, into: String? = "US", asOf: String? = "2024-12-20", limits: Limits = .standard
    ) throws -> Report {
        // The built-in rule books are read once for all tests that ask for nothing else.
        let checker = limits == .standard ? try shared.get() : try make(limits)
        let options = CheckOptions(into: into, asOf: asOf.flatMap { CivilDate(iso: $0) })
        return checker.check(declaration, options: options, engine: "0")
    }
}
