internal import TidewaiterDocuments
internal import TidewaiterQuantities

extension DeclarationIndex {
    /// Reads some fields of many nodes, by one walk through the values of each.
    ///
    /// `columns` has the number of each field's column, by the number of the field, or ``noColumn``. The cell of a node's
    /// row is that many cells behind the column's first; the columns are `stride` apart and begin at `start`. All cells of
    /// the nodes are ``ColumnCell/absent`` before.
    package func read(
        _ nodes: ArraySlice<UInt32>, columns: [UInt8], stride: Int, into cells: inout [ColumnCell], from start: Int
    ) {
        let (source, decoded, forms, joined) = (store.source.bytes, store.decoded, fieldForms, joinedFields)
        var row = start
        for node in nodes {
            store.values.forEach(from: store.nodes[Int(node)].firstValue) { index, value in
                let field = Int(value.field)
                guard field < columns.count, columns[field] != Self.noColumn else { return }
                let place = row &+ Int(columns[field]) &* stride
                if cells[place].state != .absent {
                    if joined[field] { cells[place] = .unknown }
                    return
                }
                // Nearly all texts lie in the source as they are, and their place in the row.
                if value.flags.isDisjoint(with: [.decoded, .invalid, .wide]) {
                    let first = Int(value.place)
                    cells[place] = Self.cell(
                        forms[field], source, Self.trimmed(source, first, first &+ Int(value.length)), .source)
                } else {
                    cells[place] = cell(index, forms[field], source, decoded)
                }
            }
            row &+= 1
        }
    }

    /// Stands for a field without a column.
    package static let noColumn = UInt8.max

    /// What a node states in a field, as a cell.
    package func cell(_ field: Field, of node: Int) -> ColumnCell {
        let row = store.firstValue(field, of: UInt32(truncatingIfNeeded: node))
        guard row != noRecord else { return .absent }
        if joinedFields[Int(field.rawValue)], store.nextValue(after: row) != noRecord { return .unknown }
        return cell(row, fieldForms[Int(field.rawValue)], store.source.bytes, store.decoded)
    }

    @inline(never)
    private func cell(
        _ index: UInt32, _ form: ColumnCell.Form, _ source: [UInt8], _ decoded: [UInt8]
    ) -> ColumnCell {
        switch text(ofValue: index) {
        case .source(let range): Self.cell(form, source, range, .source)
        case .decoded(let range): Self.cell(form, decoded, range, .decoded)
        case .unreadable: .unreadable
        case .nothing, .joined: ColumnCell(0, 0, .blank)
        }
    }

    @inline(__always)
    private static func cell(
        _ form: ColumnCell.Form, _ bytes: [UInt8], _ range: Range<Int>, _ state: ColumnCell.State
    ) -> ColumnCell {
        if range.isEmpty { return ColumnCell(0, 0, .blank) }
        switch form {
        case .text: return ColumnCell(Int64(range.lowerBound), UInt32(truncatingIfNeeded: range.count), state)
        case .number:
            guard let (number, scale) = SmallNumber.read(bytes, range) else { return .unreadable }
            return ColumnCell(number, UInt32(scale), .value)
        case .date:
            let text = bytes
            guard let day = CivilDate(iso: text.span.extracting(range.prefix(10))) else { return .unreadable }
            return ColumnCell(day)
        }
    }
}

/// How fields are read, by their numbers.
private let fieldForms: [ColumnCell.Form] = Field.allCases.map { ColumnCell.Form($0.type) }
