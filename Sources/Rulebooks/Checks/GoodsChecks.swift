internal import TidewaiterDocuments
internal import TidewaiterManifests

extension Check {
    /// The goods in words.
    static let goodsChecks: [Check] = [
        Check(
            "tw.goods.missing", .warning, .hold, "A consignment has goods", authority: "WCO Data Model 68A",
            each: [.consignment]
        ) { run, consignment in
            if consignment.child(.goodsItem) != nil || consignment[.description].isStated { return run.pass() }
            guard run.here.purpose != .other else { return run.skip() }
            run.fail(
                consignment, lacks: .goodsItem, "No goods are stated. Describe them, or say that the units are empty.")
        },
        Check(
            "tw.goods.description-missing", .error, .reject, "Goods are described",
            authority: "WCO Data Model 137; 19 CFR 4.7a(c)(4)(vii); Delegated Regulation (EU) 2015/2446, annex B",
            each: [.goodsItem]
        ) { run, item in
            let value = item[.description]
            if value.isStated || item.consignment?[.description].isStated == true { return run.pass() }
            guard run.here.purpose != .other else { return run.skip() }
            // Cargo reports may state the six digits of the code in their place.
            let isCoded = item[.commodityCode].isStated
            run.fail(
                value, "The goods are not described. Say what they are, in words precise enough to know them.",
                severity: isCoded ? .warning : .error, effect: isCoded ? .hold : .reject)
        },
        Check(
            "tw.goods.description-vague", .warning, .hold, "A description says what the goods are",
            authority: "19 CFR 4.7a(c)(4)(vii); Delegated Regulation (EU) 2015/2446, annex B, data element 18 05",
            values: [.description], of: [.goodsItem, .consignment], isFine: VagueTerms.isTelling
        ) { _, text in
            guard VagueTerms.isVague(text) else { return .passed }
            return .flaw(
                "“\(text)” could be almost anything. Say what the goods are: kind, material, use.",
                parameters: ["description": text])
        },
        Check(
            "tw.goods.description-words", .warning, .reject, "A description is of words",
            authority: "WCO Data Model 137 (an..512); Delegated Regulation (EU) 2015/2446, annex B",
            values: [.description], of: [.goodsItem, .consignment], isFine: beginsWithWord
        ) { _, text in
            if text.utf8.count > 512 {
                return .flaw(
                    "The description has \(text.utf8.count) characters; systems take 512 and cut the rest off. Shorten "
                        + "it.", effect: .advice)
            }
            if text.unicodeScalars.contains(where: \.properties.isAlphabetic) { return .passed }
            return .flaw("“\(text)” has no word in it. Say what the goods are.")
        },
        Check(
            "tw.goods.sequence", .warning, .reject, "Goods items of a consignment are numbered apart",
            authority: "WCO Data Model 006", each: [.consignment]
        ) { run, consignment in
            var seen: Set<IdentifierKey> = []
            for item in consignment.children(.goodsItem) {
                let value = item[.sequence]
                guard let bytes = value.bytes else {
                    run.skip()
                    continue
                }
                if seen.insert(IdentifierKey(bytes)).inserted {
                    run.pass()
                } else {
                    run.fail(
                        value,
                        "Item number \(value.text ?? "") is used more than once in this consignment. Number anew.")
                }
            }
        },
    ]

    /// Whether a text begins with letters and is shorter than what may be the first part of a longer one.
    @Sendable private static func beginsWithWord(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard 3..<35 ~= bytes.count || 36..<70 ~= bytes.count else { return false }
        return bytes.prefix(2).allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    }
}
