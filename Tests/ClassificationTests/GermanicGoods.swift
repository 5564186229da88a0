/// Goods as invoices and shops name them in German, Dutch and Swedish, with the subheadings that are right: other words,
/// sizes and orders than those of the phrases.
enum GermanicGoods {
    static let all = ["German": german, "Dutch": dutch, "Swedish": swedish]

    private static let german = """
        Damen Winterjacke mit Kapuze, Polyester gefüttert, Gr. 40\t620240
        Herren-Sneaker Leder weiß Gr. 43\t640399
        Kinder T-Shirts 100% Baumwolle 3er Pack\t610910
        Akku-Schlagbohrschrauber 18V mit 2 Akkus\t846721
        Waschmaschine 8 kg 1400 U/min Frontlader\t845011
        Edelstahl Kochtopfset 5-teilig Induktion\t732393
        Fahrradhelm Größe M\t650610
        Autoreifen 205/55 R16 Winter\t401110
        Bremsbeläge vorne für VW Golf\t870830
        Bettwäsche Baumwolle 135x200 cm 2-teilig\t630231
        LED Deckenleuchte 24W rund\t940511
        Lithium-Ionen-Batterien für E-Bikes\t850760
        Gouda Käse jung 48% in Scheiben\t040690
        Natives Olivenöl extra 500 ml\t150920
        Rotwein trocken 0,75 l\t220421
        Bananen frisch, Kartons à 18 kg\t080390
        Tiefgekühlte Pommes frites 2,5 kg\t200410
        Hundetrockenfutter 15 kg Sack\t230910
        Toilettenpapier 3-lagig 16 Rollen\t481810
        Haarshampoo für trockenes Haar 250 ml\t330510
        Schlafzimmerschrank aus Holz mit Schiebetüren\t940350
        Bürodrehstuhl mit Armlehnen schwarz\t940139
        Sechskantmuttern M10 verzinkt DIN 934\t731816
        Hydraulikschläuche mit Anschlüssen\t400922
        Kugelhähne aus Messing 1/2 Zoll\t848180
        Aluminiumprofile stranggepresst, eloxiert\t760429|760421
        Kupferdraht blank 2,5 mm\t740819
        Polypropylen Granulat Naturfarben 25 kg\t390210
        Wellpappkartons 400x300x200 mm\t481910
        Gasgrill mit 3 Brennern\t732111
        Puzzle 1000 Teile Landschaft\t950300
        Heimtrainer Ergometer klappbar\t950691
        Angelruten Set Karpfen 3,60 m\t950710
        Sonnenbrille polarisiert Herren\t900410
        Silberring 925 mit Zirkonia\t711311
        Wanduhr Quarz 30 cm\t910521
        Kopierpapier A4 80g weiß 500 Blatt\t480256
        Einweghandschuhe Nitril puderfrei 100 Stück\t401519|401512|392620
        FFP2 Atemschutzmasken 20 Stück\t630790
        Hautcreme mit Aloe Vera 200 ml\t330499
        Weihnachtsbaumkugeln Kunststoff 50er Set\t950510
        Gartenschlauch 20 m 1/2 Zoll\t391739
        Motoröl 5W-30 5 Liter Kanister\t271019
        Schlagsahne 30 % Fett 200 g\t040150
        Geschirrspültabs 60 Stück\t340250
        Eichenparkett Fertigparkett geölt\t441875
        Wärmepumpe Luft/Wasser 9 kW\t841861
        Drehstrom-Asynchronmotor 4 kW 1500 U/min\t850152
        Zylinderkopfdichtungssatz für Dieselmotoren\t848490|848410
        Ersatzteile für Gabelstapler\t843120
        """

    private static let dutch = """
        Heren overhemd lange mouw 100% katoen maat L\t620520
        Damesschoenen leer maat 38\t640399
        Babyrompertjes katoen maat 62, 5 stuks\t611120
        Accuboormachine 18V met koffer\t846721
        Koelkast tafelmodel wit 120 liter\t841821
        RVS pannenset 4-delig\t732393
        Elektrische damesfiets 28 inch\t871160
        Winterbanden 195/65 R15\t401110
        Remblokken voor personenwagen\t870830
        Dekbedovertrek 200x220 katoen\t630231|630221
        LED lampen E27 9W\t853952
        Telefoonhoesjes siliconen\t392690
        Belegen kaas 48+ plakken 200 g\t040690
        Bevroren kipfilet 10 kg doos\t020714
        Belgisch bier 24 flesjes 33 cl\t220300
        Verse tomaten trossen 5 kg\t070200
        Diepvriesfriet 2,5 kg\t200410
        Kattenbrokken 10 kg\t230910
        Tulpenbollen 50 stuks\t060110
        Snijrozen rood 50 cm\t060311
        Potplanten orchidee 12 cm\t060290
        Tandpasta whitening 75 ml\t330610
        Houten kledingkast 3 deurs\t940350
        Hoekbank stof grijs\t940161
        Zeskantbouten M12x50 RVS\t731815
        Kogelkraan messing 3/4\t848180
        Stalen buizen gelast rond 48,3 mm\t730630
        Aluminium platen 2 mm\t760612|760611
        Kunststof kratten stapelbaar\t392310
        Golfkartonnen dozen enkelgolf\t481910
        Barbecue op houtskool\t732119
        Legpuzzel 500 stukjes\t950300
        Loopband voor thuis opvouwbaar\t950691
        Leesbril sterkte +2\t900490
        Gouden oorbellen 14 karaat\t711319
        Wekker digitaal\t910511
        Printpapier A4 5 pakken\t480256
        Werkhandschoenen nitril gecoat maat 10\t611610
        Zonnebrandcrème factor 50\t330499
        Kunstkerstboom 180 cm\t950510
        Tuinmeubelen set: tafel en stoelen van aluminium\t940320|940179
        Afwasmiddel 1 liter\t340250
        Laminaatvloer eiken 8 mm\t441113|441114
        Zonnepanelen 400 Wp\t854143
        Zwembadpomp met filter\t842121|841370
        Wollen trui dames\t611011
        Dieselmotor voor vrachtwagens\t840820
        Onderdelen voor landbouwmachines\t843290|843390|843699
        Pindakaas met stukjes noot 350 g\t200811
        Vrachtwagenbanden 315/80 R22.5\t401120
        """

    private static let swedish = """
        Dunjacka dam svart strl M\t620240
        Herrskor i läder strl 42\t640399
        Bomullsstrumpor herr 5-pack\t611595
        Skruvdragare 18V med batteri\t846721
        Diskmaskin integrerad 60 cm\t842211
        Stekpanna gjutjärn 28 cm\t732391
        Cykelhjälm barn\t650610
        Dubbade vinterdäck 205/55R16\t401110
        Bromsskivor fram Volvo V70\t870830
        Påslakanset 150x210 bomull\t630231|630221
        Taklampa LED vit\t940511
        Laddare för mobiltelefon USB-C\t850440
        Hårdost 28% 700 g\t040690
        Fryst laxfilé 4x125 g\t030481
        Lageröl 5,2% 50 cl burk\t220300
        Färska jordgubbar 500 g\t081010
        Knäckebröd fullkorn 520 g\t190510
        Torrfoder till hund 12 kg\t230910
        Granplank hyvlad 45x145\t440712|440910
        Toalettpapper 8 rullar\t481810
        Schampo för torrt hår\t330510
        Sängstomme i trä 160 cm\t940350
        Skrivbordsstol svart tyg\t940139
        Sexkantsskruv M8x40 rostfri A2\t731815
        Hydraulcylindrar dubbelverkande\t841221
        Kulventil i mässing\t848180
        Rostfri plåt 2 mm kallvalsad\t721933|721932|721934
        Kopparrör 15 mm\t741110
        Plastpåsar av polyeten 30x40 cm\t392321
        Wellpapplådor 300x200x150\t481910
        Gasolgrill med sidobrännare\t732111
        Pussel 1000 bitar\t950300
        Hantlar 2x5 kg\t950691
        Fiskespö med haspelrulle\t950710
        Solglasögon polariserade\t900410
        Halsband i silver\t711311
        Väggklocka kvarts\t910521
        Kontorspapper A4\t480256
        Arbetshandskar vinterfodrade\t611610|420329|621600
        Handkräm 75 ml\t330499
        Julgranskulor i glas 20-pack\t950510
        Trädgårdsslang 25 m\t391739
        Motorolja 5W30 4 liter\t271019
        Vispgrädde 36%\t040150
        Maskindisktabletter 80 st\t340250
        Luftvärmepump 6 kW\t841861|841581|841510
        Solcellspaneler 430 W\t854143
        Reservdelar till gräsklippare\t843390
        Lingonsylt 400 g\t200799
        Snus 24 portioner\t240399
        """
}
