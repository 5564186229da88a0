import Testing
import TidewaiterDocuments

@testable import TidewaiterManifests

@Suite("Tables read as streams")
struct TableStreamTests {
    private static func rows(_ bills: Int, _ end: String, _ delimiter: String = ",", vessel: String = "MONTE") -> String
    {
        var text = ""
        for bill in 1...bills {
            for item in 1...(bill % 3 + 1) {
                let cells = [
                    vessel, "B\(bill)", "\"Müller \(bill)\(delimiter) \"\"Q\"\"\"", "MSCU663987\(bill % 10)", "950300",
                    "\(item)0", delimiter == ";" ? "1.12\(item),5" : "\(item).5",
                    bill % 4 == 0 ? "\"toys\(end)in lines\"" : "toys", "25/12/2026",
                ]
                text += cells.joined(separator: delimiter) + end
            }
        }
        return text
    }

    private static let header = "Vessel,Bill No,Shipper,Container,HS Code,Packages,Gross Weight (KG),Description,ETA"

    static let texts: [String] = [
        header + "\n" + rows(5, "\n") + "TOTAL,,,,,11,7.5,,\n",
        "\u{FEFF}" + header + "\r\n" + rows(60, "\r\n"),
        "sep=;\r\n" + header.replacing(",", with: ";") + "\r\n" + rows(9, "\r\n", ";"),
        "ACME\t\t\nVessel: X\tVoyage: 320N\n\n" + header.replacing(",", with: "\t") + "\n" + rows(7, "\n", "\t"),
        header + "\r" + rows(12, "\r").dropLast(1),
        // What holds for the whole is said by a later row alone; bills that are left blank; a subtotal within.
        "Bill No,Vessel,HS Code,ETA\n,,1,\nB1,,950300,03/04/2026\n,,640399,\nSubtotal,,,\nB2,MONTE,9,\nB3,MONTE,30617,13/01/2026",
        // A quote that nothing closes, cells too few and too many, damage.
        "Bill No,HS Code,Value\nB1,9.503E+05,1\nB2,1\nB3,2,3,4\nB4,\"a\"b,5\nB5,\"open,6\nB6,7,\"8\"\n",
        "Description,HS Code,Value USD\nToys,950300,5\nShoes,640399,6\n",
        "Bill No,Consignee,HS Code\n",
    ]

    @Test(
        "In pieces of any size the consignments are those of the table read whole",
        arguments: [1, 2, 3, 7, 64, 1000, 5000])
    func pieces(_ chunk: Int) throws {
        for text in Self.texts {
            let bytes = Array(text.utf8)
            let whole = try Declaration.read(bytes, input: "m.edi")
            let parts = try StreamParts.read(bytes, chunk: chunk)
            #expect(parts.flatMap(StreamParts.lines) == StreamParts.lines(whole))
            #expect(parts.count == max(1, whole.nodes(.consignment).count))
            #expect(StreamParts.findings(parts) == StreamParts.findings([whole]))
            for part in parts {
                #expect(part.root[.vesselName].text == whole.root[.vesselName].text)
                #expect(part.root[.vesselName].place == whole.root[.vesselName].place)
                #expect(part.root[.conveyanceReference].text == whole.root[.conveyanceReference].text)
            }
            #expect(parts.last?.root[.totalPackageQuantity].text == whole.root[.totalPackageQuantity].text)
        }
    }

    @Test("A text that is not UTF-8 has the places of the file", arguments: [1, 100, 4096])
    func otherCharset(_ chunk: Int) throws {
        let text = "Bill No;Empfänger;Wert\n" + (1...40).map { "B\($0);MÜLLER \($0);1,\($0)0" }.joined(separator: "\n")
        let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let whole = try Declaration.read(bytes, input: "m.edi")
        let parts = try StreamParts.read(bytes, chunk: chunk)
        #expect(parts.count == 40)
        #expect(parts.flatMap(StreamParts.lines) == StreamParts.lines(whole))
        #expect(StreamParts.findings(parts) == StreamParts.findings([whole]))
    }

    @Test("A bill that comes again later is delivered again")
    func scattered() throws {
        let parts = try StreamParts.read(Array("Bill No,HS Code\nB1,1\nB2,2\nB1,3\n".utf8), chunk: 5)
        #expect(parts.map { $0.nodes(.consignment)[0][.transportDocumentID].text } == ["B1", "B2", "B1"])
        #expect(parts.map { $0.nodes(.consignment)[0].pointer } == (0...2).map { "/consignments/\($0)" })
    }

    /// A table of more than the stretch that its layout is decided from.
    private static func long(_ end: String) -> [UInt8] {
        var text = "Bill No,Vessel,ETA,Value,Description\n"
        let description = String(repeating: "toys of plastic ", count: 20)
        for bill in 1...5000 { text += "B\(bill),MONTE,2\(bill % 6 + 3)/12/2026,\(bill).5,\(description)\n" }
        return Array((text + end).utf8)
    }

    @Test("A long table gives the same in pieces as whole, whatever the pieces", arguments: [65_536, 1 << 20, 5 << 20])
    func long(_ chunk: Int) throws {
        let bytes = Self.long("B1,MONTE,26/12/2026,1.5,x\n".replacing("B1", with: "C1"))
        #expect(bytes.count > RowCutter.stretch)
        let whole = try Declaration.read(bytes, input: "m.edi")
        let parts = try StreamParts.read(bytes, chunk: chunk)
        #expect(parts.count == 5001)
        #expect(parts.flatMap(StreamParts.lines) == StreamParts.lines(whole))
        #expect(StreamParts.findings(parts).isEmpty)
    }

    @Test("A later row that is written otherwise than the first stretch is a finding, once for its column")
    func contradictions() throws {
        let end = "C1,OTHER,12/26/2026,\"1.250,5\",x\nC2,OTHER,12/26/2026,\"1.250,5\",x\nC3,OTHER,01/02/2026,1,x\n"
        for chunk in [10_000, 3 << 20] {
            let parts = try StreamParts.read(Self.long(end), chunk: chunk)
            let found = parts.flatMap(\.findings)
            #expect(
                found.map(\.rule).sorted() == [
                    "tw.csv.date-ambiguous", "tw.csv.date-order", "tw.csv.mixed-notation", "tw.csv.stream-not-constant",
                ])
            #expect(found.allSatisfy { ($0.place?.line ?? 0) > 5001 })
            let last = parts.suffix(3)
            #expect(last.allSatisfy { $0.root[.vesselName].isMissing })
            #expect(
                last.compactMap { $0.nodes(.consignment).first?[.arrivalDate].text } == ["2026-12-26", "2026-12-26"])
            #expect(parts.dropLast(3).allSatisfy { $0.root[.vesselName].text == "MONTE" })
        }
    }

    @Test(
        "A long table without bills is not cut apart: it is said what is missing, and within the limit it is read whole"
    )
    func withoutBills() throws {
        var limits = Limits()
        limits.unitBytes = 10_000
        let list =
            Array("HS Code,Description\n".utf8) + Array(repeatElement("950300,toys\n", count: 5000).joined().utf8)
        for chunk in [100, 4096, 1 << 20] {
            let error = #expect(throws: TidewaiterError.self) {
                _ = try StreamParts.read(list, chunk: chunk, limits: limits)
            }
            #expect(error?.code == "csv.unit-bytes" && error?.place?.line == 2)
            #expect(error?.message.contains("no column that names bills") == true)
        }
        limits.unitBytes = 100_000
        let parts = try StreamParts.read(list, chunk: 4096, limits: limits)
        #expect(parts.count == 1 && parts.first?.nodes(.goodsItem).count == 5000)
    }

    @Test("A bill or a cell beyond the limits is an error with its place")
    func tooLong() throws {
        var limits = Limits()
        limits.unitBytes = 10_000
        let bill = Array("Bill No,HS Code\n".utf8) + Array(repeatElement("B1,950300\n", count: 5000).joined().utf8)
        limits.valueBytes = 5000
        let cell = Array("Bill No,Description\nB1,a\nB2,\"".utf8) + [UInt8](repeating: 0x39, count: 300_000)
        for chunk in [100, 4096, 1 << 20] {
            let first = #expect(throws: TidewaiterError.self) {
                _ = try StreamParts.read(bill, chunk: chunk, limits: limits)
            }
            #expect(first?.code == "csv.unit-bytes" && first?.place?.line == 2)
        }
        for (text, code) in [(cell, "csv.value-bytes")] {
            let error = #expect(throws: TidewaiterError.self) {
                _ = try StreamParts.read(text + Array("\"\nB3,x\n".utf8), chunk: 4096, limits: limits)
            }
            #expect(error?.code == code && error?.place?.line == 3)
        }
    }

    @Test("A table whose columns nobody knows is refused clearly")
    func refused() throws {
        let unknown = #expect(throws: TidewaiterError.self) {
            _ = try StreamParts.read(Array("a,b,c\n1,2,3\n".utf8), chunk: 7)
        }
        #expect(unknown?.code == "csv.header")
    }
}
