/// Whether a description tells any goods: the sum of what each of its signals says for it, by a staircase of its own.
///
/// In the file: the bias, then for each signal the number of stairs and the stairs as pairs of where one begins and what
/// it says. All numbers are signed and count millionths, but the numbers of stairs.
struct Telling: Hashable {
    /// What is seen of a description.
    struct Signals: Hashable {
        /// How far the answer spreads over chapters, as entropy: 0 where one chapter has it all.
        var spread: Double
        /// Logarithm of how likely the second judgement holds its best heading.
        var heading: Double
        /// Logarithm of the best score by words that say what goods are (``Scores/identifying``), and of how many of
        /// them there are, each plus one.
        var identifying: Double
        var words: Double
        /// How much a word that says what goods are could say, on average: little if it fits many goods or is unknown.
        var rarity: Double
        /// What the words say of the best answer, as a part of what they could say.
        var covered: Double
        /// Whether goods are called by the description as a whole: 0 if not, 1 by a word, 2 by several.
        var called: Double

        var values: [Double] { [spread, heading, identifying, words, rarity, covered, called] }
    }

    /// A stair reaches to where the next begins; the first reaches down without end.
    struct Stair: Hashable {
        var from: Double
        var says: Double
    }

    /// Added to what the signals say; the sum is below zero for what is too vague.
    var bias = 0.0
    /// By signal, each ascending. Unfitted, what the words say of the goods decides alone.
    var stairs: [[Stair]] = [[], [], [.init(from: 0, says: -1), .init(from: 2, says: 1)], [], [], [], []]

    /// Whether a description says enough to look for a code.
    func tells(_ seen: Signals) -> Bool { position(seen) >= 0 }

    func position(_ seen: Signals) -> Double {
        zip(stairs, seen.values).reduce(bias) { sum, signal in
            let (stairs, value) = signal
            return sum + ((stairs.last { $0.from <= value } ?? stairs.first)?.says ?? 0)
        }
    }
}
