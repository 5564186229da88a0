import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterNomenclature
import TidewaiterQuantities
import TidewaiterRulebooks

@Suite("The law that a rule cites")
struct AuthorityTests {
    /// A book with one rule that always fails, by what it says of its law.
    private func draft(_ authority: String, jurisdictions: String = "[]") throws -> BookDraft {
        try BookDraft(
            """
            rules:
              - id: tw.draft.rule
                title: A rule
                jurisdictions: \(jurisdictions)
                assert: has(declaration.vessel_name)
                message: Wrong. Mend it.
                authority: \(authority)

            """)
    }

    private func cited(_ draft: BookDraft, _ declaration: String = "{}", into: String? = nil) throws -> [String] {
        #expect(draft.flaws == [])
        let declaration = try Declaration.read(
            Array(#"{"schema": "tidewaiter.declaration/1", "declarations": [\#(declaration)]}"#.utf8), format: .json)
        var options = CheckOptions()
        options.into = into
        return Checker(nomenclature: try Nomenclature.builtIn, rules: draft.library, limits: .standard)
            .check(declaration, options: options, engine: "1").findings.filter { $0.rule == "tw.draft.rule" }
            .map(\.authority)
    }

    @Test(
        "is that of the country of import, and all where nobody knows it",
        arguments: [
            ("US", "A 1; 19 CFR"), ("DE", "A 1; EU law; BGB"), ("FR", "A 1; EU law"), ("EU", "A 1; EU law"),
            ("AU", "A 1"),
            (nil, "A 1; EU law; 19 CFR; BGB"),
        ])
    func byJurisdiction(_ country: String?, _ expected: String) throws {
        let draft = try draft("{everywhere: A 1, EU: EU law, US: 19 CFR, DE: BGB}")
        #expect(try cited(draft, into: country) == [expected])
        let stated = country.map { #"{"destination_country": "\#($0)"}"# } ?? "{}"
        #expect(try cited(draft, stated) == [expected])
    }

    @Test("is all that there is where none of it is that of the country")
    func ofNone() throws {
        let draft = try draft("{EU: EU law, US: 19 CFR}")
        #expect(try cited(draft, into: "AU") == ["EU law; 19 CFR"])
        #expect(try cited(draft, into: "US") == ["19 CFR"])
    }

    @Test("is one text for most rules")
    func plain() throws {
        let draft = try draft("WCO Data Model 126")
        #expect(try cited(draft, into: "US") == ["WCO Data Model 126"])
    }

    @Test("is chosen for each message of an interchange")
    func byMessage() throws {
        let draft = try draft("{EU: EU law, US: 19 CFR}")
        let found = try cited(draft, #"{"destination_country": "US"}, {"destination_country": "IT"}"#)
        #expect(found == ["19 CFR", "EU law"])
    }

    @Test(
        "is refused where a jurisdiction is none, or nothing is said of it",
        arguments: [
            ("{XX: law}", ["book.jurisdiction"]), ("{USA: law}", ["book.jurisdiction"]),
            ("{everywere: law}", ["book.jurisdiction"]), ("{US: }", ["book.missing-key"]),
            ("{US: '  '}", ["book.empty"]),
            ("{}", ["book.shape"]), ("[a, b]", ["book.shape"]), ("{US: [a]}", ["book.shape"]),
            ("{US: a, US: b}", ["yaml.repeated-key"]),
        ])
    func flaws(_ authority: String, _ codes: [String]) throws {
        #expect(try draft(authority).flaws == codes)
    }

    @Test("that a rule can never cite is told by lint")
    func neverCited() throws {
        let draft = try draft("{US: 19 CFR, EU: EU law, DE: BGB}", jurisdictions: "[US, DE]")
        let book = try #require(draft.library.books.first)
        let found = BookLint.flaws(of: book, in: draft.library, asOf: nil).all.filter { $0.code != "lint.untested" }
        #expect(found.map(\.code) == [])
        let narrow = try self.draft("{US: 19 CFR, EU: EU law}", jurisdictions: "US")
        let told = BookLint.flaws(of: try #require(narrow.library.books.first), in: narrow.library, asOf: nil).all
        #expect(told.map(\.code).contains("lint.never-cited"))
    }

    @Test("stands in lists and pages with its jurisdictions")
    func told() throws {
        let draft = try draft("{everywhere: A 1, US: 19 CFR}")
        let book = try #require(draft.library.books.first)
        let json = String(decoding: RuleBook.json([book], engine: "1"), as: UTF8.self)
        #expect(json.contains(#""authority":"A 1; 19 CFR","authorities":[{"jurisdiction":null,"text":"A 1"},"#))
        #expect(BookDocumentation(of: book, in: draft.library)?.markdown().contains("A 1; US: 19 CFR") == true)
    }
}
