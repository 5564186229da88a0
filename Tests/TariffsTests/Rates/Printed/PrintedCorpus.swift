import Testing
import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterTariffs

/// What the tests on the rates that authorities printed have in common.
enum PrintedCorpus {
    /// The folder, where there is one.
    static let folder = Files.reference

    static func document(_ path: String) throws -> JSONDocument {
        let root = try #require(folder)
        return try JSONDocument(#require(Files.read(root + path), "\(path)"))
    }

    /// The rows of a table by their headers; quoted fields may hold commas and line breaks.
    static func rows(_ path: String) throws -> [[String: String]] {
        let root = try #require(folder)
        let bytes = try #require(Files.read(root + path), "\(path)")
        var rows: [[String]] = [[]]
        var field: [UInt8] = []
        var isQuoted = false
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted, UInt8(ascii: "\n") where !isQuoted:
                rows[rows.count - 1].append(String(decoding: field, as: UTF8.self))
                field = []
                if byte == UInt8(ascii: "\n") { rows.append([]) }
            case UInt8(ascii: "\r") where !isQuoted: break
            default: field.append(byte)
            }
        }
        let header = rows[0]
        return rows.dropFirst().filter { $0.count == header.count }.map {
            Dictionary(uniqueKeysWithValues: zip(header, $0))
        }
    }

    /// What a text turned out to be: `amounts`, `fact …`, or why it was refused.
    static func kind(of text: String) -> String {
        do throws(PrintedRate.Flaw) {
            let rate = try PrintedRate(reading: text)
            if rate.branches.isEmpty { return "nothing printed" }
            let facts = rate.branches.flatMap(\.parts).compactMap(\.fact)
            return facts.isEmpty ? "amounts" : "fact \(facts[0])"
        } catch {
            return "refused: \(error.kind.rawValue) at \(error.offset)"
        }
    }

    /// Prints how many texts of a corpus turned out to be what.
    static func tell(_ corpus: String, _ counts: [String: Int], as target: String = "rates") {
        let groups = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
        print("\(target): \(corpus): \(groups.joined(separator: "; "))")
    }
}
