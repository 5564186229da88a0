import TidewaiterDocuments

/// A message type, made from its table into what the reader asks for each segment: where the segment belongs given the
/// group that is open, and which field each of its components fills. Two look-ups, whatever the size of the table.
///
/// A class, so that whoever reads by it holds one reference and not one for each of its tables.
final class SegmentPlan: Sendable {
    /// A rule for one component, two bytes in the dense tables.
    typealias Rule = UInt16

    /// Components without a rule are kept with their address.
    static let keep: Rule = 0
    /// The component says what the field says already.
    static let drop = Rule.max
    /// From here on a rule numbers a row of ``specials``; below it is a field.
    static let firstSpecial: Rule = 0x8000
    /// The bit of a field whose values are numbers.
    static let numeric: Rule = 0x4000

    /// The condition that an element says anything at all: an asterisk.
    static let anything: UInt64 = 0x2A

    /// Rules that need more than a field.
    enum Special: Sendable, Hashable {
        /// Dropped when it is this text (as ``SegmentPlanMaker/key(_:)`` numbers it), else kept.
        case implied(UInt64)
        /// A date whose format is the next component (DTM).
        case date(Field)
        /// A date whose time is the next component (UNB).
        case dateAndTime(Field)
        /// An IMO ship number where it is seven digits, else the other field.
        case ship(Field, Field)
        /// A field of a further node: one for each element, or one for all that have the same number above 0.
        case part(NodeKind, Rule, slot: Int)
        /// A code of X12 in place of which stands that of an international list; where none says the same it is kept,
        /// in the other field if there is one.
        case coded(X12Codes, Field, otherwise: Field?)
        /// An amount with two implied decimals (X12 type N2).
        case cents(Field)
        /// The initial and the number of a unit, which X12 states apart.
        case unitNumber(Field)
        /// The check digit of a unit's number.
        case checkDigit(Field)
        /// A place where the element that many positions on says that it is a UN/LOCODE or a port of schedules D or K;
        /// else kept.
        case place(Field, list: Int)
        /// A code of the goods in the customs list that the next component names (CST).
        case customsCode
    }

    /// What becomes of a segment with a certain qualifier.
    struct Case: Sendable {
        enum Opening: Sendable, Hashable {
            /// The values go to the node of the group.
            case none
            case node(NodeKind)
            /// The first time none, afterwards a node.
            case nodeAfterFirst(NodeKind)
            /// The segment belongs to the group around.
            case outward
        }
        var opening = Opening.none
        /// Where the rules for the group's own node and for an opened one begin in ``rules``.
        var ownRules = 0
        var openedRules = 0
        /// The kinds of node that have a field for any of it, one bit each; all where another node is opened.
        var kinds = UInt64.max

        @inline(__always)
        func fits(_ kind: NodeKind) -> Bool { kinds >> UInt64(kind.rawValue) & 1 != 0 }

        /// A reference that may begin another bill, and whether it is that of a house bill.
        var isBill = false
        var isHouse = false
    }

    /// What becomes of a segment in a certain group.
    struct Action: Sendable {
        /// The group that is open afterwards.
        var group: UInt8
        /// Whether the segment begins it anew.
        var isTrigger: Bool
        /// Element and component of the qualifier, and of that which stands in for an empty one; 0 for none.
        var qualifier: (element: UInt16, component: UInt16) = (0, 0)
        var fallback: (element: UInt16, component: UInt16) = (0, 0)
        /// Rows of ``keys`` and ``cases``.
        var firstCase: Int32 = 0
        var caseCount: Int32 = 0
        /// The row for every other qualifier; -1 where such a segment is kept whole.
        var otherwise: Int32 = -1
        /// Element and component that must be one of the keys for the segment to begin the group; none for always.
        var condition: (element: UInt16, component: UInt16) = (0, 0)
        /// Those keys among ``keys``.
        var firstCondition: Int32 = 0
        var conditionCount: Int32 = 0
        /// Whether the next row is what to do where the condition does not hold.
        var hasAlternative = false
    }

    struct Group: Sendable {
        var name: String
        var parent: Int
        var trigger: UInt32
        /// Kind of the node that the trigger opens; nil where values go to the node of the group around.
        var kind: NodeKind?
        /// Kind of the node that values of the group go to.
        var nodeKind: NodeKind
        var members: [(tag: UInt32, onlyDirectly: Bool)]
        /// What the trigger must say to begin the group, as in ``Action``.
        var condition: (element: UInt16, component: UInt16) = (0, 0)
        var conditionKeys: [UInt64] = []
        /// The groups right inside, one bit each.
        var inner: UInt64 = 0
        /// Whether it has no trigger: its node is opened by the first segment that belongs in it.
        var isImplied = false
    }

    /// What a group is to the segments of it.
    struct Level: Sendable {
        let parent: Int
        let kind: NodeKind?
        /// The groups right inside, one bit each.
        let inner: UInt64

        init(_ group: Group) {
            (parent, kind, inner) = (group.parent, group.kind, group.inner)
        }
    }

    /// Most elements, and components of each, that have rules of their own.
    static let width = 16
    /// Most elements of a segment that have rules.
    static let elements = 32
    /// The bits of a part's position that such numbers take.
    static let places: UInt64 = 0xF_001F

    let groups: [Group]
    /// What is asked of groups for each segment.
    let levels: RecordBuffer<Level>
    /// By tag which column of ``actionRows``.
    let tags: TagTable
    let columns: Int
    /// By group and column: which row of ``actions``, -1 for a segment that has no place.
    let actionRows: RecordBuffer<Int16>
    let actions: RecordBuffer<Action>
    let keys: RecordBuffer<UInt64>
    let cases: RecordBuffer<Case>
    let rules: RecordBuffer<Rule>
    let specials: RecordBuffer<Special>
    let interchangeHeader: Case
    let messageHeader: Case

    init(
        groups: [Group], tags: consuming TagTable, columns: Int, actionRows: [Int16], actions: [Action], keys: [UInt64],
        cases: [Case], rules: [Rule], specials: [Special], interchangeHeader: Case, messageHeader: Case
    ) {
        self.groups = groups
        self.tags = tags
        self.columns = columns
        self.levels = RecordBuffer(groups.map(Level.init))
        self.actionRows = RecordBuffer(actionRows)
        self.actions = RecordBuffer(actions)
        self.keys = RecordBuffer(keys)
        self.cases = RecordBuffer(cases)
        self.rules = RecordBuffer(rules)
        self.specials = RecordBuffer(specials)
        self.interchangeHeader = interchangeHeader
        self.messageHeader = messageHeader
    }

    /// The row of ``actions`` for a segment; -1 where it has no place.
    @inline(__always)
    func action(group: Int, tag: UInt32) -> Int {
        Int(actionRows[group &* columns &+ tags.column(of: tag)])
    }

    /// The rule for a part, where the rules of its segment begin in ``rules``.
    @inline(__always)
    func rule(for part: SegmentPart, at rules: Int) -> Rule {
        guard part.element < Self.elements, part.component < Self.width else { return Self.keep }
        return self.rules[rules &+ Int(part.element) &* Self.width &+ Int(part.component)]
    }

    /// The case of an action that is for a qualifier; -1 for none.
    @inline(__always)
    func firstCase(of action: Action, _ key: UInt64) -> Int {
        var index = Int(action.firstCase)
        let end = index &+ Int(action.caseCount) &* 2
        while index < end {
            if keys[index] == key { return Int(truncatingIfNeeded: keys[index &+ 1]) }
            index &+= 2
        }
        return -1
    }

    /// Whether a key is one of those that the action asks for.
    @inline(__always)
    func meets(_ action: Action, _ key: UInt64) -> Bool {
        for index in action.firstCondition..<action.firstCondition &+ action.conditionCount
        where keys[Int(index)] == key {
            return true
        }
        return false
    }

    /// Whether the action asks for nothing but that its element is there.
    @inline(__always)
    func asksForAnything(_ action: Action) -> Bool {
        action.conditionCount > 0 && keys[Int(action.firstCondition)] == Self.anything
    }

    /// Tags to columns, by a multiplication that sends no two tags of the plan to one slot.
    struct TagTable: ~Copyable, Sendable {
        struct Slot: Sendable {
            var tag: UInt32 = 0
            var column: UInt32 = 0
        }

        private var slots: RecordBuffer<Slot>
        private var factor: UInt32 = 0
        private static let bits: UInt32 = 10

        init(_ tags: [UInt32: Int]) {
            // Some hundred tags in 1,024 slots: a few dozen odd factors have to be tried.
            var factor: UInt32 = 0x9E37_79B1
            while Set(tags.keys.map { Self.slot($0, factor) }).count < tags.count { factor = factor &* 5 &+ 2 }
            self.factor = factor
            slots = RecordBuffer([Slot](repeating: Slot(), count: 1 << Self.bits))
            for (tag, column) in tags {
                slots[Self.slot(tag, factor)] = Slot(tag: tag, column: UInt32(truncatingIfNeeded: column))
            }
        }

        @inline(__always)
        private static func slot(_ tag: UInt32, _ factor: UInt32) -> Int { Int((tag &* factor) >> (32 - bits)) }

        /// The column of a tag; 0 for one that the plan does not know.
        @inline(__always)
        func column(of tag: UInt32) -> Int {
            let slot = slots[Self.slot(tag, factor)]
            return slot.tag == tag ? Int(slot.column) : 0
        }
    }
}
