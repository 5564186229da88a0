/// What is wrong with an interchange, as CONTRL says it: data element 0085 (ISO 9735-4; UN/EDIFACT service code list).
enum SyntaxErrorCode: Int, Sendable {
    case missing = 13
    case notSupportedInThisPosition = 15
    case tooManyConstituents = 16
    case invalidCharacters = 21
    case testIndicatorNotSupported = 25
    case duplicate = 26
    case referencesDoNotMatch = 28
    case countDoesNotMatch = 29
    case groupsAndMessagesMixed = 30
    case lowerLevelEmpty = 32
    case outsideMessage = 33
    case tooManySegmentRepetitions = 35
    case tooManyGroupRepetitions = 36
    case invalidTypeOfCharacters = 37
    case tooLong = 39
    case tooShort = 40
}
