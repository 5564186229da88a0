/// The additional codes of goods by the milk fat, milk protein, starch or glucose, and sucrose in them: the table named
/// after Meursing (Regulation (EEC) No 2658/87, annex I, part three, section I, annex 1).
enum CompositionTable {
    static let law = "Regulation (EEC) No 2658/87, annex I, part three, section I, annex 1"

    /// What the goods contain, in per cent of their weight.
    static let contents: [(fact: String, question: String)] = [
        (
            "milk_fat_percent",
            "How much of the weight of the goods is milk fat, in per cent? State 0 where there is none."
        ),
        (
            "milk_protein_percent",
            "How much of the weight of the goods is milk protein, in per cent? Caseins count only where other "
                + "constituents of milk are in the goods. State 0 where there is none."
        ),
        (
            "starch_glucose_percent",
            "How much of the weight of the goods is starch, its degradation products and glucose, reckoned as starch, in "
                + "per cent? State 0 where there is none."
        ),
        (
            "sucrose_percent",
            "How much of the weight of the goods is sucrose, invert sugar and isoglucose, reckoned as sucrose, in per "
                + "cent? State 0 where there is none."
        ),
    ]

    /// From so much on, and under so much; empty where there is no end.
    typealias Range = (least: String, limit: String)

    /// A content of the goods that have a code.
    typealias Row = (code: String, fact: String, range: Range)

    /// The columns: the sucrose that there may be beside so much starch or glucose.
    private static let columns: [(starch: Range, sucrose: [String])] = [
        (("0", "5"), ["0", "5", "30", "50", "70"]),
        (("5", "25"), ["0", "5", "30", "50", "70"]),
        (("25", "50"), ["0", "5", "30", "50"]),
        (("50", "75"), ["0", "5", "30"]),
        (("75", ""), ["0", "5"]),
    ]

    /// The lines: milk fat, milk protein, and what the code of each column ends with; a dash where there is none,
    /// as hardly any goods can be so.
    private static let lines: [(fat: Range, protein: Range, codes: String)] = [
        (("0", "1.5"), ("0", "2.5"), "000-004 005-009 010-013 015-017 758-759"),
        (("0", "1.5"), ("2.5", "6"), "020-024 025-029 030-033 035-037 768-769"),
        (("0", "1.5"), ("6", "18"), "040-044 045-049 050-053 055-057 778-779"),
        (("0", "1.5"), ("18", "30"), "060-064 065-069 070-073 075-077 788-789"),
        (("0", "1.5"), ("30", "60"), "080-084 085-088 090-092 095-096 -"),
        (("0", "1.5"), ("60", ""), "800-802 805-807 810-811 - -"),
        (("1.5", "3"), ("0", "2.5"), "100-104 105-109 110-113 115-117 798-799"),
        (("1.5", "3"), ("2.5", "6"), "120-124 125-129 130-133 135-137 808-809"),
        (("1.5", "3"), ("6", "18"), "140-144 145-149 150-153 155-157 818-819"),
        (("1.5", "3"), ("18", "30"), "160-164 165-169 170-173 175-177 828-829"),
        (("1.5", "3"), ("30", "60"), "180-183 185-188 190-192 195-196 -"),
        (("1.5", "3"), ("60", ""), "820-822 825-827 830-831 - -"),
        (("3", "6"), ("0", "2.5"), "840-844 845-849 850-853 855-857 858-859"),
        (("3", "6"), ("2.5", "12"), "200-204 205-209 210-213 215-217 220-221"),
        (("3", "6"), ("12", ""), "260-264 265-269 270-273 275-276 838-838"),
        (("6", "9"), ("0", "4"), "860-864 865-869 870-873 875-877 878-879"),
        (("6", "9"), ("4", "15"), "300-304 305-309 310-313 315-317 320-321"),
        (("6", "9"), ("15", ""), "360-364 365-369 370-373 375-376 378-378"),
        (("9", "12"), ("0", "6"), "900-904 905-909 910-913 915-917 918-919"),
        (("9", "12"), ("6", "18"), "400-404 405-409 410-413 415-417 420-421"),
        (("9", "12"), ("18", ""), "460-464 465-468 470-472 475-476 -"),
        (("12", "18"), ("0", "6"), "940-944 945-949 950-953 955-957 958-959"),
        (("12", "18"), ("6", "18"), "500-504 505-509 510-513 515-517 520-521"),
        (("12", "18"), ("18", ""), "560-564 565-568 570-572 575-576 -"),
        (("18", "26"), ("0", "6"), "960-964 965-969 970-973 975-977 978-979"),
        (("18", "26"), ("6", ""), "600-604 605-609 610-613 615-616 620-620"),
        (("26", "40"), ("0", "6"), "980-984 985-988 990-992 995-996 -"),
        (("26", "40"), ("6", ""), "700-703 705-708 710-712 715-716 -"),
        (("40", "55"), ("0", ""), "720-723 725-728 730-732 735-736 -"),
        (("55", "70"), ("0", ""), "740-742 745-747 750-751 - -"),
        (("70", "85"), ("0", ""), "760-762 765-766 770-771 - -"),
        (("85", ""), ("0", ""), "780-781 785-786 - - -"),
    ]

    /// Four rows for each code.
    static let rows: [Row] = lines.flatMap { line in
        zip(columns, line.codes.split(separator: " ")).flatMap { column, codes -> [Row] in
            let ends = codes.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last else { return [] }
            return (first...last).enumerated().flatMap { place, number -> [Row] in
                let code = "\(7000 + number)"
                let sucrose: Range = (
                    column.sucrose[place], place + 1 < column.sucrose.count ? column.sucrose[place + 1] : ""
                )
                return [
                    (code, "milk_fat_percent", line.fat), (code, "milk_protein_percent", line.protein),
                    (code, "starch_glucose_percent", column.starch), (code, "sucrose_percent", sucrose),
                ]
            }
        }
    }
}
