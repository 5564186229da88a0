internal import CRE2

/// A pattern as RE2 has compiled it: a class, as it has memory of RE2's to give back. Safe: RE2 changes nothing in a
/// compiled pattern but its cache of states, which it guards by itself, so that any number of threads may ask at once.
@safe
final class RE2Pattern: @unchecked Sendable {
    /// How many instructions it was made into.
    let size: Int
    private let handle: OpaquePointer

    /// Bytes that one pattern may take: RE2 makes about 40,000 instructions at most in them, and keeps states in the rest.
    private static let memory: Int64 = 1 << 20

    init(_ text: Text) throws(Pattern.Flaw) {
        var flaw = twre2_flaw()
        let made = unsafe text.withSpan { bytes in
            unsafe bytes.withUnsafeBufferPointer { unsafe twre2_compile($0.baseAddress, $0.count, Self.memory, &flaw) }
        }
        guard let made = unsafe made else { throw Pattern.Flaw(flaw) }
        unsafe handle = made
        size = unsafe twre2_size(made)
    }

    deinit { unsafe twre2_free(handle) }

    /// Whether it is anywhere in a text; nil where memory ran out.
    func isFound(in bytes: Span<UInt8>) -> Bool? {
        let found = unsafe bytes.withUnsafeBufferPointer { unsafe twre2_found(handle, $0.baseAddress, $0.count) }
        return found < 0 ? nil : found == 1
    }
}

extension Pattern.Flaw {
    fileprivate init(_ flaw: twre2_flaw) {
        let words = unsafe withUnsafeBytes(of: flaw.words) { words in
            unsafe String(decoding: words.prefix { $0 != 0 }, as: UTF8.self)
        }
        isTooLarge = flaw.reason == TWRE2_TOO_LARGE
        message =
            switch flaw.reason {
            case TWRE2_TOO_LARGE: "it needs too many instructions"
            case TWRE2_NO_MEMORY: "there is no memory for it"
            case TWRE2_LOOKS_AROUND: "RE2 does not know '\(words)': looking around would not be linear"
            case TWRE2_OPERATOR:
                "RE2 does not know '\(words)'" + (words == "(?<" ? "; a group is named by (?P<name>…)" : "")
            case TWRE2_ESCAPE: "RE2 says '\(words)': no such escape; referring back to a group would not be linear"
            default: "RE2 says '\(words)'"
            }
    }
}
