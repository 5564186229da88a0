internal import TidewaiterDocuments

extension [Finding] {
    /// Puts the elements from one on in another order: the first becomes the one of the first number, counted from there.
    /// They are moved, as the copy of a finding is one of twenty texts.
    mutating func arrange(_ order: [Int], from start: Int = 0) {
        var order = order
        var findings = mutableSpan
        for place in order.indices {
            var here = place
            while order[here] != place {
                let next = order[here]
                findings.swapAt(start + here, start + next)
                order[here] = here
                here = next
            }
            order[here] = here
        }
    }
}
