import Glibc
import Testing

@testable import TidewaiterClassification

@Suite("Logarithm and exponential of basic operations")
struct ExactlyTests {
    @Test("They agree with those of the C library", arguments: [1e-9, 0.013, 0.5, 1, 1.5, 2, 3.7, 1000, 7.5e11])
    func agreement(value: Double) {
        #expect(abs(Exactly.log(value) - log(value)) <= 1e-14 * max(1, abs(log(value))))
        for power in [value, -value] where abs(power) < 600 {
            #expect(abs(Exactly.exp(power) / exp(power) - 1) < 1e-12)
        }
    }

    @Test("What is out of range has a value", arguments: [-1e300, -701, -Double.infinity])
    func extremes(value: Double) {
        #expect(Exactly.log(value) == 0)
        #expect(Exactly.exp(value) == 0)
    }

    @Test("Many at once are the same to the last bit as one by one", arguments: [0, 1, 7, 8, 9, 24, 1001])
    func manyAtOnce(count: Int) {
        let odd: [Double] = [
            0, -0.0, 1, -1, 2, 700, 701, -699.9, -700, -701, .leastNonzeroMagnitude, .leastNormalMagnitude / 3,
            .leastNormalMagnitude,
            .greatestFiniteMagnitude, .infinity, -.infinity, .nan,
        ]
        var values = odd
        for at in 0..<count {
            let value = Double(at * 7919 % 1009) / 13.7
            values.append(contentsOf: [value, -value, 1 / (1 + value), value * 1e-300])
        }
        for length in [count, values.count] {
            let values = Array(values.prefix(length))
            var (logarithms, powers) = (values, values)
            Exactly.log(each: &logarithms)
            Exactly.exp(each: &powers)
            #expect(logarithms.map(\.bitPattern) == values.map { Exactly.log($0).bitPattern })
            #expect(powers.map(\.bitPattern) == values.map { Exactly.exp($0).bitPattern })
        }
    }
}
