internal import Glibc
package import TidewaiterDocuments

extension PackStorage {
    /// Reads a file straight to where its bytes stay.
    ///
    /// It is not mapped: what is mapped and cut short by somebody else later ends the process that looks at it.
    ///
    /// - Parameters:
    ///   - path: Its name, as the system has it.
    ///   - limit: What is longer is refused.
    package convenience init(reading path: [UInt8], limit: Int) throws(TidewaiterError) {
        let name = String(decoding: path, as: UTF8.self)
        guard !path.contains(0) else {
            throw TidewaiterError(.notFound, "file.open", "No file has a name with a zero in it.")
        }
        let descriptor = unsafe Glibc.open(path.map { CChar(bitPattern: $0) } + [0], O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.trouble("file.open", name) }
        defer { close(descriptor) }
        // A pipe has no length; a file may have another one by now. One byte more shows that it ends there.
        var status = stat()
        let expected = unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
        guard expected <= limit else { throw Self.tooLong(name, limit) }
        var capacity = min(max(expected, 1 << 16), limit) + 1
        var memory = unsafe Self.touched(capacity)
        var (count, isWhole) = (0, false)
        defer { if !isWhole { unsafe memory.deallocate() } }
        while case let more = unsafe try Self.read(descriptor, to: memory + count, capacity - count, name), more > 0 {
            count += more
            guard count <= limit else { throw Self.tooLong(name, limit) }
            guard count == capacity else { continue }
            capacity = min(2 * capacity, limit + 1)
            let larger = unsafe Self.touched(capacity)
            unsafe larger.copyMemory(from: memory, byteCount: count)
            unsafe memory.deallocate()
            unsafe memory = larger
        }
        isWhole = true
        unsafe self.init(owning: UnsafeRawPointer(memory), count: count)
    }

    /// Memory for so many bytes, whose pages are asked for at once: one after the other, as they are read to, takes longer.
    /// Large pages took a quarter of the time, but now and then ten times as long, where the system had none at hand.
    private static func touched(_ bytes: Int) -> UnsafeMutableRawPointer {
        let page = 4096
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: page)
        // MADV_POPULATE_WRITE, advice only: a system that does not know it gives them one after the other.
        _ = unsafe madvise(memory, bytes & ~(page - 1), 23)
        return unsafe memory
    }

    /// Reads up to so many bytes to a place; how many, none at the end.
    private static func read(
        _ descriptor: Int32, to place: UnsafeMutableRawPointer, _ room: Int, _ name: String
    ) throws(TidewaiterError) -> Int {
        while true {
            let count = unsafe Glibc.read(descriptor, place, room)
            if count >= 0 { return count }
            guard errno == EINTR else { throw trouble("file.read", name) }
        }
    }

    private static func tooLong(_ name: String, _ limit: Int) -> TidewaiterError {
        TidewaiterError(.limit, "file.size", "\(name) is larger than the limit of \(limit) bytes.")
    }

    private static func trouble(_ code: String, _ name: String) -> TidewaiterError {
        let reason = unsafe String(cString: strerror(errno))
        return TidewaiterError(.notFound, code, "\(name): \(reason). Check the name and your rights to it.")
    }
}
