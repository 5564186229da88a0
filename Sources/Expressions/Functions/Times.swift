internal import TidewaiterQuantities

extension Library {
    mutating func addTimes() {
        typealias Part = @Sendable (_ day: CivilDate, _ second: Int, _ time: Timestamp) -> Int
        let parts: [(String, Part)] = [
            ("getFullYear", { day, _, _ in day.year }), ("getMonth", { day, _, _ in day.month - 1 }),
            ("getDate", { day, _, _ in day.day }), ("getDayOfMonth", { day, _, _ in day.day - 1 }),
            ("getDayOfWeek", { day, _, _ in day.weekday % 7 }),
            (
                "getDayOfYear",
                { day, _, _ in day.days(since: CivilDate(year: day.year, month: 1, day: 1) ?? day) }
            ),
        ]
        for (name, part) in parts { addPart(name, part, span: nil) }
        addPart("getHours", { _, second, _ in second / 3600 }, span: { $0 / 3_600_000_000_000 })
        addPart("getMinutes", { _, second, _ in second / 60 % 60 }, span: { $0 / 60_000_000_000 })
        addPart("getSeconds", { _, second, _ in second % 60 }, span: { $0 / 1_000_000_000 })
        // Of a duration it is what is left of the second, as of a time; the other parts count the whole of it.
        addPart("getMilliseconds", { _, _, time in Int(time.nanoseconds / 1_000_000) }, span: { $0 / 1_000_000 % 1000 })
    }

    private mutating func addPart(
        _ name: String, _ part: @escaping @Sendable (CivilDate, Int, Timestamp) -> Int,
        span: (@Sendable (Int64) -> Int64)?
    ) {
        let read: @Sendable (Timestamp, String) -> Value = { time, zone in
            guard let offset = Zone.offset(zone, at: time.seconds) else {
                return .fault(.argument, "there is no time zone '\(zone.prefix(64))'; use an IANA name or ±HH:MM")
            }
            guard let (day, second) = time.civil(offset: Int64(offset)) else { return Timestamp.outOfRange }
            return .int(Int64(part(day, second, time)))
        }
        let spans = span == nil ? [] : ["(duration) -> int"]
        one(name, member: ["(timestamp) -> int"] + spans) { value, _ in
            switch value {
            case .timestamp(let time): return read(time, "UTC")
            case .duration(let nanoseconds):
                return span.map { .int($0(nanoseconds)) } ?? .noOverload(name, value)
            default: return .noOverload(name, value)
            }
        }
        two(name, member: ["(timestamp, string) -> int"]) { value, zone, evaluation in
            guard case .timestamp(let time) = value, case .string(let zone) = zone else {
                return .noOverload(name, value, zone)
            }
            guard evaluation.spend(300) else { return evaluation.stopped }
            return read(time, zone.string)
        }
    }
}
