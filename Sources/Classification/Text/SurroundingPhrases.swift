/// What ``Surroundings`` takes out of texts: `#` is a word with a digit, `@` a country, `%` a people; `^` stands where only
/// the beginning of a text is meant, `$` where only its end is.
enum SurroundingPhrases {
    static let all = [numbers, rulings, papers, origin, packing, weights, selling, compliance].joined(separator: "\n")

    private static let numbers = """
        no #|nr #|num #|nos #|number #|no no #
        order no|order no #|order nr #|order number|order number #|order #|order ref #
        item no|item no #|item nr #|item number|item number #|item code #|item #
        art no|art no #|art nr|art nr #|art number #|article no|article no #|article nr|article nr #|article number|article number #
        part no|part no #|part nr #|part number|part number #|p n #|pn #
        model no|model no #|model nr #|model number|model number #|type no #
        serial no|serial no #|serial nr #|serial number|serial number #|s n #
        batch no|batch no #|batch nr #|batch number|batch number #|batch #|lot no|lot no #|lot nr #|lot number #|lot #
        ref no|ref no #|ref nr #|reference no #|reference number #|reference #|our ref #|your ref #
        po no #|po number #|po #|p o #|purchase order|purchase order no|purchase order no #|purchase order #
        style no|style no #|style number #|product no #|product number #|stock no #|catalogue no #|catalog no #|cat no #
        drawing no|drawing no #|drawing number #|position no #|pos #|line #|line no #|line item #
        invoice line|invoice line #|invoice no|invoice no #|invoice number|invoice number #|invoice #|sku #|ean #|upc #|asin #|gtin #
        hs code #|hs #|hts code #|hts #|hts|htsus|htsus #|cn code #|taric code #|commodity code #|tariff code #|tariff no #
        cas no|cas no #|cas #|cas number|cas number #
        """

    private static let rulings = """
        the tariff classification of|tariff classification of|the classification of|tariff classification|classification of
        classification request|hs classification request|request for classification of|ruling request|binding ruling
        request for a binding ruling on|binding tariff information|classification|tariff|harmonized system|hs code
        and country of origin marking of|country of origin marking
        """

    private static let papers = """
        commercial invoice|proforma invoice|pro forma invoice|as per proforma invoice|as per pro forma invoice
        as per commercial invoice|as per attached invoice|as per invoice|per invoice|as per|with invoice|proforma|packing list
        as per packing list|bill of lading|airway bill|air waybill|said to contain|stc|s t c|shippers load and count
        shipper s load and count|no commercial value|of no commercial value|without commercial value|commercial value
        value for customs purposes only|for customs purposes only|for customs purposes|for customs only|customs value
        not for resale|not for sale|for resale|for personal use|for personal use only|for own use|personal use $
        no solid wood packing|no solid wood packing material|no wood packing|no wood packing material
        no dangerous goods|non dangerous goods|not dangerous goods|no dangerous cargo|non hazardous goods|non hazardous cargo
        non hazardous $|not hazardous $|non haz $|not restricted $|non dg|duty free|tax free|vat free|free of duty|free of charge|foc
        incoterm|incoterms|exw|cif|ddp|fob @|fob #|fob price|fob value
        """

    private static let origin = """
        country of origin @|country of origin %|country of origin|country of manufacture @|country of manufacture|origin @
        of % origin|% origin|origin %|made in @|made in the @|manufactured in @|produced in @|assembled in @|grown in @
        printed in @|product of @|produce of @|products of @|made in|from @|imported from @|exported from @|shipped from @
        sourced from @|originating in @|originating from @|of @ origin|in @ $|coo @|% made
        portuguese|taiwanese|malaysian|pakistani|bangladeshi|finnish|iranian|kenyan|ethiopian|vietnamese|romanian|bulgarian
        croatian|serbian|slovak|slovenian|ukrainian|lithuanian|latvian|estonian|tunisian|algerian|nigerian|filipino
        cambodian|british|indonesian|colombian
        """

    private static let packing = """
        # pallet|# pallet of|on # pallet|# plt|# plt of|# carton|# carton of|in # carton|packed in # carton|# ctn|# ctn of
        # package|# package of|# pkg|# pkg of|# crate|# crate of|# skid|# skid of|# case of|# box of|# bag of|# drum of
        # bale of|# sack of|packed in carton|packed on pallet|on pallet $|in carton $|palletised|palletized
        # hc container|# hq container|# gp container|# dc container|# dv container|# ft container|# feet container
        # ft hc container|# ft hq container|# hc|# hq|# fcl|# fcl container|fcl|lcl|# container stc|# container of
        # container said to contain|# x # container|# x # ft container|# x # hc container|# x # hq container|# x # container of
        """

    private static let weights = """
        net wt #|net wt|net weight #|net weight|nett weight #|nett weight|nt wt|gross wt #|gross wt|gross weight #
        gross weight|n w #|g w #|qty #|qty|quantity #|total quantity|exp #|exp date #|expiry date #|expiry date|expiry #
        best before #|prod date #|production date #|mfg date #|mfd #|unit price #|unit price|price #|total price|total value #
        usd #|# usd|usd|eur #|# eur|eur|gbp #|# gbp|gbp
        """

    private static let selling = """
        hot sale|hot selling|hot new|best seller|best selling|bestseller|top seller|factory price|factory outlet|factory direct
        factory direct sale|direct factory|wholesale price|wholesale|retail price|low price|best price|cheap price|good price
        high quality|top quality|best quality|good quality|finest quality|latest #|latest|latest fashion|new fashion|new arrival
        new arrivals|new # $|# new $|latest # new fashion|newest|in stock|ready to ship|ready stock|fast delivery|fast shipping
        free shipping|free delivery|free postage|free returns|free sample|free gift|with free gift|a free gift|moq #|moq|oem odm
        oem|odm|brand new|new in box|brand new in box|bnib|money back guarantee|# year warranty|# years warranty|warranty
        amazon fba|fba|ebay|aliexpress|dropshipping|drop shipping|drop ship|co ltd|gmbh|ltd|llc|as shown|as pictured
        """

    private static let compliance = """
        rohs compliant|rohs|ce certified|ce certificate|ce marked|ce marking|ce approved|ce compliant|ce mark|fda approved
        fda registered|fda compliant|reach compliant|ul listed|ul certified|ul approved|fcc certified|etl listed|iso certified
        iso # certified|gs certified|tuv certified|compliant|ce rohs|rohs ce|ce fcc rohs|weee
        """
}
