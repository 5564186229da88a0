import Testing
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Writing answers")
struct AnswerWriterTests {
    @Test("A number is written as it prints, whatever its digits and places")
    func numbers() throws {
        var random = Seeded(41)
        var numbers: [Decimal] = []
        var power = Int128(1)
        // Where a digit is added, for every count of digits that there is.
        for _ in 0..<38 {
            for near in [power - 1, power, power + 1] {
                for scale in [0, 1, 2, 18, 19, 20, 38] {
                    numbers += [Decimal(coefficient: near, scale: scale), Decimal(coefficient: -near, scale: scale)]
                        .compactMap { $0 }
                }
            }
            power *= 10
        }
        for _ in 0..<20_000 {
            let bits = Int.random(in: 0...126, using: &random)
            let coefficient = Int128.random(in: 0...(Int128(1) << Int128(bits)), using: &random)
            numbers +=
                Decimal(coefficient: coefficient, scale: Int.random(in: 0...38, using: &random)).map { [$0] } ?? []
        }
        #expect(numbers.count > 15_000)
        for number in numbers {
            // With too little room, with just enough, and with more.
            for room in [1, 64, 256] {
                let bytes = AnswerWriter.bytes(reserving: room) { $0.decimal(number) }
                let isSame = Assess.text(bytes) == "\"\(number)\""
                if !isSame { Issue.record("\(number) is written as \(Assess.text(bytes))") }
            }
        }
    }

    @Test("Money is padded to its minor unit, and never rounded")
    func money() throws {
        var random = Seeded(42)
        for _ in 0..<5_000 {
            let bits = Int.random(in: 0...120, using: &random)
            let coefficient = Int128.random(in: 0...(Int128(1) << Int128(bits)), using: &random)
            let sign = Int128(Bool.random(using: &random) ? 1 : -1)
            let scale = Int.random(in: 0...6, using: &random)
            guard let amount = Decimal(coefficient: coefficient * sign, scale: scale) else { continue }
            for places in 0...4 {
                let written = Assess.text(AnswerWriter.bytes(reserving: 64) { $0.money(amount, places) })
                let isSame = written == "\"\((try? amount.scaled(toPlaces: places)) ?? amount)\""
                if !isSame { Issue.record("\(amount) to \(places) places is written as \(written)") }
            }
        }
    }

    @Test("A text is escaped wherever it needs to be, however long it is")
    func strings() {
        for length in 0...40 {
            for (special, escaped) in [("\"", "\\\""), ("\\", "\\\\"), ("\u{1}", "\\u0001"), ("\n", "\\n"), ("ü", "ü")]
            {
                for place in 0...length {
                    let (before, behind) = (
                        String(repeating: "a", count: place), String(repeating: "b", count: length - place)
                    )
                    let text = before + special + behind
                    let written = Assess.text(AnswerWriter.bytes(reserving: 1) { $0.string(text) })
                    let isSame = written == "\"\(before)\(escaped)\(behind)\""
                    if !isSame { Issue.record("\(text) is written as \(written)") }
                }
            }
        }
    }

    @Test(
        "What is written does not depend on the room that was reserved", arguments: [0, 1, 63, 64, 65, 1_000, 100_000])
    func room(reserved: Int) {
        let piece = "a piece of text, \"quoted\", with a backslash \\ and a control \u{1}"
        let bytes = AnswerWriter.bytes(reserving: reserved) { out in
            for _ in 0..<50 { out.string(piece) }
        }
        let one = Assess.text(AnswerWriter.bytes(reserving: 4_096) { $0.string(piece) })
        let isSame = Assess.text(bytes) == String(repeating: one, count: 50)
        #expect(isSame)
    }
}
