import TidewaiterDocuments
import TidewaiterManifests

/// Reads the input as a stream in pieces whose size its first byte gives, and in one piece: both have to give the same.
@c(LLVMFuzzerTestOneInput)
public func fuzzStream(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
    guard let first = bytes.first else { return 0 }
    let text = Array(bytes.dropFirst())
    let pieces = outcome(text, chunk: Int(first) + 1)
    let whole = outcome(text, chunk: max(1, text.count))
    guard pieces == whole else { fatalError("in pieces: \(pieces)\nin one: \(whole)") }
    return 0
}

/// What a stream delivers: each declaration as JSON with its findings, and how it ends.
func outcome(_ text: [UInt8], chunk: Int) -> [String] {
    let limits = Limits(valueBytes: 1024, items: 10_000, findings: 20, unitBytes: 1 << 20)
    var stream = DeclarationStream(input: "fuzz", limits: limits)
    var found: [String] = []
    do {
        var at = 0
        while at < text.count {
            stream.append(text[at..<min(text.count, at + chunk)])
            at += chunk
            try drain(&stream, &found)
        }
        stream.finish()
        try drain(&stream, &found)
    } catch {
        found.append(error.code)
    }
    return found
}

func drain(_ stream: inout DeclarationStream, _ found: inout [String]) throws(TidewaiterError) {
    while let declaration = try stream.next() {
        found.append(String(decoding: declaration.json(), as: UTF8.self))
        for finding in declaration.findings {
            guard let place = finding.place else { fatalError("a finding without a place") }
            found.append("\(finding.rule) \(place)")
        }
    }
}
