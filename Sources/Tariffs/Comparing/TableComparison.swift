import TidewaiterPacks

/// Compares two versions of a table.
///
/// Rows of one key are set against each other: first those that are the same in all cells, then those that begin on the
/// same day, then those that end on one, then the rest in their order. What is left over was added or removed.
struct TableComparison {
    private(set) var result: PackDifference.Table
    private let before: PackTable?
    private let after: PackTable?
    /// The columns of both, those of the second last.
    private let columns: [(name: String, before: Int, after: Int)]
    private let key: [String]

    init(_ name: String, _ before: PackTable?, _ after: PackTable?) {
        self.before = before
        self.after = after
        let (old, new) = (before?.columns ?? [], after?.columns ?? [])
        let names = old + new.filter { !old.contains($0) }
        columns = names.map { name in (name, old.firstIndex(of: name) ?? -1, new.firstIndex(of: name) ?? -1) }
        let known = TableSchemas.all[name]?.key.filter { names.contains($0) } ?? []
        key = known.isEmpty ? Array(names.prefix(1)) : known
        result = PackDifference.Table(
            name: name, rowsBefore: before?.count ?? 0, rowsAfter: after?.count ?? 0,
            columnsAdded: new.filter { !old.contains($0) }, columnsRemoved: old.filter { !new.contains($0) })
        compare()
    }

    private mutating func compare() {
        var groups: [[PackCell]: [Int]] = [:]
        for row in after?.rows ?? 0..<0 { groups[identity(after, row), default: []].append(row) }
        // Rows of one key do not always stand together, and each key is worked through once.
        var done: Set<[PackCell]> = []
        var old: [[PackCell]: [Int]] = [:]
        for row in before?.rows ?? 0..<0 { old[identity(before, row), default: []].append(row) }
        for row in before?.rows ?? 0..<0 {
            let identity = identity(before, row)
            guard done.insert(identity).inserted else { continue }
            pair(old[identity] ?? [], groups[identity] ?? [])
        }
        for row in after?.rows ?? 0..<0 where !done.contains(identity(after, row)) {
            result.added.append(whole(row, isAdded: true))
        }
    }

    private func identity(_ table: PackTable?, _ row: Int) -> [PackCell] {
        guard let table else { return [] }
        return key.map { table.cell(row, $0) }
    }

    private mutating func pair(_ old: [Int], _ new: [Int]) {
        var (old, new) = (old, new)
        take(&old, &new, columns.map { ($0.before, $0.after) })
        for name in ["from", "until"] {
            take(&old, &new, columns.filter { $0.name == name }.map { ($0.before, $0.after) })
        }
        take(&old, &new, [])
        for row in old { result.removed.append(whole(row, isAdded: false)) }
        for row in new { result.added.append(whole(row, isAdded: true)) }
    }

    /// Takes out of both the rows that are alike in some columns, one for one, and notes what else differs in them.
    private mutating func take(_ old: inout [Int], _ new: inout [Int], _ alike: [(before: Int, after: Int)]) {
        if old.isEmpty || new.isEmpty { return }
        var waiting: [[PackCell]: [Int]] = [:]
        for row in new.reversed() {
            waiting[alike.map { after?.cell(row, $0.after) }.compactMap(\.self), default: []].append(row)
        }
        var left: [Int] = []
        var taken: Set<Int> = []
        for row in old {
            let cells = alike.map { before?.cell(row, $0.before) }.compactMap(\.self)
            guard let other = waiting[cells]?.popLast() else {
                left.append(row)
                continue
            }
            taken.insert(other)
            let changes = columns.compactMap { column -> PackDifference.Change? in
                let (a, b) = (text(before, row, column.before), text(after, other, column.after))
                return a == b ? nil : .init(name: column.name, before: a, after: b)
            }
            if !changes.isEmpty { result.changed.append(self.row(after, other, changes)) }
        }
        old = left
        new.removeAll { taken.contains($0) }
    }

    private func cell(_ table: PackTable?, _ row: Int, _ column: String) -> String { table?.text(row, column) ?? "" }

    private func text(_ table: PackTable?, _ row: Int, _ column: Int) -> String { table?.text(row, column) ?? "" }

    private func whole(_ row: Int, isAdded: Bool) -> PackDifference.Row {
        let table = isAdded ? after : before
        let cells = (table?.columns ?? []).enumerated().compactMap { index, name -> PackDifference.Change? in
            let text = table?.text(row, index) ?? ""
            if text.isEmpty { return nil }
            return .init(name: name, before: isAdded ? "" : text, after: isAdded ? text : "")
        }
        return self.row(table, row, cells)
    }

    private func row(_ table: PackTable?, _ row: Int, _ cells: [PackDifference.Change]) -> PackDifference.Row {
        let days = [("from", cell(table, row, "from")), ("until", cell(table, row, "until"))].filter { !$0.1.isEmpty }
        let authority = ["authority", "law", "source"].lazy.map { cell(table, row, $0) }.first { !$0.isEmpty }
        return .init(
            key: key.map { cell(table, row, $0) }.joined(separator: ", "),
            days: days.map { "\($0.0) \($0.1)" }.joined(separator: " "), authority: authority ?? "", cells: cells)
    }
}
