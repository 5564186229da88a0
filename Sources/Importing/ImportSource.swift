/// A file of an official export, as the caller read it: nothing here touches a file system.
package struct ImportSource: Sendable {
    /// Its name, for places.
    package var name: String
    /// Its bytes.
    package var bytes: [UInt8]

    /// A file from its name and bytes.
    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
