import Measuring
import TidewaiterDocuments
import TidewaiterManifests

#if canImport(Glibc)
    import Glibc
#endif

// Times the two layers of reading by themselves, which the C interface does not show: bytes into the value table, and
// bytes into the store; and the reading of a stream. Prints a line a round: nanoseconds of the clock, of the processor
// in user mode and in the system (other work on the machine does not count in them), and what was found (values, or
// findings, or declarations of a stream). The last line is the peak of resident memory in KiB.
//
//     layers table|store|stream FORMAT FILE ROUNDS

/// Benchmarks have more values than documents.
let limits = Limits(items: 200_000_000)

func table(_ format: String, _ input: [UInt8]) throws -> Int {
    var values = 0
    switch format {
    case "csv":
        values = try CSVTable(SourceText(utf8: input), limits: limits).cells.count
    case "json":
        values = try JSONDocument(SourceText(utf8: input), limits: limits).valueCount
    default:
        guard let (delimiters, start, syntax) = SegmentDelimiters.announced(in: input.span, at: 0) else {
            fatalError("no interchange")
        }
        var scanner = SegmentScanner(delimiters: delimiters, syntax: syntax, offset: start, limits: limits)
        var segments = SegmentTable()
        while true {
            scanner.fill(&segments, from: input.span, isLast: true)
            if segments.segmentCount == 0 { return values }
            values += segments.valueCount
        }
    }
    return values
}

/// Reads a file as a stream, in pieces of 64 KiB; how many declarations came.
func stream(_ path: String) throws -> Int {
    guard let file = unsafe fopen(path, "rb") else { fatalError("cannot open \(path)") }
    defer { unsafe fclose(file) }
    var stream = DeclarationStream(input: path)
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
        let count = unsafe fread(&chunk, 1, chunk.count, file)
        if count == 0 { stream.finish() } else { stream.append(chunk[..<count]) }
        while let declaration = try stream.next() {
            guard declaration.size.nodes > 0 else { fatalError("nothing") }
        }
        if count == 0 { return stream.delivered }
    }
}

let arguments = CommandLine.arguments
guard arguments.count == 5, let rounds = Int(arguments[4]), let format = Format(rawValue: arguments[2]) else {
    fatalError("layers table|store|stream FORMAT FILE ROUNDS")
}

/// The peak of resident memory in KiB. What getrusage says would count the process that started this one.
func peak() -> Int {
    guard let file = unsafe fopen("/proc/self/status", "r") else { return 0 }
    defer { unsafe fclose(file) }
    let text = unsafe String(
        decoding: [UInt8](unsafeUninitializedCapacity: 8192) { buffer, count in
            count = unsafe fread(buffer.baseAddress, 1, 8192, file)
        }, as: UTF8.self)
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }) else { return 0 }
    return line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) } ?? 0
}

let input = arguments[1] == "stream" ? [] : bytes(of: arguments[3])
let clock = ContinuousClock()
for _ in 0..<rounds {
    var found = 0
    let before = usage()
    let time = try clock.measure {
        switch arguments[1] {
        case "table": found = try table(format.rawValue, input)
        case "stream": found = try stream(arguments[3])
        default: found = try Declaration.read(input, format: format, limits: limits).findings.count
        }
    }
    let after = usage()
    print(
        time.components.seconds * 1_000_000_000 + time.components.attoseconds / 1_000_000_000,
        nanoseconds(after.ru_utime) - nanoseconds(before.ru_utime),
        nanoseconds(after.ru_stime) - nanoseconds(before.ru_stime), found)
}
print("kib", peak())
