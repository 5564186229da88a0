import Testing
import TidewaiterTestSupport

@testable import TidewaiterExpressions

@Suite("Doubles as text") struct DoubleTextTests {
    @Test("eighteen digits give the same double again, also of the least and the greatest")
    func exact() {
        var random = SplitMix(state: 20_261_121)
        var values: [Double] = [.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 1e-300, 1e300]
        for _ in 0..<3000 { values.append(Double(bitPattern: random.next())) }
        for step in 0..<80 { values.append(1e-300 * Double(step)) }
        for value in values where value.isFinite {
            let text = DoubleText.scientific(value, decimals: 17)
            #expect(Double(text) == value, "\(text)")
        }
    }
}
