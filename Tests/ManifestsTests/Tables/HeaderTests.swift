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
        "Whatever word a name has for a number, it is the same name",
        arguments: [
            ("B/L-Nr.", Field.transportDocumentID), ("BL-Nummer", .transportDocumentID),
            ("BL num", .transportDocumentID),
            ("House B/L nr", .transportDocumentID), ("Konnossements-Nr.", .transportDocumentID),
            ("Num. de connaissement", .transportDocumentID), ("N.º de conocimiento", .transportDocumentID),
            ("提单号码", .transportDocumentID), ("提单编号", .transportDocumentID), ("Rechnungs-Nr.", .invoiceNumber),
            ("Rechnungsnr", .invoiceNumber), ("Nº de factura", .invoiceNumber), ("Nro. de factura", .invoiceNumber),
            ("n. fattura", .invoiceNumber), ("factuurnr.", .invoiceNumber), ("Invoice Nbr", .invoiceNumber),
            ("Container-Nr.", .id), ("Containernr.", .id), ("Zolltarif-Nr.", .commodityCode), ("IMO-Nr.", .imoNumber),
            ("Reise-Nr.", .conveyanceReference), ("Nr. of Packages", .packageQuantity),
        ])
    func numbers(_ header: String, _ field: Field) {
        #expect(HeaderName.meaning(header)?.target.field == field)
        #expect(HeaderName.understood(header)?.reason == .exact)
    }

    @Test("Which language a word for a number is in does not hide that of the name")
    func languages() {
        #expect(HeaderName.understood("Rechnungs-Nr.")?.languages == ["de"])
        #expect(HeaderName.understood("B/L-Nr.")?.languages.contains("de") == true)
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
        arguments: [
            "Name", "Remarks", "", "KG", "Foo kg", "Value kg", "Shipper USD", "No", "Nr", "N", "Number",
            "号", "nnr",
        ])
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
        // The identifiers of many kinds of parts have this name.
        #expect(HeaderName.meaning("id") == nil)
        let languages = Field.description.headers(in: .goodsItem).keys
        #expect(Set(languages).isSuperset(of: ["en", "de", "fr", "es", "pt", "it", "nl", "zh"]))
    }

    /// The fields that nearly every table has.
    static let main = """
        declaration.vessel_name declaration.imo_number declaration.conveyance_reference declaration.mode_of_transport
        declaration.arrival_date declaration.departure_date declaration.loading_date declaration.carrier_name
        declaration.incoterm declaration.functional_reference consignment.transport_document_id
        consignment.master_document_id consignment.port_of_loading consignment.port_of_discharge
        consignment.place_of_receipt consignment.place_of_delivery consignment.invoice_number consignment.invoice_date
        consignment.invoice_total consignment.freight_charge consignment.insurance_charge consignor.name
        consignor.address_lines consignor.country consignee.name consignee.address_lines consignee.country
        notify_parties.name importer.name exporter.name manufacturer.name seller.name buyer.name goods_items.sequence
        goods_items.description goods_items.commodity_code goods_items.origin goods_items.export_country
        goods_items.destination_country goods_items.package_quantity goods_items.package_type goods_items.marks
        goods_items.gross_mass goods_items.net_mass goods_items.volume goods_items.quantity goods_items.quantity_unit
        goods_items.unit_price goods_items.value goods_items.customs_value goods_items.currency goods_items.undg_id
        placements.id equipment.equipment_size_type equipment.tare_mass seals.id
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)

    @Test("Each of the main fields has names in eleven languages", arguments: main)
    func languages(_ name: String) throws {
        let target = try #require(HeaderTarget(named: name))
        #expect(target.name == name)
        let known = Set((HeaderName.byTarget[target] ?? [:]).filter { !$0.value.isEmpty }.keys)
        #expect(known.isSuperset(of: ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "zh", "ja"]))
    }
}
