extension Field {
    /// What happened (UN/EDIFACT STS), what a message is answered (ISO 9735-4 UCI to UCD), what is wrong with it (ERP,
    /// ERC).
    static let statusRows: [FieldDescription] = [
        .init(.statusType, "status_type", .code(list: "edifact-9015"), "Kind of status", [.init(.statusEvent)]),
        .init(.statusCode, "status_code", .identifier, "Status", [.init(.statusEvent)]),
        .init(.statusName, "status_name", .text, "Status, in words", [.init(.statusEvent)]),
        .init(.reasonCode, "reason_code", .code(list: "edifact-9013"), "Reason", [.init(.statusEvent)]),
        .init(.reasonText, "reason_text", .text, "Reason, in words", [.init(.statusEvent)]),
        .init(.eventDate, "event_date", .date, "When it happened", [.init(.statusEvent)]),
        .init(.place, "place", .code(list: "unlocode"), "Where it happened", [.init(.statusEvent)]),
        .init(.placeName, "place_name", .text, "Where it happened, in words", [.init(.statusEvent)]),
        .init(.actionCode, "action_code", .code(list: "edifact-0083"), "What was done", [.init(.response)]),
        .init(
            .errorCode, "error_code", .identifier, "What is wrong", [.init(.error), .init(.response)]),
        .init(.segmentTag, "segment_tag", .identifier, "Segment at fault", [.init(.error), .init(.response)]),
        .init(
            .messageSection, "message_section", .code(list: "edifact-1049"), "Part of the message at fault",
            [.init(.error)]),
        .init(.itemNumber, "item_number", .identifier, "Item at fault", [.init(.error)]),
        .init(.subItemNumber, "sub_item_number", .identifier, "Sub-item at fault", [.init(.error)]),
        .init(
            .segmentPosition, "segment_position", .count, "Position of the segment in its message", [.init(.error)]),
        .init(
            .elementPosition, "element_position", .count, "Position of the data element in its segment",
            [.init(.error), .init(.response)]),
        .init(
            .componentPosition, "component_position", .count, "Position of the component in its data element",
            [.init(.error), .init(.response)]),
    ]
}
