import TidewaiterDocuments

/// The values of a store, by the number of their row.
///
/// A row has twelve bytes, since reading is as fast as memory is filled. What few values need stands in a row of its
/// own: an offset beyond 4 GiB, a length of 256 KiB and more, and where the values of the node go on if that is not in
/// the row behind.
struct ValueTable: ~Copyable, Sendable {
    private var rows: RecordBuffer<ValueRow>
    private var wideRows: RecordBuffer<WideValueRow>

    /// Numbers of fields are below this.
    static let mostFields = 1 << ValueRow.fieldBits

    init(reserving capacity: Int) {
        rows = RecordBuffer(reserving: capacity)
        wideRows = RecordBuffer(reserving: capacity / 8)
    }

    var count: Int { rows.count }
    var indices: Range<Int> { rows.indices }

    /// Asks the processor for the rows, which are about to be read.
    func fetch() { rows.fetch() }

    /// A value as it stands in its node.
    subscript(index: Int) -> ValueRecord {
        let row = rows[index]
        let flags = row.flags
        guard flags.contains(.wide) else {
            return ValueRecord(
                field: row.field, source: Int(row.place), length: row.length, address: row.address,
                flags: flags.intersection(.stated), next: flags.contains(.adjacent) ? Self.row(behind: index) : noRecord
            )
        }
        let wide = wideRows[Int(row.place)]
        return ValueRecord(
            field: row.field, source: wide.source, length: wide.length, address: row.address,
            flags: flags.intersection(.stated), next: flags.contains(.adjacent) ? Self.row(behind: index) : wide.next)
    }

    /// The number of a value's field.
    @inline(__always)
    func field(_ index: UInt32) -> UInt16 { rows[Int(index)].field }

    /// The next value of the same node; ``noRecord`` behind the last.
    @inline(__always)
    func next(after index: UInt32) -> UInt32 { next(after: index, rows[Int(index)]) }

    @inline(__always)
    private func next(after index: UInt32, _ row: ValueRow) -> UInt32 {
        row.flags.contains(.adjacent) ? index &+ 1 : row.flags.contains(.wide) ? nextRun(row) : noRecord
    }

    @inline(never)
    private func nextRun(_ row: ValueRow) -> UInt32 { wideRows[Int(row.place)].next }

    /// The first value of a field among those of a node from one of them on; ``noRecord`` where there is none.
    func first(_ field: UInt16, from start: UInt32) -> UInt32 {
        var index = start
        while index != noRecord {
            let row = rows[Int(index)]
            if row.isOf(field) { return index }
            index = next(after: index, row)
        }
        return noRecord
    }

    /// Calls `body` with the values of a node, from one of them on.
    @inline(__always)
    func forEach(from start: UInt32, _ body: (UInt32, ValueRow) -> Void) {
        var index = start
        while index != noRecord {
            let row = rows[Int(index)]
            body(index, row)
            index = next(after: index, row)
        }
    }

    /// Whether there is a value, of whatever node, that fits.
    @inline(__always)
    func contains(where fits: (ValueRow) -> Bool) -> Bool {
        for index in rows.indices where fits(rows[index]) { return true }
        return false
    }

    private static func row(behind index: Int) -> UInt32 { UInt32(truncatingIfNeeded: index &+ 1) }

    // MARK: Filling

    /// Adds a value that belongs to no node yet.
    @inline(__always)
    mutating func append(_ field: UInt16, source: Int, length: Int, address: UInt32, flags: ValueRecord.Flags) {
        // Both fit, or neither is looked at.
        if (source | length &<< (32 &- ValueRow.lengthBits)) &>> 32 == 0 {
            rows.append(
                ValueRow(
                    field: field, place: UInt32(truncatingIfNeeded: source),
                    length: UInt32(truncatingIfNeeded: length), address: address, flags: flags))
        } else {
            appendWide(field, source: source, length: length, address: address, flags: flags)
        }
    }

    @inline(never)
    private mutating func appendWide(
        _ field: UInt16, source: Int, length: Int, address: UInt32, flags: ValueRecord.Flags
    ) {
        let row = UInt32(truncatingIfNeeded: wideRows.count)
        wideRows.append(WideValueRow(source: source, length: UInt32(truncatingIfNeeded: length)))
        rows.append(ValueRow(field: field, place: row, length: 0, address: address, flags: flags.union(.wide)))
    }

    /// Makes the values of a row and behind it, as far as they are linked, those that follow the row before.
    @inline(__always)
    mutating func link(_ index: Int) { rows[index &- 1].insert(.adjacent) }

    /// The same where other values stand between them and the node's last, which is not known: the node's first value
    /// knows where the last run of them begins.
    @inline(never)
    mutating func link(_ index: UInt32, behindRunsFrom first: UInt32) {
        let head = widen(Int(first))
        var last = Int(wideRows[head].lastRun == noRecord ? first : wideRows[head].lastRun)
        while rows[last].flags.contains(.adjacent) { last &+= 1 }
        wideRows[widen(last)].next = index
        wideRows[head].lastRun = index
    }

    /// Makes a value the last of its node for now.
    @inline(__always)
    mutating func end(at index: Int) { rows[index].remove(.adjacent) }

    mutating func mark(_ index: Int, _ flags: ValueRecord.Flags) { rows[index].insert(flags) }

    mutating func retag(_ index: Int, as field: UInt16) { rows[index].field = field }

    /// Leaves out bytes at the end of a value.
    mutating func shorten(_ index: Int, by bytes: UInt32) {
        let row = widen(index)
        wideRows[row].length &-= min(bytes, wideRows[row].length)
    }

    /// The wide row of a value, which gets one if need be.
    private mutating func widen(_ index: Int) -> Int {
        let row = rows[index]
        if row.flags.contains(.wide) { return Int(row.place) }
        wideRows.append(WideValueRow(source: Int(row.place), length: row.length))
        rows[index].place = UInt32(truncatingIfNeeded: wideRows.count &- 1)
        rows[index].insert(.wide)
        return wideRows.count &- 1
    }
}

/// A value as it is kept.
struct ValueRow: BitwiseCopyable, Sendable {
    /// Offset in the text; the number of the wide row where there is one.
    var place: UInt32
    /// As in ``ValueRecord``.
    let address: UInt32
    /// From the lowest bits: the length in eighteen, the field in nine, the flags.
    private var rest: UInt32

    static let lengthBits = 18
    static let fieldBits = 9
    private static let lengths: UInt32 = 0x3_FFFF
    private static let fields: UInt32 = 0x1FF << 18

    @inline(__always)
    init(field: UInt16, place: UInt32, length: UInt32, address: UInt32, flags: ValueRecord.Flags) {
        self.place = place
        self.address = address
        rest = length | UInt32(field) &<< 18 | flags.rawValue
    }

    @inline(__always)
    var length: UInt32 { rest & Self.lengths }

    @inline(__always)
    var field: UInt16 {
        get { UInt16(truncatingIfNeeded: (rest & Self.fields) &>> 18) }
        set { rest = rest & ~Self.fields | UInt32(newValue) &<< 18 }
    }

    @inline(__always)
    func isOf(_ field: UInt16) -> Bool { (rest ^ UInt32(field) &<< 18) & Self.fields == 0 }

    @inline(__always)
    var flags: ValueRecord.Flags { ValueRecord.Flags(rawValue: rest) }

    @inline(__always)
    mutating func insert(_ flags: ValueRecord.Flags) { rest |= flags.rawValue }

    @inline(__always)
    mutating func remove(_ flags: ValueRecord.Flags) { rest &= ~flags.rawValue }
}

/// What does not fit into the row of a value.
struct WideValueRow: BitwiseCopyable, Sendable {
    var source: Int
    var length: UInt32
    /// The next value of the node, where it is not in the row behind.
    var next: UInt32 = noRecord
    /// Of the first value of a node: where the last of several runs of its values begins.
    var lastRun: UInt32 = noRecord
}
