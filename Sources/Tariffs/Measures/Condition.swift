import TidewaiterQuantities

/// One condition of a measure, from the column `when`.
struct Condition: Sendable {
    /// What is looked at.
    enum Subject: Sendable {
        /// A declared fact, by its number.
        case fact(Int, Test)
        /// The preference claimed is one of these symbols.
        case claim([String])
        /// The tariff quota claimed is one of these order numbers.
        case quota([String])
        /// The measure's own heading is stated among the additional codes of the line.
        case stated
        /// One of these headings, of eight digits, is stated among the additional codes of the line.
        case codes([String])
        /// One of these programmes charges the line.
        case programs([Int])
        /// The column of the schedule whose rates the goods pay, 1 or 2.
        case column(Int)
        /// The type of the entry is one of these.
        case entryType([String])
        /// The mode of transport is one of these.
        case mode([String])
        /// The customs status is one of these.
        case status([String])
        /// How much there is of something, compared.
        case amount(Measured, Comparison, Decimal)
    }

    /// What a line has so much of.
    enum Measured: Sendable, Hashable {
        /// The customs value of the line.
        case value
        /// The customs value of the whole entry.
        case total
        /// Its quantity in a unit.
        case quantity(String)
        /// Its customs value for one of a unit.
        case price(String)

        /// The unit of which a quantity is needed.
        var unit: String? {
            switch self {
            case .value, .total: nil
            case .quantity(let unit), .price(let unit): unit
            }
        }
    }

    /// What a fact has to be.
    enum Test: Sendable {
        case isTrue
        case oneOf([String])
        case number(Comparison, Decimal)
        case date(Comparison, CivilDate)

        /// A value of the fact that passes.
        var example: Fact.Value {
            switch self {
            case .isTrue: .flag(true)
            case .oneOf(let words): .text(words.first ?? "")
            case .number(let comparison, let bound): .number(comparison.example(bound))
            case .date(let comparison, let day): .text(comparison.example(day).description)
            }
        }

        /// Whether a value passes; `nil` where it is of another type.
        func passes(_ value: Fact.Value) -> Bool? {
            switch (self, value) {
            case (.isTrue, .flag(let flag)): flag
            case (.oneOf(let words), .text(let text)): words.contains(text)
            case (.number(let comparison, let bound), .number(let number)): comparison.holds(number, bound)
            case (.number(let comparison, let bound), .text(let text)):
                (try? Decimal(text)).map { comparison.holds($0, bound) }
            case (.date(let comparison, let day), .text(let text)):
                CivilDate(iso: text).map { comparison.holds($0, day) }
            default: nil
            }
        }
    }

    /// How two things compare.
    enum Comparison: String, Sendable, CaseIterable {
        case atMost = "<="
        case atLeast = ">="
        case less = "<"
        case more = ">"

        func holds<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
            switch self {
            case .atMost: a <= b
            case .atLeast: a >= b
            case .less: a < b
            case .more: a > b
            }
        }

        /// Whether it holds of what is without bound.
        var holdsFar: Bool { self == .atLeast || self == .more }

        func example(_ bound: Decimal) -> Decimal {
            switch self {
            case .atMost, .atLeast: bound
            case .less: (try? bound.subtracting(.one)) ?? bound
            case .more: (try? bound.adding(.one)) ?? bound
            }
        }

        func example(_ day: CivilDate) -> CivilDate {
            switch self {
            case .atMost, .atLeast: day
            case .less: (try? day.adding(days: -1)) ?? day
            case .more: (try? day.adding(days: 1)) ?? day
            }
        }
    }

    /// How many a measure may have: they are counted in the bits of a word.
    static let most = 64

    var subject: Subject
    var isNegated: Bool

    /// What one would look at as stated for the subject to hold, under a heading; `nil` where that is no statement.
    func assumption(under heading: String) -> Assumption? {
        switch subject {
        case .fact(let number, let test): .fact(number, test.example)
        case .claim(let symbols): symbols.first.map { .claim($0) }
        case .quota(let orders): orders.first.map { .quota($0) }
        case .stated: .stated(heading)
        default: nil
        }
    }
}
