/// Where the text of a field lies, as a row of a column.
package struct TextCell: BitwiseCopyable, Sendable {
    package enum State: UInt8, Sendable, BitwiseCopyable {
        /// The node does not have the field.
        case absent
        /// It has it, and leaves it blank.
        case blank
        /// Something stands there that is not what the field takes.
        case unreadable
        /// The text lies in ``DeclarationIndex/sourceBytes``.
        case source
        /// The text lies in ``DeclarationIndex/decodedBytes``.
        case decoded
        /// The text is in several parts.
        case joined
    }

    package let start: Int
    package let length: UInt32
    package let state: State

    package static let absent = TextCell(start: 0, length: 0, state: .absent)

    fileprivate init(start: Int, length: UInt32, state: State) {
        self.start = start
        self.length = length
        self.state = state
    }
}

extension DeclarationIndex {
    /// Finds where nodes state some fields, by one walk through the values of each.
    ///
    /// `columns` has the number of each field's column, by the number of the field, or ``noColumn``. The cell of a node's
    /// row is that many cells behind the column's first, which are `stride` apart from column to column and begin at
    /// `start`. All of them are ``TextCell/absent`` before.
    package func locate(
        _ nodes: ArraySlice<UInt32>, columns: [UInt8], stride: Int, into cells: inout [TextCell], from start: Int
    ) {
        for (row, node) in nodes.enumerated() {
            var index = store.nodes[Int(node)].firstValue
            while index != noRecord {
                let field = Int(store.values.field(index))
                if field < columns.count, columns[field] != Self.noColumn {
                    let place = start &+ Int(columns[field]) &* stride &+ row
                    if cells[place].state == .absent {
                        cells[place] = cell(index)
                    } else if joinedFields[field] {
                        cells[place] = TextCell(start: 0, length: 0, state: .joined)
                    }
                }
                index = store.values.next(after: index)
            }
        }
    }

    /// Stands for a field without a column.
    package static let noColumn = UInt8.max

    private func cell(_ index: UInt32) -> TextCell {
        switch text(ofValue: index) {
        case .source(let range): TextCell(start: range.lowerBound, length: UInt32(range.count), state: .source)
        case .decoded(let range): TextCell(start: range.lowerBound, length: UInt32(range.count), state: .decoded)
        case .unreadable: TextCell(start: 0, length: 0, state: .unreadable)
        case .nothing, .joined: TextCell(start: 0, length: 0, state: .blank)
        }
    }
}
