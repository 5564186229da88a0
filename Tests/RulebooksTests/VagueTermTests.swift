import Testing

@testable import TidewaiterRulebooks

@Suite("Vague descriptions")
struct VagueTermTests {
    @Test(
        "name no goods",
        arguments: [
            "General merchandise", "GENERAL CARGO", "Freight of all kinds", "FAK", "Parts", "SPARE PARTS",
            "Machine parts",
            "STC: General cargo", "20 cartons of spare parts", "Household goods, personal effects",
            "Said to contain goods",
            "Consolidated cargo", "Mixed goods & gifts", "1 x 40 container stc general merchandise", "Samples",
            "Clothes/gifts",
            "plastic goods", "Sammelgut", "Marchandises diverses", "as per invoice", "20 CTNS",
        ])
    func vague(text: String) { #expect(VagueTerms.isVague(text)) }

    @Test(
        "are not those that say something",
        arguments: [
            "Machine parts of rock drills", "Parts of pumps, of cast iron", "Plastic bags", "Steel drums",
            "Wooden pallets",
            "Plastic pipes", "Hand tools", "Inflatable basketballs", "Used clothing", "Live plants",
            "Black tea in tea bags",
            "Plastic table and kitchen ware, polypropylene", "Gift wrapping paper", "Sample books of wallpaper",
            "Iron ore", "Laptop computers", "General cargo: 20 pallets bottled water", "Machinery model XT-900",
            "Scrap of aluminium", "Oak dining tables", "",
        ])
    func telling(text: String) { #expect(!VagueTerms.isVague(text)) }
}
