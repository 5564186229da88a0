import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterExpressions

/// A case of CEL's conformance suite, one line of `oracle/cel_conformance.jsonl`.
struct ConformanceCase {
    let json: JSONValue

    /// Files of the suite that need no messages, and how many of their cases do not.
    static let files: [String: Int] = [
        "basic": 43, "comparisons": 334, "conversions": 109, "fields": 60, "fp_math": 30, "integer_math": 64,
        "lists": 39, "logic": 30, "macros": 44, "namespace": 14, "parse": 193, "plumbing": 5, "string": 51,
        "timestamps": 77, "type_deduction": 26,
        "bindings_ext": 8, "encoders_ext": 4, "macros2": 46, "math_ext": 199, "optionals": 59, "string_ext": 213,
    ]

    static func load() -> [ConformanceCase]? {
        guard let folder = Files.reference, let bytes = Files.read("\(folder)/oracle/cel_conformance.jsonl") else {
            return nil
        }
        var cases: [ConformanceCase] = []
        for line in bytes.split(separator: 0x0A) {
            guard let document = try? JSONDocument(Array(line)) else { return nil }
            let one = ConformanceCase(json: document.root)
            if one.text("proto") == "none", files[one.text("file")] != nil { cases.append(one) }
        }
        return cases
    }

    func text(_ name: String) -> String { json[name]?.string ?? "" }

    /// What is wrong; nil when the case passes.
    func failure() -> String? {
        let (schema, values) = world()
        let isChecked = json["disable_check"]?.bool != true
        let expectation = json["expect"]
        let error = expectation?["error"]?.string
        if let deduced = json["deduced_type"]?.string {
            do {
                let type = try Expression.type(of: text("expr"), schema)
                if type.description != deduced { return "deduced \(type)" }
            } catch { return "not checked: \(error)" }
            if json["check_only"]?.bool == true { return nil }
        }
        let expression: Expression
        do throws(TidewaiterError) {
            expression = try Expression(text("expr"), schema, isChecked: isChecked)
        } catch let flaw {
            // That the checker refuses it is an error too, unless all it says is that a function is unknown here.
            return error != nil && flaw.code != "expression.unbound_function" ? nil : flaw.description
        }
        let value = expression.evaluate(values)
        var evaluation = Evaluation(values)
        let traced = expression.traced().evaluate(&evaluation).value
        if !Self.isSame(value, traced) && value.written != traced.written { return "\(traced.written) when traced" }
        if let error {
            guard let fault = value.fault else { return "\(value.written) instead of a fault" }
            let isMissing = fault.code == .unboundFunction && !error.contains("unbound")
            return isMissing ? fault.message : nil
        }
        guard let wanted = expectation?["value"].flatMap(Self.value) else { return "no expectation" }
        return Self.isSame(value, wanted) ? nil : value.written
    }

    private func world() -> (Schema, [Value?]) {
        var variables: [Schema.Variable] = []
        var functions: [(String, Overload)] = []
        if let declared = json["type_env"] {
            for item in declared.elements {
                let name = item["name"]?.string ?? ""
                if let type = item["type"]?.string.flatMap({ ValueType($0) }) {
                    variables.append(Schema.Variable(name, type))
                }
                guard let overloads = item["function"] else { continue }
                for overload in overloads.elements {
                    let types = overload["params"]?.elements.compactMap { $0.string.flatMap { ValueType($0) } }
                    guard let result = overload["result"]?.string.flatMap({ ValueType($0) }) else { continue }
                    let isMember = overload["member"]?.bool ?? false
                    functions.append((name, Overload(types ?? [], result, isMember: isMember)))
                }
            }
        }
        var bound: [String: Value] = [:]
        if let bindings = json["bindings"] {
            for member in bindings.members {
                bound[member.name] = Self.value(member.value)
                if !variables.contains(where: { $0.name == member.name }) {
                    variables.append(Schema.Variable(member.name, .dyn))
                }
            }
        }
        var schema = Schema(variables, container: text("container"))
        for (name, overload) in functions { schema.declare(name, [overload]) }
        return (schema, variables.map { bound[$0.name] })
    }

    /// A value as the file writes it: `{"int": "7"}`, `{"map": [[key, value]]}`.
    static func value(_ json: JSONValue) -> Value? {
        var members = json.members
        guard let member = members.next() else { return nil }
        let text = member.value.string ?? ""
        switch member.name {
        case "null": return .null
        case "bool": return member.value.bool.map(Value.bool)
        case "int": return Int64(text).map(Value.int)
        case "uint": return UInt64(text).map(Value.uint)
        case "double": return DoubleText.read(text).map(Value.double)
        case "string": return .string(text)
        case "bytes": return Base64.decode(Array(text.utf8)).map(Value.bytes)
        case "type": return .type(text)
        case "list": return .list(member.value.elements.compactMap { value($0) })
        case "map":
            let entries = member.value.elements.compactMap { pair -> MapValue.Entry? in
                let parts = pair.elements.compactMap { value($0) }
                return parts.count == 2 ? MapValue.Entry(key: parts[0], value: parts[1]) : nil
            }
            return MapValue.make(entries)
        default: return nil
        }
    }

    /// The same value of the same type, down to the sign of zero.
    static func isSame(_ first: Value, _ second: Value) -> Bool {
        guard first.typeName == second.typeName else { return false }
        switch (first, second) {
        case (.double(let first), .double(let second)):
            return first == second && first.sign == second.sign || first.isNaN && second.isNaN
        case (.list(let first), .list(let second)):
            return first.count == second.count && zip(first, second).allSatisfy { isSame($0, $1) }
        case (.map(let first), .map(let second)):
            return first.entries.count == second.entries.count
                && first.entries.allSatisfy { entry in
                    second.entries.contains { isSame($0.key, entry.key) && isSame($0.value, entry.value) }
                }
        default:
            var evaluation = Evaluation()
            evaluation.begin(locals: 0, limits: .standard)
            return first.equals(second, &evaluation)
        }
    }
}
