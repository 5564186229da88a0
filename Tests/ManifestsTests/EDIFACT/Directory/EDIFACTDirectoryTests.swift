import Testing
import TidewaiterDocuments

@testable import TidewaiterManifests

@Suite("The UN/EDIFACT directories")
struct EDIFACTDirectoryTests {
    static let types = [
        "BAPLIE", "COARRI", "CONTRL", "COPRAR", "CUSCAR", "CUSDEC", "CUSREP", "CUSRES", "IFCSUM", "IFTMBC", "IFTMIN",
        "IFTSTA", "PAXLST",
    ]

    static func directory(_ edition: String, syntax: String = "3") -> EDIFACTDirectory {
        EDIFACTDirectory(version: "D", release: edition, syntaxVersion: syntax)
    }

    @Test("Every message of every edition is whole, and made of segments of its directory", arguments: types)
    func messages(_ name: String) throws {
        for edition in DirectoryEdition.all {
            let directory = Self.directory(edition.name)
            #expect(directory.edition == edition && directory.isExact)
            let structure = try #require(directory.message(name), "\(edition.name)")
            #expect(structure.parts.first?.name == "UNH" && structure.parts.last?.name == "UNT")
            var groups = 0
            func walk(_ part: MessageStructure.Part) {
                guard part.isGroup else { return }
                groups += 1
                #expect(part.name == "SG\(groups)", "\(edition.name)")
                #expect(part.parts[0].isMandatory && !part.parts[0].isGroup)
                part.parts.forEach(walk)
            }
            structure.parts.forEach(walk)
            for tag in structure.tags { #expect(directory.segment(tag) != nil, "\(edition.name) \(tag)") }
        }
    }

    @Test("Every segment of every edition is made of elements that have a format", arguments: DirectoryEdition.all)
    func segments(_ edition: DirectoryEdition) throws {
        let directory = Self.directory(edition.name)
        let tags = DirectoryText.codes(.segment, in: edition)
        #expect(tags.count > 120)
        for tag in tags {
            for element in try #require(directory.segment(tag)) {
                if let components = directory.composite(element.code) {
                    #expect(!components.isEmpty)
                    for component in components {
                        #expect(directory.format(component.code) != nil, "\(tag) \(component)")
                    }
                } else {
                    #expect(directory.format(element.code) != nil, "\(tag) \(element)")
                }
            }
        }
    }

    @Test("The service segments of both versions of the syntax are made of elements that have a format")
    func service() throws {
        for (syntax, edition) in [("3", DirectoryEdition.syntax3), ("4", .syntax4)] {
            let directory = Self.directory("95B", syntax: syntax)
            for tag in DirectoryText.codes(.segment, in: edition) {
                for element in try #require(directory.segment(tag)) {
                    let codes = directory.composite(element.code)?.map(\.code) ?? [element.code]
                    for code in codes { #expect(directory.format(code) != nil, "\(syntax) \(tag) \(code)") }
                }
            }
        }
    }

    @Test("What the editions say of a segment differs where the directories do")
    func differences() throws {
        #expect(Self.directory("95B").segment("GID")?.count == 4)
        #expect(Self.directory("18A").segment("GID")?.count == 6)
        #expect(Self.directory("99B").segment("ADR")?.last?.repetitions == 5)
        #expect(Self.directory("95B").composite("C174")?.first?.isMandatory == true)
        #expect(Self.directory("18A").composite("C174")?.first?.isMandatory == false)
        #expect(Self.directory("95B").format("3225")?.description == "an..25")
        #expect(Self.directory("18A").format("3225")?.description == "an..35")
        #expect(Self.directory("95B").format("0017")?.description == "n6")
        #expect(Self.directory("95B", syntax: "4").format("0017")?.description == "n8")
        #expect(Self.directory("95B").segment("XXX") == nil)
    }

    @Test(
        "A release without a directory here is read by the nearest",
        arguments: [
            ("D", "01B", "00B", false), ("D", "96A", "95B", false), ("D", "22A", "18A", false),
            ("1", "911", "95B", false),
            ("D", "", "95B", false), ("S", "99B", "99B", true), ("D", "03B", "03B", true),
        ])
    func nearest(_ version: String, _ release: String, _ edition: String, _ isExact: Bool) {
        let found = DirectoryEdition.nearest(version: version, release: release)
        #expect(found.edition.name == edition)
        #expect(found.isExact == isExact)
    }

    @Test("Addresses name components as the directory of the message does")
    func names() throws {
        let directory = Self.directory("95B")
        #expect(directory.name(tag: "MEA", element: 3, component: 2) == "C174.6314")
        #expect(directory.name(tag: "MEA", element: 3, component: 9) == "C174.9")
        #expect(directory.name(tag: "MEA", element: 0, component: 1) == "")
        #expect(directory.name(tag: "BGM", element: 2, component: 1) == "1004")
        #expect(Self.directory("18A").name(tag: "BGM", element: 2, component: 1) == "C106.1004")
        #expect(directory.name(tag: "UNH", element: 2, component: 5) == "S009.0057")
        #expect(directory.name(tag: "XYZ", element: 2, component: 3) == "2.3")
        let text = CUSCARTests.interchange(CUSCARTests.bill + "CST++95030000++X'")
            .replacing("CUSCAR:D:95B", with: "CUSCAR:D:18A")
        let declaration = try CUSCARTests.read(text)
        #expect(declaration.root[.functionalReference].place.address == "BGM C106.1004")
    }

    @Test(
        "Structures that are not well written are refused",
        arguments: [
            "", "UNH", "UNH:X1", "UNH:M0", "UNH:M1 )", "1:C9( UNH:M1", "1:C9( )", "1:C9( 2:C9( A:M1 ) )",
        ])
    func malformed(_ text: String) { #expect(MessageStructure(text[...]) == nil) }
}
