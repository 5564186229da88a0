import TidewaiterDocuments

/// What can be wrong with an element of a segment, judged by ``X12Directory``.
enum X12Fault: Sendable, Hashable {
    /// More elements than the segment has in any release: nearly always a separator within a text.
    case tooManyElements(known: Int)
    case tooManyComponents(known: Int)
    /// An element that may stand once is repeated.
    case repeated
    case missing
    case tooLong(maximum: Int)
    case tooShort(minimum: Int)
    /// Not of the type that the element has.
    case type(X12Format.Kind)

    /// How bad it is. Only what makes values unreliable is an error; readers bear with the rest.
    var severity: Severity {
        switch self {
        case .tooManyElements: .error
        case .tooManyComponents, .repeated, .missing, .tooLong, .tooShort, .type: .warning
        }
    }

    /// The end of the rule's identifier.
    var rule: String {
        switch self {
        case .tooManyElements: "too-many-elements"
        case .tooManyComponents: "too-many-components"
        case .repeated: "element-repeated"
        case .missing: "element-missing"
        case .tooLong: "element-too-long"
        case .tooShort: "element-too-short"
        case .type: "element-type"
        }
    }

    /// The code that an acknowledgement gives for it (element 723, data element syntax error).
    var code: String {
        switch self {
        case .missing: "1"
        case .tooManyElements, .tooManyComponents, .repeated: "3"
        case .tooShort: "4"
        case .tooLong: "5"
        case .type(.date): "8"
        case .type(.time): "9"
        case .type: "6"
        }
    }

    /// What to do about it, of an element such as `N10-06`.
    func message(_ element: String, tag: String) -> String {
        switch self {
        case .tooManyElements(let known):
            "Segment \(tag) has \(known) elements, but here it has more: a separator within a text moves everything "
                + "behind it. Remove the separator from the text, or choose others in ISA."
        case .tooManyComponents(let known):
            "\(element) has \(known == 1 ? "no" : "\(known)") components, but here it has more. Remove the component "
                + "separator from the text, or choose another one in ISA16."
        case .repeated: "\(element) is stated several times, but may stand once. State it once."
        case .missing: "\(element) is missing. State it: segment \(tag) is not complete without it."
        case .tooLong(let maximum):
            "\(element) is longer than its \(maximum) character\(maximum == 1 ? "" : "s"). Shorten it: the recipient may cut it off."
        case .tooShort(let minimum): "\(element) is shorter than \(minimum) characters. Write it in full."
        case .type(.date): "\(element) is not a date. Write it as CCYYMMDD."
        case .type(.time): "\(element) is not a time. Write it as HHMM or HHMMSS."
        case .type: "\(element) is not a number. Write digits, and a decimal point where there are decimals."
        }
    }
}
