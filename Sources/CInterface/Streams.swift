// The names are those of the C header.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CTidewaiter
internal import Tidewaiter

@c @implementation
public func tw_stream_open(
    _ engine: OpaquePointer!, _ options: UnsafePointer<tw_read_options>!, _ out: UnsafeMutablePointer<OpaquePointer?>!,
    _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe making(out, err) { () throws(TidewaiterError) in
        let engine = unsafe try required(engine, "engine", as: EngineHandle.self).engine
        let reading = unsafe try Reading(options)
        return StreamHandle(
            engine.stream(
                input: reading.name, format: reading.format, mode: reading.mode, mapping: reading.mapping))
    }
}

@c @implementation
public func tw_stream_append(
    _ stream: OpaquePointer!, _ chunk: tw_bytes, _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe guarded(err) { () throws(TidewaiterError) in
        let handle = unsafe try required(stream, "stream", as: StreamHandle.self)
        let bytes = unsafe try content(chunk, "chunk") ?? []
        guard !handle.stream.isFinished else {
            throw TidewaiterError(
                .argument, "stream.finished",
                "This stream was finished with tw_stream_finish and takes nothing more. Open another one.")
        }
        handle.stream.append(bytes)
    }
}

@c @implementation
public func tw_stream_finish(_ stream: OpaquePointer!) {
    unsafe borrowed(stream, as: StreamHandle.self)?.stream.finish()
}

@c @implementation
public func tw_stream_next(
    _ stream: OpaquePointer!, _ out: UnsafeMutablePointer<OpaquePointer?>!,
    _ err: UnsafeMutablePointer<OpaquePointer?>!
) -> tw_status {
    unsafe guarded(err, out) { () throws(TidewaiterError) in
        let handle = unsafe try required(stream, "stream", as: StreamHandle.self)
        guard let slot = unsafe out else { throw missing("out") }
        guard let declaration = try handle.stream.next() else { return }
        unsafe slot.pointee = given(DeclarationHandle(declaration))
    }
}

@c @implementation
public func tw_stream_release(_ stream: OpaquePointer!) { unsafe dropped(stream, as: StreamHandle.self) }
