/// Package type: two letters or digits from the list.
///
/// Authority: UNECE Recommendation 21, annex V.
package struct PackageTypeCode: IdentifierScheme {
    package let kind = "package-type"
    package let aliases = ["package", "packaging", "rec21", "rec-21"]
    package let title = "Package type code"
    package let authority = "UNECE Recommendation 21"
    package let example = "CT"
    package let telling = 30
    package let isListed = true

    package init() {}

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        if let flaw = IdentifierFlaw.misfit(value, "xx", expected: "2 letters or digits") { return flaw }
        return PackageType(value.text) != nil
            ? nil
            : .init(
                .unlisted,
                "\(value.text) is not in the list of package types; CT is a carton, PX a pallet, PK a package "
                    + "of no particular kind.")
    }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        [.init("package_type", value.text, PackageType(value.text)?.label)]
    }
}
