internal import TidewaiterDocuments

/// What columns of tables are called, by language, the surest names first.
///
/// Names are compared by their letters and digits alone, without case and accents: `HS Code`, `hs_code` and `HSCODE` are one.
struct DescriptionColumns {
    /// What they hold, for people.
    let what: String
    private let names: [String]

    /// Columns of descriptions of goods.
    static let texts = DescriptionColumns(
        what: "descriptions",
        """
        text, description, goods description, description of goods, description of the goods, product description,
        item description, article description, cargo description, commodity description, merchandise description,
        line description, full description, short description, long description, goods desc, item desc, product desc,
        product name, product title, item name, item title, article name, goods name, name of goods, commodity name, desc
        Warenbeschreibung, Warenbezeichnung, Artikelbeschreibung, Artikelbezeichnung, Produktbeschreibung,
        Produktbezeichnung, Güterbeschreibung, Gueterbeschreibung, Beschreibung, Bezeichnung, Artikelname, Produktname,
        Produkttitel, Artikeltext
        désignation des marchandises, description des marchandises, désignation commerciale, désignation de l'article,
        désignation du produit, description du produit, description de l'article, désignation, libellé, nom du produit
        descripción de la mercancía, descripción de las mercancías, descripción de mercancías, descripción del producto,
        descripción del artículo, descripción comercial, descripción, nombre del producto, denominación
        descrizione delle merci, descrizione della merce, descrizione merce, descrizione merci, descrizione prodotto,
        descrizione del prodotto, descrizione articolo, descrizione, nome prodotto, denominazione
        goederenomschrijving, omschrijving goederen, omschrijving van de goederen, productomschrijving,
        artikelomschrijving, omschrijving, beschrijving, productnaam
        descrição da mercadoria, descrição das mercadorias, descrição do produto, descrição do artigo, descrição,
        nome do produto, designação
        opis towaru, opis towarów, nazwa towaru, opis produktu, nazwa produktu, opis
        品名, 商品名称, 货物名称, 货名, 商品描述, 货物描述, 产品名称, 产品描述, 商品名稱, 貨物名稱, 貨名, 商品描述, 中文品名
        商品名, 品目名, 貨物名, 商品説明, 製品名, 商品の説明, 品目
        title, product, article, item, commodity, goods, cargo, merchandise, name
        Ware, Waren, Artikel, Produkt, marchandise, marchandises, article, produit, mercancía, mercancías, producto,
        artículo, merce, merci, prodotto, articolo, goederen, mercadoria, mercadorias, produto, artigo, towar, produkt
        """)

    /// Columns of codes.
    static let codes = DescriptionColumns(
        what: "codes",
        """
        code, hs6, hs, hs code, commodity code, hts code, hts, goods code, tariff code, hs no, hs number, hts no,
        hts number, htsus, cn code, cn8, taric, taric code, tariff no, tariff number, commodity no, commodity number,
        harmonized code, harmonised code, harmonized system code, harmonised system code, harmonized tariff code,
        customs code, customs tariff code, schedule b, schedule b number, tariff, heading, subheading, declared code
        Zolltarifnummer, Warennummer, Tarifnummer, HS-Nummer, KN-Code, Warencode, Warentarifnummer,
        statistische Warennummer, Codenummer
        code SH, code NC, position tarifaire, code douanier, nomenclature douanière, code marchandise, code NDP
        código SA, código arancelario, partida arancelaria, fracción arancelaria, posición arancelaria, subpartida,
        código HS, código NC
        codice SA, codice doganale, codice NC, codice TARIC, voce doganale, nomenclatura combinata, codice HS
        goederencode, GS-code, GN-code, tariefcode, HS-code
        NCM, código NCM, código SH, classificação fiscal, código pautal, posição pautal
        kod CN, kod HS, kod towaru, kod taryfy celnej, kod celny, kod taric
        税号, 海关编码, 商品编码, 商品编号, hs编码, 税则号列, 税則號別, hs編碼, 海關編碼, 稅號
        HSコード, 税番, 統計品目番号, 関税率表番号, 品目コード
        """)

    private init(what: String, _ table: String) {
        self.what = what
        var seen: Set<String> = []
        names = table.split { $0 == "," || $0.isNewline }.map { Self.plain($0) }.filter { seen.insert($0).inserted }
    }

    /// The column that is named, or else the first of the usual names that there is; `nil` where there is none of these.
    func choose(_ named: String?, among header: [String]) throws(TidewaiterError) -> Int? {
        let plain = header.map { Self.plain($0) }
        guard let named else { return names.lazy.compactMap { plain.firstIndex(of: $0) }.first }
        if let exact = header.firstIndex(of: named) { return exact }
        let asked = Self.plain(named)
        let alike = asked.isEmpty ? [] : header.indices.filter { plain[$0] == asked }
        if alike.count == 1 { return alike[0] }
        throw missing("column \"\(named)\"", "Name one of these.", header)
    }

    /// That there is no such column, with those that there are.
    func missing(among header: [String]) -> TidewaiterError {
        missing(
            "column of \(what)", "Name it, or call it \(names.prefix(2).joined(separator: ", ")) or the like.", header)
    }

    private func missing(_ what: String, _ advice: String, _ header: [String]) -> TidewaiterError {
        let known = header.prefix(12).joined(separator: ", ")
        let having = known.isEmpty ? "the table has no columns" : "there are: \(known)"
        return TidewaiterError(.argument, "classify.column", "There is no \(what); \(having). \(advice)")
    }

    /// The letters and digits of a name, without case and accents.
    private static func plain(_ name: some StringProtocol) -> String {
        name.unicodeScalars.reduce(into: "") { $0 += LetterFolding.fold($1) ?? "" }
    }
}
