import TidewaiterDocuments

extension MessageType {
    /// Functional acknowledgment (ASC X12 997, 004010 to 006040): what became of a group and of each set in it.
    ///
    /// What is answered is a response, segments and elements at fault are errors, as in CONTRL; codes are those of X12
    /// (data elements 715 to 720 and 723).
    static let x12Set997 = MessageType(
        .x12, "997", "functional acknowledgment",
        groups: """
            top - declarations
              group AK1 responses AK9
                set AK2 responses AK5
                  segment AK3 errors
                    element AK4 errors

            """,
        rows: x12Envelope + answers + """
            AK3 : 1.1 segment_tag, 2.1 segment_position, 4.1 error_code
            AK4 : 1.1 element_position, 1.2 component_position, 3.1 error_code
            AK5 : 1.1 action_code, 2.1 error_code

            """)

    /// Implementation acknowledgment (ASC X12 999, 005010 to 006040): the same against an implementation guide.
    static let x12Set999 = MessageType(
        .x12, "999", "implementation acknowledgment",
        groups: """
            top - declarations
              group AK1 responses AK9
                set AK2 responses IK5
                  segment IK3 errors CTX
                    element IK4 errors CTX

            """,
        rows: x12Envelope + answers + """
            IK3 : 1.1 segment_tag, 2.1 segment_position, 4.1 error_code
            IK4 : 1.1 element_position, 1.2 component_position, 3.1 error_code
            IK5 : 1.1 action_code, 2.1 error_code

            """)

    private static let answers = """
        AK1 : 2.1 id, 3.1 message_version
        AK2 : 1.1 message_type, 2.1 id, 3.1 message_version
        AK9 : 1.1 action_code, 5.1 error_code

        """
}
