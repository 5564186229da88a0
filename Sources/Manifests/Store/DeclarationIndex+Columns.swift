package import TidewaiterDocuments
internal import TidewaiterQuantities

extension DeclarationIndex {
    /// Reads some fields of the nodes whose numbers stand at `places`, by one walk through the values of each.
    ///
    /// The cell of a node's row is that many cells behind its column's first; the columns are `stride` apart and begin at
    /// `start`. All cells of the nodes are ``ColumnCell/absent`` before.
    package func read(
        _ nodes: borrowing RecordBuffer<UInt32>, _ places: Range<Int>, _ map: ColumnMap, stride: Int,
        into cells: inout RecordBuffer<ColumnCell>, from start: Int
    ) {
        let (source, decoded, codes) = (store.source.bytes, store.decoded, map.codes)
        var row = start
        for place in places {
            store.values.forEach(from: store.nodes[Int(nodes[place])].firstValue) { index, value in
                let field = Int(value.field)
                guard field < codes.count, codes[field] != ColumnMap.none else { return }
                let code = codes[field]
                let cell = row &+ Int(code & ColumnMap.column) &* stride
                if cells[cell].state != .absent {
                    if code & ColumnMap.joined != 0 { cells[cell] = .unknown }
                    return
                }
                let form = ColumnCell.Form(code)
                // Nearly all texts lie in the source as they are, and their place in the row.
                if value.flags.isDisjoint(with: [.decoded, .invalid, .wide]) {
                    let first = Int(value.place)
                    cells[cell] = Self.cell(
                        form, source, Self.trimmed(source, first, first &+ Int(value.length)), .source)
                } else {
                    cells[cell] = self.cell(index, form, source, decoded)
                }
            }
            row &+= 1
        }
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
