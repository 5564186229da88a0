internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

/// The columns of a plan over some parts, filled as they are asked for.
///
/// All cells stand in one buffer, column after column, and so does all else that is a number: a manifest is checked in
/// microseconds, of which every buffer that is made takes one in a hundred.
struct Columns: ~Copyable {
    let plan: ColumnPlan
    let index: DeclarationIndex
    let source: [UInt8], decoded: [UInt8]

    /// How many parts are looked at, and how many words of bits they are.
    let rows: Int
    let words: Int
    /// The fields of each frame's parts, and behind them the columns in the order in which they are asked for.
    var cells: RecordBuffer<ColumnCell>
    /// The parts of each frame; from ``targets`` on which of them each row leads to; from ``counts`` on how many parts
    /// each frame has; from ``entered`` on whether its fields were read; from ``starts`` on where the cells of each
    /// column begin, ``unfilled`` for those that nobody has asked for.
    private var numbers: RecordBuffer<UInt32>
    private let targets: Int, counts: Int, entered: Int, starts: Int
    /// What conditions come to that are being worked out: for each a bit for every row that it holds at, then one for
    /// every row that it fails at.
    var outcomes: RecordBuffer<UInt64>

    /// A row that leads to no part: its variable has no value, which is a fault.
    static let unbound = UInt32.max
    /// A row that leads to no part, as the one around it has none of the kind.
    static let absent = UInt32.max - 1
    private static let unfilled = UInt32.max

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
        targets = plan.frames.count * rows
        counts = 2 * targets
        entered = counts + plan.frames.count
        starts = entered + plan.frames.count
        numbers = RecordBuffer(repeating: 0, count: starts, reserving: starts + plan.columns.count)
        for _ in plan.columns.indices { numbers.append(Self.unfilled) }
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
                numbers[targets &+ start &+ row] = Self.unbound
                continue
            }
            if count == 0 || numbers[start &+ count &- 1] != node {
                numbers[start &+ count] = node
                count &+= 1
            }
            numbers[targets &+ start &+ row] = UInt32(truncatingIfNeeded: count &- 1)
        }
        numbers[counts &+ frame] = UInt32(truncatingIfNeeded: count)
    }

    /// Finds the parts of a frame, and where they state its fields.
    mutating func enter(_ frame: Int) {
        if numbers[entered &+ frame] != 0 { return }
        numbers[entered &+ frame] = 1
        if case .child(let kind, let outer) = plan.frames[frame] { enter(frame, kind, of: outer) }
        guard !plan.maps[frame].fields.isEmpty else { return }
        let own = frame &* rows..<frame &* rows &+ Int(numbers[counts &+ frame])
        index.read(numbers, own, plan.maps[frame], stride: rows, into: &cells, from: plan.starts[frame] &* rows)
    }

    private mutating func enter(_ frame: Int, _ kind: NodeKind, of outer: Int) {
        enter(outer)
        let (start, from) = (frame &* rows, outer &* rows)
        var count = 0
        var (last, found) = (Self.unbound, Self.unbound)
        for row in 0..<rows {
            let target = numbers[targets &+ from &+ row]
            if target >= Self.absent {
                numbers[targets &+ start &+ row] = target
                continue
            }
            if target != last {
                last = target
                if let child = index.child(kind, of: Int(numbers[from &+ Int(target)])) {
                    numbers[start &+ count] = UInt32(truncatingIfNeeded: child)
                    found = UInt32(truncatingIfNeeded: count)
                    count &+= 1
                } else {
                    found = Self.absent
                }
            }
            numbers[targets &+ start &+ row] = found
        }
        numbers[counts &+ frame] = UInt32(truncatingIfNeeded: count)
    }

    /// Which part of a frame a row leads to, or why it leads to none.
    @inline(__always)
    func target(_ frame: Int, _ row: Int) -> UInt32 { numbers[targets &+ frame &* rows &+ row] }

    // MARK: Columns

    /// Where the cells of a column begin that is filled.
    @inline(__always)
    func start(_ column: Int) -> Int { Int(numbers[starts &+ column]) }

    /// Fills a column, unless it is, and says where its cells begin.
    @inline(__always)
    mutating func fill(_ column: Int) -> Int {
        if isUnfilled(column) { work(out: column) }
        return start(column)
    }

    /// A column's cells come next.
    @inline(__always)
    mutating func begin(_ column: Int) { numbers[starts &+ column] = UInt32(truncatingIfNeeded: cells.count) }

    /// Whether nobody has asked for a column, or it was given up.
    func isUnfilled(_ column: Int) -> Bool { numbers[starts &+ column] == Self.unfilled }

    /// A column has to be filled after all.
    mutating func giveUp(_ column: Int) { numbers[starts &+ column] = Self.unfilled }

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

    func node(_ frame: Int, _ target: Int) -> Int { Int(numbers[frame &* rows &+ target]) }

    mutating func spread(_ cell: ColumnCell, over column: Int) {
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
            let target = numbers[targets &+ from &+ row]
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
            numbers[starts &+ column] = UInt32(truncatingIfNeeded: first)
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
}
