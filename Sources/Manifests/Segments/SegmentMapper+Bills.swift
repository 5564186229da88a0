import TidewaiterDocuments

extension SegmentMapper {
    /// A reference to a bill of lading or air waybill: the consignment's own, or the beginning of another one under
    /// the same CNI, as carriers send it who report house bills one after the other.
    mutating func takeBill(_ text: Span<UInt8>, _ chosen: SegmentPlan.Case, in target: Int) {
        var node = groupNodes[target]
        group = target
        if billHasGoods || (billHasContent && billHasReference) {
            billNumber &+= 1
            let around = groupNodes[plan.levels[target].parent]
            node = builder.addNode(
                .consignment, under: around, source: segment.start, length: segment.end - segment.start,
                address: SegmentAddress.packBill(tag: tag, number: billNumber),
                occurrence: groupCounts[target])
            let number = billNumber
            begin(target, node: node)
            billNumber = number
            note(
                ReaderFlaw(
                    rule: "tw.edifact.second-bill", severity: .information, effect: .advice,
                    message:
                        "This reference begins another bill under the same CNI; it was read as a consignment of its "
                        + "own. Where it is not, give the reference before the goods.",
                    authority: "UN/EDIFACT D.95B CUSCAR", node: node))
        }
        var rules = chosen.ownRules
        let known = builder.firstValue(.transportDocumentID, of: node)
        if known != noRecord {
            if !billHasReference {
                // The number in CNI names the consignment; that of the bill comes now.
                builder.retag(known, as: .consignmentReference)
            } else if chosen.isHouse {
                builder.retag(known, as: .masterDocumentID)
            } else {
                rules = masterRules
            }
        }
        billHasReference = true
        emit(text, to: node, rules: rules)
    }

    /// The rules for a reference to a master bill.
    private var masterRules: Int {
        let row = plan.action(group: group, tag: SegmentTag.number("RFF"))
        guard row >= 0 else { return 0 }
        let found = plan.firstCase(of: plan.actions[row], SegmentPlanMaker.key("MB"))
        return found >= 0 ? plan.cases[found].ownRules : 0
    }
}
