import Testing
import TidewaiterNomenclature
import TidewaiterPacks
import TidewaiterTariffs

@testable import Tidewaiter

@Suite("What engines share")
struct SharingTests {
    @Test("engines over the built-in packs share what these are read into, and it is all that they can be read into")
    func builtIn() throws {
        let (first, second) = (try Engine(), try Engine())
        #expect(first.nomenclature === second.nomenclature)
        let (shared, own) = (try first.assessor, try Assessor(Pack.builtIn))
        #expect(!own.jurisdictions.isEmpty && shared.jurisdictions == own.jurisdictions)
    }
}
