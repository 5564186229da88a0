// The names are those of the C header.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CTidewaiter
internal import Tidewaiter

@c @implementation
public func tw_declaration_write(
    _ engine: OpaquePointer!, _ declaration: OpaquePointer!, _ options: UnsafePointer<tw_write_options>!,
    _ out: UnsafeMutablePointer<OpaquePointer?>!, _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        let engine = unsafe try required(engine, "engine", as: EngineHandle.self).engine
        let handle = unsafe try required(declaration, "declaration", as: DeclarationHandle.self)
        let none = unsafe tw_bytes(data: nil, length: 0)
        let initial = unsafe tw_write_options(
            struct_size: MemoryLayout<tw_write_options>.size, form: none, charset: none, delimiters: none,
            line_breaks: none, message: none, sender: none, recipient: none, reference: none, prepared_at: none,
            correct_counts: 0)
        let chosen = unsafe try TidewaiterC.options(options, "options", otherwise: initial)
        let form: WrittenForm =
            try choice(unsafe try text(chosen.form, "options.form"), "options.form") ?? .json
        var wishes = WriteOptions()
        wishes.charset = unsafe try text(chosen.charset, "options.charset")
        wishes.delimiters = unsafe try text(chosen.delimiters, "options.delimiters")
        wishes.lineBreaks = try choice(
            unsafe try text(chosen.line_breaks, "options.line_breaks"), "options.line_breaks")
        wishes.message = unsafe try text(chosen.message, "options.message")
        wishes.sender = unsafe try text(chosen.sender, "options.sender")
        wishes.recipient = unsafe try text(chosen.recipient, "options.recipient")
        wishes.reference = unsafe try text(chosen.reference, "options.reference")
        wishes.preparedAt = unsafe try text(chosen.prepared_at, "options.prepared_at")
        wishes.correctCounts = unsafe chosen.correct_counts != 0
        return ResultHandle(.written(try engine.write(handle.declaration, as: form, options: wishes)))
    }
}
