import Glibc
import Testing

@testable import TidewaiterClassification

@Suite("Arrays of numbers, eight at a time")
struct EightsTests {
    @Test(
        "Logarithms and exponentials agree with those of the C library, however many", arguments: [0, 1, 7, 8, 9, 1001])
    func agreement(count: Int) {
        let values = (0..<count).map { Float($0 * 7919 % 1009) / 13.7 }
        var (powers, inverses) = (values, values.map(-))
        Eights.exp(each: &powers)
        Eights.exp(each: &inverses)
        for (at, value) in values.enumerated() {
            #expect(abs(powers[at] / expf(value) - 1) < 1e-6)
            #expect(abs(inverses[at] / expf(-value) - 1) < 1e-6)
        }
        var logarithms = values.map { $0 * $0 + 1e-6 }
        let wanted = logarithms.map(logf)
        Eights.log(each: &logarithms)
        #expect(zip(logarithms, wanted).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($1)) })
    }

    @Test("What is out of range has a value")
    func extremes() {
        var powers: [Float] = [-87, -1000, -.infinity, 88, 89, 1000, 0]
        Eights.exp(each: &powers)
        #expect(powers[0...2] == [0, 0, 0])
        #expect(powers[3] == powers[4] && powers[4] == powers[5] && powers[3].isFinite)
        #expect(powers[6] == 1)
        var logarithms: [Float] = [0, -1, .leastNonzeroMagnitude, 1]
        Eights.log(each: &logarithms)
        #expect(logarithms == [-1000, -1000, -1000, 0])
    }

    @Test("The greatest is found wherever it stands", arguments: [0, 1, 7, 8, 9, 23])
    func greatest(count: Int) {
        for place in 0..<count {
            var values = [Float](repeating: 1, count: count)
            values[place] = 2
            #expect(Eights.greatest(values) == 2)
        }
        #expect(Eights.greatest([Float](repeating: -1, count: count)) == 0)
    }

    @Test(
        "The greatest difference and the places above a bar are found wherever they stand", arguments: [1, 7, 8, 9, 23])
    func places(count: Int) {
        for place in 0..<count {
            var values = [Float](repeating: 0, count: count)
            values[place] = 3
            #expect(Eights.places(in: values, above: 0) == [place])
            #expect(Eights.places(in: values, above: 3).isEmpty)
            #expect(Eights.greatest(values, less: [Float](repeating: 1, count: count)) == 2)
        }
        #expect(Eights.places(in: [Float](repeating: 1, count: count), above: 0) == Array(0..<count))
    }
}
