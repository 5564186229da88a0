/// English plurals that are not made with an `s` alone, and those in `es` of which no rule says which letters it takes with it.
///
/// Left out is what has a use of its own: `feet` are a length, `dice` no tools, `axes` also of machines, `women` and
/// `children` hardly ever what the goods are.
package enum IrregularPlurals {
    private static let pairs = """
        knives knife, penknives penknife, jackknives jackknife, shelves shelf, bookshelves bookshelf, loaves loaf,
        leaves leaf, halves half, calves calf, wolves wolf, hooves hoof, scarves scarf, headscarves headscarf, elves elf,
        mice mouse, dormice dormouse, lice louse, geese goose, teeth tooth, oxen ox,
        cookies cookie, brownies brownie, hoodies hoodie, beanies beanie, neckties necktie, smoothies smoothie,
        onesies onesie, movies movie, zombies zombie, booties bootie, veggies veggie, calories calorie,
        scrunchies scrunchie, nighties nightie, rotisseries rotisserie, talkies talkie,
        quiches quiche, brioches brioche, moustaches moustache, mustaches mustache,
        lenses lens, gases gas, canvases canvas, irises iris, prostheses prosthesis,
        cacti cactus, antennae antenna, larvae larva, gateaux gateau, bureaux bureau
        """

    private static let singulars: [[UInt8]: [UInt8]] = {
        let words = pairs.utf8.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\n") }
            .map { $0.split(separator: UInt8(ascii: " ")).map { Array($0) } }
        return Dictionary(uniqueKeysWithValues: words.filter { $0.count == 2 }.map { ($0[0], $0[1]) })
    }()

    /// The singular of a word, in lower case; `nil` where it is no such plural.
    @inlinable @inline(__always)
    package static func singular(_ word: Span<UInt8>) -> [UInt8]? {
        let count = word.count
        guard count > 3, mayHave(count: count, last: word[count - 1], before: word[count - 2]) else { return nil }
        return found(word)
    }

    @usableFromInline
    package static func found(_ word: Span<UInt8>) -> [UInt8]? {
        let lower = word.indices.map { at in
            let byte = word[at]
            return byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
        }
        return singulars[lower]
    }

    /// Whether a word may be one, by its last letters: hardly any has to be looked up.
    @inlinable @inline(__always)
    static func mayHave(count: Int, last: UInt8, before: UInt8) -> Bool {
        guard 4...11 ~= count else { return false }
        switch (before | 0x20, last | 0x20) {
        case (UInt8(ascii: "e"), UInt8(ascii: "s")), (UInt8(ascii: "c"), UInt8(ascii: "e")),
            (UInt8(ascii: "s"), UInt8(ascii: "e")), (UInt8(ascii: "t"), UInt8(ascii: "h")),
            (UInt8(ascii: "e"), UInt8(ascii: "n")), (UInt8(ascii: "t"), UInt8(ascii: "i")),
            (UInt8(ascii: "a"), UInt8(ascii: "e")), (UInt8(ascii: "u"), UInt8(ascii: "x")):
            return true
        default: return false
        }
    }
}
