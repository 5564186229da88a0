internal import Glibc

/// Tells a person at a terminal how far the work is, and takes it back at the end. Where standard error is no terminal
/// it says nothing.
struct Progress {
    private let isShown = isatty(STDERR_FILENO) == 1
    private var isVisible = false
    /// When it was shown last, in milliseconds.
    private var last = Progress.now()

    /// Shows how much was read, at most every 200 ms.
    mutating func show(bytes: Int64, consignments: Int) {
        let tenths = bytes / 100_000
        show("\(tenths / 10).\(tenths % 10) MB, \(consignments) consignments")
    }

    /// Shows how far it is, at most every 200 ms.
    mutating func show(_ text: @autoclosure () -> String) {
        guard isShown else { return }
        let now = Self.now()
        guard now - last >= 200 else { return }
        last = now
        isVisible = true
        Self.write("\r\u{1B}[K" + text())
    }

    /// Takes away what is shown.
    mutating func hide() {
        guard isVisible else { return }
        isVisible = false
        Self.write("\r\u{1B}[K")
    }

    private static func write(_ text: String) { Console.command(text) }

    private static func now() -> Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
