extension Field {
    static let envelopeRows: [FieldDescription] = [
        .init(.sourceFormat, "source_format", .identifier, "Format of the source", [.init(.interchange)]),
        .init(.syntaxIdentifier, "syntax_identifier", .code(list: "edifact-0001"), "Syntax", [.init(.interchange)]),
        .init(.syntaxVersion, "syntax_version", .code(list: "edifact-0002"), "Syntax version", [.init(.interchange)]),
        .init(.sender, "sender", .identifier, "Sender", [.init(.interchange), .init(.declaration), .init(.response)]),
        .init(
            .senderQualifier, "sender_qualifier", .code(list: "edifact-0007"), "Sender's kind of identifier",
            [.init(.interchange), .init(.declaration), .init(.response)]),
        .init(
            .recipient, "recipient", .identifier, "Recipient",
            [.init(.interchange), .init(.declaration), .init(.response)]),
        .init(
            .recipientQualifier, "recipient_qualifier", .code(list: "edifact-0007"), "Recipient's kind of identifier",
            [.init(.interchange), .init(.declaration), .init(.response)]),
        .init(.preparedAt, "prepared_at", .date, "Prepared at", [.init(.interchange), .init(.declaration)]),
        .init(
            .controlReference, "control_reference", .identifier, "Control reference",
            [.init(.interchange), .init(.declaration)]),
        .init(
            .applicationReference, "application_reference", .identifier, "Application reference",
            [.init(.interchange), .init(.declaration)]),
        .init(
            .testIndicator, "test_indicator", .code(list: "edifact-0035"), "Test indicator",
            [.init(.interchange), .init(.declaration)]),
    ]

    static let declarationRows: [FieldDescription] = [
        .init(
            .messageReference, "message_reference", .identifier, "Message reference",
            [.init(.declaration), .init(.response)]),
        .init(.messageType, "message_type", .identifier, "Message type", [.init(.declaration), .init(.response)]),
        .init(
            .messageVersion, "message_version", .identifier, "Message version", [.init(.declaration), .init(.response)]),
        .init(
            .messageRelease, "message_release", .identifier, "Message release", [.init(.declaration), .init(.response)]),
        .init(
            .messageAgency, "message_agency", .identifier, "Controlling agency",
            [.init(.declaration), .init(.response)]),
        .init(
            .associationCode, "association_code", .identifier, "Association assigned code",
            [.init(.declaration), .init(.response)]),
        .init(
            .documentTypeCode, "document_type_code", .code(list: "edifact-1001"), "Type of declaration",
            [.init(.declaration, "D013")]),
        .init(
            .functionCode, "function_code", .code(list: "edifact-1225"), "Message function",
            [.init(.declaration, "017")]),
        .init(
            .functionalReference, "functional_reference", .identifier, "Declarant's reference",
            [.init(.declaration, "D026")]),
        .init(.declarationID, "declaration_id", .identifier, "Declaration number", [.init(.declaration, "D014")]),
        .init(.entryNumber, "entry_number", .identifier, "Entry number", [.init(.declaration), .init(.consignment)]),
        .init(
            .entryType, "entry_type", .code(list: "us-entry-type"), "Entry type",
            [.init(.declaration), .init(.consignment)]),
        .init(
            .inBondNumber, "in_bond_number", .identifier, "In-bond number", [.init(.declaration), .init(.consignment)]
        ),
        .init(.manifestNumber, "manifest_number", .identifier, "Manifest number", [.init(.declaration)]),
        .init(
            .officeOfDeclaration, "office_of_declaration", .code(list: "customs-office"), "Office of declaration",
            [.init(.declaration, "065")]),
        .init(
            .totalPackageQuantity, "total_package_quantity", .count, "Total number of packages",
            [.init(.declaration, "146"), .init(.consignment)]),
        .init(
            .totalGrossMass, "total_gross_mass", .measure(unit: .totalGrossMassUnit), "Total gross mass",
            [.init(.declaration, "131"), .init(.consignment)]),
        .init(
            .totalGrossMassUnit, "total_gross_mass_unit", .code(list: "rec-20"), "Unit of the total gross mass",
            [.init(.declaration), .init(.consignment)]),
        .init(
            .totalNetMass, "total_net_mass", .measure(unit: .totalNetMassUnit), "Total net mass",
            [.init(.declaration), .init(.consignment)]),
        .init(
            .totalNetMassUnit, "total_net_mass_unit", .code(list: "rec-20"), "Unit of the total net mass",
            [.init(.declaration), .init(.consignment)]),
        .init(
            .totalVolume, "total_volume", .measure(unit: .totalVolumeUnit), "Total volume",
            [.init(.declaration), .init(.consignment)]),
        .init(
            .totalVolumeUnit, "total_volume_unit", .code(list: "rec-20"), "Unit of the total volume",
            [.init(.declaration), .init(.consignment)]),
        .init(
            .consignmentQuantity, "consignment_quantity", .count, "Number of consignments", [.init(.declaration)]),
        .init(
            .goodsItemQuantity, "goods_item_quantity", .count, "Number of goods items",
            [.init(.declaration, "228"), .init(.consignment)]),
        .init(
            .equipmentQuantity, "equipment_quantity", .count, "Number of containers and other units",
            [.init(.declaration), .init(.consignment)]),
    ]
}
