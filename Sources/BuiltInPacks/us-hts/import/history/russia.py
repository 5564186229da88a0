"""The increased column 2 rates of Russia (Pub. L. 117-110)."""
import re

import chapter99 as c99
from history.table import listed, program


def russia():
    law = "Pub. L. 117-110; Proclamations 10420 and 10523; HTS ch. 99 subch. III U.S. note 30"
    row = program("russia_additional", 60, "Increased column 2 rates on products of the Russian Federation", law)
    for letter, heading, end, name in (("b", "9903.90.08", r"^\s*\(c\) For the purposes of heading 9903\.90\.09", "russia_35"), ("d", "9903.90.09", r"^31\. \(a\)", "russia_70")):
        first = c99.find(rf"^\({letter}\) Heading {re.escape(heading)} applies")
        listed(name, c99.tabled(first, c99.find(end, first)), "2022-07-27")
        row(1 if letter == "b" else 2, heading, "refuse", "the lists of this pack are those in force from 2023-04-01; the state before was not established",
            goods="@" + name, origins="RU", since="2022-07-27", until="2023-03-31")
        row(3 if letter == "b" else 4, heading, "replace", "35%" if letter == "b" else "70%", goods="@" + name, origins="RU", since="2023-04-01")
