extension Field {
    /// Units as plans of stowage and orders and reports of terminals describe them (BAPLIE, COPRAR, COARRI).
    static let stowageRows: [FieldDescription] = [
        // ISO 9711-1: bay, row and tier, three digits and two and two.
        .init(.stowageLocation, "stowage_location", .identifier, "Place on board", [.init(.equipment)]),
        .init(
            .verifiedGrossMass, "verified_gross_mass", .measure(unit: .verifiedGrossMassUnit),
            "Verified gross mass (SOLAS VI/2)", [.init(.equipment)]),
        .init(
            .verifiedGrossMassUnit, "verified_gross_mass_unit", .code(list: "rec-20"),
            "Unit of the verified gross mass", [.init(.equipment)]),
        .init(
            .temperature, "temperature", .measure(unit: .temperatureUnit), "Temperature to be kept",
            [.init(.equipment), .init(.goodsItem)]),
        .init(
            .temperatureUnit, "temperature_unit", .code(list: "rec-20"), "Unit of the temperature",
            [.init(.equipment), .init(.goodsItem)]),
        .init(
            .bookingNumber, "booking_number", .identifier, "Booking", [.init(.consignment), .init(.equipment)]),
        .init(
            .cargoNature, "cargo_nature", .code(list: "edifact-7085"), "Nature of the cargo",
            [.init(.declaration), .init(.consignment), .init(.goodsItem), .init(.equipment)]),
        .init(
            .handlingInstruction, "handling_instruction", .code(list: "edifact-4079"), "Handling",
            [.init(.equipment), .init(.goodsItem)]),
        .init(.unitQuantity, "unit_quantity", .count, "Number of units alike", [.init(.equipment)]),
    ]
}
