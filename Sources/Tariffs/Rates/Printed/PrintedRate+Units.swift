extension PrintedRate {
    /// The unit that words of a schedule's column of units stand for, and how many of it; `nil` where it is in no list.
    package static func unit(named words: String) -> (unit: String, per: Int)? {
        guard words.utf8.count <= longest else { return nil }
        let scanner = PrintedScanner(PrintedText(words))
        guard let found = PrintedUnit.find(scanner, at: 0), scanner.afterBlanks(found.end) == scanner.count else {
            return nil
        }
        return (found.unit.unit, found.unit.per)
    }
}
