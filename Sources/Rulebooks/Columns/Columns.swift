internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

/// The columns of a plan over some parts, filled as they are asked for.
///
/// All cells stand in one buffer, column after column, and so do the parts of all frames: a manifest is checked in
/// microseconds, of which every array that is made takes one in ten.
struct Columns: ~Copyable {
    let plan: ColumnPlan
    private let index: DeclarationIndex
    let source: [UInt8], decoded: [UInt8]

    /// How many parts are looked at, and how many words of bits they are.
    let rows: Int
    let words: Int
    /// The fields of each frame's parts, and behind them the columns in the order in which they are asked for.
    var cells: RecordBuffer<ColumnCell>
    /// Where the cells of each column begin; below 0 of those that nobody has asked for.
    private var starts: RecordBuffer<Int>
    /// The parts of each frame, and which of them each row leads to.
    private var nodes: [UInt32]
    private var targets: RecordBuffer<UInt32>
    private var counts: RecordBuffer<Int>
    private var isEntered: RecordBuffer<Bool>
    /// What conditions come to that are being worked out: for each a bit for every row that it holds at, then one for
    /// every row that it fails at.
    var outcomes: RecordBuffer<UInt64>

    /// A row that leads to no part: its variable has no value, which is a fault.
    private static let unbound = UInt32.max
    /// A row that leads to no part, as the one around it has none of the kind.
    private static let absent = UInt32.max - 1

    /// The columns of some parts. `message` is the node of their message, and `shared` the value of a variable, or of a
    /// member of it, that is the same for all of them.
    init(
        _ plan: ColumnPlan, _ index: DeclarationIndex, _ parts: [Standing], message: Int,
        _ shared: (Int, Int?) -> Value?
    ) {
        self.plan = plan
        self.index = index
        source = index.sourceBytes
        decoded = index.decodedBytes
        rows = parts.count
        words = (parts.count &+ 63) &>> 6
        cells = RecordBuffer(repeating: .absent, count: plan.fieldCount * rows, reserving: plan.width * rows)
        starts = RecordBuffer(repeating: -1, count: plan.columns.count)
        nodes = [UInt32](repeating: 0, count: plan.frames.count * rows)
        targets = RecordBuffer(repeating: 0, count: plan.frames.count * rows)
        counts = RecordBuffer(repeating: 0, count: plan.frames.count)
        isEntered = RecordBuffer(repeating: false, count: plan.frames.count)
        outcomes = RecordBuffer(repeating: 0, count: 2 * plan.depth * words)
        for (frame, place) in plan.frames.enumerated() {
            switch place {
            case .rows: enter(frame, parts) { $0.node }
            case .around(ScopeSlots.consignment): enter(frame, parts) { $0.consignment }
            case .around(ScopeSlots.goodsItem): enter(frame, parts) { $0.goodsItem }
            case .around(ScopeSlots.equipment): enter(frame, parts) { $0.equipment }
            case .around(ScopeSlots.declaration): enter(frame, parts) { _ in message }
            case .around: enter(frame, parts) { _ in 0 }
            // What is in a part is looked for when somebody asks.
            case .child: break
            }
        }
        for (column, content) in plan.columns.enumerated() {
            guard case .shared(let slot, let member) = content else { continue }
            spread(ColumnCell(shared(slot, member)), over: column)
        }
    }

    // MARK: Frames

    /// Notes which part each row leads to; rows that follow each other and lead to the same share it.
    @inline(__always)
    private mutating func enter(_ frame: Int, _ parts: [Standing], _ node: (Standing) -> Int?) {
        let start = frame &* rows
        var count = 0
        for row in parts.indices {
            guard let node = node(parts[row]).map({ UInt32(truncatingIfNeeded: $0) }) else {
                targets[start &+ row] = Self.unbound
                continue
            }
            if count == 0 || nodes[start &+ count &- 1] != node {
                nodes[start &+ count] = node
                count &+= 1
            }
            targets[start &+ row] = UInt32(truncatingIfNeeded: count &- 1)
        }
        counts[frame] = count
    }

    /// Finds the parts of a frame, and where they state its fields.
    private mutating func enter(_ frame: Int) {
        if isEntered[frame] { return }
        isEntered[frame] = true
        if case .child(let kind, let outer) = plan.frames[frame] { enter(frame, kind, of: outer) }
        guard !plan.maps[frame].fields.isEmpty else { return }
        let own = frame &* rows..<frame &* rows &+ counts[frame]
        index.read(nodes[own], plan.maps[frame], stride: rows, into: &cells, from: plan.starts[frame] &* rows)
    }

    private mutating func enter(_ frame: Int, _ kind: NodeKind, of outer: Int) {
        enter(outer)
        let (start, from) = (frame &* rows, outer &* rows)
        var count = 0
        var (last, found) = (Self.unbound, Self.unbound)
        for row in 0..<rows {
            let target = targets[from &+ row]
            if target >= Self.absent {
                targets[start &+ row] = target
                continue
            }
            if target != last {
                last = target
                if let child = index.child(kind, of: Int(nodes[from &+ Int(target)])) {
                    nodes[start &+ count] = UInt32(truncatingIfNeeded: child)
                    found = UInt32(truncatingIfNeeded: count)
                    count &+= 1
                } else {
                    found = Self.absent
                }
            }
            targets[start &+ row] = found
        }
        counts[frame] = count
    }

    // MARK: Columns

    /// Where the cells of a column begin that is filled.
    @inline(__always)
    func start(_ column: Int) -> Int { starts[column] }

    /// Fills a column, unless it is, and says where its cells begin.
    @inline(__always)
    mutating func fill(_ column: Int) -> Int {
        if starts[column] < 0 { work(out: column) }
        return starts[column]
    }

    /// A column's cells come next.
    @inline(__always)
    mutating func begin(_ column: Int) { starts[column] = cells.count }

    private mutating func work(out column: Int) {
        switch plan.columns[column] {
        case .field(_, let frame): read(frame, into: column)
        case .kilograms(_, let frame): weigh(frame, into: column)
        case .part(let frame): spread(frame, over: column) { _, _ in .there }
        case .constant(let value, let scale): spread(.number(value, scale), over: column)
        case .shared: spread(.unknown, over: column)
        case .size(let texts): measure(texts, into: column)
        case .count(let kinds, let frame):
            spread(frame, over: column) { columns, target in
                var count: Int64 = 0
                columns.index.forEachChild(of: columns.node(frame, target), kinds: kinds) { _ in count += 1 }
                return .number(count, 0)
            }
        case .sum(let sums, _): sum(up: plan.sums[sums])
        case .arithmetic(let operation, let first, let second): reckon(operation, first, second, into: column)
        }
    }

    private func node(_ frame: Int, _ target: Int) -> Int { Int(nodes[frame &* rows &+ target]) }

    private mutating func spread(_ cell: ColumnCell, over column: Int) {
        begin(column)
        for _ in 0..<rows { cells.append(cell) }
    }

    /// Fills a column with what the parts of a frame come to, each of which is asked once for rows that follow each other.
    @inline(__always)
    private mutating func spread(
        _ frame: Int, over column: Int, _ cell: (borrowing Columns, Int) -> ColumnCell
    ) {
        enter(frame)
        begin(column)
        let from = frame &* rows
        var (last, known) = (Self.unbound, ColumnCell.unknown)
        for row in 0..<rows {
            let target = targets[from &+ row]
            if target >= Self.absent {
                cells.append(target == Self.absent ? .absent : .unknown)
                continue
            }
            if target != last { (last, known) = (target, cell(self, Int(target))) }
            cells.append(known)
        }
    }

    private mutating func read(_ frame: Int, into column: Int) {
        let place = plan.places[column].field
        guard place >= 0 else { return spread(.unknown, over: column) }
        let first = place &* rows
        // The fields of the rows themselves are read to where the column is.
        if case .rows = plan.frames[frame] {
            enter(frame)
            starts[column] = first
        } else {
            spread(frame, over: column) { $0.cells[first &+ $1] }
        }
    }

    /// Masses in kilograms, where no other unit is stated.
    private mutating func weigh(_ frame: Int, into column: Int) {
        let (place, unit) = plan.places[column]
        guard place >= 0, unit >= 0 else { return spread(.unknown, over: column) }
        let (first, units) = (place &* rows, unit &* rows)
        spread(frame, over: column) { columns, target in
            let (mass, unit) = (columns.cells[first &+ target], columns.cells[units &+ target])
            guard mass.isValue else { return mass }
            if case .absent = unit.state { return mass }
            return Self.packed(unit, columns.source, columns.decoded) == Self.kilogram ? mass : .unreadable
        }
    }

    private static let kilogram = Text("KGM").packed

    // MARK: Sums

    /// Fills the columns of sums. Where a part has many parts, the expression is asked, which has its limits.
    private mutating func sum(up sums: ColumnPlan.Sums) {
        enter(sums.frame)
        let (count, from) = (sums.columns.count, sums.frame &* rows)
        for column in sums.columns { spread(.unknown, over: column) }
        var totals = [ColumnCell](repeating: .unknown, count: count)
        var parts: [UInt32] = []
        var values = RecordBuffer<ColumnCell>(reserving: count * Self.stretch)
        var last = Self.unbound
        for row in 0..<rows {
            let target = targets[from &+ row]
            if target >= Self.absent {
                let none = target == Self.absent ? ColumnCell.absent : .unknown
                for column in sums.columns { cells[start(column) &+ row] = none }
                continue
            }
            if target != last {
                last = target
                parts.removeAll(keepingCapacity: true)
                index.forEachChild(of: node(sums.frame, Int(target)), kinds: sums.kinds) {
                    if parts.count <= Self.mostParts { parts.append(UInt32(truncatingIfNeeded: $0)) }
                }
                total(parts, sums.map, &values, &totals)
            }
            for number in 0..<count { cells[start(sums.columns[number]) &+ row] = totals[number] }
        }
    }

    /// What the fields of some parts come to, each.
    private func total(
        _ parts: [UInt32], _ map: ColumnMap, _ values: inout RecordBuffer<ColumnCell>, _ totals: inout [ColumnCell]
    ) {
        for number in totals.indices { totals[number] = parts.isEmpty ? .unknown : .number(0, 0) }
        guard parts.count <= Self.mostParts else {
            for number in totals.indices { totals[number] = .unknown }
            return
        }
        var first = 0
        while first < parts.count {
            let stretch = parts[first..<min(parts.count, first &+ Self.stretch)]
            values.removeAll()
            for _ in 0..<totals.count &* stretch.count { values.append(.absent) }
            index.read(stretch, map, stride: stretch.count, into: &values, from: 0)
            for number in totals.indices {
                var total = totals[number]
                let start = number &* stretch.count
                for part in start..<start &+ stretch.count { total = ColumnCell.add(total, values[part]) }
                totals[number] = total
            }
            first &+= Self.stretch
        }
    }

    /// So many parts are read together.
    private static let stretch = 64
    private static let mostParts = 10_000
}
