extension Unit {
    /// Who defines how large the unit is, for whoever does a conversion again.
    public var definition: String {
        switch commonCode {
        case "LBR", "ONZ", "GRN", "CWA", "STN", "LTN", "CWI", "STI", "YRD", "FOT", "INH", "SMI", "YDK", "FTK", "INK",
            "MIK", "YDQ", "FTQ", "INQ":
            "international yard (0.9144 m) and pound (0.45359237 kg) of 1959; NIST Handbook 44, appendix C"
        case "APZ", "DWT": "troy ounce of 480 grains (31.1034768 g); NIST Handbook 44, appendix C"
        case "CTM": "metric carat (0.2 g); 4th General Conference on Weights and Measures, 1907"
        case "GLL", "QTL", "PTL", "OZA":
            "United States gallon of 231 cubic inches (3.785411784 l); NIST Handbook 44, appendix C"
        case "BLL": "barrel of 42 United States gallons of 231 cubic inches; NIST Handbook 44, appendix C"
        case "BUA", "GLD": "United States bushel of 2150.42 cubic inches; NIST Handbook 44, appendix C"
        case "GLI", "QTI", "PTI", "OZI", "BUI":
            "imperial gallon (4.54609 l); Weights and Measures Act 1985, schedule 1"
        case "PGL": "proof gallon; 27 CFR 30.11, and the United States gallon of NIST Handbook 44, appendix C"
        case "PFL": "proof litre; 27 CFR 30.11"
        default:
            switch dimension {
            case .count, .packs: "a number of pieces (UN/ECE Recommendation 20)"
            case .none, .internationalUnits, .boardMeasure, .proofSpirit: "UN/ECE Recommendation 20"
            default: "SI Brochure, 9th edition; UN/ECE Recommendation 20"
            }
        }
    }
}
