import Testing
import TidewaiterNomenclature
import TidewaiterPacks

@Suite("Notes that send described goods elsewhere")
struct CautionTests {
    let hs: Nomenclature

    init() throws { hs = try Nomenclature.builtIn }

    private func cautions(_ code: String, _ description: String) -> [String] {
        hs.cautions(about: code, described: description).map { "\($0.note.reference): \($0.words)" }
    }

    @Test(
        "Goods that a note leaves out are warned of, with a destination or without",
        arguments: [
            ("950300", "dog toy"), ("950300", "plush cat toy squeaky"), ("9503", "pet toy"), ("95", "rubber dog toy"),
            ("620442", "used clothing"), ("610510", "Men's woven cotton shirt long sleeve"),
            ("620433", "Ladies knitted cotton cardigan"), ("392690", "plastic toy"), ("180690", "white chocolate bar"),
        ])
    func leftOut(code: String, description: String) {
        #expect(!cautions(code, description).isEmpty)
    }

    @Test("A note without a destination says that it may leave the goods out")
    func message() throws {
        let caution = try #require(hs.cautions(about: "950300", described: "dog toy").first)
        #expect(caution.message.hasPrefix("Chapter 95 Note 5 may leave this out (dog toy): "))
    }

    @Test(
        "The longer words of one note go before the shorter of another",
        arguments: [("392490", "plastic cat toy"), ("401699", "rubber dog toy"), ("630790", "textile pet toy")])
    func longer(code: String, description: String) {
        #expect(cautions(code, description).isEmpty)
    }

    @Test(
        "What the code's own label, words of trade or a note that sends goods to it are about is not warned of",
        arguments: [
            ("220291", "alcohol-free beer"), ("220299", "kombucha drink"), ("401695", "air mattress rubber"),
            ("030910", "fish meal fit for human consumption"), ("150120", "pig fat, rendered"),
            ("150110", "Lard; pig fat other than of 0209"), ("180610", "chocolate drink powder instant cocoa"),
            ("400700", "Vulcanised rubber thread and cord"), ("210690", "Whey protein isolate powder vanilla"),
        ])
    func own(code: String, description: String) {
        #expect(cautions(code, description).isEmpty)
    }

    @Test(
        "What goods are not, are with, for, or only named after is not what they are",
        arguments: [
            ("030354", "Frozen fish, excluding fillets, mackerel whole"), ("901060", "tripod screen for projector"),
            ("210390", "pepper sauce"), ("940360", "wooden toy chest furniture"), ("392490", "plastic toy storage box"),
            ("620342", "not knitted cotton trousers men"), ("160420", "Fish fingers frozen"),
            ("846729", "hand strapping tool"), ("610910", "T-shirt (pack of two, with a toy)"),
        ])
    func beside(code: String, description: String) {
        #expect(cautions(code, description).isEmpty)
    }

    @Test("No phrase of trade is sent away from its own code, heading or chapter")
    func vocabulary() throws {
        let pack = try #require(Pack.builtIn("hs-words"))
        let phrases = try #require(pack.table("phrases"))
        var count = 0
        for row in phrases.rows where phrases.cell(row, 0).count == 6 {
            let code = phrases.text(row, 0)
            for phrase in phrases.text(row, 1).split(separator: "|").map(String.init) {
                count += 1
                // Of headings and chapters, which answers are of too, one in ten is tried.
                for length in count % 10 == 0 ? [6, 4, 2] : [6] {
                    let found = DescribedNotes(hs, phrase).cautions(about: String(code.prefix(length)), like: code)
                    if !found.isEmpty { Issue.record("\(code) \(phrase): \(found[0].message)") }
                }
            }
        }
        #expect(count > 100_000)
    }
}
