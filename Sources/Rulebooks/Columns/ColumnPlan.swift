internal import TidewaiterExpressions
internal import TidewaiterManifests

/// How the conditions of rules that look at parts of one kind are worked out for many parts at once: the fields that they
/// read become columns with a row for each part, and each condition a few steps over whole columns. Rules that read the
/// same share its column.
///
/// A class, as it is handed about for every declaration.
final class ColumnPlan: Sendable {
    /// The parts whose fields are read: the rows themselves, or what lies around or in them.
    enum Frame: Hashable, Sendable {
        case rows
        /// What is around each row, by the slot of its variable.
        case around(Int)
        /// The part of a kind that each part of another frame has.
        case child(NodeKind, of: Int)
    }

    /// What stands in a column.
    enum Column: Hashable, Sendable {
        /// A field, as its type is read.
        case field(Field, frame: Int)
        /// A mass in kilograms.
        case kilograms(Field, frame: Int)
        /// Whether there is a part at all.
        case part(frame: Int)
        /// A number that is the same for all rows.
        case constant(Int64, scale: UInt8)
        /// What is the same for all parts of a message: the value of a variable, or of a member of it.
        case shared(slot: Int, member: Int?)
        /// How many characters a column's texts have.
        case size(Int)
        /// How many parts of some kinds each part of a frame has.
        case count(kinds: UInt64, frame: Int)
        /// What a field of such parts comes to, by the number of the sums and the place among them.
        case sum(Int, Int)
        case arithmetic(Operation, Int, Int)
    }

    enum Operation: Sendable { case add, subtract, multiply }

    /// A step of a condition. Each leaves an outcome for every row on a stack, or puts two together.
    enum Step: Sendable {
        case constant(ColumnOutcome)
        /// Of a variable that is true or false.
        case variable(Int)
        case has(Int)
        /// Which orders of two numbers or dates make it true: a bit each for before, same, after.
        case compare(UInt8, Int, Int)
        case same(Int, Int)
        /// By the number of a list of texts.
        case among(Int, list: Int)
        case matches(Int, pattern: Int)
        case not
        case and
        case or
    }

    /// What a rule needs to be told that it passes.
    struct Program: Sendable {
        let steps: Range<Int>
        /// Whether they leave two outcomes: whether it looks at the part at all, and whether that passes.
        let hasWhen: Bool
        /// Whether a part fails where they say so. Of a rule that is more than conditions, something else may come first,
        /// such as a fact that is lacking.
        let tellsFailures: Bool
    }

    /// Fields of parts of some kinds that each part of a frame has, which are all summed up by one walk through them.
    struct Sums: Sendable {
        let kinds: UInt64
        let frame: Int
        let map: ColumnMap
        /// The columns of the sums, in the order of the fields.
        let columns: [Int]
    }

    let frames: [Frame]
    let columns: [Column]
    let steps: [Step]
    let lists: [PackedTexts]
    let patterns: [Pattern]
    let sums: [Sums]
    /// By the number of the rule in the book; nil of those that are left to their expressions.
    let programs: [Program?]
    /// How many outcomes there may be on the stack.
    let depth: Int

    /// The fields that are read of each frame's parts.
    let maps: [ColumnMap]
    /// Where the fields of each frame's parts stand, before all columns; and how many of them there are.
    let starts: [Int]
    let fieldCount: Int
    /// Where the field of each column that is one stands, and its unit; -1 where it is not read.
    let places: [(field: Int, unit: Int)]
    /// How many columns there are with those of fields.
    let width: Int

    init(_ draft: ColumnDraft) {
        frames = draft.frames
        columns = draft.columns
        steps = draft.steps
        lists = draft.lists.map { PackedTexts($0) }
        patterns = draft.patterns
        sums = draft.sums.map { sums in
            Sums(kinds: sums.kinds, frame: sums.frame, map: ColumnMap(sums.fields), columns: sums.columns)
        }
        programs = draft.programs
        depth = draft.depth
        let maps = draft.fields.map { ColumnMap($0) }
        var starts: [Int] = []
        var count = 0
        for map in maps {
            starts.append(count)
            count += map.fields.count
        }
        func place(of field: Field?, in frame: Int) -> Int {
            field.flatMap { Self.place(of: $0, maps[frame], from: starts[frame]) } ?? -1
        }
        places = draft.columns.map { column in
            switch column {
            case .field(let field, let frame): (place(of: field, in: frame), -1)
            case .kilograms(let field, let frame):
                (place(of: field, in: frame), place(of: field.info.type.companion, in: frame))
            default: (-1, -1)
            }
        }
        self.maps = maps
        self.starts = starts
        fieldCount = count
        width = count + draft.columns.count
    }

    /// Where a field of a frame's parts stands; nil where it is not read.
    func place(of field: Field, in frame: Int) -> Int? { Self.place(of: field, maps[frame], from: starts[frame]) }

    private static func place(of field: Field, _ map: ColumnMap, from start: Int) -> Int? {
        map.column(of: field).map { start + $0 }
    }
}

/// A plan that is being made.
struct ColumnDraft {
    struct Sums {
        let kinds: UInt64
        let frame: Int
        var fields: [Field]
        var columns: [Int]
    }

    var frames: [ColumnPlan.Frame] = []
    var columns: [ColumnPlan.Column] = []
    var steps: [ColumnPlan.Step] = []
    var lists: [[UInt64]] = []
    var patterns: [Pattern] = []
    var sums: [Sums] = []
    var programs: [ColumnPlan.Program?]
    var depth = 0

    /// A draft for so many rules.
    init(rules count: Int) { programs = [ColumnPlan.Program?](repeating: nil, count: count) }

    /// Which fields each frame's parts are asked for. Of more than there are columns for, the conditions are left to their
    /// expressions.
    var fields: [[Field]] {
        var wanted = [[Field]](repeating: [], count: frames.count)
        func want(_ field: Field, _ frame: Int) {
            if !wanted[frame].contains(field), wanted[frame].count < ColumnMap.most { wanted[frame].append(field) }
        }
        for column in columns {
            switch column {
            case .field(let field, let frame): want(field, frame)
            case .kilograms(let field, let frame):
                want(field, frame)
                if let companion = field.info.type.companion { want(companion, frame) }
            default: break
            }
        }
        return wanted
    }
}

/// What a condition comes to at a part: a bit each for that it holds and that it fails, none where the columns do not tell
/// and the expression does.
enum ColumnOutcome: UInt8, Sendable {
    case unknown = 0b00
    case holds = 0b01
    case fails = 0b10
}
