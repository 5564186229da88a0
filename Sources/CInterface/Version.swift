// The names are those of the C header.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

internal import BuildIdentity
internal import CTidewaiter

@c @implementation
public func tw_abi_version() -> UInt32 { UInt32(TW_ABI_VERSION) }

@c @implementation
public func tw_version_number() -> UInt32 { UInt32(TW_VERSION_NUMBER) }

@c @implementation
public func tw_version() -> UnsafePointer<CChar>! { unsafe tidewaiter_version() }

@c @implementation
public func tw_build_id() -> UnsafePointer<CChar>! { unsafe tidewaiter_build_identity() }
