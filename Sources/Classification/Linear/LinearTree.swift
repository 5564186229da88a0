/// The nodes that a linear model decides between: chapters, then headings, then subheadings, each in order of their
/// codes, so that what stands below a node is a range.
struct LinearTree: Sendable {
    let codes: [ModelCode]
    /// What stands directly below each node; empty for subheadings.
    let children: [Range<Int>]
    /// What each node stands directly below; of chapters themselves.
    let parents: [Int]
    let chapters: Range<Int>
    let headings: Range<Int>
    let subheadings: Range<Int>

    /// The tree above subheadings, ascending.
    init(_ leaves: [ModelCode]) {
        func above(_ codes: [ModelCode], _ digits: Int) -> [ModelCode] {
            var nodes: [ModelCode] = []
            for code in codes where nodes.last != code.prefix(digits) { nodes.append(code.prefix(digits)) }
            return nodes
        }
        let headingCodes = above(leaves, 4)
        let chapterCodes = above(leaves, 2)
        codes = chapterCodes + headingCodes + leaves
        chapters = 0..<chapterCodes.count
        headings = chapters.upperBound..<(chapters.upperBound + headingCodes.count)
        subheadings = headings.upperBound..<codes.count
        var children: [Range<Int>] = []
        for (level, digits) in [(headings, 2), (subheadings, 4)] {
            var at = level.lowerBound
            for parent in codes[(digits == 2 ? chapters : headings)] {
                let start = at
                while at < level.upperBound, codes[at].prefix(digits) == parent { at += 1 }
                children.append(start..<at)
            }
        }
        self.children = children + subheadings.map { _ in 0..<0 }
        var parents = Array(codes.indices)
        for (node, below) in children.enumerated() { for child in below { parents[child] = node } }
        self.parents = parents
    }

    /// The node of a code of two, four or six digits; `nil` where it has none.
    func node(of code: ModelCode) -> Int? {
        let level = code.digits == 2 ? chapters : code.digits == 4 ? headings : subheadings
        var low = level.lowerBound
        var high = level.upperBound
        while low < high {
            let middle = (low + high) / 2
            if codes[middle] < code { low = middle + 1 } else { high = middle }
        }
        return low < level.upperBound && codes[low] == code ? low : nil
    }
}
