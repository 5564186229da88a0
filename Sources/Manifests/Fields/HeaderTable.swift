/// What the columns of tables are called, by field and language (ISO 639-1), and with them the members of JSON that is
/// not our own. A line reads `node.field | language: name, name; language: ...`.
///
/// Names are compared by their letters and digits alone, without case and accents: `B/L No.`, `bl no` and `BL_NO` are
/// one. Units and currencies at the end (`Gross weight (kg)`, `Value USD`) are understood apart from this table.
enum HeaderTable {
    static let lines = """
        declaration.functional_reference | en: manifest no, manifest number, manifest reference, entry reference, lrn; \
        de: manifestnummer, bezugsnummer; fr: numero de manifeste, no manifeste; es: numero de manifiesto; \
        pt: numero do manifesto; it: numero manifesto; nl: manifestnummer; zh: 舱单号
        declaration.entry_number | en: entry number, entry no, customs entry number; de: zollanmeldungsnummer; \
        fr: numero de declaration; es: numero de declaracion, dua; pt: numero da declaracao, numero da di; \
        it: numero dichiarazione; nl: aangiftenummer; zh: 报关单号
        declaration.entry_type | en: entry type, type of entry
        declaration.in_bond_number | en: in-bond number, in bond no, it number, itn
        declaration.carrier_code | en: carrier scac, scac, scac code, carrier code; de: carriercode; \
        fr: code transporteur; es: codigo transportista; pt: codigo transportador; it: codice vettore; \
        nl: vervoerderscode; zh: 承运人代码
        declaration.carrier_name | en: carrier, carrier name, shipping line, ocean carrier, airline; de: reederei, \
        frachtfuehrer, frachtführer, spediteur; fr: transporteur, compagnie maritime; es: transportista, naviera; \
        pt: transportador, armador; it: vettore, compagnia di navigazione; nl: vervoerder, rederij; zh: 承运人, 船公司
        declaration.vessel_name | en: vessel, vessel name, ship, ship name, mother vessel, conveyance name; \
        de: schiff, schiffsname; fr: navire, nom du navire; es: buque, nombre del buque, nave; pt: navio, \
        nome do navio; it: nave, nome nave; nl: schip, schipnaam, naam schip; zh: 船名
        declaration.imo_number | en: imo, imo number, imo no, vessel imo, lloyds number; de: imo nummer, imonummer; \
        fr: numero omi, numero imo, omi; es: numero omi, numero imo; pt: numero imo; it: numero imo; \
        nl: imonummer; zh: imo编号, 船舶imo编号
        declaration.vessel_nationality | en: vessel flag, flag, flag state, vessel nationality; de: flagge; \
        fr: pavillon; es: bandera; pt: bandeira; it: bandiera; nl: vlag; zh: 船籍, 船旗
        declaration.conveyance_reference | en: voyage, voyage no, voyage number, voy, flight, flight no, \
        flight number, trip number; de: reise, reisenummer, reise nr, flugnummer; fr: voyage no, numero de voyage, \
        numero de vol, vol; es: viaje, numero de viaje, vuelo, numero de vuelo; pt: viagem, numero da viagem, voo; \
        it: viaggio, numero viaggio, volo; nl: reisnummer, vluchtnummer; zh: 航次, 航班, 航班号
        declaration.mode_of_transport | en: mode, mode of transport, transport mode; de: verkehrszweig, transportart; \
        fr: mode de transport; es: modo de transporte, medio de transporte; pt: modo de transporte, \
        modalidade de transporte; it: modo di trasporto; nl: vervoerswijze; zh: 运输方式
        declaration.departure_date | en: departure date, date of departure, etd, atd, sailing date, sailed; \
        de: abfahrt, abfahrtsdatum, abgangsdatum; fr: date de depart; es: fecha de salida, fecha de zarpe; \
        pt: data de saida, data de partida; it: data di partenza; nl: vertrekdatum; zh: 开航日期, 离港日期
        declaration.arrival_date | en: arrival, arrival date, date of arrival, eta, ata; de: ankunft, ankunftsdatum; \
        fr: date d arrivee, date arrivee, arrivee; es: fecha de llegada, fecha de arribo, llegada; \
        pt: data de chegada, chegada; it: data di arrivo, arrivo; nl: aankomst, aankomstdatum; zh: 抵港日期, 到港日期, 到达日期
        declaration.export_date | en: export date, date of export, date of exportation; de: ausfuhrdatum; \
        fr: date d exportation; es: fecha de exportacion; pt: data de exportacao; it: data di esportazione; \
        nl: uitvoerdatum; zh: 出口日期
        declaration.import_date | en: import date, date of importation; de: einfuhrdatum; fr: date d importation; \
        es: fecha de importacion; pt: data de importacao; it: data di importazione; nl: invoerdatum; zh: 进口日期
        declaration.entry_date | en: entry date, date of entry; de: anmeldedatum; fr: date de declaration; \
        es: fecha de declaracion; pt: data da declaracao; it: data dichiarazione; nl: aangiftedatum; zh: 申报日期
        declaration.loading_date | en: loading date, date of loading, on board date, shipped on board date; \
        de: verladedatum, ladedatum; fr: date de chargement; es: fecha de carga, fecha de embarque; \
        pt: data de embarque; it: data di imbarco; nl: laaddatum; zh: 装船日期
        declaration.incoterm | en: incoterm, incoterms, terms of delivery, delivery terms, trade terms; \
        de: lieferbedingung, lieferbedingungen; fr: conditions de livraison; es: condiciones de entrega; \
        pt: condicoes de entrega; it: condizioni di consegna, resa; nl: leveringsvoorwaarden, leveringsconditie; \
        zh: 成交方式, 贸易术语
        declaration.incoterm_place | en: incoterm place, incoterms place, named place, place of delivery terms; \
        de: lieferort; fr: lieu de livraison incoterm; es: lugar de entrega incoterm
        declaration.port_of_entry | en: port of entry, port of arrival, first port of arrival, us port of entry; \
        de: eingangshafen, ankunftshafen; fr: port d entree, port d arrivee; es: puerto de entrada, \
        puerto de llegada; pt: porto de entrada; it: porto di entrata, porto di arrivo; nl: haven van binnenkomst; \
        zh: 进境口岸, 进口口岸

        consignment.transport_document_id | en: bill, bill no, bill number, bill of lading, bill of lading no, \
        bill of lading number, bl, b/l, bl no, b/l number, bol, bol no, bol number, waybill, waybill no, \
        waybill number, awb, awb no, awb number, air waybill, air waybill number, hbl, hbl no, hawb, hawb no, \
        house bill, house bill no, house bill number, house bl, house awb, transport document, \
        transport document number, sea waybill; de: konnossement, konnossementnummer, konnossementsnummer, \
        frachtbrief, frachtbriefnummer, luftfrachtbrief, bl nummer; fr: connaissement, numero de connaissement, \
        no connaissement, lettre de transport, numero lta, lta; es: conocimiento, conocimiento de embarque, \
        numero de conocimiento, numero de bl, guia aerea; pt: conhecimento, conhecimento de embarque, \
        numero do conhecimento, conhecimento de carga; it: polizza di carico, polizza, numero polizza, \
        lettera di vettura; nl: cognossement, cognossementnummer, vrachtbrief, vrachtbriefnummer; \
        zh: 提单号, 提运单号, 运单号, 分提单号, 分运单号
        consignment.master_document_id | en: master bill, master bill no, master bill number, mbl, mbl no, mawb, \
        mawb no, master bl, master awb; de: hauptkonnossement, master konnossement; fr: connaissement maitre; \
        es: conocimiento master, bl master; pt: conhecimento master, mbl master; it: polizza master; \
        nl: hoofdcognossement; zh: 主提单号, 总提单号, 总运单号
        consignment.ucr | en: ucr, ducr, unique consignment reference
        consignment.port_of_loading | en: port of loading, pol, load port, loading port, port of lading, \
        airport of departure, origin port; de: ladehafen, verladehafen; fr: port de chargement, port d embarquement; \
        es: puerto de carga, puerto de embarque; pt: porto de embarque, porto de carga, porto de carregamento; \
        it: porto di carico, porto di imbarco; nl: laadhaven; zh: 装货港, 装运港, 起运港
        consignment.port_of_discharge | en: port of discharge, pod, discharge port, port of unlading, \
        port of unloading, unloading port, airport of destination, destination port; de: loeschhafen, löschhafen, \
        entladehafen, bestimmungshafen; fr: port de dechargement, port de debarquement; es: puerto de descarga, \
        puerto de destino; pt: porto de descarga, porto de destino; it: porto di scarico, porto di sbarco; \
        nl: loshaven; zh: 卸货港, 目的港
        consignment.place_of_receipt | en: place of receipt; de: uebernahmeort, übernahmeort; fr: lieu de reception; \
        es: lugar de recepcion; pt: local de recebimento; zh: 收货地
        consignment.place_of_delivery | en: place of delivery, final destination, place of final delivery; \
        de: ablieferungsort, bestimmungsort; fr: lieu de livraison; es: lugar de entrega, destino final; \
        pt: local de entrega, destino final; it: luogo di consegna; nl: plaats van levering; zh: 交货地, 目的地
        consignment.bill_date | en: bl date, b/l date, bill of lading date, bill date, awb date; de: konnossementdatum; \
        fr: date du connaissement; es: fecha del bl, fecha de conocimiento; pt: data do bl, data do conhecimento; \
        it: data polizza; zh: 提单日期
        consignment.invoice_number | en: invoice, invoice no, invoice number, commercial invoice; de: rechnung, \
        rechnungsnummer; fr: facture, numero de facture; es: factura, numero de factura; pt: fatura, \
        numero da fatura; it: fattura, numero fattura; nl: factuur, factuurnummer; zh: 发票号, 发票号码
        consignment.invoice_date | en: invoice date; de: rechnungsdatum; fr: date de facture, date facture; \
        es: fecha de factura; pt: data da fatura; it: data fattura; nl: factuurdatum; zh: 发票日期
        consignment.invoice_total | en: invoice total, invoice amount, invoice value, total invoice value, \
        total invoice amount; de: rechnungsbetrag, gesamtrechnungsbetrag; fr: montant de la facture, total facture; \
        es: total factura, importe factura; pt: valor da fatura, total da fatura; it: totale fattura; \
        nl: factuurbedrag, factuurtotaal; zh: 发票总额, 发票金额
        consignment.freight_charge | en: freight, freight charge, freight charges, freight cost, freight amount; \
        de: fracht, frachtkosten; fr: fret, frais de transport; es: flete; pt: frete; it: nolo; nl: vracht, \
        vrachtkosten; zh: 运费
        consignment.insurance_charge | en: insurance, insurance charge, insurance cost, insurance amount; \
        de: versicherung, versicherungskosten; fr: assurance; es: seguro; pt: seguro, valor do seguro; \
        it: assicurazione; nl: verzekering; zh: 保险费, 保费

        consignor.name | en: shipper, shipper name, consignor, consignor name, sender, supplier, supplier name; \
        de: absender, versender, name des absenders, lieferant; fr: expediteur, nom expediteur, chargeur, \
        fournisseur; es: remitente, embarcador, expedidor, proveedor; pt: remetente, embarcador, fornecedor; \
        it: mittente, speditore, fornitore; nl: afzender, verlader, leverancier; zh: 发货人, 托运人, 供应商
        consignor.address_lines | en: shipper address, consignor address, supplier address; de: absenderadresse; \
        fr: adresse expediteur; es: direccion remitente; pt: endereco remetente; it: indirizzo mittente; \
        nl: adres afzender; zh: 发货人地址
        consignor.city | en: shipper city, consignor city
        consignor.country | en: shipper country, consignor country, supplier country; de: absenderland; \
        fr: pays expediteur; es: pais remitente; it: paese mittente; zh: 发货人国家
        consignee.name | en: consignee, consignee name, cnee, receiver, recipient; de: empfaenger, empfänger, \
        warenempfaenger, warenempfänger; fr: destinataire, nom destinataire, receptionnaire; es: consignatario, \
        destinatario; pt: consignatario, destinatario, recebedor; it: destinatario, consegnatario, ricevitore; \
        nl: ontvanger, geadresseerde; zh: 收货人
        consignee.address_lines | en: consignee address, receiver address; de: empfaengeradresse, empfängeradresse; \
        fr: adresse destinataire; es: direccion consignatario; pt: endereco consignatario; \
        it: indirizzo destinatario; nl: adres ontvanger; zh: 收货人地址
        consignee.city | en: consignee city
        consignee.region | en: consignee state
        consignee.postcode | en: consignee zip, consignee postcode, consignee postal code
        consignee.country | en: consignee country; de: empfaengerland, empfängerland; fr: pays destinataire; \
        es: pais consignatario; it: paese destinatario; zh: 收货人国家
        consignee.eori | en: consignee eori, eori consignee
        notify_parties.name | en: notify, notify party, notify party name, notify name; de: meldeadresse, \
        notify adresse; fr: partie a notifier, notifier; es: notificar a, parte a notificar; pt: notificar, \
        parte a notificar; it: notify, parte da notificare; nl: notify adres; zh: 通知人
        notify_parties.address_lines | en: notify address, notify party address; zh: 通知人地址
        importer.name | en: importer, importer name, importer of record, ior; de: importeur, einfuehrer, einführer, \
        anmelder einfuhr; fr: importateur; es: importador; pt: importador; it: importatore; nl: importeur, \
        invoerder; zh: 进口商, 进口人
        importer.importer_number | en: importer number, importer no, importer of record number, ior number, \
        importer id, importer ein, irs number
        importer.eori | en: importer eori, eori, eori number, eori no, eori importer; de: eori nummer; \
        fr: numero eori; es: numero eori; it: codice eori; nl: eori nummer
        importer.vat_number | en: importer vat, vat number, vat no, vat id; de: ust id, umsatzsteuer id, ustidnr; \
        fr: numero tva, tva; es: nif iva, numero de iva; pt: numero de iva, nif; it: partita iva; nl: btw nummer
        exporter.name | en: exporter, exporter name; de: exporteur, ausfuehrer, ausführer; fr: exportateur; \
        es: exportador; pt: exportador; it: esportatore; nl: exporteur, uitvoerder; zh: 出口商, 出口人
        exporter.eori | en: exporter eori, eori exporter
        manufacturer.name | en: manufacturer, manufacturer name, producer, maker; de: hersteller; fr: fabricant; \
        es: fabricante; pt: fabricante; it: fabbricante, produttore; nl: fabrikant, producent; zh: 生产商, 制造商
        manufacturer.id | en: mid, manufacturer id, manufacturer code, manufacturer identification
        seller.name | en: seller, seller name, vendor; de: verkaeufer, verkäufer; fr: vendeur; es: vendedor; \
        pt: vendedor; it: venditore; nl: verkoper; zh: 卖方
        buyer.name | en: buyer, buyer name, purchaser; de: kaeufer, käufer; fr: acheteur; es: comprador; \
        pt: comprador; it: acquirente, compratore; nl: koper; zh: 买方

        goods_items.sequence | en: item, item no, item number, line, line no, line number, seq, sequence, \
        goods item number, pos, position; de: position, positionsnummer, pos nr, warenposition; \
        fr: article, numero d article, no article; es: partida, item, numero de item, linea; pt: item, \
        numero do item, adicao; it: articolo, numero articolo, posizione; nl: artikel, artikelnummer, regel; \
        zh: 项号, 序号, 商品序号
        goods_items.description | en: description, goods description, description of goods, cargo description, \
        commodity description, goods, commodity, product, product description, item description, \
        article description, cargo; de: warenbeschreibung, warenbezeichnung, beschreibung, bezeichnung, ware, waren; \
        fr: designation, designation des marchandises, description des marchandises, description, marchandise, \
        marchandises; es: descripcion, descripcion de la mercancia, descripcion de las mercancias, mercancia, \
        mercancias; pt: descricao, descricao da mercadoria, descricao das mercadorias, mercadoria; \
        it: descrizione, descrizione merce, descrizione della merce, merce, merci; nl: omschrijving, \
        goederenomschrijving, omschrijving goederen, goederen; zh: 货物描述, 货名, 品名, 商品名称, 货物名称
        goods_items.commodity_code | en: hs, hs code, hs no, hs number, hts, hts code, hts number, htsus, tariff, \
        tariff code, tariff no, tariff number, commodity code, cn code, harmonized code, harmonised code, \
        harmonized tariff code, schedule b, taric, taric code; de: zolltarifnummer, warennummer, tarifnummer, \
        hs nummer, warencode, statistische warennummer; fr: code sh, position tarifaire, code douanier, \
        nomenclature, nomenclature douaniere, code ndp; es: partida arancelaria, codigo arancelario, \
        fraccion arancelaria, codigo sa, posicion arancelaria, subpartida; pt: ncm, codigo ncm, \
        classificacao fiscal, codigo sh, codigo pautal, posicao pautal; it: codice doganale, codice sa, \
        voce doganale, codice taric, nomenclatura combinata; nl: goederencode, gs code, tariefcode, \
        douanetarief; zh: 商品编码, 税号, hs编码, 税则号列, 商品编号
        goods_items.origin | en: origin, country of origin, origin country, coo, made in; de: ursprung, \
        ursprungsland; fr: origine, pays d origine; es: origen, pais de origen; pt: origem, pais de origem; \
        it: origine, paese di origine, paese d origine; nl: oorsprong, land van oorsprong; zh: 原产国, 原产地
        goods_items.export_country | en: country of export, export country, exporting country, \
        country of exportation, country of dispatch, country of despatch; de: ausfuhrland, versendungsland; \
        fr: pays d exportation, pays de provenance; es: pais de exportacion, pais de procedencia; \
        pt: pais de exportacao, pais de procedencia; it: paese di esportazione, paese di spedizione; \
        nl: land van uitvoer, land van verzending; zh: 出口国, 启运国, 起运国
        goods_items.destination_country | en: country of destination, destination country; de: bestimmungsland; \
        fr: pays de destination; es: pais de destino; pt: pais de destino; it: paese di destinazione; \
        nl: land van bestemming; zh: 目的国, 运抵国
        goods_items.package_quantity | en: packages, package count, number of packages, no of packages, pkgs, pkg, \
        pieces, pcs, no of pieces, number of pieces, cartons, ctns, no of cartons, colli, package quantity, \
        qty of packages; de: packstuecke, packstücke, anzahl packstuecke, anzahl packstücke, anzahl kolli, kolli; \
        fr: colis, nombre de colis, nb colis, nbre colis; es: bultos, numero de bultos, cantidad de bultos; \
        pt: volumes, numero de volumes, quantidade de volumes; it: colli, numero colli, numero di colli; \
        nl: aantal colli, verpakkingen, aantal verpakkingen; zh: 件数, 箱数, 包装件数
        goods_items.package_type | en: package type, type of package, type of packages, packaging, package kind, \
        kind of packages, pack type, package code; de: packstueckart, packstückart, verpackungsart, \
        art der packstuecke; fr: type de colis, nature des colis, emballage, type d emballage; \
        es: tipo de bulto, clase de bultos, tipo de embalaje, embalaje; pt: tipo de volume, especie, embalagem; \
        it: tipo di colli, imballaggio, natura dei colli; nl: soort verpakking, soort colli, verpakkingssoort; \
        zh: 包装种类, 包装类型
        goods_items.marks | en: marks, marks and numbers, shipping marks, marks numbers; de: zeichen, \
        zeichen und nummern, markierung; fr: marques, marques et numeros; es: marcas, marcas y numeros; \
        pt: marcas, marcas e numeros; it: marche, marche e numeri; nl: merken, merken en nummers; zh: 唛头, 标记唛码
        goods_items.gross_mass | en: gross, gross weight, gross mass, gw, g.w., grs wt, gross wt, weight, total weight, \
        cargo weight; de: bruttogewicht, brutto, rohmasse, bruttomasse, gewicht; fr: poids brut, masse brute, \
        poids; es: peso bruto, peso; pt: peso bruto, peso; it: peso lordo, massa lorda, peso; nl: brutogewicht, \
        bruto gewicht, bruto massa, gewicht; zh: 毛重, 重量
        goods_items.net_mass | en: net, net weight, net mass, nw, n.w., net wt; de: nettogewicht, netto, eigenmasse, \
        nettomasse; fr: poids net, masse nette; es: peso neto; pt: peso liquido; it: peso netto, massa netta; \
        nl: nettogewicht, netto gewicht, netto massa; zh: 净重
        goods_items.volume | en: volume, cbm, measurement, cubic meters, cubic metres, cube, m3; de: volumen, \
        rauminhalt; fr: cubage; es: volumen, cubicaje; pt: cubagem; it: cubatura; nl: inhoud; \
        zh: 体积, 尺码
        goods_items.quantity | en: quantity, qty, units, number of units, statistical quantity, tariff quantity, \
        supplementary units, supplementary quantity; de: menge, anzahl, stueckzahl, stückzahl, besondere masseinheit; \
        fr: quantite, unites supplementaires; es: cantidad, unidades; pt: quantidade, quantidade estatistica; \
        it: quantita, unita supplementari; nl: hoeveelheid, aantal, aanvullende eenheden; zh: 数量, 法定数量
        goods_items.quantity_unit | en: unit, uom, unit of measure, quantity unit, qty unit, unit of quantity; \
        de: einheit, mengeneinheit, masseinheit; fr: unite, unite de mesure; es: unidad, unidad de medida; \
        pt: unidade, unidade de medida; it: unita, unita di misura; nl: eenheid, meeteenheid; zh: 单位, 计量单位
        goods_items.gross_mass_unit | en: gross weight unit, weight unit, wt unit, weight uom; zh: 重量单位
        goods_items.unit_price | en: unit price, price per unit, unit value, price; de: stueckpreis, stückpreis, \
        einzelpreis; fr: prix unitaire; es: precio unitario; pt: preco unitario; it: prezzo unitario; \
        nl: stukprijs, eenheidsprijs; zh: 单价
        goods_items.value | en: value, amount, line value, line total, total value, declared value, goods value, \
        item value, fob value, total price, extended price, cargo value; de: wert, warenwert, betrag, \
        gesamtpreis, positionswert; fr: valeur, montant, valeur marchandise, prix total; es: valor, importe, \
        valor fob, valor total, precio total; pt: valor, valor total, valor fob, valor da mercadoria; \
        it: valore, importo, valore merce, prezzo totale; nl: waarde, bedrag, goederenwaarde; zh: 价值, 金额, 总价, 货值
        goods_items.customs_value | en: customs value, entered value, dutiable value; de: zollwert; \
        fr: valeur en douane; es: valor en aduana; pt: valor aduaneiro; it: valore in dogana; nl: douanewaarde; \
        zh: 完税价格
        goods_items.statistical_value | en: statistical value; de: statistischer wert; fr: valeur statistique; \
        es: valor estadistico; pt: valor estatistico; it: valore statistico; nl: statistische waarde; zh: 统计价值
        goods_items.currency | en: currency, curr, ccy, currency code, invoice currency; de: waehrung, währung; \
        fr: devise, monnaie; es: moneda, divisa; pt: moeda; it: valuta, divisa; nl: valuta, munt; zh: 币种, 货币, 币制
        goods_items.undg_id | en: un number, un no, undg, un dg number, dangerous goods number, imdg un; \
        de: un nummer, gefahrgutnummer; fr: numero onu; es: numero onu; pt: numero onu; it: numero onu; \
        nl: vn nummer, un nummer; zh: 危险品编号, 联合国编号
        goods_items.hazard_class | en: hazard class, imo class, imdg class, dg class, dangerous goods class; \
        de: gefahrgutklasse; fr: classe de danger; es: clase de peligro; it: classe di pericolo; zh: 危险品类别
        goods_items.preference_code | en: preference, preference code, preferential treatment, fta, spi; \
        de: praeferenz, präferenz, beguenstigung, begünstigung; fr: preference; es: preferencia; pt: preferencia; \
        it: preferenza; nl: preferentie
        goods_items.adcvd_case | en: ad/cvd case, adcvd, ad cvd, ad/cvd case number, anti dumping case
        goods_items.procedure_code | en: procedure, procedure code, customs procedure code, cpc; \
        de: verfahren, verfahrenscode; fr: regime, code regime; es: regimen, codigo regimen; pt: regime aduaneiro; \
        it: regime doganale; nl: regeling; zh: 监管方式

        placements.id | en: container, containers, container no, container nos, container number, \
        container numbers, cntr no, cntr, ctr no, equipment, equipment no, equipment number, unit number, uld, \
        uld number, trailer number; de: containernummer, containernr, container nr, behaelter, behälter; \
        fr: conteneur, numero de conteneur, no conteneur; es: contenedor, numero de contenedor; \
        pt: conteiner, contentor, numero do conteiner, numero do contentor; it: contenitore, numero container, \
        numero contenitore; nl: containernummer, container nr; zh: 箱号, 集装箱号, 柜号
        equipment.equipment_size_type | en: container type, container size, size type, size/type, equipment type, \
        container size type, iso type; de: containertyp, containerart; fr: type de conteneur; \
        es: tipo de contenedor; pt: tipo de conteiner; it: tipo container; nl: containertype; zh: 箱型, 箱型尺寸
        equipment.tare_mass | en: tare, tare weight, container tare; de: tara, leergewicht; fr: tare; es: tara; \
        pt: tara; it: tara; nl: tarra; zh: 箱重, 皮重
        seals.id | en: seal, seals, seal no, seal nos, seal number, seal numbers; de: siegel, plombe, siegelnummer, \
        plombennummer; fr: scelle, plomb, numero de scelle, numero de plomb; es: precinto, sello, \
        numero de precinto; pt: lacre, numero do lacre, selo; it: sigillo, numero sigillo; nl: zegel, zegelnummer; \
        zh: 封号, 铅封号, 封条号
        """

    /// Words that begin a row of totals.
    static let totals = """
        total, totals, grand total, sum, sums, gesamt, summe, gesamtsumme, insgesamt, totale, totali, totaal, \
        total general, total geral, total generale, somme, suma, soma, somma, 合计, 总计, 共计
        """

    /// Words that begin a row of subtotals, which belong to no line of goods either.
    static let subtotals = """
        subtotal, sub total, zwischensumme, teilsumme, sous total, sous-total, subtotale, subtotaal, carried forward, \
        uebertrag, übertrag, 小计
        """

    /// Words at the end of a header, or beside a number, that name its unit (UN/ECE Recommendation 20).
    static let units = """
        KGM: kg, kgs, kilo, kilos, kilogram, kilograms, kilogramme, kilogramm, kgm, 公斤, 千克
        GRM: g, gr, gram, grams, gramm, grm
        TNE: t, mt, to, ton, tons, tonne, tonnes, tonnen, tne, 吨
        LBR: lb, lbs, pound, pounds, lbr
        ONZ: oz, ounce, ounces
        MTQ: m3, cbm, m³, cubic meter, cubic metre, cubic meters, cubic metres, mtq, 立方米
        LTR: l, ltr, liter, litre, liters, litres
        FTQ: cft, cuft, cu ft, ft3, ftq
        """
}
