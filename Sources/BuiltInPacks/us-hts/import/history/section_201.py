"""Section 201: solar cells and modules, washers."""

from history.table import program

SOLAR_EXEMPT = ("AF AL DZ AO AM AZ BZ BJ BT BO BA BW BR BF MM BI KH CM CV CF TD KM CG CD CI DJ DM EC EG ER ET FJ GA GM GE GH GD GN GW GY HT ID IQ JM JO KZ KE KI XK KG "
                "LB LS LR MG MW MV ML MR MU MD MN ME MZ NA NP NE NG MK PK PG PY RW LC VC WS ST SN RS SL SB SO ZA SS LK SR SZ TZ TL TG TO TN TV UG UA UZ VU YE ZM ZW")


def section_201():
    law = "19 U.S.C. 2253; Proclamations 9693, 10101 and 10339; HTS ch. 99 subch. III U.S. note 18"
    row = program("section_201_solar", 50, "Section 201 safeguard on crystalline silicon photovoltaic cells and modules", law)
    others = "!" + SOLAR_EXEMPT
    day = dict(since="2018-02-07", until="2026-02-06")
    row(1, "9903.45.27", "none", goods="8541420010 8541430010", origins="CA", since="2022-07-08", until="2026-02-06", when="claim=S|S+", authority=law + "(i)")
    row(2, "", "none", goods="85414200 85414300 85017100 85017210 85018010 85072080", origins=others, when="s201_solar_excluded", authority=law + "(c), (d)", **day)
    row(3, "9903.45.29", "none", goods="85414300", origins=others, since="2022-02-07", until="2024-06-25", when="bifacial_panel", authority=law + "(j); Proclamation 10779")
    row(4, "9903.45.21", "refuse", "cells enter free of the safeguard duty within a quota and at a duty above it; whether the quota was open on the day is not in this pack",
        goods="8541420010", origins=others, **day)
    row(5, "", "refuse", "photovoltaic cells and modules of the codes before 2022-01-27 are not in the lists of this pack", goods="85414060", origins=others, since="2018-02-07", until="2022-01-26")
    order = 10
    for since, until, rate in (("2022-02-07", "2023-02-06", "14.75%"), ("2023-02-07", "2024-02-06", "14.5%"), ("2024-02-07", "2025-02-06", "14.25%"),
                               ("2025-02-07", "2026-02-06", "14%"), ("2022-01-27", "2022-02-06", "18%")):
        row(order, "9903.45.25", "add", rate, goods="8541430010", origins=others, since=since, until=until, authority=law + "(h)")
        row(order + 1, "9903.45.25", "add", rate, goods="8541430080 85017100 85017210 85018010 85072080", origins=others, since=since, until=until, when="cspv_module", authority=law + "(g), (h)")
        order += 2
    wash = program("section_201_washers", 51, "Section 201 safeguard on large residential washers and their parts", "19 U.S.C. 2253; Proclamations 9694 and 10133; HTS ch. 99 subch. III U.S. note 17")
    wash(1, "", "refuse", "safeguard duties with quotas on residential washers and parts of them were in force; they are not in this pack",
         goods="84501100 84502000 84509020 84509060", origins="!CA PH " + SOLAR_EXEMPT, since="2018-02-07", until="2023-02-07")
