import BuiltInPacks

extension Pack {
    /// The packs that are part of the library, by id ascending.
    ///
    /// They are not checked at run time beyond their header: a test checks that each is whole and is what its source
    /// builds.
    package static let builtIn: [Pack] = {
        var packs: [Pack] = []
        for index in 0..<built_in_pack_count() {
            let pack = unsafe built_in_pack(index)
            let bytes = unsafe UnsafeRawBufferPointer(start: pack.bytes, count: pack.length)
            if let pack = try? unsafe Pack(trusting: PackStorage(permanent: bytes)) { packs.append(pack) }
        }
        return packs.sorted { $0.id < $1.id }
    }()

    /// The built-in pack called `id`.
    package static func builtIn(_ id: String) -> Pack? { builtIn.first { $0.id == id } }
}
