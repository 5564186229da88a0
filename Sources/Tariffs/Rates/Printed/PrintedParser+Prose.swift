import TidewaiterQuantities

/// The words of a text that are neither numbers nor units: what they say is kept, never dropped.
extension PrintedParser {
    /// Whether prose that began earlier ends at an index: an operator with an amount behind it, a list of programs, a
    /// mark between branches, or the text.
    private func endsProse(at index: Int) -> Bool {
        switch scanner.byte(at: index) {
        case 0: return index >= scanner.count
        case UInt8(ascii: "+"), UInt8(ascii: ";"), UInt8(ascii: "]"): return true
        case UInt8(ascii: "("): return programListEnd(at: index) != nil
        case UInt8(ascii: "p"), UInt8(ascii: "m"), UInt8(ascii: "l"):
            guard !scanner.byte(at: index - 1).isWord else { return false }
            for word in ["plus", "minus", "less"] {
                if let end = scanner.end(of: word, at: index) { return scanner.isAmount(at: scanner.afterBlanks(end)) }
            }
            return false
        case UInt8(ascii: "M"):
            guard !scanner.byte(at: index - 1).isWord, !scanner.byte(at: index + 3).isWord else { return false }
            return ["MAX", "MIN"].contains(scanner.words(index, index + 3))
        default: return false
        }
    }

    /// Skips prose; brackets that are no list of programs are part of it.
    mutating func skipProse() {
        var depth = 0
        while !scanner.isAtEnd {
            if depth == 0, endsProse(at: scanner.index) { return }
            switch scanner.next {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth = max(0, depth - 1)
            default: break
            }
            scanner.index += 1
        }
    }

    /// Takes what is said beside a rate: `, under bond, …` and `(see U.S. note 4 …)`, and the cap of watch movements.
    mutating func terms() throws(PrintedRate.Flaw) -> Bool {
        let start = scanner.index
        if scanner.take(", but if") {
            let condition = scanner.index
            guard let total = find("the total duty shall not exceed") else {
                scanner.index = start
                return false
            }
            let words = scanner.words(scanner.afterBlanks(condition), total.start)
            scanner.index = scanner.afterBlanks(total.end)
            let part = scanner.index
            guard let fact = PrintedReference.fact(scanner, at: part) else { throw scanner.flaw(.unknownExpression) }
            skipProse()
            let reference = PrintedRate.Reference(fact: fact, words: scanner.words(part, scanner.index))
            add(.reference(reference), .ceiling, isJoined: true, from: part)
            branch.terms.append("if \(words)")
            return true
        }
        guard let last = branch.parts.last, case .rate(let component) = last.meaning, component.kind == .free else {
            return false
        }
        if scanner.next == UInt8(ascii: ","), isSmallLetter(scanner.afterBlanks(scanner.index + 1)) {
            scanner.index = scanner.afterBlanks(scanner.index + 1)
        } else if scanner.end(of: "(see", at: scanner.index) == nil {
            return false
        }
        let words = scanner.index
        skipProse()
        branch.terms.append(scanner.words(words, scanner.index))
        return true
    }

    private func isSmallLetter(_ index: Int) -> Bool {
        scanner.byte(at: index).isLetter && !scanner.byte(at: index).isCapital
    }

    /// Where a phrase stands from here on, before the text or the branch ends.
    private func find(_ phrase: String) -> (start: Int, end: Int)? {
        var index = scanner.index
        while index < scanner.count, scanner.byte(at: index) != UInt8(ascii: ";") {
            if let end = scanner.end(of: phrase, at: index) { return (index, end) }
            index += 1
        }
        return nil
    }

    /// Takes what a percentage is of, where that is printed: the name of a part, such as `case`; `nil` for the goods.
    mutating func partOfGoods() throws(PrintedRate.Flaw) -> String? {
        let end = scanner.index
        scanner.skipBlanks()
        guard
            scanner.take("on the") || takeOnThe() || scanner.take("on") || scanner.take("upon the")
                || scanner.take("upon") || scanner.take("of the") || scanner.take("of")
        else {
            scanner.index = end
            return nil
        }
        scanner.skipBlanks()
        let start = scanner.index
        skipPart()
        let words = scanner.words(start, scanner.index).lowercased()
        if ["entire set", "full value of the imported article", "value", "value of the goods"].contains(words) {
            return nil
        }
        guard let name = Self.name(ofPart: words) else { throw scanner.flaw(.unknownExpression, at: start) }
        return name
    }

    /// Takes `on the` where it is run together with what follows: `on thebattery`.
    private mutating func takeOnThe() -> Bool {
        guard let end = scanner.end(of: "on", at: scanner.index) else { return false }
        let start = scanner.afterBlanks(end)
        guard scanner.words(start, start + 3).lowercased() == "the" else { return false }
        scanner.index = start + 3
        return true
    }

    /// Skips the words that name a part.
    private mutating func skipPart() {
        while !scanner.isAtEnd, !endsProse(at: scanner.index), scanner.next != UInt8(ascii: "(") {
            if scanner.next == UInt8(ascii: ","), scanner.end(of: ", but", at: scanner.index) != nil { return }
            // Unlike a hyphen, a minus has a blank before it and an amount after it.
            if scanner.next == UInt8(ascii: "-"), scanner.byte(at: scanner.index - 1) == UInt8(ascii: " "),
                scanner.isAmount(at: scanner.afterBlanks(scanner.index + 1))
            {
                return
            }
            scanner.index += 1
        }
    }

    /// The name of a part in a fact, of words in small letters: what `value_of_` is put before.
    private static func name(ofPart words: String) -> String? {
        var words = words
        if words.hasSuffix(", if any") { words.removeLast(8) }
        while let last = words.last, last == " " || last == "." || last == "," { words.removeLast() }
        for lead in ["value of the ", "value of ", "the "] where words.hasPrefix(lead) {
            words.removeFirst(lead.count)
            break
        }
        var name: [UInt8] = []
        for byte in words.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): name.append(byte)
            case UInt8(ascii: " "), UInt8(ascii: "-"):
                if name.last != UInt8(ascii: "_") { name.append(UInt8(ascii: "_")) }
            case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "'"): break
            default: return nil
            }
        }
        guard let first = name.first, first != UInt8(ascii: "_"), name.last != UInt8(ascii: "_"), name.count <= 80
        else {
            return nil
        }
        return String(decoding: name, as: UTF8.self)
    }
}
