/// What is wrong with an interchange, as CONTRL says it: data element 0085 (ISO 9735-4; UN/EDIFACT service code list).
///
/// Code 18 (unspecified error) is never sent: it says of an error that its nature is not told, and each fault that is
/// found has a code that tells it.
enum SyntaxErrorCode: Int, Sendable {
    /// A value that is not as its own specification says: a day that there is not, an unknown section.
    case invalidValue = 12
    case missing = 13
    case notSupportedInThisPosition = 15
    case tooManyConstituents = 16
    /// What UNA names can be no service character.
    case invalidServiceCharacter = 20
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
