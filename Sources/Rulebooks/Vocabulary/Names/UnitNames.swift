/// What units are called beside their codes. `TON` is left out: it can be any of three.
enum UnitNames {
    static let codes: [String: String] = [
        "KG": "KGM", "KGS": "KGM", "KILO": "KGM", "KILOS": "KGM", "KILOGRAM": "KGM", "KILOGRAMS": "KGM",
        "KG.": "KGM", "G": "GRM", "GR": "GRM", "GRAM": "GRM", "GRAMS": "GRM",
        "LB": "LBR", "LBS": "LBR", "POUND": "LBR", "POUNDS": "LBR", "OZ": "ONZ",
        "T": "TNE", "MT": "TNE", "MTS": "TNE", "TONNE": "TNE", "TONNES": "TNE", "METRIC TON": "TNE",
        "CBM": "MTQ", "M3": "MTQ", "M³": "MTQ", "CUM": "MTQ", "CFT": "FTQ", "CUFT": "FTQ", "FT3": "FTQ", "CF": "FTQ",
        "L": "LTR", "LT": "LTR", "LTS": "LTR", "LITRE": "LTR", "LITRES": "LTR", "LITER": "LTR", "LITERS": "LTR",
        "PCS": "NAR", "PC": "NAR", "PIECE": "NAR", "PIECES": "NAR", "UNIT": "NAR", "UNITS": "NAR", "EACH": "EA",
        "NOS": "NAR", "DOZ": "DZN", "DOZEN": "DZN", "DOZENS": "DZN", "PAIR": "PR", "PAIRS": "PR", "PRS": "PR",
        "M": "MTR", "METER": "MTR", "METRE": "MTR", "M2": "MTK", "M²": "MTK", "SQM": "MTK", "FT": "FOT", "YD": "YRD",
        "GAL": "GLL", "SETS": "SET",
    ]
}
