import TidewaiterDocuments

/// In what order a message is written: the structure of its directory, step by step, and which lines of the type's
/// table fill each step.
///
/// The table and the directory need not nest alike: the table reads all editions, so it has segments of a group where
/// some edition has a group of its own (TMP and RNG), or a group where another has single segments. What the table has
/// in one group stands in the directory at a level, in its groups of one segment, or in the group that follows a
/// reference; the plan finds where. What is found nowhere has no place in that edition.
struct WritingPlan {
    /// The groups of the table that are filled at a level, each for a node.
    struct Slot {
        enum Origin {
            /// Stated by whoever begins the level.
            case given
            /// Opened without a trigger, in the slot of that number.
            case implied(Int)
            /// Begun by a single segment of the level.
            case begun
        }
        var group: Int
        var origin: Origin
        /// The tags that are written here; nil for all that have a place.
        var only: Set<UInt32>?
        /// Of these, the lines with one of these qualifiers.
        var values: Set<Substring>?
    }

    /// A segment or group of the structure.
    struct Step {
        var part: MessageStructure.Part
        var tag: UInt32
        /// Segments that open no group of the table.
        var members: [(slot: Int, rows: [SegmentPlanMaker.Row])] = []
        /// Groups of the table that begin here.
        var groups: [Inner] = []
        /// The level within, for what the slots have left; and the slots it is given.
        var host: Int?
        var hostSlots: [Int] = []
        /// Whether the group is complete only with more than its first segment: it is then begun once, for all of a slot.
        var isWhole = false
        /// Code of the section, for UNS.
        var section = ""
    }

    /// A group of the table that begins at a step.
    struct Inner {
        var slot: Int
        var group: Int
        /// The level within; nil where the step is a single segment.
        var level: Int?
        /// The slots that are given to it besides.
        var outer: [Int] = []
        /// The slot that goes on at this level, where the step is a single segment.
        var joined: Int?
    }

    struct Level {
        var slots: [Slot] = []
        var steps: [Step] = []
    }

    private(set) var levels: [Level] = []
    private let maker: SegmentPlanMaker
    private var groups: [SegmentPlan.Group] { maker.groups }

    /// - Parameter structure: That of the directory; nil for a message without one, which is written in the order of the
    ///   type's table.
    init(_ structure: MessageStructure?, _ maker: SegmentPlanMaker) {
        self.maker = maker
        let ends: Set<String> = ["UNH", "UNT", "UIH", "UIT"]
        let parts = structure?.parts.filter { !ends.contains($0.name) } ?? Self.parts(of: 0, maker.groups)
        _ = compile(parts, [Slot(group: 0, origin: .given)])
    }

    /// The order of the table: the segments of a group, then the groups in it.
    private static func parts(of group: Int, _ groups: [SegmentPlan.Group]) -> [MessageStructure.Part] {
        func part(_ name: String, _ parts: [MessageStructure.Part] = []) -> MessageStructure.Part {
            MessageStructure.Part(name: name, isMandatory: false, repetitions: .max, parts: parts)
        }
        var parts = groups[group].members.map { part(SegmentTag.letters(of: $0.tag)) }
        for inner in groups.indices where groups[group].inner & 1 << UInt64(inner) != 0 {
            let content = Self.parts(of: inner, groups)
            if groups[inner].isImplied {
                parts += content
            } else {
                parts.append(part("#\(inner)", [part(SegmentTag.letters(of: groups[inner].trigger))] + content))
            }
        }
        return parts
    }

    // MARK: Levels

    private mutating func compile(_ parts: [MessageStructure.Part], _ given: [Slot]) -> Int {
        let number = levels.count
        levels.append(Level())
        var slots = given
        var joined: [Int: Int] = [:]
        var next = 0
        while next < slots.count {
            for inner in innerGroups(of: slots[next]) {
                if groups[inner].isImplied {
                    slots.append(Slot(group: inner, origin: .implied(next)))
                } else if let at = home(of: inner, parts), !parts[at].isGroup, !groups[inner].members.isEmpty {
                    joined[inner] = slots.count
                    slots.append(Slot(group: inner, origin: .begun))
                }
            }
            next += 1
        }
        var steps = parts.map { Step(part: $0, tag: SegmentPlanMaker.tag($0.trigger[...])) }
        var left = slots.map { _ in Set<UInt32>() }
        for index in slots.indices {
            let inner = innerGroups(of: slots[index]).filter { !groups[$0].isImplied }
            let homes = inner.map { home(of: $0, parts) }
            for (group, home) in zip(inner, homes) {
                guard let home else {
                    left[index].insert(groups[group].trigger)
                    continue
                }
                steps[home].groups.append(Inner(slot: index, group: group, joined: joined[group]))
            }
            for tag in members(of: slots[index]) {
                guard let home = home(ofMember: tag, parts, besides: Set(homes.compactMap(\.self))) else {
                    left[index].insert(tag)
                    continue
                }
                let lines = lines(tag, slots[index])
                if !lines.isEmpty { steps[home].members.append((index, lines)) }
            }
        }
        for index in steps.indices where steps[index].part.isGroup {
            host(&steps[index], slots, &left)
        }
        for index in steps.indices {
            guard steps[index].part.isGroup else {
                if steps[index].part.name == "UNS" { steps[index].section = section(index, parts) }
                continue
            }
            for inner in steps[index].groups.indices {
                begin(&steps[index].groups[inner], steps[index].part, slots, left)
            }
        }
        levels[number] = Level(slots: slots, steps: steps)
        return number
    }

    /// The section that UNS begins: the details, or behind them the summary (code list 0081).
    private func section(_ index: Int, _ parts: [MessageStructure.Part]) -> String {
        parts[..<index].contains { $0.name == "UNS" } ? "S" : "D"
    }

    /// The level within a group that begins with a segment which the table has among others: what is left of those.
    private mutating func host(_ step: inout Step, _ slots: [Slot], _ left: inout [Set<UInt32>]) {
        guard !step.members.isEmpty else { return }
        let within = Set(step.part.parts.dropFirst().map { SegmentPlanMaker.tag($0.trigger[...]) })
        var given: [Slot] = []
        for index in slots.indices {
            let tags = left[index].intersection(within)
            guard !tags.isEmpty else { continue }
            given.append(Slot(group: slots[index].group, origin: .given, only: tags))
            step.hostSlots.append(index)
            left[index].subtract(tags)
        }
        step.isWhole = step.part.parts.dropFirst().contains(where: \.isMandatory)
        if !given.isEmpty { step.host = compile(Array(step.part.parts.dropFirst()), given) }
    }

    /// The level within a group of the table: its own segments, and those of the groups around that stand only here.
    private mutating func begin(
        _ inner: inout Inner, _ part: MessageStructure.Part, _ slots: [Slot], _ left: [Set<UInt32>]
    ) {
        let parts = Array(part.parts.dropFirst())
        let within = Set(parts.map { SegmentPlanMaker.tag($0.trigger[...]) })
        var given = [Slot(group: inner.group, origin: .given)]
        for index in slots.indices {
            // A group without a node of its own says the same as the one around.
            let tags = groups[inner.group].kind == nil ? left[index].intersection(within) : []
            if !tags.isEmpty {
                given.append(Slot(group: slots[index].group, origin: .given, only: tags))
                inner.outer.append(index)
            }
            guard index == inner.slot else { continue }
            // What the group hands to the one around it.
            for tag in within.subtracting(tags) {
                let handed = maker.lines(for: tag, in: inner.group, isTrigger: false).filter { $0.opening == "^" }
                if handed.isEmpty { continue }
                given.append(
                    Slot(
                        group: slots[index].group, origin: .given, only: [tag], values: Set(handed.flatMap(\.values))))
                inner.outer.append(index)
            }
        }
        inner.level = compile(parts, given)
    }

    // MARK: Where things stand

    private func innerGroups(of slot: Slot) -> [Int] {
        guard slot.values == nil else { return [] }
        return groups.indices.filter { inner in
            groups[slot.group].inner & 1 << UInt64(inner) != 0
                && (slot.only.map { !groups[inner].isImplied && $0.contains(groups[inner].trigger) } ?? true)
        }
    }

    private func members(of slot: Slot) -> [UInt32] {
        var tags: [UInt32] = []
        for member in groups[slot.group].members where slot.only?.contains(member.tag) ?? true {
            if !tags.contains(member.tag) { tags.append(member.tag) }
        }
        return tags
    }

    private func lines(_ tag: UInt32, _ slot: Slot) -> [SegmentPlanMaker.Row] {
        let all = maker.lines(for: tag, in: slot.group, isTrigger: false)
        guard let values = slot.values else { return all }
        return all.filter { row in row.values.contains(where: values.contains) }
    }

    /// The part of a level that a segment of a group stands in: a segment of its own before a group that it begins.
    private func home(ofMember tag: UInt32, _ parts: [MessageStructure.Part], besides: Set<Int>) -> Int? {
        let fitting = parts.indices.filter { SegmentPlanMaker.tag(parts[$0].trigger[...]) == tag }
        return fitting.first { !parts[$0].isGroup }
            ?? fitting.first { !besides.contains($0) && !parts[$0].name.hasPrefix("#") }
    }

    /// The part of a level that a group begins with: where there are several, that which has most of what the group has.
    private func home(of group: Int, _ parts: [MessageStructure.Part]) -> Int? {
        if let own = parts.firstIndex(where: { $0.name == "#\(group)" }) { return own }
        let trigger = groups[group].trigger
        let fitting = parts.indices.filter { index in
            SegmentPlanMaker.tag(parts[index].trigger[...]) == trigger && !parts[index].name.hasPrefix("#")
        }
        let whole = fitting.filter { parts[$0].isGroup }
        guard whole.isEmpty else {
            let known = Set(groups[group].members.map(\.tag) + innerTriggers(of: group))
            return whole.max { share(known, parts[$0]) < share(known, parts[$1]) }
        }
        // Of sections, the first of the table is the first of the message.
        let alike = groups.indices.filter { groups[$0].trigger == trigger }
        let rank = alike.firstIndex(of: group) ?? 0
        return fitting.isEmpty ? nil : fitting[min(rank, fitting.count - 1)]
    }

    private func innerTriggers(of group: Int) -> [UInt32] {
        groups.indices.filter { groups[group].inner & 1 << UInt64($0) != 0 }.map { groups[$0].trigger }
    }

    /// How much of a group of the directory a group of the table has; of equals, the larger.
    private func share(_ known: Set<UInt32>, _ part: MessageStructure.Part) -> Int {
        let tags = Set(part.parts.dropFirst().map { SegmentPlanMaker.tag($0.trigger[...]) })
        guard !tags.isEmpty else { return 0 }
        let found = tags.intersection(known).count
        return found * 10_000 / tags.count * 100 + found
    }
}
