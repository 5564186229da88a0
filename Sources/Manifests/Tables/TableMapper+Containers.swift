import TidewaiterDocuments

/// Which units the rows' goods are in.
extension TableMapper {
    mutating func readPlacement(
        _ plan: ColumnPlan, _ row: Int, _ cell: CSVCell, under item: UInt32, _ text: Span<UInt8>
    ) {
        let whole = TableEvidence.trim(cell.range, text)
        if whole.isEmpty { return }
        // Rows of one container mostly follow each other.
        if TableEvidence.isEqual(whole, container, text) || ContainerCell.isNumber(whole, text) {
            return place(whole, plan, row, under: item, text)
        }
        // A container of that name would join goods that have nothing to do with each other.
        if isErrorValue(cell, text) { return addErrorValue(plan, as: 0, cell, to: item, text) }
        for number in ContainerCell.numbers(whole, text) { place(number, plan, row, under: item, text) }
    }

    private mutating func place(
        _ number: Range<Int>, _ plan: ColumnPlan, _ row: Int, under item: UInt32, _ text: Span<UInt8>
    ) {
        let placement = builder.addNode(.placement, under: item, source: number.lowerBound, length: number.count)
        let address = UInt32(truncatingIfNeeded: plan.index)
        builder.addValue(.id, to: placement, source: number.lowerBound, length: number.count, address: address)
        if container.isEmpty || !TableEvidence.isEqual(number, container, text) {
            container = number
            let place = equipment.place(of: number, in: text)
            containerNode = place.node
            if containerNode == noRecord {
                containerNode = builder.addNode(
                    .equipment, under: declaration, source: number.lowerBound, length: number.count)
                builder.addValue(
                    .id, to: containerNode, source: number.lowerBound, length: number.count, address: address)
                equipment.insert(containerNode, at: place, number, of: text)
            }
        }
        if hasEquipmentColumns { readEquipment(containerNode, row, text) }
    }

    /// Seal, size and tare that stand in a container's row.
    private mutating func readEquipment(_ node: UInt32, _ row: Int, _ text: Span<UInt8>) {
        for index in plans.indices where plans[index].level == .equipment || plans[index].level == .seal {
            let plan = plans[index]
            guard let cell = table.cell(row, index), let range = TableEvidence.plain(cell, text) else { continue }
            if plan.level == .equipment {
                if builder.firstValue(id: plan.field, of: node) == noRecord { add(plan, cell, to: node, text) }
            } else if !builder.hasChild(.seal, id: range, of: node, in: text) {
                let seal = builder.addNode(.seal, under: node, source: range.lowerBound, length: range.count)
                add(plan, cell, to: seal, text)
            }
        }
    }
}
