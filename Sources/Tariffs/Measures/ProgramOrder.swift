import TidewaiterQuantities

/// In which order the programmes of a pack are evaluated: each after all that its conditions name.
///
/// A law may turn round which of two duties gives way to the other: their programmes name each other, on different days.
struct ProgramOrder {
    /// The programmes that are first on all days, in their order.
    private let always: [Int]
    /// The others, whose order hangs on the day.
    private let daily: [Int]
    /// What these have to wait for.
    private var waits: [(program: Int, others: [Int], validity: Validity)] = []

    init(_ measures: [Measure], programs count: Int) {
        var all: [(program: Int, others: [Int], validity: Validity)] = []
        for measure in measures {
            for case .programs(let others) in measure.conditions.map(\.subject) {
                all.append((measure.program, others, measure.validity))
            }
        }
        (always, daily) = Self.sorted(Array(0..<count), all)
        let late = Set(daily)
        waits = all.filter { late.contains($0.program) }
    }

    /// All programmes, those that wait for each other last.
    var order: [Int] { always + daily }

    /// All programmes as on a day, those that wait for each other then last.
    func order(on day: CivilDate) -> [Int] {
        if daily.isEmpty { return always }
        let (sorted, circle) = sorted(on: day)
        return always + sorted + circle
    }

    /// The programmes that wait for each other on some day, with that day.
    var circle: (programs: [Int], day: CivilDate)? {
        if daily.isEmpty { return nil }
        for day in Set(waits.map { $0.validity.from ?? CivilDate(unchecked: 1, 1, 1) }).sorted() {
            let circle = sorted(on: day).waiting
            if !circle.isEmpty { return (circle, day) }
        }
        return nil
    }

    private func sorted(on day: CivilDate) -> (order: [Int], waiting: [Int]) {
        let inForce = waits.filter { wait in
            wait.validity.from.map { $0 <= day } ?? true && wait.validity.until.map { day <= $0 } ?? true
        }
        return Self.sorted(daily, inForce)
    }

    /// Those programmes that can be put in order, and the rest.
    private static func sorted(
        _ programs: [Int], _ waits: [(program: Int, others: [Int], validity: Validity)]
    ) -> (order: [Int], waiting: [Int]) {
        var order: [Int] = []
        var waiting = programs
        var needed: [Int: Set<Int>] = [:]
        for wait in waits { needed[wait.program, default: []].formUnion(wait.others) }
        for program in programs { needed[program]?.formIntersection(programs) }
        while let next = waiting.firstIndex(where: { needed[$0]?.isSubset(of: order) ?? true }) {
            order.append(waiting.remove(at: next))
        }
        return (order, waiting)
    }
}
