#if canImport(Glibc)
    package import Glibc
#endif

// What the benchmarks in Swift have in common.

/// The content of a file; a benchmark without its input is over.
package func bytes(of path: String) -> [UInt8] {
    guard let file = unsafe fopen(path, "rb") else { fatalError("cannot open \(path)") }
    defer { unsafe fclose(file) }
    unsafe fseek(file, 0, SEEK_END)
    let size = unsafe ftell(file)
    unsafe rewind(file)
    return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        count = unsafe fread(buffer.baseAddress, 1, size, file)
    }
}

/// What the process has used so far.
package func usage() -> rusage {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage
}

package func nanoseconds(_ time: timeval) -> Int { time.tv_sec * 1_000_000_000 + time.tv_usec * 1000 }
