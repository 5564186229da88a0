internal import Glibc
import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterExpressions

@Suite("What ICU would read from the environment")
struct EnvironmentTests {
    /// A folder with files of ICU's names that are none.
    private static let folder = "\(Files.root)/.build/icu-wrong"

    static func prepare() {
        let noise = [UInt8]((0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        // ICU looks in a folder named for its version and byte order.
        let places = [""] + (60...90).map { "/icudt\($0)l" }
        for place in places {
            for file in ["zoneinfo64.res", "timezoneTypes.res", "metaZones.res", "cnvalias.icu"] {
                _ = Files.write(noise, to: "\(folder)\(place)/\(file)")
            }
        }
        unsafe _ = setenv("ICU_DATA", folder, 1)
        unsafe _ = setenv("ICU_TIMEZONE_FILES_DIR", folder, 1)
    }

    @Test("Neither time zones nor character sets come from folders that it names")
    func ignored() async {
        await #expect(processExitsWith: .success) {
            EnvironmentTests.prepare()
            // One in winter and one in summer.
            let zones = [
                Zone.offset("Europe/Berlin", at: 1_700_000_000), Zone.offset("Europe/Berlin", at: 1_720_000_000),
            ]
            let text = try? SourceText(decoding: [0xB3], charset: .named("ISO-8859-2"))
            guard zones == [3600, 7200], text.map({ String(decoding: $0.bytes, as: UTF8.self) }) == "ł" else { exit(1) }
        }
    }
}
