import TidewaiterDocuments
import TidewaiterPacks

/// A small pack with what matters: several rows of a key, dates, an empty cell, a long one, a table without rows.
enum PackSamples {
    static let manifest = Array(
        #"{"id":"sample","version":"7","jurisdiction":"XX","edition":"first","coverage":"A sample, nothing else."}"#
            .utf8)

    static let lines = """
        code,from,until,rate,note
        0201,2020-01-01,2020-12-31,1.5,"a, ""b"" c"
        010121,,,free,
        0201,2021-01-01,,2.50,Ärger
        0101,2019-05-05,2019-05-05,0,

        """

    static let long = String(repeating: "x", count: 700)

    static func source() -> PackSource {
        PackSource(
            manifest: manifest,
            tables: [
                ("lines", Array(lines.utf8)), ("empty", Array("a,b\n".utf8)),
                ("long", Array("k,v\r\n1,\(long)\r\n".utf8)),
            ])
    }

    static func built() throws -> [UInt8] { try source().build() }
}
