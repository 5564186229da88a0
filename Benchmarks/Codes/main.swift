import TidewaiterNomenclature

#if canImport(Glibc)
    import Glibc
#endif

// Times looking up codes in the Harmonized System on one core. Prints, for each kind of work, how often it was done in a
// second of the processor's time (the best of several rounds), and what makes the work's result used.
//
//     codes ROUNDS

/// Seconds of the processor so far.
func seconds() -> Double { Double(clock()) / 1e6 }

func measure(_ name: String, rounds: Int, times: Int, _ work: () -> Int) {
    var best = Double.infinity
    var result = 0
    for _ in 0..<rounds {
        let start = seconds()
        result = work()
        best = min(best, seconds() - start)
    }
    print("\(name)\t\(Int(Double(times) / max(best, 1e-9))) a second\t\(result)")
}

guard CommandLine.arguments.count == 2, let rounds = Int(CommandLine.arguments[1]), rounds > 0,
    let hs = try? Nomenclature.builtIn, let newest = hs.newest, let earlier = hs.edition(2017)
else { fatalError("codes ROUNDS") }
let codes = hs.chapters(of: newest).flatMap { $0.children.flatMap { $0.children.map(\.code) } }
// Neighbours would be found in the same lines of the cache; a step prime to their number goes to and fro.
let mixed = codes.indices.map { codes[$0 * 2003 % codes.count] } + codes.map { String($0.dropLast()) + "7" }
let times = 200 * mixed.count
measure("has: a code of six digits in an edition", rounds: rounds, times: times) {
    var found = 0
    for _ in 0..<200 {
        for code in mixed where hs.has(code, in: newest) { found += 1 }
    }
    return found
}
measure("convert: from 2017 to 2022", rounds: rounds, times: codes.count) {
    codes.reduce(0) { $0 + hs.convert($1, from: earlier, to: newest).candidates.count }
}
measure("search: first, which makes the index", rounds: 1, times: 1) { hs.search("steel bolts").count }
measure("search: two words", rounds: rounds, times: 100) {
    (0..<100).reduce(0) { sum, _ in sum + hs.search("steel bolts").count }
}
