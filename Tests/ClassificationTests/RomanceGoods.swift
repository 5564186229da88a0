/// Goods as invoices and shops name them in French, Spanish, Italian and Portuguese, with the subheadings that are right:
/// other words, sizes and orders than those of the phrases.
enum RomanceGoods {
    static let all = ["French": french, "Spanish": spanish, "Italian": italian, "Portuguese": portuguese]

    private static let french = """
        Chemise homme 100% coton, col italien, taille L\t620520
        Lot de 3 paires de chaussettes coton taille 39-42\t611595
        Robe longue en viscose imprimée T38\t620444
        Baskets running homme pointure 43\t640411|640419
        Sandales femme en cuir véritable\t640399|640359
        Sac à main femme cuir de vachette\t420221
        Pneu été 205/55 R16 91V pour voiture\t401110
        Jeu de 4 plaquettes de frein avant\t870830
        Amortisseur arrière gauche pour véhicule\t870880
        Ampoules LED E27 9W blanc chaud, lot de 10\t853952
        Câble HDMI 2 m avec connecteurs dorés\t854442
        Perceuse-visseuse à percussion 18V 2 batteries\t846721
        Vis à tête hexagonale M10x50 inox A2\t731815
        Tubes en cuivre recuit 1/4 pouce en couronne 25 m\t741110
        Vin rouge AOP bouteille 75cl\t220421
        Fromage de brebis affiné, meule 3 kg\t040690
        Huile de tournesol raffinée 1L\t151219
        Confiture d'abricot pot 370 g\t200799
        Biscuits sablés au beurre paquet 200 g\t190531
        Filets de cabillaud surgelés sans peau\t030471
        Crème hydratante visage 50 ml\t330499
        Shampoing cheveux gras 250 ml\t330510
        Gel douche parfum vanille 500ml\t340130
        Table basse en chêne massif 120x60\t940360
        Chaise de bureau ergonomique réglable\t940139
        Matelas mousse 140x190\t940421
        Poupée en plastique avec accessoires\t950300
        Casque de moto intégral taille M\t650610
        Machine à laver hublot 9 kg 1400 trs\t845011
        Réfrigérateur combiné 300 L\t841810
        Pompe de relevage pour eaux usées 400 W\t841370
        Roulements à billes 6204 2RS\t848210
        Carrelage sol grès cérame 60x60\t690721
        Boîtes en carton ondulé double cannelure 40x30x30\t481910
        Doses de café moulu arabica 250g\t090121
        Ordinateur portable 15 pouces 8 Go RAM\t847130
        Couches bébé taille 4, paquet de 44\t961900
        Vélo enfant 16 pouces\t871200
        Parapluie pliant automatique\t660191
        Draps-housses 160x200 en coton\t630231|630221|630210
        """

    private static let spanish = """
        Camiseta de algodón manga corta, talla M\t610910
        Pantalón vaquero de hombre talla 42\t620342
        Vestido corto de poliéster estampado para mujer\t620443|610443
        Zapatillas deportivas de tela para correr, nº 42\t640411
        Botas de mujer de piel con cremallera\t640391|640351
        Mochila escolar infantil con ruedas\t420292|420212
        Neumáticos 195/65 R15 para turismo\t401110
        Pastillas de freno delanteras juego de 4\t870830
        Batería de coche 12V 60Ah\t850710
        Bombillas led GU10 6W caja de 10 uds\t853952
        Cable eléctrico flexible 3x2,5 mm rollo 100 m\t854449
        Taladro percutor 750W con maletín\t846721
        Tornillos rosca madera 4x40 caja 500\t731812
        Tubería de PVC 110 mm x 3 m\t391723
        Aceite de oliva virgen extra garrafa 5L\t150920
        Jamón ibérico de bellota pieza entera\t021011
        Queso de oveja curado cuña 250 g\t040690
        Langostino cocido congelado caja 2 kg\t160521|160529|030617
        Atún claro en aceite de girasol lata 80 g\t160414
        Galletas con pepitas de chocolate 300 g\t190531
        Vino tinto crianza botella 75 cl\t220421
        Cerveza rubia lata 33cl pack 24\t220300
        Naranjas de mesa calibre 4, caja 15 kg\t080510
        Champú anticaspa 400 ml\t330510
        Crema solar facial SPF50 50ml\t330499
        Detergente líquido para ropa 3 L\t340250
        Mesa de comedor de madera maciza\t940360
        Sofá de tres plazas tapizado en tela\t940161
        Colchón viscoelástico 150x190\t940421
        Muñeca articulada con vestidos\t950300
        Silla de ruedas plegable\t871310|871390
        Lavadora carga frontal 8 kg A+++\t845011
        Frigorífico combi no frost\t841810
        Bomba sumergible para pozo 1 CV\t841370
        Rodamientos rígidos de bolas 6205\t848210
        Azulejos para baño 20x20 blanco brillo\t690723|690721|690722
        Cajas de cartón para mudanza\t481910
        Ordenador portátil 14" SSD 512\t847130
        Teléfono móvil inteligente 128GB dual sim\t851713
        Gafas de sol polarizadas\t900410
        """

    private static let italian = """
        Maglietta uomo cotone tg XL\t610910
        Pantaloni donna in lino taglia 44\t620469
        Giacca uomo imbottita con cappuccio\t620140|620130
        Scarpe da ginnastica bambino n. 34\t640411|640419
        Stivaletti donna in pelle con tacco\t640391|640351
        Borsa a mano in vera pelle\t420221
        Pneumatici estivi 225/45 R17 per autovettura\t401110
        Dischi freno anteriori coppia\t870830
        Ammortizzatori posteriori auto\t870880
        Lampadine a led E14 5W confezione 6 pz\t853952
        Cavo HDMI 4K 3 metri\t854442
        Smerigliatrice angolare 115 mm 900W\t846729
        Viti autofilettanti testa svasata 3,5x30\t731814
        Tubi in rame per climatizzazione\t741110
        Olio extra vergine di oliva bottiglia 0,75 L\t150920
        Prosciutto crudo di Parma con osso\t021011
        Formaggio pecorino stagionato intero\t040690
        Pasta di semola di grano duro spaghetti 500 g\t190219
        Passata di pomodoro bottiglia 700 g\t200290
        Biscotti frollini al cacao\t190531
        Vino bianco frizzante DOC 75cl\t220421|220410
        Caffè macinato miscela 250 g\t090121
        Crema viso idratante 50 ml\t330499
        Bagnoschiuma all'olio di argan 400 ml\t340130|330730
        Tavolo da pranzo in legno massello\t940360
        Divano angolare in tessuto\t940161
        Materasso memory 160x190\t940421
        Giocattoli in plastica per bambini\t950300
        Casco integrale moto taglia S\t650610
        Lavatrice 7 kg carica frontale\t845011
        Frigorifero combinato 320 litri\t841810
        Elettropompa sommersa per pozzi\t841370
        Cuscinetti radiali a sfere 6203 ZZ\t848210
        Piastrelle gres porcellanato 30x60\t690721
        Scatole di cartone 40x40x40\t481910
        Computer portatile 15,6 pollici\t847130
        Occhiali da sole da donna\t900410
        Rubinetto miscelatore per lavabo cromato\t848180
        Pannolini taglia 5\t961900
        Macchina per caffè espresso a capsule\t851671
        """

    private static let portuguese = """
        Camisola de algodão de manga curta tamanho M\t610910
        Calças de ganga para homem tam. 40\t620342
        Vestido de senhora em viscose\t620444|610444
        Ténis de corrida em tecido nº 41\t640411
        Botas de couro para mulher\t640391|640351
        Bolsa feminina em couro legítimo\t420221
        Pneus 185/60 R15 para automóveis\t401110
        Pastilhas de travão dianteiras\t870830
        Amortecedor dianteiro direito\t870880
        Lâmpadas LED E27 10W caixa 10 unid\t853952
        Cabo HDMI 1,5 m\t854442
        Berbequim sem fio 18V com duas baterias\t846721
        Parafusos sextavados M8 aço inox\t731815
        Tubos de cobre para ar condicionado\t741110
        Azeite virgem extra garrafa 750 ml\t150920
        Bacalhau salgado seco inteiro\t030551|030562
        Queijo curado de ovelha\t040690
        Sardinhas em óleo vegetal lata 125 g\t160413
        Vinho tinto reserva garrafa 0,75 L\t220421
        Café torrado e moído pacote 500 g\t090121
        Bolachas de chocolate embalagem 150 g\t190531|190532
        Suco de laranja integral 1 L\t200912|200919|200911
        Creme hidratante corporal 200 ml\t330499
        Champô para cabelos secos 300ml\t330510
        Detergente em pó para roupa 2 kg\t340250
        Mesa de jantar em madeira\t940360
        Sofá de 3 lugares em tecido\t940161
        Colchão de espuma casal\t940421
        Boneca de plástico\t950300
        Capacete para motociclista tamanho 58\t650610
        Máquina de lavar roupa 8kg\t845011
        Geladeira frost free duplex 400L\t841810
        Bomba submersível para poço\t841370
        Rolamentos rígidos de esferas 6202\t848210
        Porcelanato polido 60x60 cm\t690721
        Caixas de papelão ondulado 50x40\t481910
        Notebook 15,6 polegadas 8GB 256GB SSD\t847130
        Óculos de sol masculinos\t900410
        Torneira para lava-louça de cozinha\t848180
        Fraldas descartáveis tamanho G\t961900
        """
}
