/// Letters and digits as they are compared where spelling should not matter: lower case, without accents.
package enum LetterFolding {
    /// A letter or digit as it is compared, empty for a mark that stands beside a letter; nil for what only divides words.
    /// Chinese characters stay as they are.
    package static func fold(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: return String(scalar)
        case 0x41...0x5A: return Unicode.Scalar(scalar.value + 0x20).map { String($0) }
        case 0..<0x80: return nil
        default:
            if let letter = folds[scalar] { return letter }
            let properties = scalar.properties
            // Marks that stand beside a letter go: they are its accents.
            if properties.generalCategory == .nonspacingMark { return "" }
            guard properties.isAlphabetic || properties.numericType != nil else { return nil }
            let lower = properties.lowercaseMapping
            return lower.unicodeScalars.count == 1 ? lower.unicodeScalars.first.flatMap { folds[$0] } ?? lower : lower
        }
    }

    /// Letters of European languages without their accents; umlauts without the e that may stand for them.
    private static let folds: [Unicode.Scalar: String] = {
        let groups = [
            "a": "àáâãäåāăąÀÁÂÃÄÅĀĂĄ", "c": "çćčÇĆČ", "d": "ďđĎĐ", "e": "èéêëēęěÈÉÊËĒĘĚ", "g": "ğĞ", "i": "ìíîïīıİÌÍÎÏ",
            "l": "łĺľŁ", "n": "ñńňÑŃŇ", "o": "òóôõöøōőÒÓÔÕÖØŌŐº°", "r": "řŘ", "s": "śšşșŚŠŞȘ", "t": "ťţțŤŢȚ",
            "u": "ùúûüūůűÙÚÛÜŪŮŰ", "y": "ýÿÝ", "z": "źżžŹŻŽ", "ss": "ß", "ae": "æÆ", "oe": "œŒ", "3": "³", "2": "²",
            "no": "№",
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (plain, letters) in groups {
            for scalar in letters.unicodeScalars { table[scalar] = plain }
        }
        return table
    }()
}
