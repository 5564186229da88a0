internal import TidewaiterQuantities

extension Library {
    /// Civil dates: days of the calendar without time or zone.
    mutating func addDates() {
        one("date", global: ["(date) -> date", "(string) -> date", "(timestamp) -> date"]) { value, _ in
            switch value {
            case .date: return value
            case .timestamp(let time): return time.civil().map { .date($0.day) } ?? Timestamp.outOfRange
            case .string(let text):
                let date = text.withSpan { CivilDate(iso: $0) }
                return date.map { .date($0) } ?? .fault(.conversion, "\(value.written) is no date; write 2026-04-10")
            default: return .noOverload("date", value)
            }
        }
        many("date", global: ["(int, int, int) -> date"]) { values, _ in
            guard values.count == 3, case .int(let year) = values[0], case .int(let month) = values[1],
                case .int(let day) = values[2]
            else { return .noOverload("date", of: values) }
            let date = CivilDate(year: Int(year), month: Int(month), day: Int(day))
            return date.map { .date($0) } ?? .fault(.range, "the calendar has no day \(year)-\(month)-\(day)")
        }
        let parts: [(String, @Sendable (CivilDate) -> Int)] = [
            ("year", { $0.year }), ("month", { $0.month }), ("day", { $0.day }), ("weekday", { $0.weekday }),
        ]
        for (name, part) in parts {
            one(name, member: ["(date) -> int"]) { value, _ in
                guard case .date(let value) = value else { return .noOverload(name, value) }
                return .int(Int64(part(value.date)))
            }
        }
        typealias Step = @Sendable (CivilDate, Int) throws(QuantityError) -> CivilDate
        let steps: [(String, Step)] = [
            ("addDays", { (date, count) throws(QuantityError) in try date.adding(days: count) }),
            ("addMonths", { (date, count) throws(QuantityError) in try date.adding(months: count) }),
            ("addYears", { (date, count) throws(QuantityError) in try date.adding(years: count) }),
        ]
        for (name, step) in steps {
            two(name, member: ["(date, int) -> date"]) { value, count, _ in
                guard case .date(let value) = value, case .int(let count) = count else {
                    return .noOverload(name, value, count)
                }
                do throws(QuantityError) { return .date(try step(value.date, Int(count))) } catch {
                    return .fault(error)
                }
            }
        }
    }
}
