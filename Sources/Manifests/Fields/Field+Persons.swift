extension Field {
    /// Passengers and crew, and their travel documents (WCO, IATA and ICAO guidelines on advance passenger information,
    /// UN/EDIFACT PAXLST).
    static let personRows: [FieldDescription] = [
        .init(.familyName, "family_name", .text, "Family name", [.init(.person)]),
        .init(.givenNames, "given_names", .prose, "Given names", [.init(.person)]),
        .init(.dateOfBirth, "date_of_birth", .date, "Date of birth", [.init(.person)]),
        .init(.sex, "sex", .identifier, "Sex", [.init(.person)]),
        .init(.nationality, "nationality", .code(list: "iso-3166"), "Nationality", [.init(.person)]),
        .init(
            .countryOfResidence, "country_of_residence", .code(list: "iso-3166"), "Country of residence",
            [.init(.person)]),
        .init(.placeOfBirth, "place_of_birth", .text, "Place of birth", [.init(.person)]),
        .init(
            .portOfEmbarkation, "port_of_embarkation", .identifier, "Where the journey on board begins",
            [.init(.person)]),
        .init(
            .portOfDisembarkation, "port_of_disembarkation", .identifier, "Where the journey on board ends",
            [.init(.person)]),
        .init(.issuingCountry, "issuing_country", .code(list: "iso-3166"), "Issuing country", [.init(.document)]),
        .init(.expiryDate, "expiry_date", .date, "Valid until", [.init(.document)]),
        .init(.passengerQuantity, "passenger_quantity", .count, "Number of passengers", [.init(.declaration)]),
        .init(.crewQuantity, "crew_quantity", .count, "Number of the crew", [.init(.declaration)]),
    ]
}
