import TidewaiterDocuments

/// The layout of a built pack, version 1: one file that is read in place.
///
/// All numbers are 32-bit little-endian and all offsets count from the start of the file.
///
/// | offset | bytes | content |
/// |---|---|---|
/// | 0 | 8 | `TWPACK` CR LF; a copy in text mode breaks it and is noticed |
/// | 8 | 4 | version of the format: 1 |
/// | 12 | 4 | 0 |
/// | 16 | 32 | SHA-256 of everything from offset 48 to the end of the content |
/// | 48 | 4 | length of the content: of the file up to its signatures |
/// | 52 | 8 | manifest: offset and length (the bytes of `pack.json` as they were) |
/// | 60 | 8 | heap: offset and length |
/// | 68 | 8 | directory of tables: offset and number of entries |
/// | 76 | 4 | 0 |
///
/// A **string** is its length and its UTF-8 bytes; the length is one byte, or 255 and a 32-bit number. The **heap**
/// holds each different string once, in ascending bytewise order beginning with the empty one at 0. A cell is the
/// position of its string in the heap, so that two cells of one pack order and equal each other as their numbers do.
///
/// An **entry** of the directory is four numbers: the table's name (a cell), its columns, its rows, and the offset
/// of its body. Tables stand in ascending order of their names. A **body** is the names of the columns (cells), then
/// the cells column by column. Rows stand in ascending order of their first column; rows with the same first column
/// keep the order of the source.
///
/// Behind the content stand at most sixteen **signatures**, 104 bytes each: `TWSIGN` CR LF, the public key, and the Ed25519
/// signature (RFC 8032) of `tidewaiter.pack-signature/1` LF and the first 48 bytes of the file. They are not hashed, so
/// that a pack is the same pack whoever signs it.
///
/// Names of tables and columns are 1 to 64 lower-case letters, digits, `-` and `_`; a pack has at most 256 tables,
/// a table at most 256 columns. Columns named `from` and `until` are dates `YYYY-MM-DD`, both inclusive, empty where the row is open to that side.
package enum PackFormat {
    static let magic: [UInt8] = Array("TWPACK\r\n".utf8)
    static let version = 1
    static let hashOffset = 16
    static let contentOffset = 48
    static let headerLength = 80
    static let entryLength = 16
    /// Strings from this length on carry a 32-bit length.
    static let longString = 255
    /// Bounds that keep a hostile directory small; far above what packs need.
    static let mostTables = 256
    static let mostColumns = 256
    static let longestName = 64

    /// Whether the bytes can name a pack, a table or a column.
    static func isName(_ bytes: some Sequence<UInt8>) -> Bool {
        var count = 0
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                count += 1
            default: return false
            }
        }
        return 1...longestName ~= count
    }
}

extension TidewaiterError {
    /// The pack is damaged; `what` completes "The pack cannot be used: ".
    static func damagedPack(_ code: String, _ what: String) -> TidewaiterError {
        TidewaiterError(.data, "pack.\(code)", "The pack cannot be used: \(what). Get it again, or build it anew.")
    }
}
