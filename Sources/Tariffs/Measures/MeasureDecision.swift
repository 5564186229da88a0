import Synchronization
import TidewaiterQuantities

/// What the conditions of measures make of a line, whatever it is worth: which measures apply, and which would if more
/// were claimed.
final class MeasureDecision: Sendable {
    /// What applies, as stated or as assumed.
    final class Alternative: Sendable {
        /// What would have to be stated.
        let assumed: [Assumption]
        let stacking: Stacking
        /// What charges of it, by places among ``MeasureDecision/parts``.
        let charging: [Int]
        /// Whether a measure takes the place of the base duty.
        let replacesBase: Bool
        /// Whether all that charges is plain, and hangs on no question.
        let isPlain: Bool

        /// Whether the answers to what it asks may come to less than a sum, though not all do or none is known to.
        func mayBeLess(_ bounds: Interval, than sum: Decimal) -> Bool {
            !stacking.open.isEmpty && !bounds.isExact && bounds.low < sum
        }

        init(
            _ stacking: Stacking, _ assumed: [Assumption], charging: [Int], replacesBase: Bool, isPlain: Bool
        ) {
            self.isPlain = isPlain
            self.stacking = stacking
            self.assumed = assumed
            self.charging = charging
            self.replacesBase = replacesBase
        }
    }

    /// Something that could be claimed, or that was taken not to be so.
    final class Offer: Sendable {
        let benefit: Stacking.Benefit
        let then: Alternative

        init(_ benefit: Stacking.Benefit, then: Alternative) {
            self.benefit = benefit
            self.then = then
        }
    }

    /// What of an offer is reckoned for every line, apart from what is said of it: most come to nothing less.
    private struct Sum: Sendable {
        let isPlain: Bool
        let isAssumed: Bool
        let replacesBase: Bool
        /// Where what charges of it stands among ``MeasureDecision/offered``.
        let charging: Range<Int>
    }

    /// A measure that takes one multiplication.
    struct Part: Sendable {
        let measure: Int
        let plain: MeasureTerms.Plain
        let rounding: Rounding
    }

    /// The charge of a measure that takes one multiplication, apart from its amount.
    struct PlainCharge: Sendable {
        let terms: ChargeTerms
        /// Those that it has where nothing is to be paid.
        let above: ChargeTerms?
        let status: Charge.Status
        let isFree: Bool
        /// Its place among ``MeasureDecision/parts``.
        let part: Int

        init(_ measure: MeasureTerms, part: Int) {
            terms = measure.usual
            above = measure.above
            status = measure.status
            isFree = measure.plain?.isFree == true
            self.part = part
        }
    }

    let now: Alternative
    /// The goods that the code of the line may also be of, and to which other measures apply, with what applies to them.
    let elsewhere: [(goods: GoodsMeasures, stacking: Stacking)]
    /// What may be as long as facts are missing, see ``cases(of:_:)``: nothing until it is asked for.
    private let cases = Mutex<[MeasureBook.Cases]>([])
    /// The measures that charge or state anything, in the order in which their headings are stated.
    let filed: [Int]
    /// Their charges where all that is filed is plain; `nil` where it is not.
    let plainCharges: [PlainCharge]?
    /// How many of these are duties, behind which the base duty stands.
    let plainDuties: Int
    let offers: [Offer]
    /// The offers in words.
    let terms: [OfferTerms]
    private let sums: [Sum]
    /// What charges of the offers, one behind the other, by places among ``parts``.
    private let offered: [Int]
    /// What would apply under each of the preferences that were asked about, to any of the goods that the line may be.
    let preferences: [[Alternative]]
    /// All measures above; `nil` for those that take more than one multiplication.
    let parts: [Part?]

    init(
        _ line: MeasureLine, _ book: MeasureBook, asking symbols: [String], _ rounding: some RoundingPolicy
    ) {
        var places = Places(book.measures)
        func alternative(_ stacking: Stacking, _ assumed: [Assumption]) -> Alternative {
            var charging: [Int] = []
            var replacesBase = false
            for number in stacking.results {
                let effect = book.measures.measures[number].effect
                replacesBase = replacesBase || effect == .replace
                if effect != .none { charging.append(places.place(of: number, rounding)) }
            }
            return Alternative(
                stacking, assumed, charging: charging, replacesBase: replacesBase,
                isPlain: stacking.open.isEmpty && charging.allSatisfy { places.parts[$0] != nil })
        }
        now = alternative(book.stacking(of: line), [])
        elsewhere = Self.elsewhere(line, now.stacking, book)
        filed = book.filed(now.stacking)
        let charges = filed.map { PlainCharge(book.measures.terms[$0], part: places.place(of: $0, rounding)) }
        plainCharges = charges.allSatisfy { places.parts[$0.part] != nil } ? charges : nil
        plainDuties = charges.firstIndex { $0.terms.kind != .duty } ?? charges.count
        var offers: [Offer] = []
        var said: [OfferTerms] = []
        var preferences: [[Alternative]] = []
        let others = line.goods.others.map(line.of)
        if now.stacking.open.isEmpty {
            let (conditions, goods) = (book.measures.conditions, line.goods)
            for line in [line] + others {
                let isOther = line.goods !== goods
                let benefits = isOther ? book.stacking(of: line).benefits : now.stacking.benefits
                for (position, benefit) in benefits.enumerated()
                where !benefits[..<position].contains(where: { conditions.agree($0, benefit) }) {
                    // Where claims of a preference move the base rate too, the regime offers them.
                    if !book.offersClaims, conditions.isClaim(benefit) { continue }
                    let terms = book.terms(of: benefit)
                    // What else the goods may be is mostly offered the same.
                    if isOther, said.contains(terms) { continue }
                    let assumed = conditions.assumptions(of: benefit)
                    let then = alternative(book.stacking(of: line, assuming: assumed), assumed)
                    offers.append(Offer(benefit, then: then))
                    said.append(terms)
                }
            }
        }
        for symbol in symbols {
            var found: [Alternative] = []
            for line in [line] + others {
                let stacking = book.stacking(of: line, assuming: [.claim(symbol)])
                if found.contains(where: { $0.stacking.results == stacking.results }) { continue }
                found.append(alternative(stacking, [.claim(symbol)]))
            }
            preferences.append(found)
        }
        self.offers = offers
        terms = said
        var offered: [Int] = []
        sums = offers.map { offer in
            offered += offer.then.charging
            return Sum(
                isPlain: offer.then.isPlain, isAssumed: offer.benefit.isAssumed, replacesBase: offer.then.replacesBase,
                charging: offered.count - offer.then.charging.count..<offered.count)
        }
        self.offered = offered
        self.preferences = preferences
        parts = places.parts
    }

    /// The goods that the code of a line may also be of, and to which other measures apply: as stated, or by an answer
    /// to what is open.
    private static func elsewhere(
        _ line: MeasureLine, _ here: Stacking, _ book: MeasureBook
    ) -> [(goods: GoodsMeasures, stacking: Stacking)] {
        if line.goods.others.isEmpty { return [] }
        let cases = here.open.isEmpty ? nil : book.cases(of: line, here)
        return line.goods.others.compactMap { goods in
            let other = line.of(goods)
            let there = book.stacking(of: other)
            let isSame =
                there.results == here.results && there.open == here.open
                && cases.map { $0.agree(with: book.cases(of: other, there)) } ?? true
            return isSame ? nil : (goods, there)
        }
    }

    /// The places of measures among the parts.
    private struct Places {
        let measures: Measures
        private(set) var parts: [Part?] = []
        private var numbers: [Int] = []

        init(_ measures: Measures) { self.measures = measures }

        mutating func place(of number: Int, _ rounding: some RoundingPolicy) -> Int {
            if let place = numbers.firstIndex(of: number) { return place }
            numbers.append(number)
            let program = measures.programs[measures.measures[number].program]
            if let plain = measures.terms[number].plain, rounding.basis(of: program.name) == nil {
                parts.append(
                    Part(measure: number, plain: plain, rounding: rounding.charge(program.kind, program.name)))
            } else {
                parts.append(nil)
            }
            return numbers.count - 1
        }
    }
}

extension MeasureDecision {
    /// What may be as long as facts are missing: of the goods of the line, and of those elsewhere, one behind the other.
    func cases(of line: MeasureLine, _ book: MeasureBook) -> [MeasureBook.Cases] {
        let known = cases.withLock { $0 }
        if !known.isEmpty { return known }
        let all =
            [book.cases(of: line, now.stacking)] + elsewhere.map { book.cases(of: line.of($0.goods), $0.stacking) }
        cases.withLock { $0 = all }
        return all
    }

    /// What each part comes to on a line, nothing for those that are not plain; `nil` where its value or base duty is open, or
    /// where some are taken of another value than the others.
    ///
    /// - Parameter room: Memory for it, taken from there: it is needed for each line.
    func amounts(
        on line: MeasureLine, base: Interval, in room: inout [Decimal]
    ) throws(QuantityError) -> [Decimal]? {
        guard line.fullValue == nil, line.value.isExact, base.isExact else { return nil }
        var amounts: [Decimal] = []
        swap(&amounts, &room)
        amounts.removeAll(keepingCapacity: true)
        let value = line.value.low
        for index in parts.indices {
            guard let part = parts[index] else {
                amounts.append(.zero)
                continue
            }
            let whole = try Worksheet.percent(part.plain.percent, of: value)
            amounts.append(try part.rounding(part.plain.isTotal ? max(.zero, whole.subtracting(base.low)) : whole))
        }
        return amounts
    }

    /// Whether an offer is none, but a charge for something that was taken not to be so.
    @inline(__always)
    func isAssumed(_ position: Int) -> Bool { sums[position].isAssumed }

    /// Hands out the offers that come to another sum than what applies, each with that sum; `nil` where it is not plain.
    @inline(__always)
    func eachOffer(
        otherThan now: Decimal, _ amounts: [Decimal]?, base: Interval,
        _ body: (_ position: Int, _ sum: Decimal?) throws(QuantityError) -> Void
    ) throws(QuantityError) {
        guard let amounts else {
            for position in offers.indices { try body(position, nil) }
            return
        }
        for position in sums.indices {
            guard sums[position].isPlain else {
                try body(position, nil)
                continue
            }
            var sum = sums[position].replacesBase ? Decimal.zero : base.low
            for place in sums[position].charging { sum = try sum.adding(amounts[offered[place]]) }
            if sum != now { try body(position, sum) }
        }
    }

    /// The sum of what applies and the base duty.
    static func total(
        _ alternative: Alternative, _ amounts: [Decimal], base: Interval
    ) throws(QuantityError) -> Decimal {
        var sum = alternative.replacesBase ? Decimal.zero : base.low
        for place in alternative.charging { sum = try sum.adding(amounts[place]) }
        return sum
    }
}
