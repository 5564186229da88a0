internal import Tidewaiter
internal import TidewaiterDocuments
internal import TidewaiterPacks

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

    /// Prints what past entries would come to under another pack, or without some measures.
    static func impact(_ names: [String], _ arguments: Arguments) throws(TidewaiterError) -> Int32 {
        guard let path = arguments["history"] else { throw Arguments.usage("Name the past entries: --history FILE.") }
        let form = ImpactWriter.Form(rawValue: arguments["format"] ?? "text") ?? .text
        let without = try arguments.all("without").map { text throws(TidewaiterError) in try MeasureExclusion(text) }
        guard (names.count == 2) == without.isEmpty else {
            throw Arguments.usage("Name two packs to compare, or one and what to leave out: --without PROGRAM.")
        }
        let before = try built(names[0], arguments)
        let engine = try Engine(packs: [before])
        var study =
            try names.count == 2
            ? ImpactStudy(before: engine, after: Engine(packs: [built(names[1], arguments)]))
            : ImpactStudy(pack: before, without: without)
        let title =
            names.count == 2
            ? "\(names[0]) -> \(names[1])" : "\(names[0]) without \(without.map(\.description).joined(separator: ", "))"
        let options = AssessmentOptions(
            into: try arguments.country("into"), facts: try arguments.facts(),
            exchangeRates: try arguments.exchangeRates())
        var history = EntryHistory(engine: engine, input: path == "-" ? "" : path, options: options)
        var writer = ImpactWriter(form, title: title)
        let refunds = try arguments["refunds"].map { path throws(TidewaiterError) in try Console.Output(path) }
        refunds?.write(RefundList.header)
        func take(_ history: inout EntryHistory) throws(TidewaiterError) {
            while let entries = try history.next() {
                for entry in entries {
                    let found = try study.take(entry)
                    Console.write(writer.add(found))
                    refunds?.write(RefundList.rows(of: found))
                }
            }
        }
        do throws(TidewaiterError) {
            let file = try Console.Pieces(path)
            while let piece = try file.next() {
                history.append(piece)
                try take(&history)
            }
            history.finish()
            try take(&history)
        } catch {
            throw error.naming(path)
        }
        Console.write(writer.end(study))
        try refunds?.finish()
        if study.counts[.notComputed] != nil { return Console.Status.open }
        return study.counts[.changed] == nil ? Console.Status.fine : Console.Status.findings
    }

    /// Prints what packs cover, the engine's own where none is named.
    static func cover(_ names: [String], _ arguments: Arguments, _ isJSON: Bool) throws(TidewaiterError) {
        var all = names.isEmpty ? try arguments.engine().coverage() : []
        for name in names { all.append(PackCoverage(try Pack.open(built(name, arguments)))) }
        Console.write(isJSON ? PackCoverage.json(all) + [UInt8(ascii: "\n")] : Array(PackCoverage.page(all).utf8))
    }
}
