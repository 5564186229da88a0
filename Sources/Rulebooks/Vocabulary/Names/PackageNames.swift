internal import TidewaiterCodes

/// What else packages are called: the codes of the United States' manifest system, abbreviations and words.
enum PackageNames {
    /// The code that is meant, by its name or in small letters.
    static func code(_ text: String) -> String? {
        let plain = text.uppercased()
        return codes[plain] ?? (PackageType(plain) == nil ? nil : plain)
    }

    private static let codes: [String: String] = {
        var codes: [String: String] = [:]
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let code = words.first else { continue }
            for word in words.dropFirst() { codes[String(word.map { $0 == "_" ? " " : $0 })] = String(code) }
        }
        return codes
    }()

    /// Code, and what is written for it; a low line is a blank.
    private static let table = """
        AE AEROSOL AEROSOLS
        BA BARREL BARRELS BBL BRL
        BE BUNDLE BUNDLES BDL BDLE BDLS
        BG BAG BAGS
        BJ BUCKET BUCKETS PAIL PAILS
        BK BASKET BASKETS BSK
        BL BALE BALES BALES_COMPRESSED BLE BLS
        BO BOTTLE BOTTLES BTL BOT
        BX BOX BOXES BXS
        CA CAN CANS
        CL COIL COILS COL
        CR CRATE CRATES CRT CRTS
        CS CASE CASES CAS CSE
        CT CARTON CARTONS CTN CTNS CTS KARTON KARTONS CARTON(S)
        CY CYLINDER CYLINDERS CYL
        DR DRUM DRUMS DRM DRMS
        EN ENVELOPE ENVELOPES ENV
        JR JAR JARS
        KG KEG KEGS
        NE LOOSE LSE UNPACKED UNPACKAGED
        PC PARCEL PARCELS PCL
        PK PACKAGE PACKAGES PKG PKGS PACKAGE(S) COLLI COLIS BULTOS
        PX PALLET PALLETS PAL PLT PLTS PALLET(S) PALETTE PALETTEN
        RL REEL REELS
        RO ROLL ROLLS ROL
        SA SACK SACKS SAK
        SI SKID SKIDS SKD
        TB TUB TUBS
        TN TIN TINS
        TY TRAY TRAYS
        VL BULK_LIQUID
        """
}
