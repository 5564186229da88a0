/// Groups that a consignment has alike in IFTMIN, IFTMBC and IFCSUM (D.95B to D.18A). Groups of the directories that
/// hold one more segment each (MEA and EQN, RFF and DTM, LOC and DTM, charges) are members here: their values say
/// themselves what they are.
enum ShipmentGroups {
    static let members = """
        DTM TSR CUX MOA FTX CNT DOC GDS LOC TOD RFF GOR SEL CPI TCC PRI EQN PCD QTY ICD SGP TPL MEA SCC
        """

    static let parts = """
            leg TDT - DTM LOC RFF TSR SCC TCC MOA PCD ICD FTX
            party NAD parties LOC MOA DOC DTM TCC PRI EQN PCD QTY CUX RFF CPI TSR TPL FTX
              party.contact CTA contacts COM
            goods GID goods_items HAN TMP RNG TMD LOC MOA PIA FTX GDS GIN PCD MEA EQN DIM RFF DTM PCI GOR SEL TPL TCC \
        CUX PRI QTY ICD SEQ
              goods.party NAD parties LOC DTM
              goods.placement SGP - MEA EQN SEQ
              goods.document DOC documents DTM
              goods.dangerous DGS dangerous_goods FTX MEA EQN
                goods.dangerous.contact CTA contacts COM
                goods.dangerous.placement SGP - MEA EQN
            unit EQD equipment EQN TMD MEA DIM SEL TPL HAN TMP RNG FTX RFF PCD TCC PRI MOA QTY CUX LOC
              unit.attached EQA - EQN
              unit.party NAD parties DTM
                unit.party.contact CTA contacts COM
              unit.dangerous DGS dangerous_goods FTX
                unit.dangerous.contact CTA contacts COM
            emission EFI - CED COM RFF DTM QTY
        """

    static let rows =
        """
        leg/TDT 1.1=20 >*transport_means : \(EDIFACTRows.means)
        goods.placement/MEA >measures : 2.1 dimension_code, 3.1 unit, 3.2 measurement
        goods.dangerous.placement/MEA >measures : 2.1 dimension_code, 3.1 unit, 3.2 measurement
        emission/RFF :
        emission/COM :
        CUX 1.1=2 : 1.2 currency

        """ + EDIFACTRows.handling + EDIFACTRows.all
}
