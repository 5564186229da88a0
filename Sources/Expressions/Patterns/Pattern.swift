/// A pattern in the syntax of RE2, matched in time linear in the text: by RE2, or where it is simple and the text is
/// ASCII, by a ``PatternTable``, which takes a fraction of the time.
package struct Pattern: Sendable {
    let table: PatternTable?
    let compiled: RE2Pattern
    /// What RE2 is charged with for each byte of a text, in parts of a step of which there are 32.
    private let charge: Int

    /// What is wrong with a pattern.
    struct Flaw: Error {
        let message: String
        var isTooLarge = false
    }

    /// Compiles a pattern. `room` is what is left for this one and those after it, in about the instructions that they
    /// are made into.
    static func compile(_ text: Text, _ limits: ExpressionLimits, room: inout Int) -> Result<Pattern, Flaw> {
        do throws(Flaw) { return .success(try Pattern(text, limits, &room)) } catch { return .failure(error) }
    }

    private init(_ text: Text, _ limits: ExpressionLimits, _ room: inout Int) throws(Flaw) {
        guard text.size <= limits.patternSize else {
            throw Flaw(message: "it is longer than \(limits.patternSize) bytes")
        }
        let tooMany = Flaw(message: "the patterns here need more than \(limits.patternRoom) instructions together")
        room -= min(room, Self.effort(of: text))
        guard room > 0 else { throw tooMany }
        do throws(Flaw) { compiled = try RE2Pattern(text) } catch {
            if error.isTooLarge { room -= min(room, limits.patternRoom / 2) }
            throw error
        }
        room -= compiled.size
        guard room >= 0 else { throw tooMany }
        var reader = PatternReader(text)
        let tree = reader.read()
        charge = Self.charge(places: min(compiled.size, tree?.width ?? .max), size: compiled.size)
        table = tree.flatMap { PatternPlaces($0) }.flatMap { PatternTable($0) }
    }

    /// What reading a pattern takes, in instructions: a class of Unicode is hundreds of ranges, and a counted part is
    /// copied before RE2 knows that it has become too large.
    private static func effort(of text: Text) -> Int {
        text.withSpan { bytes in
            var effort = 1
            for index in bytes.indices {
                switch bytes[index] {
                case UInt8(ascii: "{"): effort += 130
                case UInt8(ascii: "p"), UInt8(ascii: "P"):
                    effort += index > 0 && bytes[index - 1] == UInt8(ascii: "\\") ? 240 : 8
                default: effort += 8
                }
            }
            return effort
        }
    }

    static func evaluate(_ pattern: Result<Pattern, Flaw>, on text: Text, _ evaluation: inout Evaluation) -> Value {
        switch pattern {
        case .failure(let flaw): return .fault(.pattern, "the pattern cannot be read: \(flaw.message)")
        case .success(let pattern): return pattern.isFound(in: text, &evaluation).map(Value.bool) ?? evaluation.stopped
        }
    }

    /// Whether the pattern matches anywhere in the text; nil when that would pass the limits.
    func isFound(in text: Text, _ evaluation: inout Evaluation) -> Bool? {
        text.withSpan { bytes in
            if let table {
                guard evaluation.spend(PatternTable.cost(of: bytes.count)) else { return nil }
                if let found = table.isFound(in: bytes) { return found }
            }
            guard evaluation.spend(cost(of: bytes.count)) else { return nil }
            if let found = compiled.isFound(in: bytes) { return found }
            // Where memory ran out, nothing more is worked out.
            _ = evaluation.spend(.max)
            return nil
        }
    }

    /// The same for the bytes of a text, without an evaluation; nil when it would take more steps than allowed.
    package func isFound(in bytes: Span<UInt8>, steps: Int) -> Bool? {
        if let table {
            guard PatternTable.cost(of: bytes.count) <= steps else { return nil }
            if let found = table.isFound(in: bytes) { return found }
        }
        return cost(of: bytes.count) <= steps ? compiled.isFound(in: bytes) : nil
    }

    /// RE2 remembers the states that it was in, so that most patterns take nearly nothing; but there are patterns and texts
    /// with a new state at each byte, and who writes them is not known. A state is made in the time of a step, and for each
    /// place that is followed a 32nd more. Small patterns have few states, which are soon all known.
    private static func charge(places: Int, size: Int) -> Int { places <= 8 && size <= 64 ? places : places + 32 }

    /// The steps that RE2 is charged with for a text of a size.
    private func cost(of size: Int) -> Int {
        let (work, overflows) = size.multipliedReportingOverflow(by: charge)
        return overflows ? .max : 1 + size / 64 + work / 32
    }
}
