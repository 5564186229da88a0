// The names are those of the C header.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CTidewaiter
internal import Tidewaiter

@c @implementation
public func tw_declaration_read(
    _ engine: OpaquePointer!, _ document: tw_bytes, _ options: UnsafePointer<tw_read_options>!,
    _ out: UnsafeMutablePointer<OpaquePointer?>!, _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        let engine = unsafe try required(engine, "engine", as: EngineHandle.self).engine
        let reading = unsafe try Reading(options)
        let bytes = unsafe try content(document, "document") ?? []
        return DeclarationHandle(
            try engine.read(
                bytes, input: reading.name, format: reading.format, mode: reading.mode, mapping: reading.mapping))
    }
}

/// `tw_read_options`.
struct Reading {
    let name: String
    let format: Format?
    let mode: ReadingMode
    let mapping: TableMapping

    init(_ pointer: UnsafePointer<tw_read_options>?) throws(TidewaiterError) {
        let none = unsafe tw_bytes(data: nil, length: 0)
        let initial = unsafe tw_read_options(
            struct_size: MemoryLayout<tw_read_options>.size, name: none, format: none, strict: 0, mapping: none)
        let chosen = unsafe try options(
            pointer, "options", otherwise: initial, oldest: MemoryLayout<tw_read_options>.offset(of: \.strict) ?? 0)
        name = unsafe try text(chosen.name, "options.name") ?? ""
        format = try TidewaiterC.format(unsafe try text(chosen.format, "options.format"))
        mode = unsafe chosen.strict != 0 ? .strict : .tolerant
        let json = unsafe try content(chosen.mapping, "options.mapping")
        mapping = try json.map { bytes throws(TidewaiterError) in try TableMapping(json: bytes) } ?? TableMapping()
    }
}

private func format(_ name: String?) throws(TidewaiterError) -> Format? {
    guard let name else { return nil }
    if let format = Format(rawValue: name) { return format }
    let known = Format.allCases.filter(\.isRead).map(\.rawValue).joined(separator: ", ")
    throw TidewaiterError(.argument, "format.unknown", "\"\(name)\" is no format that is read; there are \(known).")
}

@c @implementation
public func tw_declaration_release(_ declaration: OpaquePointer!) {
    unsafe dropped(declaration, as: DeclarationHandle.self)
}

@c @implementation
public func tw_declaration_json(
    _ declaration: OpaquePointer!, _ out: UnsafeMutablePointer<tw_buffer>!,
    _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe filling(out, err) { () throws(TidewaiterError) in
        unsafe try required(declaration, "declaration", as: DeclarationHandle.self).declaration.json()
    }
}

@c @implementation
public func tw_declaration_reading(
    _ declaration: OpaquePointer!, _ out: UnsafeMutablePointer<tw_buffer>!,
    _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe filling(out, err) { () throws(TidewaiterError) in
        let declaration = unsafe try required(declaration, "declaration", as: DeclarationHandle.self).declaration
        guard let reading = declaration.reading else {
            throw TidewaiterError(
                .notFound, "declaration.reading",
                "Only tables have a reading; this declaration was read from \(declaration.format.label).")
        }
        return reading.json()
    }
}

/// The children of a node, of the kind with that name in JSON; none for what is not known.
private func children(_ handle: DeclarationHandle?, _ node: UInt32, _ kind: tw_bytes) -> [Node] {
    guard let name = try? unsafe text(kind, "kind"), let kind = NodeKind.named(name) else { return [] }
    return handle?.children(of: node, kind) ?? []
}

@c @implementation
public func tw_declaration_child_count(_ declaration: OpaquePointer!, _ node: tw_node, _ kind: tw_bytes) -> Int {
    unsafe children(borrowed(declaration, as: DeclarationHandle.self), node, kind).count
}

@c @implementation
public func tw_declaration_child(
    _ declaration: OpaquePointer!, _ node: tw_node, _ kind: tw_bytes, _ index: Int
) -> tw_node {
    let handle = unsafe borrowed(declaration, as: DeclarationHandle.self)
    let children = unsafe children(handle, node, kind)
    guard let handle, children.indices.contains(index) else { return .max }
    return handle.number(of: children[index])
}

@c @implementation
public func tw_declaration_value(
    _ declaration: OpaquePointer!, _ node: tw_node, _ field: tw_bytes, _ out: UnsafeMutablePointer<tw_value>!,
    _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe guarded(err) { () throws(TidewaiterError) in
        let handle = unsafe try required(declaration, "declaration", as: DeclarationHandle.self)
        let slot = unsafe try room(out, "out")
        guard let found = handle.node(node) else {
            throw TidewaiterError(.argument, "argument.node", "There is no node \(node) in this declaration.")
        }
        let name = unsafe try text(field, "field") ?? ""
        guard let field = Field.named(name), Field.fields(of: found.kind).contains(field) else {
            throw TidewaiterError(.notFound, "field.unknown", "\(found.kind.jsonName) have no field \"\(name)\".")
        }
        let value = found[field]
        let (state, content): (Int, String) =
            switch value.content {
            case .missing: (Int(TW_VALUE_MISSING), "")
            case .empty: (Int(TW_VALUE_EMPTY), "")
            case .invalid(let raw): (Int(TW_VALUE_INVALID), raw)
            case .value(let text): (Int(TW_VALUE_PRESENT), text)
            }
        let scratch = CText(content)
        handle.scratch = scratch
        let place = value.isMissing ? nil : value.place
        unsafe slot.pointee.state = tw_value_state(state)
        unsafe slot.pointee.text = view(scratch)
        unsafe slot.pointee.offset = place?.offset ?? -1
        unsafe slot.pointee.line = UInt32(clamping: place?.line ?? 0)
        unsafe slot.pointee.column = UInt32(clamping: place?.column ?? 0)
    }
}
