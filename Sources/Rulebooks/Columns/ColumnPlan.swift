internal import TidewaiterExpressions
internal import TidewaiterManifests

/// How the conditions of rules that look at parts of one kind are worked out for many parts at once: the fields that they
/// read become columns with a row for each part, and each condition a few steps over whole columns. Rules that read the
/// same share its column.
struct ColumnPlan: Sendable {
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
        /// What the fields of such parts come to.
        case sum(Field, kinds: UInt64, frame: Int)
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
        /// By the number of a list of packed texts, which are 64 bits each.
        case among(Int, list: Int)
        case matches(Int, table: Int)
        case not
        case and
        case or
    }

    /// What a rule needs to be told that it passes.
    struct Program: Sendable {
        let steps: Range<Int>
        /// Whether they leave two outcomes: whether it looks at the part at all, and whether that passes.
        let hasWhen: Bool
    }

    var frames: [Frame] = []
    var columns: [Column] = []
    var steps: [Step] = []
    var lists: [[UInt64]] = []
    var tables: [PatternTable] = []
    /// By the number of the rule in the book.
    var programs: [Int: Program] = [:]
    /// How many outcomes there may be on the stack.
    var depth = 0

    /// The fields that are read of each frame's parts, and their numbers there by the number of the field.
    private(set) var fields: [[Field]] = []
    private(set) var fieldColumns: [[UInt8]] = []
    /// Where the fields of each frame's parts stand, behind the columns; and how many columns there are with them.
    private(set) var starts: [Int] = []
    private(set) var width = 0
    /// Where each column stands: a field of the rows themselves is not copied.
    private(set) var places: [Int] = []

    /// Where a field of a frame's parts stands; nil where it is not read.
    func column(of field: Field, in frame: Int) -> Int? {
        let number = fieldColumns[frame][Int(field.rawValue)]
        return number == DeclarationIndex.noColumn ? nil : starts[frame] + Int(number)
    }

    /// Works out which fields each frame's parts are asked for, and where they stand.
    mutating func finish() {
        var wanted = [[Field]](repeating: [], count: frames.count)
        func want(_ field: Field, _ frame: Int) {
            if !wanted[frame].contains(field) { wanted[frame].append(field) }
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
        // Of more fields than there are numbers for, the conditions are left to their expressions.
        fields = wanted.map { Array($0.prefix(Int(DeclarationIndex.noColumn))) }
        fieldColumns = fields.map { fields in
            var columns = [UInt8](repeating: DeclarationIndex.noColumn, count: DeclarationIndex.fieldCount)
            for (number, field) in fields.enumerated() { columns[Int(field.rawValue)] = UInt8(number) }
            return columns
        }
        width = columns.count
        for fields in fields {
            starts.append(width)
            width += fields.count
        }
        places = columns.enumerated().map { number, column in
            guard case .field(let field, let frame) = column, frames[frame] == .rows else { return number }
            return self.column(of: field, in: frame) ?? number
        }
    }
}

/// What a condition comes to at a part. Ordered so that "and" is the least and "or" the greatest of two.
enum ColumnOutcome: UInt8, Sendable {
    case fails = 0
    /// The columns do not tell; the expression does.
    case unknown = 1
    case holds = 2
}
