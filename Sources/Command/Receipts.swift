internal import Tidewaiter
internal import TidewaiterDocuments

extension Subcommand {
    private static let form = Arguments.Option(
        name: "format", value: "text|json", help: "how to print; text by default")

    /// `tidewaiter replay`.
    static let replay = Subcommand(
        name: "replay",
        summary:
            "Assesses the request of a receipt again, with the packs that it names, and says what differs. The same"
            + " request, packs and version give the same bytes on any machine.",
        operands: "RECEIPT.json…", options: [.pack, .trustedKey, form],
        example: "tidewaiter replay receipt.json\ntidewaiter replay receipt.json --pack us-hts-2025.twpack",
        notes: "Exit status: 0 the same bytes, 1 something differs, 3 a pack is missing, which is told with its hash."
    ) { arguments throws(TidewaiterError) in
        let form = try arguments.form()
        let engine = try arguments.engine()
        return try eachReceipt(arguments) { bytes throws(TidewaiterError) in
            let replay = try engine.replay(receipt: bytes)
            try print(.replay(replay), as: form)
            return switch replay.outcome {
            case .passed: Console.Status.fine
            case .refused: Console.Status.open
            default: Console.Status.findings
            }
        }
    }

    /// `tidewaiter verify`.
    static let verify = Subcommand(
        name: "verify",
        summary:
            "Checks a receipt by itself: its form, its hash, every step done again, every charge and total. python -m"
            + " tidewaiter.verify does the same without this program.",
        operands: "RECEIPT.json…", options: [form], example: "tidewaiter verify receipt.json"
    ) { arguments throws(TidewaiterError) in
        let form = try arguments.form()
        return try eachReceipt(arguments) { bytes throws(TidewaiterError) in
            let verification = try Engine.verify(receipt: bytes)
            try print(.verification(verification), as: form)
            return verification.isValid ? Console.Status.fine : Console.Status.findings
        }
    }

    /// Does something with each receipt of the files that are named, one a line; gives the gravest status.
    private static func eachReceipt(
        _ arguments: Arguments, _ body: ([UInt8]) throws(TidewaiterError) -> Int32
    ) throws(TidewaiterError) -> Int32 {
        guard !arguments.rest.isEmpty else { throw Arguments.usage("Name a receipt; - is standard input.") }
        var status = Console.Status.fine
        for path in arguments.rest {
            var bytes = try Console.read(path, limit: Limits.standard.inputBytes)[...]
            if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
            for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
                do throws(TidewaiterError) {
                    status = max(status, try body(Array(line)))
                } catch {
                    throw error.naming(path)
                }
            }
        }
        return status
    }
}
