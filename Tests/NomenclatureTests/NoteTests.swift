import Testing
import TidewaiterNomenclature

@Suite("Notes and rules of the Harmonized System")
struct NoteTests {
    let hs: Nomenclature

    init() throws { hs = try Nomenclature.builtIn }

    @Test("Every note speaks of codes that exist, says something and names its place")
    func whole() throws {
        let edition = try #require(hs.edition(2022))
        #expect(hs.notes.count > 500)
        for note in hs.notes {
            #expect(!note.appliesTo.isEmpty && !note.about.isEmpty && !note.text.isEmpty, "\(note.reference)")
            for span in note.appliesTo + note.sendsTo {
                #expect(hs.has(span.lowerBound, in: edition) && hs.has(span.upperBound, in: edition))
            }
            let isNote = note.reference.contains("Note") || note.reference.contains("Rule")
            #expect(isNote || note.kind == .practice, "\(note.reference)")
        }
    }

    @Test("A code has the notes about it and those that send goods to it, closest first")
    func matter() {
        let sweets = hs.notes(about: "170490").map(\.reference)
        #expect(sweets.contains("Chapter 17 Note 1(a)"))
        #expect(hs.notes(sendingTo: "180690").map(\.reference).contains("Chapter 17 Note 1(a)"))
        #expect(hs.notes(about: "0101").allSatisfy { $0.applies(to: "0101") })
        #expect(hs.notes(sendingTo: "1806").allSatisfy { $0.sends(to: "1806") && !$0.applies(to: "1806") })
    }

    @Test(
        "A description with a note's words is warned of, and no other",
        arguments: [
            ("170490", "Chocolate sweets, 200 g", true), ("170490", "Pfefferminz drops", false),
            ("170490", "", false), ("180690", "chocolate sweet", false),
        ])
    func cautions(code: String, description: String, isWarned: Bool) {
        let cautions = hs.cautions(about: code, described: description)
        #expect(cautions.contains { $0.note.reference == "Chapter 17 Note 1(a)" } == isWarned)
        if isWarned { #expect(cautions.first?.message.contains("1806") == true) }
    }

    @Test("The General Rules are all there, in their order")
    func rules() {
        #expect(hs.rules.map(\.number) == ["1", "2(a)", "2(b)", "3(a)", "3(b)", "3(c)", "4", "5(a)", "5(b)", "6"])
        #expect(hs.rules.allSatisfy { !$0.text.isEmpty })
    }
}
