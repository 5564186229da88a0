// The names are those of the C header.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CTidewaiter
internal import Tidewaiter

private let nothing = CText("")

@c @implementation
public func tw_error_status(_ error: OpaquePointer!) -> tw_status {
    unsafe borrowed(error, as: ErrorHandle.self)?.error.status.rawValue ?? tw_status(TW_OK)
}

@c @implementation
public func tw_error_code(_ error: OpaquePointer!) -> UnsafePointer<CChar>! {
    unsafe (borrowed(error, as: ErrorHandle.self)?.code ?? nothing).characters
}

@c @implementation
public func tw_error_message(_ error: OpaquePointer!) -> UnsafePointer<CChar>! {
    unsafe (borrowed(error, as: ErrorHandle.self)?.message ?? nothing).characters
}

@c @implementation
public func tw_error_offset(_ error: OpaquePointer!) -> Int64 {
    unsafe borrowed(error, as: ErrorHandle.self)?.error.place?.offset ?? -1
}

@c @implementation
public func tw_error_line(_ error: OpaquePointer!) -> UInt32 {
    UInt32(clamping: unsafe borrowed(error, as: ErrorHandle.self)?.error.place?.line ?? 0)
}

@c @implementation
public func tw_error_column(_ error: OpaquePointer!) -> UInt32 {
    UInt32(clamping: unsafe borrowed(error, as: ErrorHandle.self)?.error.place?.column ?? 0)
}

@c @implementation
public func tw_error_release(_ error: OpaquePointer!) { unsafe dropped(error, as: ErrorHandle.self) }

@c @implementation
public func tw_buffer_dispose(_ buffer: UnsafeMutablePointer<tw_buffer>!) {
    guard let buffer = unsafe buffer else { return }
    if let owner = unsafe buffer.pointee.owner { unsafe Unmanaged<BufferOwner>.fromOpaque(owner).release() }
    unsafe buffer.pointee = tw_buffer(data: nil, length: 0, owner: nil)
}
