import Measuring
import Tidewaiter

#if canImport(Glibc)
    import Glibc
#endif

// Times checking by rule books through the library, from declarations that are read already; and hostile rules.
//
//     rules first MANIFESTS ROUNDS BOOK...
//     rules again MANIFESTS ROUNDS BOOK...
//     rules limits
//
// MANIFESTS has a declaration a line, in JSON; each BOOK is a file. With `first`, all declarations are read anew before
// each round, and each is checked once: what a declaration finds out when it is first asked is in the time. With `again`,
// they are those of the round before. Prints a line a round: nanoseconds of the clock, of the processor in user mode and
// in the system, for all declarations together; at the end the findings of each rule, as JSON. With `limits`, the
// milliseconds in which hostile rules are stopped.

func check(_ manifests: String, _ rounds: Int, _ books: ArraySlice<String>, readsAnew: Bool) throws {
    let engine = try Engine(
        rules: books.map { BookFiles(folder: $0, files: [.init(path: "book.yaml", bytes: bytes(of: $0))]) })
    let lines = bytes(of: manifests).split(separator: 0x0A).map { Array($0) }
    var declarations: [Declaration] = []
    var counts: [String: Int] = [:]
    let clock = ContinuousClock()
    for round in 0..<rounds {
        if readsAnew || round == 0 { declarations = try lines.map { try engine.read($0) } }
        let before = usage()
        let time = clock.measure {
            for declaration in declarations {
                let report = engine.check(declaration)
                if round == 0 { for finding in report.findings { counts[finding.rule, default: 0] += 1 } }
            }
        }.components
        let after = usage()
        print(
            time.seconds * 1_000_000_000 + time.attoseconds / 1_000_000_000,
            nanoseconds(after.ru_utime) - nanoseconds(before.ru_utime),
            nanoseconds(after.ru_stime) - nanoseconds(before.ru_stime))
    }
    print("{" + counts.sorted { $0.key < $1.key }.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}")
}

let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "limits": timeLimits()
case "first", "again":
    guard arguments.count > 3, let rounds = Int(arguments[3]) else { fallthrough }
    try check(arguments[2], rounds, arguments.dropFirst(3), readsAnew: arguments.first == "first")
default: fatalError("rules first MANIFESTS ROUNDS BOOK... | rules again MANIFESTS ROUNDS BOOK... | rules limits")
}
