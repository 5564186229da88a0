import Testing
import TidewaiterPacks

@testable import TidewaiterTariffs

@Suite("Numbers of declared facts")
struct FactNumbersTests {
    @Test("Each name has its own number, of equal names the first, and no other has one")
    func names() {
        // Ends and length alike, so that nothing but the names themselves tells them apart.
        let alike = ["value_of_a_case", "value_of_b_case", "value_of_c_case"]
        let names = ["", "a", "b", "mode", "value_of", "value_of_case"] + alike + (0..<300).map { "fact_\($0)" }
        let numbers = FactNumbers(names + ["mode"])
        for (number, name) in names.enumerated() { #expect(numbers[name] == number) }
        for other in ["c", "Mode", "modé", "value_of_d_case", "fact_300", "fact_30 "] { #expect(numbers[other] == nil) }
    }

    @Test("Where no fact is declared none has a number")
    func none() {
        #expect(FactNumbers([])["mode"] == nil)
        #expect(FactNumbers([])[""] == nil)
    }

    @Test("Every fact of the built-in packs is found by its name")
    func builtIn() throws {
        for pack in Pack.builtIn {
            let facts = DeclaredFacts(pack.table("facts"))
            for declaration in facts.declarations { #expect(facts[declaration.name]?.name == declaration.name) }
        }
    }
}
