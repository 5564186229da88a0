internal import TidewaiterDocuments
internal import TidewaiterManifests

extension Check {
    /// The goods in words.
    static let goodsChecks: [Check] = [
        Check(
            "tw.goods.missing", .warning, .hold, "A consignment has goods", authority: "WCO Data Model 68A"
        ) { run in
            for consignment in run.consignments {
                if consignment.child(.goodsItem) != nil || !consignment[.description].isBlank {
                    run.pass()
                    continue
                }
                run.fail(
                    consignment, lacks: .goodsItem,
                    "No goods are stated. Describe them, or say that the units are empty.")
            }
        },
        Check(
            "tw.goods.description-missing", .error, .reject, "Goods are described",
            authority: "WCO Data Model 137; 19 CFR 4.7a(c)(4)(vii); Delegated Regulation (EU) 2015/2446, annex B"
        ) { run in
            for item in run.goodsItems {
                let value = item[.description]
                if !value.isBlank || item.consignment.map({ !$0[.description].isBlank }) == true {
                    run.pass()
                    continue
                }
                // In the United States the six digits of the code are taken for a description, but not in a declaration.
                let isCoded = !item[.commodityCode].isBlank
                run.fail(
                    value, "The goods are not described. Say what they are, in words precise enough to know them.",
                    severity: isCoded ? .warning : .error, effect: isCoded ? .hold : .reject)
            }
        },
        Check(
            "tw.goods.description-vague", .warning, .hold, "A description says what the goods are",
            authority: "19 CFR 4.7a(c)(4)(vii); Delegated Regulation (EU) 2015/2446, annex B, data element 18 05"
        ) { run in
            run.judgeTexts(.description, of: [.goodsItem, .consignment]) { text in
                guard VagueTerms.isVague(text) else { return .passed }
                return .flaw(
                    "“\(text)” could be almost anything. Say what the goods are: kind, material, use.",
                    parameters: ["description": text])
            }
        },
        Check(
            "tw.goods.description-words", .warning, .reject, "A description is of words",
            authority: "WCO Data Model 137 (an..512); Delegated Regulation (EU) 2015/2446, annex B"
        ) { run in
            run.judge(.description, of: [.goodsItem, .consignment]) { _, text in
                if text.utf8.count > 40, text.utf8.count <= 512 { return .passed }
                if text.utf8.count > 512 {
                    return .flaw(
                        "The description has \(text.utf8.count) characters; systems take 512 and cut the rest off. "
                            + "Shorten it.", effect: .advice)
                }
                guard text.unicodeScalars.contains(where: \.properties.isAlphabetic) else {
                    return .flaw("“\(text)” has no word in it. Say what the goods are.")
                }
                return .passed
            }
        },
        Check(
            "tw.goods.sequence", .warning, .reject, "Goods items of a consignment are numbered apart",
            authority: "WCO Data Model 006"
        ) { run in
            for consignment in run.consignments {
                var seen: Set<String> = []
                for item in consignment.children(.goodsItem) {
                    run.examine(item[.sequence]) { run, value, text in
                        if seen.insert(text).inserted { return run.pass() }
                        run.fail(value, "Item number \(text) is used more than once in this consignment. Number anew.")
                    }
                }
            }
        },
    ]
}
