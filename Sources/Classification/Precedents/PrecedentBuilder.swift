/// Makes the section of one's own rows: see ``Precedents``.
enum PrecedentBuilder {
    /// The section of rows, whose codes are given as indexes of the model's codes.
    static func build(_ own: [(text: String, code: Int)], gate: Gate) -> [UInt8] {
        var entries: [(hash: UInt64, row: UInt32)] = []
        var words: [GoodsWords] = []
        for (row, (text, _)) in own.enumerated() {
            let terms = Terms(text)
            for term in terms.terms { entries.append((term.hash, UInt32(truncatingIfNeeded: row))) }
            words.append(GoodsWords(terms))
        }
        let goods = NearGoods.numbers(words)
        entries.sort { ($0.hash, $0.row) < ($1.hash, $1.row) }

        var squares = [Double](repeating: 0, count: own.count)
        var terms: [UInt8] = []
        var postings: [UInt8] = []
        postings.reserveCapacity(entries.count * 4)
        var termCount = 0
        func close(_ hash: UInt64) {
            terms.append(number: UInt32(truncatingIfNeeded: hash))
            terms.append(number: UInt32(truncatingIfNeeded: hash >> 32))
            terms.append(number: UInt32(truncatingIfNeeded: postings.count / 4))
        }
        var start = 0
        while start < entries.count {
            let hash = entries[start].hash
            var end = start
            while end < entries.count, entries[end].hash == hash { end += 1 }
            let rarity = Precedents.rarity(ofTerm: end - start, rows: own.count)
            close(hash)
            termCount += 1
            for entry in entries[start..<end] {
                squares[Int(entry.row)] += rarity * rarity
                postings.append(number: entry.row)
            }
            start = end
        }
        close(.max)

        var rows: [UInt8] = []
        var texts: [UInt8] = []
        for (row, (text, code)) in own.enumerated() {
            let length = min((squares[row].squareRoot() * Precedents.lengthScale).rounded(), 4e9)
            let shown = shown(text)
            rows.append(number: UInt32(truncatingIfNeeded: code))
            rows.append(number: UInt32(length))
            rows.append(number: UInt32(truncatingIfNeeded: texts.count))
            rows.append(number: UInt32(truncatingIfNeeded: shown.count))
            rows.append(number: UInt32(truncatingIfNeeded: goods[row]))
            texts += shown
        }
        var section: [UInt8] = []
        for number in [own.count, termCount, postings.count / 4, texts.count] {
            section.append(number: UInt32(truncatingIfNeeded: number))
        }
        return section + gate.numbers + rows + terms + postings + texts
    }

    /// As much of a text as is kept, cut between two characters.
    private static func shown(_ text: String) -> [UInt8] {
        var kept = ""
        var length = 0
        for character in text {
            length += character.utf8.count
            if length > Precedents.longestText { break }
            kept.append(character)
        }
        return Array(kept.utf8)
    }
}
