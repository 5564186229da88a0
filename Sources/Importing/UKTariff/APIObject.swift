import TidewaiterDocuments
import TidewaiterQuantities

/// An object of a document of the United Kingdom's tariff API, whichever way it is written: as JSON:API, with attributes
/// and with relationships to what is included, or with everything nested where it belongs.
struct APIObject {
    let value: JSONValue
    private let included: APIIncluded

    /// The objects of a document: one, or those of a list.
    static func roots(of document: JSONDocument) -> [APIObject] {
        let root = document.root
        let included = APIIncluded(root["included"])
        let data = root.kind == .object ? root["data"] ?? root : root
        if data.kind == .array { return data.elements.map { APIObject(value: $0, included: included) } }
        return data.kind == .object ? [APIObject(value: data, included: included)] : []
    }

    /// A member, or an attribute.
    private func member(_ name: String) -> JSONValue? {
        if let value = value["attributes"]?[name], !value.isNull { return value }
        if let value = value[name], !value.isNull { return value }
        return nil
    }

    /// A text; empty where there is none.
    func text(_ name: String) -> String { member(name)?.text ?? "" }

    /// Whether it says so; `nil` where it says nothing.
    func flag(_ name: String) -> Bool? { member(name)?.bool }

    /// The day of a date or a time; `nil` where there is none.
    func day(_ name: String) throws(TidewaiterError) -> CivilDate? {
        guard let member = member(name) else { return nil }
        guard let text = member.string, let day = CivilDate(iso: String(text.prefix(10))) else {
            throw .importing("uk-api", "\"\(name)\" is no date. Fetch the document again.", member.place)
        }
        return day
    }

    /// A number; `nil` where there is none.
    func number(_ name: String) throws(TidewaiterError) -> Decimal? {
        guard let member = member(name) else { return nil }
        do throws(QuantityError) {
            guard let number = try member.decimal() else { throw QuantityError.syntax(offset: 0) }
            return number.normalized
        } catch {
            throw .importing("uk-api", "\"\(name)\" is no number. Fetch the document again.", member.place)
        }
    }

    /// The object that it is related to by a name; `nil` where there is none.
    func one(_ name: String) -> APIObject? { related(name).flatMap { $0.kind == .object ? resolved($0) : nil } }

    /// The objects that it is related to by a name.
    func many(_ name: String) -> [APIObject] { related(name)?.elements.map(resolved) ?? [] }

    private func related(_ name: String) -> JSONValue? {
        value["relationships"]?[name]?["data"] ?? value["attributes"]?[name] ?? value[name]
    }

    private func resolved(_ value: JSONValue) -> APIObject {
        APIObject(value: included.find(value) ?? value, included: included)
    }
}

/// What a JSON:API document includes, by type and id.
final class APIIncluded: Sendable {
    private let objects: [String: JSONValue]

    init(_ list: JSONValue?) {
        var objects: [String: JSONValue] = [:]
        if let list {
            for value in list.elements { if let key = Self.key(value) { objects[key] = value } }
        }
        self.objects = objects
    }

    func find(_ reference: JSONValue) -> JSONValue? { Self.key(reference).flatMap { objects[$0] } }

    private static func key(_ value: JSONValue) -> String? {
        guard let type = value["type"]?.string, let id = value["id"]?.text else { return nil }
        return "\(type) \(id)"
    }
}
