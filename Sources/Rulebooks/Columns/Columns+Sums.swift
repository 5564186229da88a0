internal import TidewaiterDocuments
internal import TidewaiterManifests

/// Sums of fields of the parts that a part has.
extension Columns {
    /// Fills the columns of sums. Where a part has many parts, the expression is asked, which has its limits.
    mutating func sum(up sums: ColumnPlan.Sums) {
        enter(sums.frame)
        let count = sums.columns.count
        for column in sums.columns { spread(.unknown, over: column) }
        var totals = RecordBuffer(repeating: ColumnCell.unknown, count: count)
        var parts = RecordBuffer<UInt32>(reserving: Self.stretch)
        var values = RecordBuffer<ColumnCell>(reserving: count * Self.stretch)
        var last = Self.unbound
        for row in 0..<rows {
            let target = target(sums.frame, row)
            if target >= Self.absent {
                let none = target == Self.absent ? ColumnCell.absent : .unknown
                for column in sums.columns { cells[start(column) &+ row] = none }
                continue
            }
            if target != last {
                last = target
                parts.removeAll()
                let part = node(sums.frame, Int(target))
                index.addChildren(of: part, kinds: sums.kinds, to: &parts, atMost: Self.mostParts + 1)
                total(parts, sums.map, &values, &totals)
            }
            for number in 0..<count { cells[start(sums.columns[number]) &+ row] = totals[number] }
        }
    }

    /// What the fields of some parts come to, each.
    private func total(
        _ parts: borrowing RecordBuffer<UInt32>, _ map: ColumnMap, _ values: inout RecordBuffer<ColumnCell>,
        _ totals: inout RecordBuffer<ColumnCell>
    ) {
        let isTold = 1...Self.mostParts ~= parts.count
        for number in totals.indices { totals[number] = isTold ? .number(0, 0) : .unknown }
        if !isTold { return }
        var first = 0
        while first < parts.count {
            let stretch = first..<min(parts.count, first &+ Self.stretch)
            values.removeAll()
            for _ in 0..<totals.count &* stretch.count { values.append(.absent) }
            index.read(parts, stretch, map, stride: stretch.count, into: &values, from: 0)
            for number in totals.indices {
                var total = totals[number]
                let start = number &* stretch.count
                for part in start..<start &+ stretch.count { total = ColumnCell.add(total, values[part]) }
                totals[number] = total
            }
            first &+= Self.stretch
        }
    }

    /// Fills the columns of sums over parts that are the rows of other columns, so that their fields are read once. Where
    /// some of them are not among those rows, nothing is filled, and ``sum(up:)`` does it.
    mutating func sum(over others: inout Columns, of kind: NodeKind) {
        for sums in plan.sums where sums.kinds == Vocabulary.bit(kind) {
            guard case .rows = plan.frames[sums.frame], let frame = others.rowsFrame else { continue }
            let plan = others.plan
            let places = sums.map.fields.compactMap { plan.place(of: $0, in: frame) }
            if places.count < sums.columns.count { continue }
            others.enter(frame)
            for column in sums.columns { spread(.unknown, over: column) }
            if !sum(sums, places, over: others, frame) {
                for column in sums.columns { giveUp(column) }
            }
        }
    }

    /// Whether all parts are rows of the others.
    private mutating func sum(
        _ sums: ColumnPlan.Sums, _ places: [Int], over others: borrowing Columns, _ frame: Int
    ) -> Bool {
        var parts = RecordBuffer<UInt32>(reserving: others.rows)
        var next = 0
        for row in 0..<rows {
            parts.removeAll()
            index.addChildren(of: node(sums.frame, row), kinds: sums.kinds, to: &parts, atMost: others.rows + 1)
            // Of no parts there is no sum.
            if parts.isEmpty { continue }
            for column in sums.columns { cells[start(column) &+ row] = .number(0, 0) }
            for part in parts.indices {
                guard let found = others.row(of: Int(parts[part]), frame, near: next) else { return false }
                next = found &+ 1
                for number in places.indices {
                    let cell = start(sums.columns[number]) &+ row
                    let value = others.cells[places[number] &* others.rows &+ found]
                    cells[cell] = ColumnCell.add(cells[cell], value)
                }
            }
        }
        return true
    }

    /// The frame that is the rows themselves.
    private var rowsFrame: Int? {
        plan.frames.firstIndex { if case .rows = $0 { true } else { false } }
    }

    /// The row of a part, which is mostly that of a number.
    @inline(__always)
    private func row(of part: Int, _ frame: Int, near row: Int) -> Int? {
        if row < rows, node(frame, row) == part { return row }
        return (0..<rows).first { node(frame, $0) == part }
    }

    /// So many parts are read together.
    private static let stretch = 64
    private static let mostParts = 10_000
}
