"""The facts that these duties ask for, and the limits below which goods entered free."""

from history.table import LAST_IEEPA

EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
FACTS = [
    ("s301_exclusion", "bool", "line", "Do the goods match the description of an exclusion that the Trade Representative granted from the Section 301 duties?", "HTS ch. 99 subch. III U.S. note 20(vvv), (www)", "no"),
    ("ship_to_shore_crane", "bool", "line", "Is this a ship-to-shore gantry crane, built to unload intermodal containers from vessels?", "HTS 9903.92.10", "yes"),
    ("crane_contract_before_2024_05_14", "bool", "line", "Was the contract for the crane executed before 2024-05-14?", "HTS 9903.91.09", "no"),
    ("enteral_syringe", "bool", "line", "Are these enteral syringes?", "HTS 9903.91.10", "no"),
    ("s201_solar_excluded", "bool", "line", "Are the cells or modules among those excluded from the safeguard (small, off-grid, thin film, American cells and the like)?", "HTS ch. 99 subch. III U.S. note 18(c), (d)", "no"),
    ("bifacial_panel", "bool", "line", "Are these bifacial panels made of bifacial cells only?", "HTS ch. 99 subch. III U.S. note 18(j)", "no"),
    ("cspv_module", "bool", "line", "Do the goods contain a module of crystalline silicon photovoltaic cells?", "HTS ch. 99 subch. III U.S. note 18(g)", "yes"),
    ("s232_exclusion", "bool", "line", "Is the line covered by a product exclusion of the Department of Commerce from the Section 232 duties?", "HTS ch. 99 subch. III U.S. notes 16(c), 19(c) (until 2025-03-11)", "no"),
    ("melted_poured", "country", "line", "In which country was the steel melted and poured?", "HTS ch. 99 subch. III U.S. note 16", "yes"),
    ("us_melted_poured", "bool", "line", "Was the derivative article made abroad from steel that was melted and poured in the United States?", "HTS ch. 99 subch. III U.S. note 16; 9903.81.92", "no"),
    ("us_smelted_cast", "bool", "line", "Was the derivative article made abroad from aluminum that was smelted and cast in the United States?", "HTS ch. 99 subch. III U.S. note 19(j), (k); 9903.85.09", "no"),
    ("aluminum_of_cn_ru_by_ir", "bool", "line", "Was primary aluminum in the goods smelted, or the aluminum last cast, in China, Russia, Belarus or Iran?", "Proclamation 10782; HTS ch. 99 subch. III U.S. note 19(a)(viii), (ix)", "yes"),
    ("loading_date", "date", "line", "On which day were the goods loaded for the last leg of their way to the United States?", "in-transit provisions of HTS ch. 99 subch. III", "no"),
    ("export_date", "date", "line", "On which day were the goods exported?", "HTS 9903.88.09", "no"),
    ("ukraine_steel_certificate", "bool", "line", "Is there a certificate of origin for this steel of Ukraine?", "Proclamation 10771", "no"),
    ("stamping_metal", "enum:steel|aluminum|other", "line", "Of which metal are these bumper or body stampings?", "HTS ch. 99 subch. III U.S. notes 16, 19(i); Proclamation 9980", "yes"),
    ("aluminum_primary_smelt", "country", "line", "In which country was the largest part of the primary aluminum smelted?", "HTS ch. 99 subch. III U.S. note 19; Proclamation 10522", "yes"),
    ("aluminum_secondary_smelt", "country", "line", "In which country was the second largest part of the primary aluminum smelted (the first again if there is no other)?", "HTS ch. 99 subch. III U.S. note 19; Proclamation 10522", "yes"),
    ("aluminum_cast", "country", "line", "In which country was the aluminum most recently cast?", "HTS ch. 99 subch. III U.S. note 19; Proclamation 10522", "yes"),
    ("steel_content_value", "money", "line", "What is the value of the steel in the goods, in the currency of the entry (the whole value if it is not known)?", "HTS ch. 99 subch. III U.S. note 16", "yes"),
    ("aluminum_content_value", "money", "line", "What is the value of the aluminum in the goods, in the currency of the entry (the whole value if it is not known)?", "HTS ch. 99 subch. III U.S. note 19", "yes"),
    ("copper_content_value", "money", "line", "What is the value of the copper in the goods, in the currency of the entry?", "HTS ch. 99 subch. III U.S. note 36", "yes"),
    ("donation", "bool", "line", "Are the goods donated food, clothing, medicine or the like, meant to relieve human suffering?", "50 U.S.C. 1702(b)(2)", "no"),
    ("informational_materials", "bool", "line", "Are the goods informational materials (publications, films, records, art works and the like)?", "50 U.S.C. 1702(b)(3)", "no"),
    ("potash", "bool", "line", "Is this potash?", "HTS ch. 99 subch. III U.S. note 2(c), (l)", "no"),
    ("canada_energy", "bool", "line", "Is this energy or an energy resource of Canada (oil, gas, refined products, uranium, coal, biofuels, or a critical mineral)?", "HTS 9903.01.13", "no"),
    ("transshipped", "bool", "line", "Did Customs determine that the goods were transshipped to evade the duties of another country?", "Executive Order 14326 section 3; HTS 9903.02.01, 9903.01.16", "no"),
    ("us_content", "bool", "line", "Is this line the American content of an article of which at least 20% of the value is American, entered apart from the rest?", "HTS 9903.01.34", "no"),
    ("civil_aircraft", "bool", "line", "Are the goods civil aircraft, their engines, parts or ground flight simulators that meet general note 6?", "HTS general note 6", "no"),
    ("non_patented_pharmaceutical", "bool", "line", "Are the goods for pharmaceutical use and not patented in the United States?", "HTS ch. 99 subch. III U.S. note 2(v)(xxiii), (xxv)(d)", "no"),
    ("particular_article", "bool", "line", "Are the goods one of the particular articles exempt by description (etrogs, acai, coconut water juice, ritual goods and the like)?", "HTS ch. 99 subch. III U.S. note 2(v)(iii)(b), (xxi), (x)(iii)(b)", "no"),
]
CHINA = "CN HK"
# Regime, origins, limit per person and day (empty = none), dates, what applies, authority; of mail with one percentage in
# place of all other duties that too, and what may be paid on each item instead.
DE_MINIMIS = [
    ("section_321", "!" + CHINA, "800", "2016-03-10", "2025-08-28", "free", "", "19 U.S.C. 1321(a)(2)(C); Pub. L. 114-125 section 901"),
    ("section_321", CHINA, "800", "2016-03-10", "2025-02-03", "free", "", "19 U.S.C. 1321(a)(2)(C); Pub. L. 114-125 section 901"),
    ("section_321", CHINA, "", "2025-02-04", "2025-02-06", "none", "", "Executive Order 14195"),
    ("section_321", CHINA, "800", "2025-02-07", "2025-05-01", "free", "", "Executive Order 14200"),
    ("section_321", CHINA, "", "2025-05-02", "", "none", "", "Executive Order 14256"),
    ("section_321", "!" + CHINA, "", "2025-08-29", "", "none", "", "Executive Order 14324; continued by the order of 2026-02-20; HTS ch. 99 subch. III U.S. note 2(y)"),
    ("section_321", "*", "800", "2025-02-04", "2027-06-30", "free", "", "19 U.S.C. 1321(a)(2)(C); 50 U.S.C. 1702(b)(2), (3); Executive Orders 14195 section 2(a), 14324 section 2; HTS ch. 99 subch. III U.S. note 2(y)", "", "", "donation informational_materials"),
    ("postal", "!" + CHINA, "800", "2016-03-10", "2025-08-28", "free", "", "19 U.S.C. 1321(a)(2)(C)"),
    ("postal", CHINA, "800", "2025-05-02", "2025-05-13", "rate", "120% or 100 USD an item", "Executive Orders 14256, 14259 and 14266", "120%", "100"),
    ("postal", CHINA, "800", "2025-05-14", "2025-08-28", "rate", "54% or 100 USD an item", "Executive Order 14298", "54%", "100"),
    ("postal", "*", "800", "2025-08-29", LAST_IEEPA, "rate", "the IEEPA rate of the country of origin, or until 2026-02-27 80 USD (rate below 16%), 160 USD (16% to 25%) or 200 USD (above 25%) an item", "Executive Order 14324 section 3"),
    ("postal", "*", "800", "2026-02-24", "2026-07-23", "rate", "the rate of the temporary import surcharge (Section 122)", "HTS ch. 99 subch. III U.S. note 2(y)", "10%"),
    ("postal", "*", "", "2026-07-24", "", "refuse", "what applies to postal items after the surcharge was not established", "HTS ch. 99 subch. III U.S. note 2(y)"),
    ("gift", "GU AS VI", "200", "2016-03-10", "", "free", "", "19 U.S.C. 1321(a)(2)(A); 19 CFR 10.152"),
    ("gift", "!GU AS VI", "100", "2016-03-10", "", "free", "", "19 U.S.C. 1321(a)(2)(A); 19 CFR 10.152"),
    ("personal", "*", "200", "2016-03-10", "", "free", "", "19 U.S.C. 1321(a)(2)(B); 19 CFR 10.151"),
    ("section_321_repeal", "*", "", "2027-07-01", "", "none", "", "Pub. L. 119-21 section 70531 (repeal of 19 U.S.C. 1321(a)(2)(C))"),
]
