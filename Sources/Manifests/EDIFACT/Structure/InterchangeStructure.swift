import TidewaiterDocuments

/// What an interchange is made of, and how it departs from its directories: the ground of findings about structure, and
/// of the acknowledgement CONTRL.
struct InterchangeStructure: Sendable {
    struct Message: Sendable {
        /// 0062.
        var reference: String
        /// S009: type, version, release, agency, ...
        var identifier: [String]
        var directory: EDIFACTDirectory
        /// Number of the group that it is in; nil for a message right in the interchange.
        var group: Int?
        /// Which one of the whole input, from 1.
        var number: Int
        var faults: [StructureFault] = []

        var type: String { identifier.first ?? "" }
    }

    struct Group: Sendable {
        /// 0048.
        var reference: String
        /// S006 and S007.
        var sender: [String]
        var recipient: [String]
        var messages = 0
        var faults: [StructureFault] = []
    }

    /// Whether there is a UNB; a message alone has none.
    var hasHeader = false
    /// S001: syntax identifier and version.
    var syntax: [String] = []
    /// S002 and S003.
    var sender: [String] = []
    var recipient: [String] = []
    /// 0020.
    var reference = ""
    /// 0031 and 0035.
    var acknowledgementRequest = ""
    var testIndicator = ""
    /// What is wrong with the interchange itself.
    var faults: [StructureFault] = []
    var groups: [Group] = []
    var messages: [Message] = []
    /// All that it has, also those that are not kept.
    var messageCount = 0

    var directory: EDIFACTDirectory {
        EDIFACTDirectory(version: "", release: "", syntaxVersion: syntax.count > 1 ? syntax[1] : "")
    }
}
