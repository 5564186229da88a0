internal import TidewaiterDocuments
internal import TidewaiterManifests

/// The JSON Schema of a declaration, and of the names that rules call its parts and fields by, made of the one description
/// of both. Editors complete rule books and their tests by it.
package enum DeclarationSchema {
    /// What stands in `declaration.schema.json`, one definition a line.
    package static let text: String = {
        let definitions = [part, field, path, parts] + NodeKind.allCases.filter { $0 != .declaration }.map(object)
        return """
            {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "A declaration as Tidewaiter's JSON has it, and what rules call its parts and fields",
            "$ref": "#/$defs/declaration",
            "$defs": {
            \((definitions + [object(.declaration)]).map { "\"\($0.name)\": \($0.json)" }.joined(separator: ",\n"))
            }
            }

            """
    }()

    private typealias Definition = (name: String, json: String)

    private static func definition(_ name: String, _ write: (inout JSONWriter) -> Void) -> Definition {
        var json = JSONWriter()
        json.beginObject()
        write(&json)
        json.endObject()
        return (name, String(decoding: json.bytes, as: UTF8.self))
    }

    private static func write(_ names: [String], _ key: String, to json: inout JSONWriter) {
        json.key(key)
        json.texts(names)
    }

    /// What `each` may name.
    private static var part: Definition {
        definition("part") { json in
            json.member("description", "a part of the declaration; party is one in any role")
            write(NodeKind.allCases.map(\.ruleName) + ["party"], "enum", to: &json)
        }
    }

    private static var field: Definition {
        definition("field") { json in
            json.member("description", "a field of a part")
            write(Field.descriptions.map(\.name), "enum", to: &json)
            write(Field.descriptions.map(\.label), "enumDescriptions", to: &json)
        }
    }

    /// Paths from a part to its own fields are listed, so that editors complete them; longer ones are paths too.
    private static var path: Definition {
        definition("path") { json in
            json.member("description", "the way from a part to a value or part: goods_item.packaging.package_type")
            json.key("anyOf")
            json.beginArray()
            json.beginObject()
            let kinds = NodeKind.allCases.map { ($0.ruleName, Field.fields(of: $0)) }
            let anyParty = ("party", Field.fields(of: .party))
            write(
                (kinds + [anyParty]).flatMap { name, fields in fields.map { "\(name).\($0.name)" } }, "enum", to: &json)
            json.endObject()
            json.beginObject()
            json.member("type", "string")
            json.member("pattern", "^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*$")
            json.endObject()
            json.endArray()
        }
    }

    /// Any part may stand in any other.
    private static var parts: Definition {
        definition("parts") { json in
            json.key("properties")
            json.beginObject()
            for kind in NodeKind.allCases {
                json.key(kind.jsonName)
                json.beginObject()
                if kind.isList {
                    json.member("type", "array")
                    json.key("items")
                    json.beginObject()
                }
                json.member("$ref", "#/$defs/\(kind.ruleName)")
                if kind.isList { json.endObject() }
                json.endObject()
            }
            json.endObject()
        }
    }

    /// A part with its fields. Members of other names are kept by the reader, so that they are no errors.
    private static func object(_ kind: NodeKind) -> Definition {
        definition(kind.ruleName) { json in
            json.member("type", "object")
            json.key("properties")
            json.beginObject()
            for field in Field.fields(of: kind) {
                json.key(field.name)
                json.beginObject()
                json.member("description", field.info.label)
                json.endObject()
            }
            json.endObject()
            json.key("allOf")
            json.beginArray()
            json.beginObject()
            json.member("$ref", "#/$defs/parts")
            json.endObject()
            json.endArray()
        }
    }
}
