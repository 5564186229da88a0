/// Words that say how goods are, not what they are: colours, sizes, numbers, words of selling. A description of nothing
/// else fits goods of every kind.
enum AttributeWords {
    private static let list = """
        black white grey gray red blue green yellow orange purple violet pink brown beige navy khaki cream ivory burgundy
        maroon gold golden silver rose coral teal turquoise aqua mint lilac lavender mustard tan camel charcoal nude olive
        sage taupe rust bronze wine berry plum peach sand ecru indigo cobalt multi multicolour multicolor colour color
        coloured colored print printed floral stripe striped check leopard dark light pale bright deep mid natural neutral
        plain solid clear random assorted mixed mix
        xs s m l xl xxl xxxl one size onesize os o small medium large extra plus petite regular tall short long normal
        full length width wide narrow slim mini maxi midi uk eu us usa fr it inside leg month months year years old yr yrs
        age ages fits fit king queen single double kids kid adult adults unisex
        cm mm in inch inches ft feet kg g gr gm gram grams lb lbs oz ml ltr litre liter pack packs pcs pc piece pieces set
        sets pair pairs x of and or the with w for a an on to by from no nr
        not non nor neither without than except excluding containing
        new vintage style fashion gift gifts item items product products goods cargo sample samples various other others
        misc miscellaneous general merchandise stuff thing things personal effects consolidated shipment parcel order
        model type ref sku hs hscode code design collection edition standard classic basic original brand quality hot sale commercial value
        """

    /// Of these, colours that are named after goods: where no word says what the goods are, they do.
    private static let goods = HashPlaces(
        Stem.hashes(
            of: """
                cream ivory gold silver rose coral mint lavender mustard charcoal olive sage bronze wine berry plum peach
                sand indigo cobalt orange rust aqua turquoise
                """))

    /// Whether a word that says how goods are may also name them: `red wine`.
    static func nameGoods(stem: UInt64) -> Bool { goods.contains(stem) }

    private static let stems = HashPlaces(Stem.hashes(of: list))

    /// Whether a word, folded, tells nothing of what the goods are; no single Latin letter or digit does.
    static func contains(_ word: [UInt8], stem: UInt64) -> Bool {
        word.count == 1 || stems.contains(stem) || word.contains { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
}
