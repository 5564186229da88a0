/// The one error of the library: a call that could not be carried out.
///
/// What is wrong with a *document* is a ``Finding``; an error means that nothing could be delivered: the input
/// is not of the format, a limit was passed, an argument makes no sense. The code is stable and for programs,
/// the message is for people and says what to do next.
public struct TidewaiterError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it was; the same numbers as `tw_status` of the C interface.
    public enum Status: Int32, Sendable, Hashable, CaseIterable {
        /// The call itself makes no sense (unknown option, wrong type, empty name).
        case argument = -1
        /// The bytes are not what they were said to be, or not of any known format.
        case format = -2
        /// A limit of ``Limits`` was reached.
        case limit = -3
        /// A pack or table is damaged or does not fit.
        case data = -4
        /// What was asked for is not there.
        case notFound = -5
        /// The caller asked to stop.
        case cancelled = -6
        /// Made by, or for, another version.
        case version = -7
        /// A fault of the library; please report it.
        case `internal` = -99
    }

    /// The kind of failure.
    public let status: Status
    /// Stable name of the failure, dotted lower case: `json.depth`, `pack.hash`.
    public let code: String
    /// One or two sentences for people: what is wrong and what to do about it.
    public let message: String
    /// Where in the input, when there is a where.
    public let place: Place?

    /// An error with its stable code, its message and, where there is one, its place.
    public init(_ status: Status, _ code: String, _ message: String, place: Place? = nil) {
        self.status = status
        self.code = code
        self.message = message
        self.place = place
    }

    /// Message, place and code in one line.
    public var description: String {
        guard let place else { return "\(message) [\(code)]" }
        // What was wrong in several places names them all itself.
        return message.hasPrefix("\(place): ") ? "\(message) [\(code)]" : "\(place): \(message) [\(code)]"
    }
}
