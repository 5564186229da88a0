internal import CTidewaiter
internal import Tidewaiter

// The only place that turns pointers of a caller into values, and values into pointers for a caller.

/// One reference to a handle, as an opaque pointer.
func given<Handle: AnyObject>(_ handle: Handle) -> OpaquePointer {
    unsafe OpaquePointer(Unmanaged.passRetained(handle).toOpaque())
}

/// The handle behind a pointer that ``given(_:)`` made; nil for NULL.
func borrowed<Handle: AnyObject>(_ pointer: OpaquePointer?, as _: Handle.Type) -> Handle? {
    guard let pointer = unsafe pointer else { return nil }
    return unsafe Unmanaged<Handle>.fromOpaque(UnsafeRawPointer(pointer)).takeUnretainedValue()
}

/// Drops the reference that ``given(_:)`` gave; NULL is nothing to do.
func dropped<Handle: AnyObject>(_ pointer: OpaquePointer?, as _: Handle.Type) {
    guard let pointer = unsafe pointer else { return }
    unsafe Unmanaged<Handle>.fromOpaque(UnsafeRawPointer(pointer)).release()
}

typealias ErrorSlot = UnsafeMutablePointer<OpaquePointer?>?
typealias HandleSlot = UnsafeMutablePointer<OpaquePointer?>?

/// Runs the body of a function of the header: puts NULL into the slots first, turns an error into status and object.
func guarded(_ err: ErrorSlot, _ out: HandleSlot = nil, _ body: () throws(TidewaiterError) -> Void) -> tw_status {
    unsafe err?.pointee = nil
    unsafe out?.pointee = nil
    do throws(TidewaiterError) {
        try body()
        return tw_status(TW_OK)
    } catch {
        if let slot = unsafe err { unsafe slot.pointee = given(ErrorHandle(error)) }
        return error.status.rawValue
    }
}

/// The same for a function that gives one new object.
func making<Handle: AnyObject>(
    _ out: HandleSlot, _ err: ErrorSlot, _ body: () throws(TidewaiterError) -> Handle
) -> tw_status {
    unsafe guarded(err, out) { () throws(TidewaiterError) in
        guard let slot = unsafe out else { throw missing("out") }
        let handle = try body()
        unsafe slot.pointee = given(handle)
    }
}

/// The same for a function that fills a buffer.
func filling(
    _ out: UnsafeMutablePointer<tw_buffer>?, _ err: ErrorSlot, _ body: () throws(TidewaiterError) -> [UInt8]
) -> tw_status {
    unsafe guarded(err) { () throws(TidewaiterError) in
        guard let slot = unsafe out else { throw missing("out") }
        unsafe fill(slot, with: try body())
    }
}

func missing(_ what: String) -> TidewaiterError {
    TidewaiterError(.argument, "argument.null", "\(what) is NULL; this function needs it.")
}

/// The object behind an argument that must not be NULL.
func required<Handle: AnyObject>(
    _ pointer: OpaquePointer?, _ name: String, as type: Handle.Type
) throws(TidewaiterError) -> Handle {
    guard let handle = unsafe borrowed(pointer, as: type) else { throw missing(name) }
    return handle
}

/// The bytes of a caller; nil when there are none.
func content(_ bytes: tw_bytes, _ name: String) throws(TidewaiterError) -> [UInt8]? {
    unsafe try lent(bytes, name).map { unsafe Array($0) }
}

/// The caller's bytes where they are; `nil` where none are given.
func lent(_ bytes: tw_bytes, _ name: String) throws(TidewaiterError) -> UnsafeBufferPointer<UInt8>? {
    guard let data = unsafe bytes.data else {
        guard unsafe bytes.length == 0 else {
            throw TidewaiterError(.argument, "argument.bytes", "\(name) has a length and no data.")
        }
        return nil
    }
    // `size_t` is a signed number here, so that (size_t)-1 arrives as -1.
    let length = unsafe bytes.length
    guard length >= 0, length <= Limits.standard.inputBytes else {
        throw TidewaiterError(.argument, "argument.bytes", "\(name) has an impossible length.")
    }
    return unsafe UnsafeBufferPointer(start: data, count: length)
}

/// The text of a caller; nil when there is none. What is not UTF-8 is refused.
func text(_ bytes: tw_bytes, _ name: String) throws(TidewaiterError) -> String? {
    guard let content = unsafe try content(bytes, name) else { return nil }
    guard let text = String(validating: content, as: UTF8.self) else {
        throw TidewaiterError(.argument, "argument.utf8", "\(name) is not UTF-8.")
    }
    return text
}

/// A caller's options struct, which may be older or newer than this library: what the caller does not know keeps its
/// initial value, and what this library does not know must be zero. `oldest` is the size of its first version, where
/// members were added since.
func options<Options: BitwiseCopyable>(
    _ pointer: UnsafePointer<Options>?, _ name: String, otherwise initial: Options,
    oldest: Int = MemoryLayout<Options>.size
) throws(TidewaiterError) -> Options {
    guard let pointer = unsafe pointer else { return initial }
    let raw = unsafe UnsafeRawPointer(pointer)
    let size = unsafe raw.loadUnaligned(as: Int.self)
    let known = MemoryLayout<Options>.size
    guard size >= oldest, size <= 1 << 16 else {
        throw TidewaiterError(
            .argument, "argument.struct_size",
            "\(name).struct_size is \(size); start from the struct's INIT macro, which sets it to \(known) or more.")
    }
    if size < known {
        var filled = initial
        unsafe withUnsafeMutableBytes(of: &filled) { bytes in
            unsafe bytes.copyMemory(from: UnsafeRawBufferPointer(start: raw, count: size))
        }
        return filled
    }
    for offset in known..<size where unsafe raw.load(fromByteOffset: offset, as: UInt8.self) != 0 {
        throw TidewaiterError(
            .version, "argument.newer", "\(name) uses a member that this version of the library does not know.")
    }
    return unsafe pointer.pointee
}

/// Makes sure that a struct which the library is to fill in has room for all of it, or for its first version, whose size
/// is `oldest`, where members were added since.
func room<Filled>(
    _ pointer: UnsafeMutablePointer<Filled>?, _ name: String, oldest: Int = MemoryLayout<Filled>.size
) throws(TidewaiterError) -> UnsafeMutablePointer<Filled> {
    guard let pointer = unsafe pointer else { throw missing(name) }
    let size = unsafe UnsafeRawPointer(pointer).loadUnaligned(as: Int.self)
    guard size >= oldest, size <= 1 << 16 else {
        throw TidewaiterError(
            .argument, "argument.struct_size", "\(name).struct_size is \(size); start from the struct's INIT macro.")
    }
    return unsafe pointer
}

func date(_ bytes: tw_bytes, _ name: String) throws(TidewaiterError) -> CivilDate? {
    guard let text = unsafe try text(bytes, name) else { return nil }
    guard let date = CivilDate(iso: text) else {
        throw TidewaiterError(.argument, "argument.date", "\(name) is \"\(text)\"; write a date as YYYY-MM-DD.")
    }
    return date
}

/// Replaces what a buffer holds.
func fill(_ buffer: UnsafeMutablePointer<tw_buffer>, with bytes: consuming [UInt8]) {
    unsafe tw_buffer_dispose(buffer)
    let owner = BufferOwner(bytes)
    unsafe buffer.pointee.data = owner.data
    unsafe buffer.pointee.length = owner.count
    unsafe buffer.pointee.owner = Unmanaged.passRetained(owner).toOpaque()
}

/// Text for a struct that the library fills in; its owner keeps it alive.
func view(_ text: CText) -> tw_bytes {
    unsafe tw_bytes(data: text.bytes, length: text.count)
}

func number(_ outcome: Outcome) -> tw_outcome {
    switch outcome {
    case .computed: tw_outcome(TW_COMPUTED)
    case .passed: tw_outcome(TW_PASSED)
    case .failed: tw_outcome(TW_FAILED)
    case .notApplicable: tw_outcome(TW_NOT_APPLICABLE)
    case .needsFacts: tw_outcome(TW_NEEDS_FACTS)
    case .refused: tw_outcome(TW_REFUSED)
    }
}

/// One of a few words; nil when none is given.
///
/// - Parameter code: The error's code; what callers see of it does not change with where the words are read.
func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ word: String?, _ name: String, code: String = "argument.choice"
) throws(TidewaiterError) -> Choice? {
    guard let word else { return nil }
    if let choice = Choice(rawValue: word) { return choice }
    let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw TidewaiterError(.argument, code, "\(name) is \"\(word)\"; there are \(known).")
}
