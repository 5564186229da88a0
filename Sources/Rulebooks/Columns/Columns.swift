internal import TidewaiterExpressions
internal import TidewaiterManifests

/// The columns of a plan over some parts, filled as they are asked for.
///
/// All cells stand in one array, column after column, and so do the parts of all frames: a manifest is checked in
/// microseconds, of which every array that is made takes one in ten.
struct Columns: ~Copyable {
    let plan: ColumnPlan
    private let index: DeclarationIndex
    let source: [UInt8], decoded: [UInt8]

    /// How many parts are looked at.
    let rows: Int
    /// The columns, and behind them the fields of each frame's parts.
    var cells: [ColumnCell]
    private var isFilled: [Bool]
    /// The parts of each frame, and which of them each row leads to.
    private var nodes: [UInt32]
    private var targets: [UInt32]
    private var counts: [Int]
    private var isEntered: [Bool]
    /// Outcomes of conditions that are being worked out, one for each row.
    var outcomes: [UInt8]

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
        cells = [ColumnCell](repeating: .absent, count: plan.width * rows)
        isFilled = [Bool](repeating: false, count: plan.columns.count)
        nodes = [UInt32](repeating: 0, count: plan.frames.count * rows)
        targets = nodes
        counts = [Int](repeating: 0, count: plan.frames.count)
        isEntered = [Bool](repeating: false, count: plan.frames.count)
        outcomes = [UInt8](repeating: 0, count: plan.depth * rows)
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
        guard !plan.fields[frame].isEmpty else { return }
        let own = frame &* rows..<frame &* rows &+ counts[frame]
        index.read(
            nodes[own], columns: plan.fieldColumns[frame], stride: rows, into: &cells, from: plan.starts[frame] &* rows)
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

    /// Where the cells of a column begin.
    @inline(__always)
    func start(_ column: Int) -> Int { plan.places[column] &* rows }

    /// Fills a column, unless it is.
    @inline(__always)
    mutating func fill(_ column: Int) {
        if !isFilled[column] { work(out: column) }
    }

    private mutating func work(out column: Int) {
        isFilled[column] = true
        switch plan.columns[column] {
        case .field(let field, let frame): read(field, frame, into: column)
        case .kilograms(let field, let frame): weigh(field, frame, into: column)
        case .part(let frame): spread(frame, over: column) { _, _ in .there }
        case .constant(let value, let scale): spread(.number(value, scale), over: column)
        case .shared: break
        case .size(let texts): measure(texts, into: column)
        case .count(let kinds, let frame):
            spread(frame, over: column) { columns, target in
                var count: Int64 = 0
                columns.index.forEachChild(of: columns.node(frame, target), kinds: kinds) { _ in count += 1 }
                return .number(count, 0)
            }
        case .sum(let field, let kinds, let frame):
            spread(frame, over: column) { columns, target in
                columns.sum(field, kinds, of: columns.node(frame, target))
            }
        case .arithmetic(let operation, let first, let second): reckon(operation, first, second, into: column)
        }
    }

    private func node(_ frame: Int, _ target: Int) -> Int { Int(nodes[frame &* rows &+ target]) }

    private mutating func spread(_ cell: ColumnCell, over column: Int) {
        let start = start(column)
        for place in start..<start &+ rows { cells[place] = cell }
    }

    /// Fills a column with what the parts of a frame come to, each of which is asked once for rows that follow each other.
    @inline(__always)
    private mutating func spread(
        _ frame: Int, over column: Int, _ cell: (borrowing Columns, Int) -> ColumnCell
    ) {
        enter(frame)
        let (start, from) = (start(column), frame &* rows)
        var (last, known) = (Self.unbound, ColumnCell.unknown)
        for row in 0..<rows {
            let target = targets[from &+ row]
            if target >= Self.absent {
                cells[start &+ row] = target == Self.absent ? .absent : .unknown
                continue
            }
            if target != last { (last, known) = (target, cell(self, Int(target))) }
            cells[start &+ row] = known
        }
    }

    private mutating func read(_ field: Field, _ frame: Int, into column: Int) {
        guard let place = plan.column(of: field, in: frame) else { return spread(.unknown, over: column) }
        // The fields of the rows themselves are read to where the column is.
        if place == plan.places[column] { return enter(frame) }
        let first = place &* rows
        spread(frame, over: column) { $0.cells[first &+ $1] }
    }

    /// Masses in kilograms, where no other unit is stated.
    private mutating func weigh(_ field: Field, _ frame: Int, into column: Int) {
        guard let place = plan.column(of: field, in: frame), let companion = field.info.type.companion,
            let unit = plan.column(of: companion, in: frame)
        else { return spread(.unknown, over: column) }
        let (first, units) = (place &* rows, unit &* rows)
        spread(frame, over: column) { columns, target in
            let (mass, unit) = (columns.cells[first &+ target], columns.cells[units &+ target])
            guard mass.isValue else { return mass }
            if case .absent = unit.state { return mass }
            return Self.packed(unit, columns.source, columns.decoded) == Self.kilogram ? mass : .unreadable
        }
    }

    private static let kilogram = Text("KGM").packed

    /// What a field of a part's own parts comes to. Where there are many, the expression is asked, which has its limits.
    private func sum(_ field: Field, _ kinds: UInt64, of node: Int) -> ColumnCell {
        var (sum, count) = (ColumnCell.unknown, 0)
        index.forEachChild(of: node, kinds: kinds) { child in
            count += 1
            guard count <= Self.mostParts, count == 1 || sum.isValue else {
                sum = .unknown
                return
            }
            let cell = index.cell(field, of: child)
            sum = count == 1 ? cell : ColumnCell.add(sum, cell)
        }
        return sum.isValue ? sum : .unknown
    }

    private static let mostParts = 10_000
}
