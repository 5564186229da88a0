/// Why a calculation or the reading of a number, unit, currency or date could not be carried out.
public enum QuantityError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The exact result needs more than 38 digits, or more than 38 of them behind the point.
    case overflow
    /// A division by zero, or rounding to a multiple of zero.
    case divisionByZero
    /// The text is not a number; the offset is that of the first byte that does not fit.
    case syntax(offset: Int)
    /// A number of decimal places outside 0 to 38.
    case scale(Int)
    /// No unit has this code.
    case unknownUnit(String)
    /// No factor leads from one unit to the other (different dimensions, or a count of unknown content).
    case incompatibleUnits(from: String, to: String)
    /// The conversion has no finite decimal expansion of at most 38 digits; it needs a scale and a rounding.
    case inexactConversion(from: String, to: String)
    /// No currency has this code.
    case unknownCurrency(String)
    /// Amounts of two currencies were put together without a rate.
    case currencyMismatch(String, String)
    /// The currency has no minor unit to round to (gold, special drawing rights).
    case noMinorUnit(String)
    /// The date would lie outside the years 1 to 9999.
    case dateRange

    /// Stable name of the failure for programs: `quantity.overflow`.
    public var code: String {
        switch self {
        case .overflow: "quantity.overflow"
        case .divisionByZero: "quantity.division-by-zero"
        case .syntax: "quantity.syntax"
        case .scale: "quantity.scale"
        case .unknownUnit: "quantity.unknown-unit"
        case .incompatibleUnits: "quantity.incompatible-units"
        case .inexactConversion: "quantity.inexact-conversion"
        case .unknownCurrency: "quantity.unknown-currency"
        case .currencyMismatch: "quantity.currency-mismatch"
        case .noMinorUnit: "quantity.no-minor-unit"
        case .dateRange: "quantity.date-range"
        }
    }

    /// What is wrong and what to do about it, in one or two sentences.
    public var message: String {
        switch self {
        case .overflow:
            "The exact result needs more than 38 digits; round the operands or the result to fewer places."
        case .divisionByZero: "Division by zero; give a divisor other than zero."
        case .syntax(let offset):
            "Not a decimal number at byte \(offset); write digits with an optional leading minus and decimal point."
        case .scale(let places): "\(places) decimal places are not possible; give 0 to 38."
        case .unknownUnit(let code):
            "Unknown unit of measure '\(code)'; give a UN/ECE Recommendation 20 common code such as KGM."
        case .incompatibleUnits(let from, let to):
            "A quantity in \(from) cannot be stated in \(to); give the quantity in \(to) as well."
        case .inexactConversion(let from, let to):
            "Converting \(from) to \(to) does not end within 38 digits; say to how many places to round."
        case .unknownCurrency(let code):
            "Unknown currency '\(code)'; give an ISO 4217 code such as EUR."
        case .currencyMismatch(let first, let second):
            "Amounts in \(first) and \(second) cannot be put together; convert one of them first."
        case .noMinorUnit(let code): "\(code) has no minor unit; say to how many places to round."
        case .dateRange: "The date lies outside the years 1 to 9999."
        }
    }

    /// The message with its code.
    public var description: String { "\(message) [\(code)]" }
}
