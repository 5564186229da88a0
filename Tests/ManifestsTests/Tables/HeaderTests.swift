import Testing

@testable import TidewaiterManifests

@Suite("Names of columns")
struct HeaderTests {
    @Test(
        "Names are known in many languages, whatever their case, accents and punctuation",
        arguments: [
            ("Bill of Lading No.", NodeKind.consignment, Field.transportDocumentID),
            ("B/L", .consignment, .transportDocumentID),
            ("HAWB", .consignment, .transportDocumentID), ("N° connaissement", .consignment, .transportDocumentID),
            ("提单号", .consignment, .transportDocumentID), ("MAWB", .consignment, .masterDocumentID),
            ("EMPFÄNGER", .consignee, .name), ("Empfaenger", .consignee, .name), ("Destinataire", .consignee, .name),
            ("收货人", .consignee, .name), ("Expéditeur", .consignor, .name), ("Mittente", .consignor, .name),
            ("HS_Code", .goodsItem, .commodityCode), ("Zolltarifnummer", .goodsItem, .commodityCode),
            ("Partida arancelaria", .goodsItem, .commodityCode), ("NCM", .goodsItem, .commodityCode),
            ("Goederencode", .goodsItem, .commodityCode), ("商品编码", .goodsItem, .commodityCode),
            ("Désignation des marchandises", .goodsItem, .description),
            ("Descrição da mercadoria", .goodsItem, .description),
            ("Packstücke", .goodsItem, .packageQuantity), ("Bultos", .goodsItem, .packageQuantity),
            ("Numero colli", .goodsItem, .packageQuantity), ("件数", .goodsItem, .packageQuantity),
            ("Pays d'origine", .goodsItem, .origin), ("Ursprungsland", .goodsItem, .origin),
            ("Container #", .placement, .id), ("集装箱号", .placement, .id), ("Siegelnummer", .seal, .id),
            ("Währung", .goodsItem, .currency), ("Moeda", .goodsItem, .currency),
            ("Incoterms", .declaration, .incoterm),
            ("port_of_loading", .consignment, .portOfLoading), ("Löschhafen", .consignment, .portOfDischarge),
        ])
    func known(_ header: String, _ kind: NodeKind, _ field: Field) {
        #expect(HeaderName.meaning(header) == HeaderMeaning(target: HeaderTarget(kind: kind, field: field), unit: nil))
    }

    @Test(
        "Units and currencies in a name are understood",
        arguments: [
            ("Gross Weight (KG)", Field.grossMass, "KGM"), ("Bruttogewicht kg", .grossMass, "KGM"),
            ("Poids brut en kg", .grossMass, "KGM"), ("Weight lbs", .grossMass, "LBR"), ("Volume (m³)", .volume, "MTQ"),
            ("Net weight in tons", .netMass, "TNE"), ("Value USD", .value, "USD"), ("USD Value", .value, "USD"),
            ("Valor (EUR)", .value, "EUR"), ("毛重(kg)", .grossMass, "KGM"),
        ])
    func units(_ header: String, _ field: Field, _ unit: String) {
        let meaning = HeaderName.meaning(header)
        #expect(meaning?.target.field == field)
        #expect(meaning?.unit == unit)
    }

    @Test(
        "What is not known is not guessed",
        arguments: ["Name", "Remarks", "", "KG", "Foo kg", "Value kg", "Shipper USD", "No"])
    func unknown(_ header: String) {
        #expect(HeaderName.meaning(header) == nil)
    }

    @Test("Each line of the table is read, each name means one thing, and eight languages have names")
    func table() {
        let lines = HeaderTable.lines.split(separator: "\n").count
        #expect(HeaderName.byTarget.count == lines)
        var targets: [String: HeaderTarget] = [:]
        for (target, languages) in HeaderName.byTarget {
            for names in languages.values {
                for name in names {
                    let key = HeaderName.words(name).joined()
                    #expect(!key.isEmpty)
                    #expect(targets[key, default: target] == target, "\(name)")
                    targets[key] = target
                }
            }
        }
        let languages = Field.description.headers(in: .goodsItem).keys
        #expect(Set(languages).isSuperset(of: ["en", "de", "fr", "es", "pt", "it", "nl", "zh"]))
    }
}
