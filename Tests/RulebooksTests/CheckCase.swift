import Testing
import TidewaiterDocuments
import TidewaiterRulebooks

/// One situation and what one rule must make of it.
struct CheckCase: Sendable, CustomTestStringConvertible {
    enum Expected: Sendable {
        /// Looked at, nothing found.
        case passes
        /// One finding of this severity, and what it says to write.
        case fails(Severity, write: String?)
        /// Not looked at, as a fact is absent.
        case skips
        /// Not a case for the rule at all.
        case isNoCase
    }

    let rule: String
    let name: String
    let json: String
    let expected: Expected
    var into: String?
    var asOf: String?

    var testDescription: String { "\(rule): \(name)" }

    init(
        _ rule: String, _ name: String, _ json: String, _ expected: Expected, into: String? = "US",
        asOf: String? = "2024-12-20"
    ) {
        self.rule = rule
        self.name = name
        self.json = json
        self.expected = expected
        self.into = into
        self.asOf = asOf
    }

    static func error(_ text: String? = nil) -> Expected { .fails(.error, write: text) }
    static func warning(_ text: String? = nil) -> Expected { .fails(.warning, write: text) }
}

/// A message with these members, written without the outer quotes of names: `vessel_name: "X"` stays plain JSON.
func message(_ members: String) -> String { "{\(members)}" }

/// A message with one consignment.
func consignment(_ members: String, of message: String = "") -> String {
    "{\(message)\(message.isEmpty ? "" : ",")\"consignments\":[{\(members)}]}"
}

/// A message with one consignment and one goods item.
func item(_ members: String, of message: String = "", in bill: String = "\"transport_document_id\":\"B1\"") -> String {
    consignment("\(bill),\"goods_items\":[{\(members)}]", of: message)
}

/// A message with one container.
func unit(_ members: String, of message: String = "") -> String {
    consignment("\"equipment\":[{\(members)}]", of: message)
}

/// A message with one consignee.
func consignee(_ members: String, of message: String = "") -> String {
    consignment("\"consignee\":{\(members)}", of: message)
}

let report = "\"message_type\":\"CUSCAR\""
let entry = "\"message_type\":\"CUSDEC\""
let sea = "\"message_type\":\"CUSCAR\",\"mode_of_transport\":\"1\""
let air = "\"message_type\":\"CUSCAR\",\"mode_of_transport\":\"4\""
