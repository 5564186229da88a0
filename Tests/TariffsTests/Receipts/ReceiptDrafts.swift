import Testing
import TidewaiterCodes
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterTariffs

/// Requests and packs that lead through every way in which a figure can come about.
enum ReceiptDrafts {
    static let currencies = ["EUR", "GBP", "JPY"]

    /// A random request with all that a receipt has to explain: other currencies, shared costs, converted quantities,
    /// odd rates, several costs of one kind, and things left out.
    static func random(_ seed: UInt64) throws -> AssessmentRequest {
        let isUnitedStates = seed % 3 != 0
        var request = try ConservationTests.random(seed, jurisdiction: isUnitedStates ? "US" : "AU")
        var random = Seeded(seed ^ 0xA5A5)
        func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
        func amount(_ most: Int, scale: Int = 2) throws -> Decimal {
            try #require(Decimal(coefficient: Int128(Int.random(in: 1...most, using: &random)), scale: scale))
        }
        let own = isUnitedStates ? "USD" : "AUD"
        if chance(50) {
            for currency in currencies {
                let rate = try amount(30_000, scale: 4)
                request.exchangeRates.append(
                    chance(50) ? .init(from: currency, to: own, rate: rate) : .init(from: own, to: currency, rate: rate)
                )
            }
            if chance(50) { request.currency = currencies.randomElement(using: &random) }
            for index in request.lines.indices where chance(30) {
                request.lines[index].currency = currencies.randomElement(using: &random)
            }
            for index in request.costs.indices where chance(30) {
                request.costs[index].currency = currencies.randomElement(using: &random)
            }
        }
        request.apportionment = [.value, .weight, .volume, .quantity].randomElement(using: &random) ?? .value
        for kind in [CostKind.packing, .freight, .royalty, .postImport, .packing] where chance(40) {
            var cost = AssessmentRequest.Cost(kind: kind, amount: try amount(9_000))
            if chance(40) { cost.lines = request.lines.filter { _ in chance(50) }.map(\.id) }
            if chance(20) { cost.inPrice = chance(50) }
            if chance(30) { cost.apportionment = [.value, .weight, .volume].randomElement(using: &random) }
            request.costs.append(cost)
        }
        for index in request.lines.indices {
            if chance(30) {
                request.lines[index].quantities = [
                    .init(unit: "GRM", amount: try amount(9_000_000, scale: 1)),
                    .init(unit: "DZN", amount: try amount(9_000, scale: 0)),
                    .init(unit: "DMQ", amount: try amount(9_000)),
                ]
            }
            if chance(10) { request.lines[index].value = .zero }
            if chance(25) {
                let rate = [
                    "2.5/7 KGM + 1%", "0.463/KGM + 14.9%", "1.55/KGM", "12.345%", "free", "3/NMB",
                    "12% + 0.5/KGM max 20%", "5% min 1.5/KGM - 2/NMB", "0.4 EUR/KGM + 1%", "7/100 GLL", "1.2 GBP/7 LBR",
                    "3% max 0.9 JPY/GRO",
                ]
                .randomElement(using: &random)
                request.lines[index].facts.append(Fact(name: "duty_rate", value: .text(rate ?? "free")))
            }
        }
        for index in request.lines.indices where chance(15) {
            let isComputed = chance(50)
            let kinds: [AssessmentRequest.ValuationElement.Kind] =
                isComputed
                ? [.materials, .fabrication, .profitAndGeneralExpenses, .assists, .packing, .transport] : [.statedValue]
            request.lines[index].valuation.method = isComputed ? 5 : 6
            request.lines[index].valuation.fallbackBasis = isComputed ? nil : .computed
            for kind in kinds where chance(97) {
                request.lines[index].valuation.elements.append(
                    .init(
                        kind: kind, amount: try amount(90_000),
                        currency: chance(20) ? currencies.randomElement(using: &random) : nil))
            }
            if chance(50) { request.lines[index].value = nil }
        }
        if chance(20) { request.incoterm = [.ddp, .fca, .cpt].randomElement(using: &random) }
        if chance(15) { request.entry.type = isUnitedStates ? "11" : "N10" }
        if chance(30) {
            request.facts.append(Fact(name: isUnitedStates ? "hmf_exempt" : "gst_deferred", value: .flag(true)))
        }
        if chance(40) { leaveOut(&request, &random) }
        return request
    }

    private static func leaveOut(_ request: inout AssessmentRequest, _ random: inout Seeded) {
        let index = request.lines.indices.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<10, using: &random) {
        case 0: request.lines[index].quantities = []
        case 1: request.lines[index].origin = nil
        case 2: request.lines[index].code = request.lines[index].code.map { String($0.prefix(6)) }
        case 3: request.mode = nil
        case 4: request.lines[index].value = nil
        case 5: request.asOf = nil
        case 6: request.facts = []
        case 7: request.exchangeRates = []
        case 8: request.incoterm = nil
        default: request.lines[index].code = nil
        }
    }

    /// Receipts for those who check them without this library, where `make test` says that they are wanted.
    static func record(_ receipt: Receipt, _ name: String) {
        guard let vectors = Files.vectors else { return }
        #expect(Files.write(receipt.bytes, to: "\(vectors)/receipts/\(name).json"))
    }

    // MARK: Measures

    /// A pack of the United States with measures of every effect and basis.
    static func measures() throws -> Pack {
        let tables = [
            "lines": """
            code,from,until,source,unit1,unit2,general,general_text,column2,column2_text,special,special_text
            72081000,,,s,KGM,,2.9%,2.9%,20%,20%,free: KR | 1.1%: JP,Free (KR) 1.1% (JP)
            82130090,,,s,NMB,,8% + 0.03/NMB,3¢ each + 8%,20% + 0.2/NMB,20¢ each + 20%,,
            84099100,,,s,NMB,,free,Free,25%,25%,,
            """,
            "programs": """
            program,filing,kind,tax_type,title,benefit_authority,authority
            steel,10,duty,,Steel content,a,b
            total,20,duty,,A least total,a,b
            rest,30,duty,,The rest of the value,a,b
            instead,40,duty,,Instead of the base rate,a,b
            fee,50,fee,057,A fee by weight,a,b
            """,
            "measures": """
            program,order,heading,heading_above,goods,except_goods,origins,from,until,known_from,known_until,when,effect,rate,basis,authority,source
            steel,1,99038191,,*,,CN,,,,,steel_article,add,50%,steel_value,note 16,s
            rest,1,99030125,,*,,CN,,,,,,add,10%,-steel_value,note 2,s
            rest,2,99030126,,*,,MX,,,,,,none,,,note 2,s
            total,1,99030220,99030219,*,,DE KR,,,,,,total,15%,,note 2(v),s
            instead,1,98130005,,84,,*,,,,,temporary,replace,0.5% + 1/100 NMB,,subchapter XIII,s
            fee,1,,,72,,*,,,,,,add,0.2/100 KGM,,7 U.S.C.,s
            """,
            "goods": "code,list,from,until,known_from,source\n8409,parts,,,,s\n",
            "groups": "group,country,from,until,authority\nEU,DE,,,Treaty\n",
            "facts": """
            name,type,scope,question,law,raises
            steel_article,bool,line,Is it of steel?,note 16,yes
            steel_value,decimal,line,What is the steel in it worth?,note 16,yes
            temporary,bool,line,Is it imported for a time?,subchapter XIII,no
            adcvd,enum:none|subject,line,Is it under an order?,19 U.S.C. 1671,yes
            """,
            "preference": """
            symbol,country,from,until,known_from,known_until,mpf_exempt,title,authority
            JP,JP,,,,,no,Japan,general note 36
            KR,KR,,,,,yes,Korea,general note 33
            """,
            "fees": """
            program,tax_type,entry_types,mode,from,until,rate,minimum,maximum,fixed,authority,source
            mpf,499,01 02,,,,0.3464,32.71,634.62,,19 CFR 24.23,s
            hmf,501,01 02,sea,,,0.125,,,,19 CFR 24.24,s
            """,
        ]
        let manifest =
            #"{"schema":"tidewaiter.pack/1","id":"us-trial","version":"1","jurisdiction":"US","title":"t","#
            + #""edition":"e","coverage":"A trial.","licence":"none","sources":[{"id":"s","authority":"a","title":"t"}]}"#
        return try Pack.open(
            PackSource(manifest: Array(manifest.utf8), tables: tables.map { ($0, Array($1.utf8)) }).build())
    }

    /// A random request that those measures apply to.
    static func measured(_ seed: UInt64) throws -> AssessmentRequest {
        var random = Seeded(seed ^ 0x5A)
        var request = AssessmentRequest(
            jurisdiction: "US", asOf: CivilDate(iso: "2025-06-01"), incoterm: .fob,
            mode: [.sea, .air].randomElement(using: &random), facts: [Fact(name: "adcvd", value: .text("none"))],
            lines: [])
        for number in 1...Int.random(in: 1...4, using: &random) {
            let value = Int.random(in: 1...9_000_000, using: &random)
            let steel = Int.random(in: 0...value + 500, using: &random)
            var line = AssessmentRequest.Line(
                id: "\(number)", code: ["72081000", "82130090", "84099100"].randomElement(using: &random),
                origin: ["CN", "MX", "DE", "KR", "JP", "CU"].randomElement(using: &random),
                value: Decimal(coefficient: Int128(value), scale: 2),
                quantities: [.init(unit: "KGM", amount: 1234), .init(unit: "NMB", amount: Decimal(value / 77))])
            if Bool.random(using: &random) {
                line.facts.append(Fact(name: "steel_article", value: .flag(Bool.random(using: &random))))
                line.facts.append(
                    Fact(
                        name: "steel_value",
                        value: .number(try #require(Decimal(coefficient: Int128(steel), scale: 2)))))
            }
            if Int.random(in: 0..<4, using: &random) == 0 {
                line.facts.append(Fact(name: "temporary", value: .flag(true)))
            }
            if ["KR", "JP"].contains(line.origin), line.code == "72081000", Bool.random(using: &random) {
                line.preference = line.origin
            }
            request.lines.append(line)
        }
        return request
    }
}
