internal import Tidewaiter
internal import TidewaiterDocuments
internal import TidewaiterManifests

extension Subcommand {
    /// `tidewaiter fields`.
    static let fields = Subcommand(
        name: "fields",
        summary: "Tells what the model means for a format: which segment, header or member fills which field.",
        operands: "[NAME]",
        options: [
            .init(name: "format", value: "text|json|document", help: "how to print; a document is a page of Markdown")
        ],
        example: "tidewaiter fields CUSCAR",
        notes: "Without a name, lists what there is: the model itself, tables, JSON and each type of message."
    ) { arguments throws(TidewaiterError) in
        let form = try arguments.form(among: [.text, .json, .document])
        guard arguments.rest.count <= 1 else { throw Arguments.usage("Name one of them at a time.") }
        guard let name = arguments.rest.first else {
            Console.write(Array(Meaning.listing.utf8))
            return Console.Status.fine
        }
        try print(.meaning(Meaning(of: name)), as: form)
        return Console.Status.fine
    }
}
