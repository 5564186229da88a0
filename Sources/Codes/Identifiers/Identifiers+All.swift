extension Identifiers {
    /// Every scheme. A new one is a file in this folder and a line here.
    package static let all: [any IdentifierScheme] =
        [
            ContainerNumber(),
            ContainerSizeType(),
            AirWaybillNumber(),
            ShipNumber(),
            GTIN(),
            GTIN(length: 8),
            GTIN(length: 12),
            GTIN(length: 13),
            GTIN(length: 14),
            SSCC(),
            GLN(),
            CommodityCode(),
            CountryIdentifier(),
            LocationCode(),
            PackageTypeCode(),
            IncotermCode(),
            TransportModeCode(),
            EORINumber(),
            AnyVATNumber(),
            EUVATNumber(),
            BritishVAT(),
            USImporterNumber(),
            EmployerNumber(),
            SocialSecurityNumber(),
            USEntryNumber(),
            USInBondNumber(),
            CarrierCode(),
        ] + EUVATNumber.states
}
