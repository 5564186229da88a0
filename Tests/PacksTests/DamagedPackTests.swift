import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterTestSupport

@Suite("Damaged packs")
struct DamagedPackTests {
    /// Writes the hash that the damaged content would need, as a forger would.
    private func rehash(_ bytes: inout [UInt8]) {
        guard bytes.count >= 48 else { return }
        bytes.replaceSubrange(16..<48, with: SHA256.digest(Array(bytes[48...]).span))
    }

    /// Opens the bytes and, when that works, reads all there is; any outcome but a crash will do.
    @discardableResult
    private func exercise(_ bytes: [UInt8]) -> Bool {
        guard let pack = try? Pack.open(bytes) else { return false }
        for table in pack.tables {
            for row in table.rows {
                for column in table.columns.indices { _ = table.text(row, column) }
                _ = table.rows(key: table.cell(row, 0))
                _ = table.validity(row)
            }
        }
        return true
    }

    @Test("Any changed byte is noticed")
    func changed() throws {
        let bytes = try PackSamples.built()
        for at in bytes.indices {
            var damaged = bytes
            damaged[at] ^= 0x20
            let error = #expect(throws: TidewaiterError.self) { try Pack.open(damaged) }
            #expect([.data, .version, .format].contains(error?.status))
        }
    }

    @Test("Any truncation is refused, with a hash that fits too")
    func truncated() throws {
        let bytes = try PackSamples.built()
        for length in 0..<bytes.count {
            var damaged = Array(bytes[..<length])
            #expect(throws: TidewaiterError.self) { try Pack.open(damaged) }
            rehash(&damaged)
            #expect(throws: TidewaiterError.self) { try Pack.open(damaged) }
        }
    }

    @Test("A forged byte anywhere, with a hash that fits, never leads outside")
    func forged() throws {
        let bytes = try PackSamples.built()
        for at in (8..<16).map({ $0 }) + Array(48..<bytes.count) {
            for value: UInt8 in [0, 1, 0x7F, 0xFE, 0xFF] where value != bytes[at] {
                var damaged = bytes
                damaged[at] = value
                rehash(&damaged)
                exercise(damaged)
            }
        }
    }

    @Test("Numbers of four bytes forged to extremes never lead outside")
    func forgedNumbers() throws {
        let bytes = try PackSamples.built()
        for at in stride(from: 48, to: min(bytes.count - 4, 400), by: 4) {
            for value: UInt32 in [0, 1, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0xFFFF_FFFC, UInt32(bytes.count)] {
                var damaged = bytes
                for byte in 0..<4 { damaged[at + byte] = UInt8(truncatingIfNeeded: value >> UInt32(8 * byte)) }
                rehash(&damaged)
                exercise(damaged)
            }
        }
    }

    @Test("A later format is refused as a version, other files as no pack")
    func foreign() throws {
        var later = try PackSamples.built()
        later[8] = 2
        #expect(throws: TidewaiterError.self) { try Pack.open(later) }
        do { _ = try Pack.open(later) } catch { #expect(error.status == .version) }
        do { _ = try Pack.open(Array("code,rate\n".utf8)) } catch { #expect(error.code == "pack.magic") }
        do { _ = try Pack.open([]) } catch { #expect(error.code == "pack.magic") }
    }

    @Test("The limit on input holds for packs")
    func limit() throws {
        let bytes = try PackSamples.built()
        #expect(throws: TidewaiterError.self) { try Pack.open(bytes, limits: Limits(inputBytes: bytes.count - 1)) }
    }

    @Test("What a fuzzer found, and packs that another program built, are read or refused")
    func corpus() throws {
        let folder = "\(Files.root)/Fuzz/corpus/pack"
        let names = Files.names(in: folder)
        #expect(!names.isEmpty)
        for name in names {
            let wasRead = exercise(try #require(Files.read("\(folder)/\(name)")))
            #expect(wasRead || !name.hasSuffix(".twpack"), "\(name)")
        }
    }
}
