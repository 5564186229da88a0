// The names are those of the C header.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CTidewaiter
internal import Tidewaiter

@c @implementation
public func tw_engine_open(
    _ options: UnsafePointer<tw_engine_options>!, _ out: UnsafeMutablePointer<OpaquePointer?>!,
    _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        let initial = unsafe tw_engine_options(
            struct_size: MemoryLayout<tw_engine_options>.size, packs: nil, packs_count: 0, limits: nil,
            rules: nil, rules_count: 0, trusted_keys: nil, trusted_keys_count: 0,
            model: tw_bytes(data: nil, length: 0), model_path: tw_bytes(data: nil, length: 0))
        let oldest = unsafe MemoryLayout<tw_engine_options>.offset(of: \.rules) ?? 0
        let chosen = unsafe try TidewaiterC.options(options, "options", otherwise: initial, oldest: oldest)
        var packs: [[UInt8]] = []
        if unsafe chosen.packs_count > 0 {
            guard let list = unsafe chosen.packs else { throw missing("options.packs") }
            for index in unsafe 0..<chosen.packs_count {
                packs.append(unsafe try content(list[index], "options.packs[\(index)]") ?? [])
            }
        }
        let engine = try Engine(
            packs: packs, rules: unsafe books(chosen), trusting: unsafe keys(chosen),
            limits: unsafe limits(chosen.limits))
        let model = unsafe try lent(chosen.model, "options.model")
        guard let path = unsafe try content(chosen.model_path, "options.model_path") else {
            guard let model = unsafe model else { return EngineHandle(engine) }
            return EngineHandle(try engine.with(model: unsafe model.span))
        }
        guard unsafe model == nil else {
            throw TidewaiterError(
                .argument, "argument.model", "options.model and options.model_path are both given. Give one of them.")
        }
        return EngineHandle(try engine.with(modelFile: path))
    }
}

/// The keys whose packs are accepted; nil where none is given, and any pack is.
private func keys(_ options: tw_engine_options) throws(TidewaiterError) -> [PackKey]? {
    // No key at all accepts no pack.
    guard unsafe options.trusted_keys_count > 0 else { return unsafe options.trusted_keys == nil ? nil : [] }
    guard let list = unsafe options.trusted_keys else { throw missing("options.trusted_keys") }
    var keys: [PackKey] = []
    for index in unsafe 0..<options.trusted_keys_count {
        let name = "options.trusted_keys[\(index)]"
        guard let text = unsafe try text(list[index], name) else { throw missing(name) }
        keys.append(try PackKey(text))
    }
    return keys
}

/// The rule books of the options, each of the files with its name.
private func books(_ options: tw_engine_options) throws(TidewaiterError) -> [BookFiles] {
    var names: [String] = []
    var files: [String: [BookFiles.File]] = [:]
    guard unsafe options.rules_count > 0 else { return [] }
    guard let list = unsafe options.rules else { throw missing("options.rules") }
    // Elements of a caller's array have the caller's size.
    let stride = unsafe list.pointee.struct_size
    guard unsafe stride >= MemoryLayout<tw_rule_file>.size, stride <= 1 << 16 else {
        throw TidewaiterError(
            .argument, "argument.struct_size",
            "options.rules[0].struct_size is \(stride); start from TW_RULE_FILE_INIT.")
    }
    for index in unsafe 0..<options.rules_count {
        let file = unsafe UnsafeRawPointer(list).advanced(by: index * stride).loadUnaligned(as: tw_rule_file.self)
        let name = "options.rules[\(index)]"
        guard unsafe file.struct_size == stride else {
            throw TidewaiterError(
                .argument, "argument.struct_size", "\(name).struct_size differs from that of the first file.")
        }
        let book = unsafe try text(file.book, "\(name).book") ?? ""
        guard let path = unsafe try text(file.path, "\(name).path") else { throw missing("\(name).path") }
        let bytes = unsafe try content(file.content, "\(name).content") ?? []
        if files[book] == nil { names.append(book) }
        files[book, default: []].append(.init(path: path, bytes: bytes))
    }
    return names.map { BookFiles(folder: $0, files: files[$0] ?? []) }
}

/// 0 means the default.
private func limits(_ pointer: UnsafePointer<tw_limits>?) throws(TidewaiterError) -> Limits {
    let none = tw_limits(
        struct_size: MemoryLayout<tw_limits>.size, input_bytes: 0, value_bytes: 0, items: 0, depth: 0, findings: 0,
        answer_bytes: 0, unit_bytes: 0)
    let asked = unsafe try options(
        pointer, "options.limits", otherwise: none, oldest: MemoryLayout<tw_limits>.offset(of: \.unit_bytes) ?? 0)
    var limits = Limits.standard
    if asked.input_bytes > 0 { limits.inputBytes = Int(clamping: asked.input_bytes) }
    if asked.value_bytes > 0 { limits.valueBytes = Int(clamping: asked.value_bytes) }
    if asked.items > 0 { limits.items = Int(clamping: asked.items) }
    if asked.depth > 0 { limits.depth = Int(asked.depth) }
    if asked.findings > 0 { limits.findings = Int(asked.findings) }
    if asked.answer_bytes > 0 { limits.answerBytes = Int(clamping: asked.answer_bytes) }
    if asked.unit_bytes > 0 { limits.unitBytes = Int(clamping: asked.unit_bytes) }
    return limits
}

@c @implementation
public func tw_engine_retain(_ engine: OpaquePointer!) -> OpaquePointer! {
    guard let handle = unsafe borrowed(engine, as: EngineHandle.self) else { return nil }
    return unsafe given(handle)
}

@c @implementation
public func tw_engine_release(_ engine: OpaquePointer!) { unsafe dropped(engine, as: EngineHandle.self) }

@c @implementation
public func tw_engine_packs(
    _ engine: OpaquePointer!, _ out: UnsafeMutablePointer<tw_buffer>!, _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe filling(out, err) { () throws(TidewaiterError) in
        unsafe try required(engine, "engine", as: EngineHandle.self).engine.packsJSON()
    }
}

@c @implementation
public func tw_engine_rules(
    _ engine: OpaquePointer!, _ out: UnsafeMutablePointer<tw_buffer>!, _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe filling(out, err) { () throws(TidewaiterError) in
        unsafe try required(engine, "engine", as: EngineHandle.self).engine.rulesJSON()
    }
}
