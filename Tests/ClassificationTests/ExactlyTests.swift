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
}
