/// The openings of texts that state a rate by pointing to another one, and the fact that each needs.
enum PrintedReference {
    /// Openings, in small letters; the first that fits counts, so longer ones come first.
    ///
    /// From the Harmonized Tariff Schedule (rates of chapters 1 to 99, column 1, special and column 2).
    private static let openings: [(opening: String, fact: String)] = [
        ("the duty provided for in the applicable subheading", "rate_of_subheading"),
        ("the duty provided in the applicable subheading", "rate_of_subheading"),
        ("the duty rate provided in such subheading", "rate_of_subheading"),
        ("the duty rate provided for originating goods", "rate_for_originating_goods"),
        ("the rate provided for beneficiary countries", "rate_for_beneficiary_countries"),
        ("the rate applicable in the absence", "rate_in_absence_of_provision"),
        ("the rate applicable to each article in the absence", "rate_in_absence_of_provision"),
        ("the rate applicable, to each article in the absence", "rate_in_absence_of_provision"),
        ("the rate applicable to each garment", "rate_of_each_garment"),
        ("the rate applicable to the natural juice", "rate_of_natural_juice"),
        ("the rate applicable to the article of which", "rate_of_whole_article"),
        ("the rate applicable to the complete", "rate_of_complete_movement"),
        ("the duty for the complete movement", "duty_of_complete_movement"),
        ("the rate of duty appli", "highest_rate_in_set"),
        ("the quantity specified in such", "quantity_of_notice"),
        ("a duty upon the", "rate_upon_part_of_value"),
        ("a duty equal to", "duty_equal_to_another"),
        ("a duty (in lieu of", "duty_equal_to_another"),
        ("no change", "rate_without_this_column"),
        ("suspended", "rate_while_suspended"),
        ("entry price", "duty_of_entry_price"),
        ("see ", "rate_of_provision"),
    ]

    /// The fact that the text at an index needs, where it opens as a reference.
    static func fact(_ scanner: PrintedScanner, at index: Int) -> String? {
        for (opening, fact) in openings {
            // An opening may end within a word that a line broke.
            if opening.hasSuffix("appli") || opening.hasSuffix(" ") {
                if scanner.isOpening(opening, at: index) { return fact }
            } else if scanner.end(of: opening, at: index) != nil {
                return fact
            }
        }
        return nil
    }
}

extension PrintedScanner {
    /// Whether a text stands at an index, letter by letter, whatever follows.
    fileprivate func isOpening(_ text: String, at start: Int) -> Bool {
        var index = start
        for wanted in text.utf8 {
            guard byte(at: index).lowered == wanted else { return false }
            index += 1
        }
        return true
    }
}
