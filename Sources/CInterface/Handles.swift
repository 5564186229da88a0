internal import Tidewaiter

// What the opaque pointers of the header point to. Each is a class, so that a reference is one retained pointer.

/// `tw_engine`.
final class EngineHandle: Sendable {
    let engine: Engine

    init(_ engine: Engine) { self.engine = engine }
}

/// `tw_error`.
final class ErrorHandle: Sendable {
    let error: TidewaiterError
    let code: CText
    let message: CText

    init(_ error: TidewaiterError) {
        self.error = error
        code = CText(error.code)
        message = CText(error.message)
    }
}

/// `tw_declaration`. Belongs to one thread at a time, so its scratch needs no lock.
final class DeclarationHandle {
    let declaration: Declaration
    /// Nodes by the number that the caller holds; 0 is the root.
    private(set) var nodes: [Node]
    private var numbers: [Node: UInt32]
    /// The text of the last value that was asked for.
    var scratch: CText?
    /// The children that were asked for last: callers count them, then take one after the other.
    private var lastChildren: (node: UInt32, kind: NodeKind, found: [Node])?

    init(_ declaration: Declaration) {
        self.declaration = declaration
        nodes = [declaration.root]
        numbers = [declaration.root: 0]
    }

    func node(_ number: UInt32) -> Node? {
        Int(number) < nodes.count ? nodes[Int(number)] : nil
    }

    /// The children of a node of one kind, in the order of the document.
    func children(of number: UInt32, _ kind: NodeKind) -> [Node] {
        if let last = lastChildren, last.node == number, last.kind == kind { return last.found }
        let found = node(number)?.children(kind) ?? []
        lastChildren = (number, kind, found)
        return found
    }

    /// The number of a node, given out at its first mention.
    func number(of node: Node) -> UInt32 {
        if let known = numbers[node] { return known }
        let number = UInt32(truncatingIfNeeded: nodes.count)
        nodes.append(node)
        numbers[node] = number
        return number
    }
}

/// `tw_stream`. Belongs to one thread at a time.
final class StreamHandle {
    var stream: DeclarationStream

    init(_ stream: consuming DeclarationStream) { self.stream = stream }
}

/// `tw_result`. Belongs to one thread at a time.
final class ResultHandle {
    let answer: Answer
    let findings: [Finding]
    /// Texts of the findings handed out so far.
    var texts: [Int: [CText]] = [:]

    init(_ answer: Answer) {
        self.answer = answer
        findings = answer.findings
    }
}

/// What a buffer of the caller holds.
@safe final class BufferOwner {
    private let bytes: [UInt8]
    // It addresses the elements of the array, which nobody can change: they stay where they are as long as it does.
    let data: UnsafePointer<UInt8>?

    init(_ bytes: consuming [UInt8]) {
        self.bytes = bytes
        unsafe data = self.bytes.withUnsafeBufferPointer { $0.baseAddress }
    }

    var count: Int { bytes.count }
}

/// Text as C wants it: stable bytes with a NUL after the last one.
@safe final class CText: Sendable {
    // The memory is written once, before anybody else can see it, and freed with the object.
    private nonisolated(unsafe) let memory: UnsafeMutableBufferPointer<UInt8>

    init(_ text: String) {
        let utf8 = text.utf8
        unsafe memory = .allocate(capacity: utf8.count + 1)
        var index = 0
        for byte in utf8 {
            unsafe memory.initializeElement(at: index, to: byte)
            index += 1
        }
        unsafe memory.initializeElement(at: index, to: 0)
    }

    deinit { unsafe memory.deallocate() }

    var count: Int { unsafe memory.count - 1 }

    var bytes: UnsafePointer<UInt8>? { unsafe UnsafePointer(memory.baseAddress) }

    var characters: UnsafePointer<CChar>? {
        unsafe UnsafeRawPointer(memory.baseAddress)?.assumingMemoryBound(to: CChar.self)
    }
}
