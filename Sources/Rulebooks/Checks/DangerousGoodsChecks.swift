internal import TidewaiterDocuments
internal import TidewaiterManifests

extension Check {
    /// Dangerous goods.
    static let dangerousGoodsChecks: [Check] = [
        Check(
            "tw.dangerous.un-number", .error, .reject, "A UN number has four digits",
            authority: "UN Model Regulations on the Transport of Dangerous Goods, chapter 3.2", values: [.undgID],
            of: [.goodsItem, .dangerousGoods]
        ) { judgeNumber($1) },
        Check(
            "tw.dangerous.class", .error, .reject, "A hazard class is one of the nine, with its division",
            authority: "UN Model Regulations on the Transport of Dangerous Goods, chapter 2.0", values: [.hazardClass],
            of: [.goodsItem, .dangerousGoods]
        ) { judgeClass($1) },
        Check(
            "tw.dangerous.class-missing", .warning, .hold, "Dangerous goods have a hazard class",
            authority: "IMDG Code 5.4.1.4.1; ADR 5.4.1.1.1; IATA DGR 8.1.6", each: [.goodsItem, .dangerousGoods],
            needs: [.undgID]
        ) { run, node in
            run.examine(node[.undgID]) { run, number in
                let isGiven =
                    node[.hazardClass].isStated
                    || node.children(.dangerousGoods).contains { $0[.hazardClass].isStated }
                if isGiven { return run.pass() }
                run.fail(
                    node[.hazardClass],
                    "UN number \(number) is given without its hazard class. Add the class from the dangerous goods "
                        + "declaration.")
            }
        },
    ]

    private static func judgeNumber(_ text: String) -> Verdict {
        let plain = plainIdentifier(text)
        // NA numbers are those of the United States and Canada, ID 8000 is IATA's.
        let digits = ["UN", "NA", "ID"].contains { plain.hasPrefix($0) } ? String(plain.dropFirst(2)) : plain
        let isNumber = !digits.isEmpty && digits.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        switch digits.utf8.count {
        case 4 where isNumber:
            let number = Int(digits) ?? 0
            if number == 0 { return .flaw("\(text) is no UN number; write that of the substance.") }
            let isKnown = 4...3600 ~= number || number == 8000 || 9000...9999 ~= number
            return isKnown
                ? .passed : .flaw("\(text) is beyond the UN numbers given so far. Compare it.", severity: .warning)
        case 1...3 where isNumber:
            let padded = String(repeating: "0", count: 4 - digits.utf8.count) + digits
            return .flaw(
                "\(text) has \(digits.utf8.count) digits; a UN number has four. Write \(padded).", write: padded,
                because: "leading zeros belong to the number")
        default:
            return .flaw("“\(text)” is not a UN number. Write its four digits, as 1263.")
        }
    }

    private static func judgeClass(_ text: String) -> Verdict {
        var plain = text.uppercased().filter { $0 != " " }
        for word in ["CLASS", "IMO", "IMDG"] where plain.hasPrefix(word) { plain.removeFirst(word.count) }
        if plain.hasSuffix(".0") { plain.removeLast(2) }
        if classes.contains(plain) { return .passed }
        // 1.1 to 1.6 with the letter of their compatibility group.
        if plain.utf8.count == 4, classes.contains(String(plain.dropLast())), plain.hasPrefix("1."),
            let letter = plain.last, "ABCDEFGHJKLNS".contains(letter)
        {
            return .passed
        }
        let isNumber = plain.allSatisfy { $0.isNumber || $0 == "." }
        return .flaw(
            "“\(text)” is not a hazard class. Write 1 to 9 with its division, as 2.1, 3 or 6.1.",
            severity: isNumber ? nil : .warning)
    }

    private static let classes: Set<String> = [
        "1", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2", "2.1", "2.2", "2.3", "3", "3.1", "3.2", "3.3", "4", "4.1",
        "4.2", "4.3", "5", "5.1", "5.2", "6", "6.1", "6.2", "7", "8", "9",
    ]
}
