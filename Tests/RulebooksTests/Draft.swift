import TidewaiterDocuments
import TidewaiterNomenclature
import TidewaiterQuantities

@testable import TidewaiterManifests
@testable import TidewaiterRulebooks

/// A declaration written as JSON in a test, and what the checks say of it.
enum Draft {
    static func declaration(_ json: String) throws -> Declaration {
        let document = try JSONDocument(Array(json.utf8), input: "draft.json")
        var builder = DeclarationBuilder(limits: .standard, nodes: 16, values: 16)
        let root = builder.addNode(.declaration, under: DeclarationBuilder.interchange, source: 0, length: 0)
        fill(document.root, root, &builder)
        builder.seal()
        let store = DeclarationStore(source: document.source, builder: builder, format: .json, addresses: .none)
        return Declaration(store: store, findings: FindingList(limit: 100))
    }

    private static func fill(_ value: JSONValue, _ node: UInt32, _ builder: inout DeclarationBuilder) {
        for member in value.members {
            if let kind = NodeKind.named(member.name) {
                for part in kind.isList ? Array(member.value.elements) : [member.value] {
                    let child = builder.addNode(
                        kind, under: node, source: part.offset, length: part.bytes.count)
                    fill(part, child, &builder)
                }
            } else if let field = Field.named(member.name) {
                let text = member.value.text ?? ""
                builder.addValue(
                    field, to: node, source: member.value.offset, length: member.value.bytes.count, text: text.utf8)
            }
        }
    }

    static func report(
        _ json: String, into: String? = "US", asOf: String? = "2024-12-20", limits: Limits = .standard
    ) throws -> Report {
        try report(declaration(json), into: into, asOf: asOf, limits: limits)
    }

    static func report(
        _ declaration: Declaration, into: String? = "US", asOf: String? = "2024-12-20", limits: Limits = .standard
    ) throws -> Report {
        let checker = Checker(nomenclature: try Nomenclature.builtIn, limits: limits)
        let options = CheckOptions(into: into, asOf: asOf.flatMap { CivilDate(iso: $0) })
        return checker.check(declaration, options: options, engine: "0")
    }

    /// The tally of one rule over a draft.
    static func tally(_ rule: String, _ report: Report) -> Report.Tally? { report.tallies.first { $0.rule == rule } }
}
