import Testing
import TidewaiterDocuments
import TidewaiterNomenclature
import TidewaiterQuantities
import TidewaiterTestSupport

@Suite("The Harmonized System")
struct NomenclatureTests {
    let hs: Nomenclature

    init() throws { hs = try Nomenclature.builtIn }

    private func codes(of edition: HSEdition) -> [String] {
        hs.chapters(of: edition).flatMap { chapter in
            [chapter.code] + chapter.children.flatMap { [$0.code] + $0.children.map(\.code) }
        }
    }

    @Test(
        "An edition has as many chapters, headings and subheadings as were published",
        arguments: [(2012, 96, 1224, 5205), (2017, 96, 1222, 5387), (2022, 96, 1228, 5612)])
    func counts(year: Int, chapters: Int, headings: Int, subheadings: Int) throws {
        let codes = codes(of: try #require(hs.edition(year)))
        #expect(codes.count { $0.utf8.count == 2 } == chapters)
        #expect(codes.count { $0.utf8.count == 4 } == headings)
        #expect(codes.count { $0.utf8.count == 6 } == subheadings)
    }

    @Test("The editions are in force one after the other, without gap")
    func editions() throws {
        #expect(hs.editions.map(\.year) == [1992, 1996, 2002, 2007, 2012, 2017, 2022, 2028])
        #expect(hs.editions.filter(\.isSecondHand).map(\.year) == [2028])
        #expect(hs.newest?.year == 2022)
        for (earlier, later) in zip(hs.editions, hs.editions.dropFirst()) {
            #expect(try earlier.until?.adding(days: 1) == later.from)
        }
    }

    @Test(
        "The edition in force follows the date, and where none is held there is none",
        arguments: [
            ("1991-12-31", nil), ("1992-01-01", 1992), ("2011-12-31", 2007), ("2012-01-01", 2012), ("2016-12-31", 2012),
            ("2017-01-01", 2017),
            ("2021-12-31", 2017), ("2022-01-01", 2022), ("2026-11-21", 2022), ("2027-12-31", 2022),
            ("2028-01-01", 2028),
        ])
    func inForce(date: String, year: Int?) throws {
        let date = try #require(CivilDate(iso: date))
        #expect(HSEdition.inForce(on: date)?.year == year)
    }

    @Test("Every code's parent exists, and its path leads down to it")
    func paths() throws {
        for edition in hs.editions {
            for chapter in hs.chapters(of: edition) {
                #expect(chapter.parent == nil)
                #expect(!chapter.children.isEmpty)
                for heading in chapter.children {
                    #expect(heading.parent == chapter)
                    #expect(heading.path == [chapter, heading])
                    #expect(!heading.children.isEmpty)
                }
            }
        }
        let edition = try #require(hs.edition(2022))
        let node = try #require(hs.node("847130", in: edition))
        #expect(node.path.map(\.code) == ["84", "8471", "847130"])
        #expect(node.path.map(\.level) == [.chapter, .heading, .subheading])
        #expect(node.label?.isEmpty == false)
        #expect(node.children.isEmpty)
        #expect(node.section?.roman == "XVI")
    }

    @Test(
        "What is no code is none in any edition",
        arguments: [
            "999999", "99", "9999", "98", "77", "7701", "00", "0", "", "010", "01012", "0101210", "o1", "01 01",
        ])
    func absent(code: String) {
        #expect(hs.editions(having: code).isEmpty)
        for edition in hs.editions { #expect(hs.node(code, in: edition) == nil) }
    }

    /// Examples from the published amendments: 8524 returned with HS 2022 (flat panel displays), 2939.69 stayed,
    /// 8517.12 (mobile telephones) gave way to 8517.13 and 8517.14, 0307.60 (snails) stayed.
    @Test(
        "A code is known by the editions that have it",
        arguments: [
            ("851712", [2007, 2012, 2017]), ("851713", [2022, 2028]), ("8524", [1992, 1996, 2002, 2022, 2028]),
            ("8549", [2022, 2028]), ("030760", [1992, 1996, 2002, 2007, 2012, 2017, 2022, 2028]),
            ("847130", [1996, 2002, 2007, 2012, 2017, 2022, 2028]), ("2404", [2022, 2028]),
        ])
    func membership(code: String, years: [Int]) {
        #expect(hs.editions(having: code).map(\.year) == years)
    }

    @Test("The sections part the chapters of every edition, in order")
    func sections() {
        #expect(hs.sections.map(\.number) == Array(1...21))
        for edition in hs.editions {
            for chapter in hs.chapters(of: edition) {
                #expect(hs.sections.count { $0.contains(chapterOf: chapter.code) } == 1)
            }
        }
        #expect(hs.sections.allSatisfy { !$0.label.isEmpty && $0.label.utf8.count <= 60 })
    }

    @Test("Every code of HS 2022 and every heading of the other editions has a label of its own")
    func labels() throws {
        let edition = try #require(hs.edition(2022))
        for code in codes(of: edition) {
            let label = hs.label(of: code) ?? ""
            #expect(!label.isEmpty && label.count <= 70, "\(code): \(label)")
            for language in hs.languages where code.utf8.count < 6 {
                #expect(hs.label(of: code, language: language)?.isEmpty == false, "\(code) \(language)")
            }
        }
        for edition in hs.editions {
            for code in codes(of: edition) where code.utf8.count < 6 { #expect(hs.label(of: code) != nil, "\(code)") }
        }
        #expect(hs.languages == ["en", "fr", "es", "de", "pt", "zh"])
        #expect(hs.label(of: "8471", language: "fr") != hs.label(of: "8471", language: "de"))
        #expect(hs.label(of: "847130", language: "fr") == hs.label(of: "847130"))
    }

    @Test("No label is that of a sibling")
    func siblings() throws {
        let edition = try #require(hs.edition(2022))
        for chapter in hs.chapters(of: edition) {
            for siblings in [chapter.children] + chapter.children.map(\.children) {
                let labels = siblings.map { ($0.label ?? "").lowercased() }
                #expect(Set(labels).count == labels.count, "\(chapter.code): \(labels)")
            }
        }
    }

    @Test("A code that came back for other goods has no label in the editions before")
    func meanings() throws {
        let newest = try #require(hs.edition(2022))
        let older = try #require(hs.edition(2002))
        let displays = try #require(hs.node("8524", in: newest))
        let records = try #require(hs.node("8524", in: older))
        #expect(displays.label != nil && records.label == nil)
    }

    private func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init)
    }

    @Test("The codes are those of the published lists", .enabled(if: Files.reference != nil, Reference.hint))
    func lists() throws {
        for edition in hs.editions where !edition.isSecondHand {
            let rows = try #require(Reference.table("reference/hs/editions/HS\(edition.year)_unsd_en.csv"))
            let listed = rows.compactMap(\.first).filter { !$0.hasPrefix("99") }
            #expect(codes(of: edition) == listed.sorted())
        }
    }

    @Test("No label of any edition takes over published wording", .enabled(if: Files.reference != nil, Reference.hint))
    func ownWords() throws {
        for edition in hs.editions where !edition.isSecondHand {
            let rows = try #require(Reference.table("reference/hs/editions/HS\(edition.year)_unsd_en.csv"))
            var compared = 0
            for row in rows where row.count == 4 {
                guard let label = hs.node(row[0], in: edition)?.label else { continue }
                compared += 1
                let published = words(row[3])
                let own = words(label)
                // A single word (cotton, silk) is the name of the thing.
                if published.count > 1 { #expect(own != published, "\(row[0]) of \(edition)") }
                guard own.count >= 5, published.count >= own.count else { continue }
                let parts = (0...(published.count - own.count)).map { Array(published[$0..<$0 + own.count]) }
                #expect(!parts.contains(own), "\(row[0]) of \(edition)")
            }
            #expect(compared > 1000)
        }
    }
}

/// Reference data outside the repository.
enum Reference {
    static let hint: Comment = "set TIDEWAITER_REFERENCE to the folder of reference data"

    /// The rows of a table below its header.
    static func table(_ path: String) -> [[String]]? {
        guard let folder = Files.reference, var bytes = Files.read("\(folder)/\(path)") else { return nil }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard let table = try? CSVTable(SourceText(utf8: bytes), dialect: .comma) else { return nil }
        return (1..<table.rowCount).map { row in table.row(row).map { table.text(table.cells[$0]) } }
    }
}
