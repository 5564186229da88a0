/// What the trade calls containers, with the size and type code of ISO 6346 that is usual for it.
enum ContainerNames {
    static let codes: [String: String] = [
        "20GP": "22G1", "20DC": "22G1", "20DV": "22G1", "20DRY": "22G1", "20ST": "22G1", "20FT": "22G1",
        "40GP": "42G1", "40DC": "42G1", "40DV": "42G1", "40DRY": "42G1", "40ST": "42G1", "40FT": "42G1",
        "40HC": "45G1", "40HQ": "45G1", "40HDRY": "45G1", "45HC": "L5G1", "45HQ": "L5G1",
        "20RF": "22R1", "20RE": "22R1", "20REEFER": "22R1", "40RF": "42R1", "40RE": "42R1",
        "40RH": "45R1", "40HR": "45R1", "40REEFER": "45R1",
        "20OT": "22U1", "40OT": "42U1", "20FR": "22P1", "40FR": "42P1", "20TK": "22T1", "20TANK": "22T1",
    ]
}
