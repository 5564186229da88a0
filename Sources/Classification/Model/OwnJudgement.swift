internal import TidewaiterDocuments
internal import TidewaiterPacks

/// What one's own rows have taught a model, beside the rows themselves.
///
/// In the file: six numbers in millionths, that is ``again``, ``secondWeight``, ``part`` and ``votes``; how many numbers the
/// ``calibration`` has, and these; then ``linear`` as ``LinearTrainer`` wrote it, where there is any.
struct OwnJudgement: Sendable {
    /// How likely the code is right that the rows of the same goods have: with six, four and two digits.
    var again = usualAgain
    /// How much the second judgement counts beside the words of trade.
    var secondWeight = Fusion.secondWeight
    /// How much votes of near rows count (``Votes/joined(with:weight:)``).
    var votes = usualVotes
    /// What scores are worth of goods that are like the rows; `nil` where they are too few to tell.
    var calibration: Calibration?
    /// What is added to the second judgement, and how much of it.
    var part: Float = 0
    var linear: LinearModel?

    /// The mean of entries of importers of four trades.
    static let usualAgain = [0.85, 0.92, 0.95]
    /// More finds more of the rows' own trade, and less of plain goods that are not of it.
    static let usualVotes = 1.0
    static let headerLength = 28

    init() {}

    /// Reads a section of a file.
    init(_ storage: PackStorage, at offset: Int, length: Int, tree: LinearTree?) throws(TidewaiterError) {
        guard length >= Self.headerLength else { throw Self.damaged }
        let numbers = (0..<6).map { Millionths.value(storage.number(at: offset + $0 * 4)) }
        let most = [1.0, 1, 1, 100, 1, 1]
        guard zip(numbers, most).allSatisfy({ 0...$1 ~= $0 }) else {
            throw Self.damaged
        }
        (again, secondWeight, part) = (Array(numbers.prefix(3)), Float(numbers[3]), Float(numbers[4]))
        votes = numbers[5]
        let count = storage.number(at: offset + Self.headerLength - 4)
        guard count <= (length - Self.headerLength) / 4 else { throw Self.damaged }
        if count > 0 {
            calibration = try Calibration((0..<count).map { storage.number(at: offset + Self.headerLength + $0 * 4) })
        }
        let start = Self.headerLength + count * 4
        guard length > start else { return }
        linear = LinearModel(storage, offset: offset + start, length: length - start)
        guard let linear, linear.tree.codes == tree?.codes else { throw Self.damaged }
    }

    private static var damaged: TidewaiterError {
        Model.damaged("rows", "what its own rows have taught does not fit")
    }

    /// The section of a file.
    ///
    /// - Parameter linear: The bytes that ``linear`` was read of.
    func bytes(linear: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        for value in again + [Double(secondWeight), Double(part), votes] {
            bytes.append(number: Millionths.number(value))
        }
        let numbers = calibration?.numbers ?? []
        bytes.append(number: UInt32(numbers.count / 4))
        return part > 0 ? bytes + numbers + linear : bytes + numbers
    }
}
