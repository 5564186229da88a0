internal import Glibc
internal import Tidewaiter
internal import TidewaiterDocuments

/// What `tidewaiter --help` prints.
func overview() -> String {
    var text = """
        tidewaiter \(Engine.version): checks cargo manifests and customs declarations, and computes duties and taxes.

        Commands:

        """
    for command in Subcommand.all {
        text += "  " + command.name + String(repeating: " ", count: max(2, 10 - command.name.count))
        text += command.summary.split(separator: ".").first.map { $0 + ".\n" } ?? "\n"
    }
    return text + """

        `tidewaiter COMMAND --help` tells more and has an example. `-` is standard input. Formats are found from the
        content. Exit status: 0 nothing to report, 1 findings, 2 usage or unreadable input, 3 facts missing or refused.
        Planning and checking only: the declarant stays responsible for what is filed.
        """
}

func main(_ words: [String]) -> Int32 {
    guard let first = words.first, first != "--help", first != "help", first != "-h" else {
        if let named = words.dropFirst().first, let command = Subcommand.all.first(where: { $0.name == named }) {
            Console.print(command.help)
            return Console.Status.fine
        }
        if words.isEmpty {
            Console.complain("say what to do, for example: tidewaiter check manifest.csv; tidewaiter --help lists all")
            return Console.Status.usage
        }
        Console.print(overview())
        return Console.Status.fine
    }
    if first == "--version" || first == "version" {
        Console.print("tidewaiter \(Engine.version) (\(Engine.buildID))")
        return Console.Status.fine
    }
    guard let command = Subcommand.all.first(where: { $0.name == first }) else {
        let names = Subcommand.all.map(\.name).joined(separator: ", ")
        Console.complain("\(first) is not a command; there are \(names)")
        return Console.Status.usage
    }
    let rest = Array(words.dropFirst())
    if rest.contains("--help") || rest.contains("-h") {
        Console.print(command.help)
        return Console.Status.fine
    }
    do throws(TidewaiterError) {
        return try command.run(Arguments(rest, options: command.options))
    } catch {
        Console.complain(error.code == "usage" ? "\(error.message) See tidewaiter \(command.name) --help." : "\(error)")
        return Console.Status.usage
    }
}

signal(SIGPIPE, SIG_IGN)
exit(main(Array(CommandLine.arguments.dropFirst())))
