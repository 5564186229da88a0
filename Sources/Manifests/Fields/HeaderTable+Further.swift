extension HeaderTable {
    /// Names in further languages: Polish, Turkish, Japanese; lines as in ``lines``.
    static let furtherLines = """
        declaration.functional_reference | pl: numer manifestu; tr: manifesto no, manifesto numarasi; ja: マニフェスト番号
        declaration.entry_number | pl: numer zgloszenia celnego; tr: beyanname no, beyanname numarasi; ja: 申告番号
        declaration.carrier_name | pl: przewoznik, armator; tr: tasiyici, tasiyici firma; ja: 運送人, 船会社
        declaration.vessel_name | pl: statek, nazwa statku; tr: gemi, gemi adi; ja: 本船名
        declaration.imo_number | pl: numer imo statku; tr: imo numarasi; ja: imo番号
        declaration.conveyance_reference | pl: rejs, numer rejsu, numer lotu; tr: sefer, sefer no, ucus no; \
        ja: 航海番号, 便名
        declaration.mode_of_transport | pl: rodzaj transportu; tr: tasima sekli, tasima turu; ja: 輸送手段
        declaration.departure_date | pl: data wyjscia, data wyplyniecia; tr: kalkis tarihi; ja: 出港日
        declaration.arrival_date | pl: data przybycia, data przyplyniecia; tr: varis tarihi; ja: 到着日, 入港日
        declaration.incoterm | pl: warunki dostawy; tr: teslim sekli; ja: 貿易条件
        declaration.loading_date | pl: data zaladunku; tr: yukleme tarihi; ja: 船積日
        consignment.transport_document_id | pl: konosament, numer konosamentu, nr konosamentu, list przewozowy, \
        numer listu przewozowego; tr: konsimento, konsimento no, konsimento numarasi; ja: b/l番号, 船荷証券番号
        consignment.master_document_id | pl: konosament glowny; tr: ana konsimento, ana konsimento no; ja: マスターb/l番号
        consignment.port_of_loading | pl: port zaladunku; tr: yukleme limani; ja: 船積港, 積込港
        consignment.port_of_discharge | pl: port wyladunku, port rozladunku; tr: bosaltma limani, tahliye limani, \
        varis limani; ja: 荷揚港, 陸揚港
        consignment.place_of_delivery | pl: miejsce dostawy; tr: teslim yeri; ja: 荷渡地
        consignment.place_of_receipt | pl: miejsce przyjecia; ja: 荷受地
        consignment.invoice_number | pl: faktura, numer faktury, nr faktury; tr: fatura no, fatura numarasi; \
        ja: インボイス番号, 請求書番号
        consignment.invoice_date | pl: data faktury; tr: fatura tarihi; ja: インボイス日付
        consignment.invoice_total | pl: wartosc faktury, suma faktury; tr: fatura tutari, fatura toplami
        consignment.freight_charge | pl: fracht morski, koszt transportu; tr: navlun; ja: 運賃
        consignment.insurance_charge | pl: ubezpieczenie; tr: sigorta; ja: 保険料
        consignor.name | pl: nadawca, dostawca, zaladowca; tr: gonderen, gonderici, yukleyici, tedarikci; ja: 荷送人, 送り主
        consignor.address_lines | pl: adres nadawcy; tr: gonderen adresi, gonderici adresi; ja: 荷送人住所
        consignor.country | pl: kraj nadawcy; tr: gonderen ulke
        consignee.name | pl: odbiorca; tr: alici, alici firma; ja: 荷受人, 受取人
        consignee.address_lines | pl: adres odbiorcy; tr: alici adresi; ja: 荷受人住所
        consignee.country | pl: kraj odbiorcy; tr: alici ulke
        notify_parties.name | pl: strona powiadamiana; tr: ihbar adresi, ihbar edilecek taraf; ja: 着荷通知先
        importer.name | tr: ithalatci; ja: 輸入者
        exporter.name | pl: eksporter; tr: ihracatci; ja: 輸出者
        manufacturer.name | pl: producent, wytworca; tr: uretici, imalatci; ja: 製造者
        seller.name | pl: sprzedawca, sprzedajacy; tr: satici; ja: 売主
        buyer.name | pl: nabywca, kupujacy; tr: satin alan; ja: 買主
        goods_items.sequence | pl: lp, pozycja, numer pozycji; tr: sira no, kalem no; ja: 項番
        goods_items.description | pl: opis, opis towaru, nazwa towaru, towar; tr: esya tanimi, mal tanimi, malin cinsi, \
        urun aciklamasi, aciklama; ja: 品名, 商品名, 貨物の品名
        goods_items.commodity_code | pl: kod cn, kod hs, kod towaru, kod taryfy celnej, taryfa celna; tr: gtip, gtip no, \
        gtip kodu, hs kodu, gumruk tarife numarasi; ja: hsコード, 税番, 統計品目番号
        goods_items.origin | pl: kraj pochodzenia, pochodzenie; tr: mense, mense ulke, mensei; ja: 原産国, 原産地
        goods_items.export_country | pl: kraj wysylki, kraj wywozu; tr: ihracat ulkesi, cikis ulkesi; ja: 輸出国
        goods_items.destination_country | pl: kraj przeznaczenia; tr: varis ulkesi; ja: 仕向国
        goods_items.package_quantity | pl: liczba opakowan, ilosc opakowan, opakowania, liczba kolli; tr: kap adedi, \
        kap sayisi, koli sayisi, paket sayisi; ja: 個数, 梱包数
        goods_items.package_type | pl: rodzaj opakowania, rodzaj opakowan; tr: kap cinsi, ambalaj cinsi; ja: 荷姿
        goods_items.marks | pl: znaki i numery; tr: marka ve numaralar; ja: 荷印
        goods_items.gross_mass | pl: masa brutto, waga brutto, ciezar brutto; tr: brut agirlik, brut kilo, agirlik; \
        ja: 総重量, 重量
        goods_items.net_mass | pl: masa netto, waga netto, ciezar netto; tr: net agirlik, net kilo; ja: 正味重量
        goods_items.volume | pl: objetosc; tr: hacim; ja: 容積
        goods_items.quantity | pl: ilosc; tr: miktar, adet; ja: 数量
        goods_items.quantity_unit | pl: jednostka, jednostka miary; tr: birim, olcu birimi; ja: 単位
        goods_items.unit_price | pl: cena jednostkowa; tr: birim fiyat, birim fiyati; ja: 単価
        goods_items.value | pl: wartosc, kwota, wartosc towaru; tr: deger, tutar, mal bedeli; ja: 金額, 価格
        goods_items.customs_value | pl: wartosc celna; tr: gumruk kiymeti; ja: 課税価格
        goods_items.statistical_value | pl: wartosc statystyczna; tr: istatistiki kiymet
        goods_items.currency | pl: waluta; tr: para birimi, doviz, doviz cinsi; ja: 通貨
        goods_items.undg_id | pl: numer un; tr: un numarasi; ja: 国連番号
        goods_items.hazard_class | pl: klasa zagrozenia; tr: tehlike sinifi; ja: 危険物クラス
        goods_items.packing_group | pl: grupa pakowania; tr: paketleme grubu, ambalaj grubu; ja: 容器等級
        goods_items.proper_shipping_name | pl: prawidlowa nazwa przewozowa; tr: uygun sevkiyat adi; ja: 正式輸送品名
        goods_items.flashpoint | pl: temperatura zaplonu; tr: parlama noktasi; ja: 引火点
        goods_items.procedure_code | pl: kod procedury; tr: rejim kodu
        placements.id | pl: kontener, numer kontenera, nr kontenera; tr: konteyner, konteyner no, konteyner numarasi; \
        ja: コンテナ番号, コンテナ
        equipment.equipment_size_type | pl: typ kontenera; tr: konteyner tipi; ja: コンテナ種類
        equipment.tare_mass | tr: dara; ja: 風袋重量
        seals.id | pl: plomba, numer plomby; tr: muhur, muhur no; ja: シール番号
        consignment.place_of_receipt | it: luogo di ricevimento, luogo di presa in consegna; nl: plaats van ontvangst; \
        tr: teslim alma yeri
        consignment.invoice_total | ja: インボイス金額, 請求金額
        consignor.country | pt: pais do remetente; nl: land van afzender; ja: 荷送人国
        consignee.country | pt: pais do destinatario; nl: land van ontvanger; ja: 荷受人国
        importer.name | pl: importer
        equipment.tare_mass | pl: tara
        """
}
