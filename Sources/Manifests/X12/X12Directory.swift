/// What the elements of segments are called in X12: by their position.
enum X12Directory {
    /// `06` for the sixth element of a segment, `06-02` for its second component; empty for the segment itself.
    static func name(element: Int, component: Int) -> String {
        guard element > 0 else { return "" }
        let position = element < 10 ? "0\(element)" : "\(element)"
        return component > 1 ? "\(position)-\(component < 10 ? "0" : "")\(component)" : position
    }
}
