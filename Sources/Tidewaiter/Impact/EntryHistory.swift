public import TidewaiterDocuments
internal import TidewaiterManifests
public import TidewaiterTariffs

/// Past entries, read one by one from a history of any size.
///
/// A history is JSON Lines - each a request, a receipt, or either as the member `request` or `receipt` beside an `id` - or
/// a document of declarations in any format that is read, each of its consignments an entry.
public struct EntryHistory: ~Copyable {
    /// One past entry.
    public struct Entry: Sendable {
        /// Its `id`, the transport document of a consignment, or the number of its line: `line 12`.
        public let id: String
        /// What was entered, or why that cannot be read.
        public let request: Result<AssessmentRequest, TidewaiterError>

        /// An entry.
        public init(id: String, request: Result<AssessmentRequest, TidewaiterError>) {
            self.id = id
            self.request = request
        }
    }

    private enum Form {
        case unknown
        case lines
        case declarations
    }

    private let engine: Engine
    private let input: String
    private let options: AssessmentOptions
    private var form = Form.unknown
    /// What was taken and not yet read, from `start` on.
    private var buffer: [UInt8] = []
    private var start = 0
    private var lineNumber = 0
    private var isLast = false
    private var stream: DeclarationStream

    /// A history whose requests are completed by the options, and read with the engine's limits.
    public init(engine: Engine, input: String = "", options: AssessmentOptions = AssessmentOptions()) {
        self.engine = engine
        self.input = input
        self.options = options
        stream = engine.stream(input: input)
    }

    /// Takes the next bytes; nothing is taken any more after ``finish()``.
    public mutating func append(_ bytes: some Collection<UInt8>) {
        precondition(!isLast, "append(_:) after finish(): a finished history takes nothing")
        if form == .declarations { return stream.append(bytes) }
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// Says that nothing more will come.
    public mutating func finish() {
        isLast = true
        if form == .declarations { stream.finish() }
    }

    /// The next entries; nil when more has to be handed in first, and after ``finish()`` at the end.
    ///
    /// - Throws: ``TidewaiterError`` where nothing further can be read.
    public mutating func next() throws(TidewaiterError) -> [Entry]? {
        if form == .unknown { tellForm() }
        switch form {
        case .unknown: return nil
        case .lines: return try nextLine().map { [entry(of: $0)] }
        case .declarations: return try nextConsignment()
        }
    }

    // MARK: Lines

    private mutating func tellForm() {
        if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        guard let first = buffer[start...].firstIndex(where: { !Self.isBlank($0) }) else {
            if isLast { form = .lines }
            return
        }
        let end = buffer[first...].firstIndex(of: UInt8(ascii: "\n"))
        guard end != nil || isLast || buffer.count > engine.limits.unitBytes else { return }
        var line = buffer[first..<(end ?? buffer.count)]
        while let last = line.last, Self.isBlank(last) { line.removeLast() }
        form = Self.isEntry(Array(line), engine.limits) ? .lines : .declarations
        guard form == .declarations else { return }
        stream.append(buffer)
        buffer = []
        if isLast { stream.finish() }
    }

    /// Whether a line is that of a history: an object that is an entry, or that is meant to be one and is damaged.
    private static func isEntry(_ line: [UInt8], _ limits: Limits) -> Bool {
        guard line.first == UInt8(ascii: "{"), line.last == UInt8(ascii: "}") else { return false }
        guard let root = (try? JSONDocument(line, limits: limits))?.root else { return true }
        return root["request"] != nil || root["receipt"] != nil
            || (root["jurisdiction"] != nil || root["as_of"] != nil || root["dates"] != nil) && root["lines"] != nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// The next line that says anything.
    private mutating func nextLine() throws(TidewaiterError) -> [UInt8]? {
        while true {
            let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n"))
            guard end != nil || isLast else {
                guard buffer.count - start <= engine.limits.unitBytes else {
                    throw TidewaiterError(
                        .limit, "history.line",
                        "Line \(lineNumber + 1) of the history has more than the limit of \(engine.limits.unitBytes) "
                            + "bytes. Write one entry a line.")
                }
                return nil
            }
            if end == nil, start == buffer.count { return nil }
            let line = Array(buffer[start..<(end ?? buffer.count)])
            start = end.map { $0 + 1 } ?? buffer.count
            lineNumber += 1
            if !line.allSatisfy(Self.isBlank) { return line }
        }
    }

    private func entry(of line: [UInt8]) -> Entry {
        var id = "line \(lineNumber)"
        do throws(TidewaiterError) {
            let root = try JSONDocument(line, input: input, limits: engine.limits).root
            if let name = root["id"]?.string, !name.isEmpty { id = name }
            var json = line
            if let request = root["receipt"]?["request"] ?? root["request"] { json = request.utf8 }
            let request = try AssessmentRequest(json: json, input: input, limits: engine.limits)
            return Entry(id: id, request: .success(try engine.completing(request, with: options)))
        } catch {
            // Places within one line say less than its number.
            let told = TidewaiterError(error.status, error.code, "line \(lineNumber): \(error.message)")
            return Entry(id: id, request: .failure(told))
        }
    }

    // MARK: Declarations

    private mutating func nextConsignment() throws(TidewaiterError) -> [Entry]? {
        guard let declaration = try stream.next() else { return nil }
        var entries: [Entry] = []
        do throws(TidewaiterError) {
            try engine.eachRequest(of: declaration, options: options) { bill, request throws(TidewaiterError) in
                entries.append(Entry(id: bill.isEmpty ? "consignment" : bill, request: .success(request)))
            }
        } catch {
            entries.append(Entry(id: "consignment \(stream.delivered)", request: .failure(error)))
        }
        return entries
    }
}
