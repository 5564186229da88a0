internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterQuantities

extension Check {
    /// Packages.
    static let packageChecks: [Check] = [
        Check(
            "tw.package.type", .error, .reject, "A type of package is a code of Recommendation 21",
            authority: "UNECE Recommendation 21; WCO Data Model 141", values: [.packageType],
            of: [.goodsItem, .packaging, .consignment]
        ) { judgePackageType($1) },
        Check(
            "tw.package.count", .error, .reject, "The number of packages is a whole number above zero",
            authority: "WCO Data Model 144; UNECE Recommendation 21", each: [.goodsItem]
        ) { run, item in
            let value = item[.packageQuantity]
            let count = value.number
            if let count, count.sign > 0, count.isInteger { return run.pass() }
            // Bulk is not counted.
            let isBulk = item[.packageType].text.flatMap { PackageType($0) }?.isBulk == true
            guard let count else {
                if value.isMissing, isBulk { run.pass() } else { run.skip() }
                return
            }
            if !count.isZero {
                run.fail(value, "\(count) is no number of packages. Write a whole number.")
            } else if isBulk {
                run.pass()
            } else {
                run.fail(
                    value,
                    "There are no packages. Write how many there are; zero is right only for bulk, and for goods packed "
                        + "together with another item.", severity: .warning, effect: .hold)
            }
        },
    ]

    private static func judgePackageType(_ text: String) -> Verdict {
        if PackageType(text) != nil { return .passed }
        let plain = text.uppercased()
        if let code = PackageNames.codes[plain] ?? (PackageType(plain) == nil ? nil : plain) {
            let label = PackageType(code)?.label ?? ""
            return .flaw(
                "\(text) is not a code of Recommendation 21. Write \(code).", write: code,
                because: "\(code) is \(label)", severity: .warning)
        }
        // Two characters claim to be of the list; longer codes are of others.
        return .flaw(
            "“\(text)” is not a code of Recommendation 21. Write the two characters of the type of package, as CT for a "
                + "carton.", severity: text.utf8.count == 2 ? .error : .warning)
    }
}

/// What else packages are called: the codes of the United States' manifest system, abbreviations and words.
enum PackageNames {
    static let codes: [String: String] = {
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
