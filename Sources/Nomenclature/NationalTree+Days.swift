public import TidewaiterQuantities

extension NationalTree {
    /// The last day for which the tables say anything; nil when they are open-ended or empty.
    public var lastDay: CivilDate? { windows.last?.upperBound }
}
