/// Goods as invoices and shops name them in Chinese, Japanese, Korean, Russian, Polish and Turkish, with the subheadings that
/// are right: with sizes and numbers, several words, in an order of their own.
enum EasternGoods {
    static let all = [
        "Chinese": chinese, "Japanese": japanese, "Korean": korean, "Russian": russian, "Polish": polish,
        "Turkish": turkish,
    ]

    private static let chinese = """
        无线蓝牙耳机 入耳式 充电盒\t851830
        男士纯棉圆领短袖T恤 100%棉 L码\t610910
        汽车用陶瓷刹车片 前轮一套\t870830
        304不锈钢六角螺栓 M10×60\t731815
        12V 100Ah 磷酸铁锂蓄电池\t850760
        半钢子午线汽车轮胎 205/55R16\t401110
        女童连衣裙 涤纶 夏季\t620443
        家用全自动咖啡机 意式\t851671
        单晶硅光伏组件 550W\t854143
        冷冻南美白虾仁 净重10公斤\t030617
        纸箱 五层瓦楞 40x30x30\t481910
        电动冲击钻 220V 家用\t846721
        儿童益智积木玩具 塑料 200块\t950300
        PVC塑料排水管 110mm\t391723
        办公室人体工学转椅\t940139
        婴儿一次性纸尿裤 XL号 60片\t961900
        厨房用不锈钢菜刀\t821192
        LED灯泡 E27 9W 暖光\t853952
        山地车 26寸 21速\t871200
        深沟球轴承 6204-2RS\t848210
        罐装黄桃 糖水 425克\t200870
        女式真皮单肩手提包\t420221
        便携式锂电吸尘器 家用无线\t850811
        瓷砖 800x800 抛光 地面\t690721
        医用外科口罩 一次性 50只装\t630790
        不锈钢真空保温杯 500ml\t961700
        女士羊绒围巾 冬季\t621420
        冷冻鸡爪 A级\t020714
        三相异步电动机 7.5KW\t850152
        挂式分体空调 1.5匹\t841510
        婴儿推车 可折叠 轻便\t871500
        沙发 三人位 布艺 实木框架\t940161
        尼龙背包 学生用 大容量\t420292
        玻璃水杯 300ml 6只装\t701337
        海盐味薯片 70克袋装\t200520
        """

    private static let japanese = """
        メンズ綿100% 半袖Tシャツ Mサイズ\t610910
        折りたたみ自転車 20インチ 6段変速\t871200
        ワイヤレスイヤホン Bluetooth5.3 防水\t851830
        冷凍エビ むき身 1kg 業務用\t030617
        六角ボルト M8×30 ステンレス 100本入\t731815
        乗用車用スタッドレスタイヤ 195/65R15\t401110
        レディース 本革 ショルダーバッグ\t420221
        子供用 木製 積み木 50ピース\t950300
        ノート型パソコン 15.6型 16GB\t847130
        家庭用 ロボット掃除機 自動充電\t850811
        充電式 インパクトドライバー 18V\t846729
        自動車用ブレーキパッド フロント 4枚\t870830
        深溝玉軸受 6203ZZ\t848210
        醤油 1L ペットボトル 12本\t210310
        煎茶 ティーバッグ 50包\t090210
        段ボール箱 60サイズ 20枚\t481910
        日焼け止めクリーム SPF50 60ml\t330499
        洗濯用液体洗剤 詰替 900g\t340250
        掛け布団 羽毛 シングル\t940440
        ゲーミングチェア リクライニング付\t940139
        油性ボールペン 黒 0.7mm 10本\t960810
        LED電球 60W相当 昼光色\t853952
        使い捨て ニトリル手袋 医療用 100枚\t401512
        女性用 ポリエステル ワンピース 花柄\t620443
        太陽光発電パネル 400W 単結晶\t854143
        ステンレス製 真空断熱タンブラー 400ml\t961700
        電動歯ブラシ 替えブラシ付き\t850980
        家庭用エアコン 室外機セット\t841510
        折りたたみ傘 軽量 晴雨兼用\t660191
        木製ダイニングテーブル 幅120cm\t940360
        冷凍うどん 5食入\t190230
        スマートフォン用 手帳型ケース\t392690
        犬用ドライフード 成犬 3kg\t230910
        フロアマット 自動車用 ゴム製\t401691
        赤ワイン フルボディ 750ml\t220421
        """

    private static let korean = """
        남성용 면 100% 반팔 티셔츠\t610910
        무선 블루투스 이어폰 충전케이스 포함\t851830
        승용차용 타이어 205/55R16 4개\t401110
        냉동 삼겹살 수육용 2kg\t020329
        여성용 천연가죽 핸드백 블랙\t420221
        어린이용 블록 장난감 세트\t950300
        스테인리스 육각볼트 M10 50개\t731815
        리튬이온 배터리팩 48V 20Ah\t850760
        가정용 전기밥솥 6인용\t851660
        조미김 도시락용 16봉\t200899
        즉석 컵라면 매운맛 12개입\t190230
        선크림 50ml SPF50+\t330499
        노트북 컴퓨터 14인치 i5\t847130
        자동차 브레이크 패드 앞바퀴용\t870830
        골판지 택배 상자 50매\t481910
        전동 드릴 18V 충전식\t846721
        원목 식탁 4인용\t940360
        사무용 회전의자 메쉬\t940139
        깊은홈 볼베어링 6205\t848210
        LED 전구 10W E26\t853952
        여성 폴리에스터 원피스 꽃무늬\t620443
        산악용 자전거 27.5인치\t871200
        성인용 KF94 마스크 50매\t630790
        고추장 1kg 용기\t210390
        태양광 모듈 540W\t854143
        남성 가죽 벨트 자동버클\t420330
        김치 포기김치 5kg\t200599
        드럼세탁기 21kg\t845020|845011
        유아용 카시트 회전형\t940180
        천연 벌꿀 1kg 유리병\t040900
        스텐 텀블러 보온보냉 500ml\t961700
        자동차 와이퍼 600mm\t851240
        아동용 겨울 패딩 점퍼 폴리\t620240|620140
        퍼즐 1000피스 풍경\t950300
        원두커피 로스팅 500g\t090121
        """

    private static let russian = """
        футболка мужская трикотажная 100% хлопок р-р L\t610910
        наушники беспроводные Bluetooth с кейсом\t851830
        шина легковая зимняя 205/55 R16\t401110
        болт с шестигранной головкой М10х60 оцинкованный\t731815
        колодки тормозные дисковые передние комплект\t870830
        сумка женская из натуральной кожи черная\t420221
        шариковый подшипник 6204 2RS\t848210
        конструктор детский пластмассовый 200 деталей\t950300
        креветки очищенные с/м 1 кг\t030617
        аккумуляторная батарея литий-ионная 48В 20Ач\t850760
        кофемашина автоматическая бытовая\t851671
        труба ПВХ канализационная 110 мм\t391723
        дрель ударная 650 Вт\t846721
        стул офисный на колесиках\t940139
        плитка керамогранитная 60х60 матовая\t690721
        подгузники детские 60 шт размер 4\t961900
        нож поварской 20 см\t821192
        лампа светодиодная E27 10Вт\t853952
        велосипед горный 26 дюймов\t871200
        масло моторное синтетическое 5W-40 4 л\t271019
        огурцы маринованные в стеклянной банке 720 мл\t200110
        крем солнцезащитный SPF50 75 мл\t330499
        гофрокороб 400х300х300\t481910
        платье женское летнее из полиэстера\t620443
        тушенка говяжья высший сорт 338 г\t160250
        термос из нержавеющей стали 1 л\t961700
        чай черный цейлонский листовой 250 г\t090230
        коляска прогулочная детская\t871500
        кондиционер настенный бытовой инверторный\t841510
        ремень мужской кожаный 120 см\t420330
        сыр полутвердый 45% брусок\t040690
        аккумулятор автомобильный 60 Ач\t850710
        двигатель асинхронный 7,5 кВт 1500 об/мин\t850152
        куртка зимняя женская пуховая\t620240
        диван трехместный раскладной\t940141|940161
        """

    private static let polish = """
        koszulka męska bawełniana z krótkim rękawem rozm. XL\t610910
        słuchawki bezprzewodowe douszne bluetooth\t851830
        opony zimowe 205/55 R16 do samochodu osobowego\t401110
        śruby z łbem sześciokątnym M10x60 ocynk\t731815
        klocki hamulcowe przód komplet\t870830
        torebka damska ze skóry naturalnej czarna\t420221
        łożysko kulkowe 6204 2RS\t848210
        klocki konstrukcyjne dla dzieci 200 elementów\t950300
        krewetki mrożone obrane 1 kg\t030617
        ekspres ciśnieniowy do kawy automatyczny\t851671
        rura kanalizacyjna PCV 110 mm\t391723
        wiertarka udarowa 750 W\t846721
        krzesło biurowe obrotowe czarne\t940139
        płytki podłogowe gresowe 60x60\t690721
        pieluchy jednorazowe dla niemowląt rozmiar 4\t961900
        nóż kuchenny szefa 20 cm\t821192
        żarówka led E27 10W ciepła\t853952
        rower górski 27,5 cala\t871200
        olej silnikowy syntetyczny 5W40 4l\t271019
        ogórki kiszone w słoiku 900 g\t200599
        krem przeciwsłoneczny SPF 50\t330499
        kartony klapowe 400x300x300 tektura falista\t481910
        sukienka damska letnia poliester\t620443
        meble drewniane do sypialni szafa trzydrzwiowa\t940350
        gruszki świeże konferencja kl. I\t080830
        termos stalowy 1 litr\t961700
        kurtka zimowa męska puchowa\t620140
        herbata czarna liściasta 100 g\t090230
        akumulator do samochodu 60 Ah\t850710
        sofa trzyosobowa tapicerowana\t940161
        parówki z szynki 250 g\t160100
        jabłka deserowe kaliber 70+\t080810
        silnik elektryczny trójfazowy 7,5 kW\t850152
        farba lateksowa do ścian 10 l\t320910
        wózek spacerowy dla dziecka\t871500
        """

    private static let turkish = """
        erkek pamuklu bisiklet yaka kısa kollu tişört\t610910
        kablosuz bluetooth kulaklık şarj kutulu\t851830
        binek araç lastiği 205/55 R16 kış\t401110
        altı köşe başlı cıvata M10x60 galvanizli\t731815
        ön fren balata takımı\t870830
        hakiki deri kadın omuz çantası siyah\t420221
        sabit bilyalı rulman 6204 2RS\t848210
        çocuk plastik yapı blokları oyuncak seti\t950300
        ayıklanmış donuk karides 1 kg\t030617
        lityum iyon batarya paketi 48V 20Ah\t850760
        tam otomatik ev tipi kahve makinesi\t851671
        PVC atık su borusu 110 mm\t391723
        darbeli matkap 750W\t846721
        tekerlekli ofis sandalyesi\t940139
        porselen yer karosu 60x60 mat\t690721
        bebek bezi 4 numara 60 adet\t961900
        şef bıçağı paslanmaz 20 cm\t821192
        LED ampul E27 10W gün ışığı\t853952
        dağ bisikleti 26 jant 21 vites\t871200
        sentetik motor yağı 5W-40 4 litre\t271019
        domates salçası teneke 830 g\t200290
        güneş koruyucu krem 50 faktör\t330499
        oluklu mukavva koli 40x30x30\t481910
        kadın yazlık elbise polyester\t620443
        natürel sızma zeytinyağı 5 lt teneke\t150920
        paslanmaz çelik termos 1 lt\t961700
        kuru incir naturel 1 kg\t080420
        erkek deri kemer kahverengi\t420330
        siyah çay dökme 1000 g\t090230
        12V 60Ah oto aküsü\t850710
        üç kişilik kumaş koltuk\t940161
        trifaze elektrik motoru 7,5 kW\t850152
        duvar tipi inverter klima 12000 btu\t841510
        fıstık ezmesi şekersiz 350 g\t200811
        bebek puseti katlanabilir\t871500
        """
}
