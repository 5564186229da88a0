/// The words that one slip makes of a word: a letter left out, one too many, two exchanged, or one for another.
///
/// The first letter is held to be right: it hardly ever is the wrong one, and brands differ in it from words of goods.
enum Slips {
    /// Shorter words are near too many others, and longer ones are no words.
    static let lengths = 4...24

    /// Whether all letters are plain ones.
    static func arePlain(_ letters: [UInt8]) -> Bool { letters.allSatisfy { alphabet.contains($0) } }

    private static let alphabet = UInt8(ascii: "a")...UInt8(ascii: "z")

    /// Calls with the hash of each word that is one slip away, as ``Stem`` has it, and what the slip was; some come twice.
    ///
    /// Only the letters from the slip on are hashed anew.
    @inline(__always)
    static func each(of letters: [UInt8], _ body: (UInt64, Slip) -> Void) {
        let letters = letters.span
        var before = Stem.start
        for place in letters.indices {
            before = Stem.feed(before, letters[place])
            let next = place + 1
            if next < letters.count {
                body(rest(before, letters, next + 1), Slip(kind: .tooMany, place: next, letter: 0))
            }
            if next + 1 < letters.count {
                let turned = Stem.feed(Stem.feed(before, letters[next + 1]), letters[next])
                body(rest(turned, letters, next + 2), Slip(kind: .exchanged, place: next, letter: 0))
            }
            for letter in alphabet {
                let with = Stem.feed(before, letter)
                body(rest(with, letters, next), Slip(kind: .leftOut, place: next, letter: letter))
                guard next < letters.count else { continue }
                body(rest(with, letters, next + 1), Slip(kind: .other, place: next, letter: letter))
            }
        }
    }

    @inline(__always)
    private static func rest(_ hash: UInt64, _ letters: Span<UInt8>, _ from: Int) -> UInt64 {
        var hash = hash
        var at = from
        while at < letters.count {
            hash = Stem.feed(hash, letters[at])
            at &+= 1
        }
        return hash
    }
}

/// What makes one word of another.
struct Slip {
    enum Kind { case leftOut, tooMany, exchanged, other }

    let kind: Kind
    /// Of the letter that is left out, too many, exchanged with the next or another.
    let place: Int
    /// The letter that belongs there.
    let letter: UInt8

    /// The word without the slip.
    func mended(_ letters: [UInt8]) -> [UInt8] {
        var letters = letters
        switch kind {
        case .leftOut: letters.insert(letter, at: place)
        case .tooMany: letters.remove(at: place)
        case .exchanged: letters.swapAt(place, place + 1)
        case .other: letters[place] = letter
        }
        return letters
    }
}
