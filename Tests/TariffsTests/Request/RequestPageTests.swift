import Testing
import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterTariffs

@Suite("The page on requests") struct RequestPageTests {
    /// An object of a request: its heading on the page, a value of its type, and where it stands in JSON.
    private struct Described {
        let heading: String
        let value: Any
        let json: (String) -> String
    }

    private static func line(_ member: String) -> String { #"{"jurisdiction":"US","lines":[{\#(member)}]}"# }

    private static var objects: [Described] {
        [
            .init(heading: "The request", value: AssessmentRequest(jurisdiction: "US", lines: [])) {
                #"{"jurisdiction":"US","lines":[{}],\#($0)}"#
            },
            .init(heading: "An entry", value: AssessmentRequest.Entry()) {
                #"{"jurisdiction":"US","entry":{\#($0)},"lines":[{}]}"#
            },
            .init(heading: "A procedure", value: AssessmentRequest.Procedure()) {
                #"{"jurisdiction":"US","entry":{"procedure":{\#($0)}},"lines":[{}]}"#
            },
            .init(heading: "Dates", value: AssessmentRequest.Dates()) {
                #"{"jurisdiction":"US","dates":{\#($0)},"lines":[{}]}"#
            },
            .init(heading: "A cost", value: AssessmentRequest.Cost(kind: .freight, amount: .one)) {
                #"{"jurisdiction":"US","costs":[{"kind":"freight","amount":"1",\#($0)}],"lines":[{}]}"#
            },
            .init(
                heading: "An exchange rate", value: AssessmentRequest.ExchangeRate(from: "EUR", to: "USD", rate: .one)
            ) {
                #"{"jurisdiction":"US","exchange_rates":[{"from":"EUR","to":"USD","rate":"1",\#($0)}],"lines":[{}]}"#
            },
            .init(heading: "A line", value: AssessmentRequest.Line(id: "1", preference: "A"), json: line),
            .init(heading: "A valuation", value: AssessmentRequest.Valuation()) { line(#""valuation":{\#($0)}"#) },
            .init(
                heading: "An element of a valuation",
                value: AssessmentRequest.ValuationElement(kind: .statedValue, amount: .one)
            ) {
                line(#""valuation":{"elements":[{"kind":"stated_value","amount":"1",\#($0)}]}"#)
            },
        ]
    }

    /// The members that the page lists under a heading.
    private static func listed(_ heading: String) throws -> [String] {
        let page = String(
            decoding: try #require(Files.read("\(Files.root)/Sources/Tidewaiter/Tidewaiter.docc/Requests.md")),
            as: UTF8.self)
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex(of: "### \(heading)"))
        return lines[(start + 1)...].prefix { !$0.hasPrefix("#") }.compactMap { line in
            guard line.hasPrefix("| `") else { return nil }
            return String(line.dropFirst(3).prefix { $0 != "`" })
        }
    }

    /// What a property is called in JSON.
    private static func member(_ property: String) -> String {
        if property == "apportionment" { return "apportion" }
        return property.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
    }

    private static func properties(of value: Any) -> [String] {
        Mirror(reflecting: value).children.flatMap { child -> [String] in
            // What hardly any line states is a member of its own.
            if child.label == "rest" {
                return Mirror(reflecting: child.value).children.flatMap { properties(of: $0.value) }
            }
            return child.label.map { [$0] } ?? []
        }
    }

    @Test("every member of a request stands on it, and every member on it is read") func members() throws {
        for object in Self.objects {
            // Cases of antidumping duty are another form of the member adcvd.
            let properties = Self.properties(of: object.value)
                .filter { $0 != "adcvdCases" }
                .filter { !["findings", "source", "publications"].contains($0) || object.heading != "The request" }
                .map(Self.member)
            let listed = try Self.listed(object.heading)
            #expect(listed.sorted() == properties.sorted(), "\(object.heading)")
            let stranger = try Assess.request(object.json(#""stranger":null"#))
            #expect(stranger.findings.contains { $0.rule == "tw.request.unknown-member" }, "\(object.heading)")
            for name in listed {
                // What must be stated cannot be null, and then it is known.
                guard let request = try? Assess.request(object.json("\"\(name)\":null")) else { continue }
                #expect(
                    !request.findings.contains { $0.rule == "tw.request.unknown-member" }, "\(object.heading): \(name)")
            }
        }
    }
}
