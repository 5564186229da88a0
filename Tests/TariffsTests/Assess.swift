import Testing
import TidewaiterDocuments
import TidewaiterPacks
package import TidewaiterQuantities

@testable import TidewaiterTariffs

/// An assessor over the built-in packs, and the short ways tests speak to it.
enum Assess {
    static let assessor = try? Assessor(Pack.builtIn)

    static func request(_ json: String) throws -> AssessmentRequest {
        try AssessmentRequest(json: Array(json.utf8))
    }

    static func run(_ json: String, explain: Bool = false) throws -> Assessment {
        try #require(assessor).assess(request(json), explain: explain)
    }

    static func run(_ request: AssessmentRequest, explain: Bool = false) throws -> Assessment {
        try #require(assessor).assess(request, explain: explain)
    }

    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension Interval: ExpressibleByStringLiteral {
    /// An exact amount, for expectations.
    package init(stringLiteral value: String) { self.init((try? Decimal(value)) ?? -1) }
}
