/// Why an expression has no value. Faults are values: they travel through the evaluation and `||`, `&&` and the
/// aggregates may absorb them; nothing is thrown.
package struct Fault: Sendable, Hashable {
    /// What kind of fault, for programs.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case noSuchOverload = "no_such_overload"
        case noSuchKey = "no_such_key"
        case noSuchField = "no_such_field"
        case undeclared = "undeclared_reference"
        case unboundFunction = "unbound_function"
        case unboundVariable = "unbound_variable"
        /// An object does not state the field that was asked for.
        case missing = "missing"
        /// What stands in a field is not of its type.
        case unreadable = "unreadable"
        /// Amounts of units or currencies that do not convert into each other.
        case unlike = "unlike_amounts"
        case divisionByZero = "division_by_zero"
        case overflow = "overflow"
        case range = "range"
        case conversion = "conversion"
        case index = "index_out_of_range"
        case key = "unsupported_key"
        case repeatedKey = "repeated_key"
        case argument = "invalid_argument"
        case pattern = "invalid_pattern"
        case limit = "limit"
    }

    package let code: Code
    package let message: String
    /// Byte of the expression's text where it arose; -1 until known.
    package var offset: Int
    /// What was asked for and is not there, as the expression names it: `item.origin`. Only of what is missing.
    package let path: String?
    /// The object that does not state it.
    package let object: ObjectRef?

    /// Whether a fact was not there: stating it might give the expression a value.
    package var isMissing: Bool { code == .missing || code == .unboundVariable }

    init(_ code: Code, _ message: String, offset: Int = -1, path: String? = nil, object: ObjectRef? = nil) {
        self.code = code
        self.message = message
        self.offset = offset
        self.path = path
        self.object = object
    }
}

/// Keeps a fault out of the values' own size.
package final class FaultBox: Sendable {
    package let fault: Fault
    init(_ fault: Fault) { self.fault = fault }
}
