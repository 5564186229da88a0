public import TidewaiterDocuments

/// Reads a document of any size in bounded memory: one consignment at a time, each as a ``Declaration`` of its own with
/// the headers that hold for it.
///
/// The bytes are handed in as they come, in pieces that may end anywhere:
///
///     var stream = DeclarationStream(input: "manifest.edi")
///     while let chunk = try source.read() {
///         stream.append(chunk)
///         while let declaration = try stream.next() { … }
///     }
///     stream.finish()
///     while let declaration = try stream.next() { … }
///
/// UN/EDIFACT, X12, tables (CSV), JSON Lines and JSON can be read so. A table is cut into its bills; how it is laid out and
/// written is decided from its first MiB, and a later row that is written otherwise is a finding. JSON is cut at its array of consignments: each element comes with
/// the members before the array, the last one with those behind it; JSON without such an array is delivered whole.
/// Consecutive rows of a table, or flat rows of JSON, that name one bill are one consignment; a bill that comes again later
/// is delivered again, with what is said of it there. A line of JSON Lines that is not JSON is a finding of the declaration before it.
///
/// Places are those of the whole document, and so are the numbers of consignments in addresses and paths. A message that
/// has no consignments is delivered whole. Findings about the envelope come with the last consignment before them. What
/// is held in memory is one consignment and what has been handed in and not yet fetched.
///
/// Text in two bytes a character (UTF-16) is read so too, with its places in the file as it is; EDIFACT in UNOX is not.
///
/// Belongs to one thread at a time.
public struct DeclarationStream: ~Copyable {
    private var window: StreamWindow
    /// Nil as long as too little has come to tell what it is.
    private var cutter: (any UnitCutter)?
    private let limits: Limits
    private let mode: ReadingMode
    private let mapping: TableMapping
    /// Why nothing further can be read.
    private var failure: TidewaiterError?
    /// How much has to have come before the format is looked for again.
    private var nextLook = 4096
    /// Whether the text is UTF-16 and does not begin with a mark that says so.
    private var isUnmarkedUTF16 = false
    /// The format, when it is given or as soon as it is known.
    public private(set) var format: Format?
    /// Bytes handed in so far, for showing progress.
    public private(set) var bytesTaken: Int64 = 0
    /// Declarations delivered so far.
    public private(set) var delivered = 0

    /// A stream of a document.
    ///
    /// - Parameters:
    ///   - input: Name of the input for places, a file's name for instance.
    ///   - format: The format, when it is known better than its content tells.
    ///   - limits: Bounds of memory; ``Limits/unitBytes`` bounds one consignment.
    ///   - mode: How strictly each consignment is taken; see ``ReadingMode``.
    ///   - mapping: What is known of a table beforehand.
    public init(
        input: String = "", format: Format? = nil, limits: Limits = .standard, mode: ReadingMode = .tolerant,
        mapping: TableMapping = TableMapping()
    ) {
        window = StreamWindow(input: input)
        self.format = format
        self.limits = limits
        self.mode = mode
        self.mapping = mapping
    }

    /// Whether ``finish()`` was called.
    public var isFinished: Bool { window.isLast }

    /// Takes the next bytes of the document; nothing is taken any more after ``finish()``.
    public mutating func append(_ bytes: some Collection<UInt8>) {
        precondition(!isFinished, "append(_:) after finish(): a finished stream takes nothing")
        bytesTaken += Int64(bytes.count)
        window.append(bytes)
    }

    /// Says that nothing more will come.
    public mutating func finish() { window.finish() }

    /// The next consignment; nil when more has to be handed in first, and after ``finish()`` at the end.
    ///
    /// - Throws: ``TidewaiterError`` where nothing further can be read: an unknown format, a limit. Every later call
    ///   throws the same.
    public mutating func next() throws(TidewaiterError) -> Declaration? {
        if let failure { throw failure }
        do throws(TidewaiterError) {
            guard let cutter = try open(), let unit = try cutter.next(&window) else { return nil }
            var declaration = try cutter.read(unit, input: window.input, mode: mode)
            declaration.isPart = true
            declaration.findings = window.takeFindings() + declaration.findings
            delivered += 1
            return declaration
        } catch {
            failure = error
            throw error
        }
    }

    /// Makes UTF-8 of a text in two bytes a character, as its mark, its NUL bytes or the mapping say.
    private mutating func decodeUTF16() {
        guard !window.isWide else { return }
        let charset = mapping.charset.map(Charset.init(name:)) ?? Charset.marked(window.bytes)
        let isMarked = [[0xFF, 0xFE], [0xFE, 0xFF]].contains(Array(window.bytes.prefix(2)))
        switch charset {
        case .utf16LittleEndian: window.beginUTF16(isBigEndian: false)
        case .utf16BigEndian: window.beginUTF16(isBigEndian: true)
        default: return
        }
        // What EDIFACT is sent in is told by its header, which is ASCII.
        isUnmarkedUTF16 = !isMarked
    }

    /// Bytes from which the format is told at the latest.
    private static let mostLooked = 1 << 20

    /// The cutter for the format, once enough has come to tell it.
    private mutating func open() throws(TidewaiterError) -> (any UnitCutter)? {
        if let cutter { return cutter }
        guard window.isLast || window.bytes.count >= nextLook else { return nil }
        guard !Declaration.isBlank(window.bytes) || !window.isLast else {
            throw TidewaiterError(
                .format, "format.empty", "The input is empty. Send a manifest.",
                place: Place(input: window.input, offset: 0))
        }
        decodeUTF16()
        let found = format ?? Format.detect(window.bytes)
        // Whether a text is a table is told by as much of it as of a text that is read whole.
        if format == nil, found == nil || found == .csv, !window.isLast, window.bytes.count < Format.sample {
            nextLook = Format.sample
            return nil
        }
        // Whether it is JSON Lines is told by the second line.
        if format == nil, found == .json, !window.isLast, window.bytes.count < Self.mostLooked,
            JSONLines.isOneLine(window.bytes)
        {
            nextLook = window.bytes.count * 2
            return nil
        }
        format = found
        guard let found else { throw Declaration.unknown(window.bytes, input: window.input) }
        guard found != .edifact || !EDIFACTSource.mustBeDecodedWhole(window.bytes) else {
            throw TidewaiterError(
                .format, "stream.charset",
                "The interchange declares UNOX, whose characters are told by escape sequences; it is read whole and not "
                    + "as a stream. Read it whole, or write it as UTF-8 and declare UNOY.",
                place: Place(input: window.input, offset: 0))
        }
        switch found {
        case .jsonl: cutter = JSONLinesCutter(&window, limits: limits)
        case .json: cutter = JSONCutter(&window, limits: limits)
        case .csv:
            var mapping = mapping
            if window.isWide { mapping.charset = nil }
            cutter = RowCutter(mapping, limits: limits)
        case .edifact, .x12:
            cutter = try SegmentCutter(window, limits: limits)
            if isUnmarkedUTF16, found == .edifact {
                window.note(.init(.utf16, offset: 0, length: 0, address: "UNB S001.0001"))
            }
        default: throw Declaration.notRead(found, input: window.input)
        }
        return cutter
    }
}
