internal import Tidewaiter
internal import TidewaiterDocuments

extension PackCommand {
    /// Prints what is different between two packs.
    static func diff(
        _ before: String, _ after: String, _ arguments: Arguments, _ isJSON: Bool
    ) throws(TidewaiterError) -> Int32 {
        var most = 20
        if let text = arguments["rows"] {
            guard let number = Int(text), number >= 0 else { throw Arguments.usage("--rows \(text): write a number.") }
            most = number
        }
        let difference = try Engine.difference(fromPack: built(before, arguments), to: built(after, arguments))
        Console.write(isJSON ? difference.json() + [UInt8(ascii: "\n")] : Array(difference.text(most: most).utf8))
        return difference.isEmpty ? Console.Status.fine : Console.Status.findings
    }
}
