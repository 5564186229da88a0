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

    init(_ code: Code, _ message: String, offset: Int = -1) {
        self.code = code
        self.message = message
        self.offset = offset
    }
}

/// Keeps a fault out of the values' own size.
package final class FaultBox: Sendable {
    package let fault: Fault
    init(_ fault: Fault) { self.fault = fault }
}
