/// Descriptions that name no goods.
///
/// The European Union and the United States refuse general terms and give examples of them; this list is our own
/// choice of what is general in that sense. A description is vague only when nothing in it goes beyond the list: each
/// part between commas and the like is a term of the list, or nothing but numbers and packages.
enum VagueTerms {
    /// Terms, one a line, in lower case, words parted by one blank.
    private static let terms = """
        accessories
        agricultural products
        aid consignment
        all kinds of goods
        animals
        apparel
        appliances
        articles
        as per attached
        as per attached list
        as per invoice
        as per list
        as per order
        auto parts
        automotive parts
        bazaar goods
        beverages
        birthday gift
        birthday gifts
        bulk cargo
        bulk goods
        car parts
        cargo
        chemical
        chemical product
        chemical products
        chemicals
        chemicals hazardous
        chemicals non hazardous
        cleaning products
        clothes
        clothing
        commercial goods
        components
        computer accessories
        computer parts
        consignment
        consol
        consolidated
        consolidated cargo
        consolidated goods
        consolidation
        consumer goods
        daily necessities
        dangerous goods
        department store goods
        drinks
        dry goods
        e commerce
        ecommerce goods
        electrical appliances
        electrical goods
        electrical parts
        electronic components
        electronic goods
        electronic parts
        electronics
        equipment
        fak
        fittings
        food
        food items
        food products
        foodstuff
        foodstuffs
        freight
        freight all kinds
        freight kinds
        garments
        gen cargo
        general cargo
        general goods
        general merchandise
        gift
        gifts
        goods
        goods described
        groceries
        hardware
        home goods
        household articles
        household goods
        household items
        industrial goods
        iron
        item
        items
        lab supplies
        laboratory supplies
        leather articles
        leather goods
        luggage
        machine
        machine parts
        machinery
        machinery parts
        machines
        materials
        medical equipment
        medical supplies
        medicine
        medicines
        merchandise
        metal
        metal articles
        metal goods
        metal parts
        metal products
        miscellaneous cargo
        miscellaneous goods
        mixed cargo
        mixed goods
        necessities
        new goods
        non hazardous chemicals
        office supplies
        packages
        parcel
        parcels
        part
        parts
        personal belongings
        personal effects
        personal goods
        pharmaceuticals
        pipes
        plants
        plastic
        plastic articles
        plastic goods
        plastic parts
        plastic products
        plastics
        present
        presents
        private goods
        private stuff
        product
        products
        promotional items
        promotional material
        provisions
        raw materials
        retail goods
        rods
        rubber articles
        rubber goods
        rubber parts
        rubber products
        sample
        samples
        scrap
        see attached
        see invoice
        ship spares
        ship stores
        shipment
        spare parts
        spares
        sporting goods
        sports goods
        steel
        store goods
        stuff
        sundries
        sundry goods
        supplies
        textile goods
        textile products
        textiles
        tools
        various goods
        vehicle parts
        ware
        wares
        wires
        wiring

        allgemeine handelsware
        ersatzteile
        gebrauchsgegenstände
        geschenk
        geschenke
        handelsware
        muster
        sammelgut
        stückgut
        ware
        waren
        umzugsgut

        cadeau
        cadeaux
        divers
        echantillons
        effets personnels
        marchandises
        marchandises diverses
        marchandises générales
        pièces
        pièces détachées
        échantillons

        accesorios
        efectos personales
        mercaderías
        mercancia general
        mercancía
        mercancía general
        mercancías
        muestras
        partes
        piezas
        regalo
        repuestos

        mercadorias
        mercadorias gerais
        peças
        amostras
        carga geral
        carga general

        merce
        merce varia
        merci varie
        ricambi
        campioni

        goederen
        onderdelen
        stukgoed
        monsters
        """

    /// Words that hold a text together and name nothing.
    private static let fillers = """
        a all an assorted contain contains containing contents count each following for from gp hc hq kinds load lot lots
        misc miscellaneous mixed of on one only other others our said shippers slac stc the to total various x
        """

    /// Packages, which name nothing where a number goes before or "of" follows: "20 cartons", "bags of".
    private static let packages = """
        bag bags bale bales box boxes bundle bundles carton cartons case cases container containers crate crates ctn ctns
        drum drums pack package packages packs pal pallet pallets pc pcs piece pieces pkg pkgs plt plts roll rolls sack
        sacks set sets skid skids unit units
        """

    private static let known: Set<String> = Set(terms.split(separator: "\n").map(String.init))
    private static let filling: Set<String> = wordSet(fillers)
    private static let packing: Set<String> = wordSet(packages)

    private static func wordSet(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }

    /// Every word of the lists above that is not too long to be looked up at sight.
    private static let vocabulary: Set<ShortText> = {
        let words = (terms + fillers + packages).split { $0 == " " || $0 == "\n" }
        return Set(words.compactMap { ShortText(word: ArraySlice($0.utf8)) })
    }()

    /// Whether a description has a word at its beginning that the lists do not have, so that it cannot be vague. False
    /// says nothing.
    @Sendable static func isTelling(_ bytes: ArraySlice<UInt8>) -> Bool {
        var start = bytes.startIndex
        var index = start
        var words = 0
        while index <= bytes.endIndex, words < 4 {
            if index < bytes.endIndex, isWordByte(bytes[index]) {
                index += 1
                continue
            }
            let word = bytes[start..<index]
            index += 1
            start = index
            guard let first = word.first, first > 0x39 else { continue }
            words += 1
            // What has letters beyond ASCII or is very long is left to the closer look.
            guard word.allSatisfy({ $0 < 0x80 }), word.count <= 15, let key = ShortText(word: word) else {
                return false
            }
            if !vocabulary.contains(key) { return true }
        }
        return false
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39
    }

    /// Longer texts are not looked at: they say something.
    private static let limit = 160

    /// Whether a description names no goods at all.
    static func isVague(_ text: String) -> Bool {
        guard text.utf8.count <= limit else { return false }
        var hasWord = false
        for part in text.lowercased().split(whereSeparator: isBreak) {
            let words = part.split { !($0.isLetter || $0.isNumber) }
            hasWord = hasWord || words.contains { !isNumber($0) }
            if !isVague(words) { return false }
        }
        return hasWord
    }

    private static func isBreak(_ character: Character) -> Bool {
        switch character {
        case ",", ";", "/", "+", "&", "\n", "\r", ":", "(", ")", "|": true
        default: false
        }
    }

    /// Whether a word begins with a digit: a number or a size. Others with digits in them may be a type, which says
    /// more than words do.
    private static func isNumber(_ word: Substring) -> Bool { word.first?.isNumber == true }

    /// As it stands, or without the words that name nothing, with "and" as a further break.
    private static func isVague(_ words: [Substring]) -> Bool {
        if known.contains(words.joined(separator: " ")) { return true }
        for part in words.split(separator: "and", omittingEmptySubsequences: true) {
            let part = Array(part)
            var telling: [Substring] = []
            var isCounted = false
            for (index, word) in part.enumerated() {
                if isNumber(word) { isCounted = true }
                if isNumber(word) || filling.contains(String(word)) { continue }
                let isOf = index + 1 < part.count && part[index + 1] == "of"
                if isCounted || isOf, packing.contains(String(word)) { continue }
                isCounted = false
                telling.append(word)
            }
            if !telling.isEmpty, !known.contains(telling.joined(separator: " ")) { return false }
        }
        return true
    }
}
