import TidewaiterDocuments

extension MessageType {
    /// The syntax and service report CONTRL (ISO 9735-4, versions 3 and 4 of the syntax): what became of an interchange.
    ///
    /// What is answered is a response: the interchange, in it the groups and messages. Segments and elements at fault
    /// are errors with their positions.
    static let contrl = MessageType(
        .edifact, "CONTRL", "syntax and service report",
        groups: """
            top - declarations
              interchange UCI responses
                group UCF responses
                  group.message UCM responses
                    group.segment UCS errors UCD
                message UCM responses
                  segment UCS errors UCD
            """,
        rows: edifactEnvelope + """
            UCI : 1.1 id, 2.1 sender, 2.2 sender_qualifier, 3.1 recipient, 3.2 recipient_qualifier, 4.1 action_code, \
            5.1 error_code, 6.1 segment_tag, 7.1 element_position, 7.2 component_position
            UCF : 1.1 id, 2.1 sender, 2.2 sender_qualifier, 3.1 recipient, 3.2 recipient_qualifier, 4.1 action_code, \
            5.1 error_code, 6.1 segment_tag, 7.1 element_position, 7.2 component_position
            UCM : 1.1 id, 2.1 message_type, 2.2 message_version, 2.3 message_release, 2.4 message_agency, \
            2.5 association_code, 3.1 action_code, 4.1 error_code, 5.1 segment_tag, 6.1 element_position, \
            6.2 component_position
            UCS : 1.1 segment_position, 2.1 error_code
            UCD >errors : 1.1 error_code, 2.1 element_position, 2.2 component_position
            """)
}
