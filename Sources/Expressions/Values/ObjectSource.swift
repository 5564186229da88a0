/// One object of the host's: small, without memory of its own. What its numbers mean is the host's affair.
package struct ObjectRef: Sendable, Hashable {
    /// Which of the schema's object types it is of, see ``Schema/typeNumber(_:)``.
    package let type: UInt16
    /// Which of several stores it is in.
    package let store: UInt16
    /// Which object of the store it is.
    package let index: UInt32

    package init(type: UInt16, store: UInt16 = 0, index: UInt32) {
        self.type = type
        self.store = store
        self.index = index
    }
}

/// Where the fields of objects are read from, by number and never by name.
package protocol ObjectSource: AnyObject, Sendable {
    /// The value of a field; nil where the object does not state it, which is neither null nor empty.
    ///
    /// `slot` is the field's number within its ``ObjectType``. A value that is stated and cannot be read is a fault
    /// (``Value/fault(_:_:)`` with ``Fault/Code/unreadable``). It is asked for each time: lists of objects are best kept.
    func value(slot: Int, of object: ObjectRef) -> Value?

    /// Whether the object states a field, readable or not; the same as asking for its value, and mostly faster.
    func states(slot: Int, of object: ObjectRef) -> Bool
}

extension ObjectSource {
    package func states(slot: Int, of object: ObjectRef) -> Bool { value(slot: slot, of: object) != nil }
}

/// No objects at all.
package final class NoObjects: ObjectSource {
    package static let shared = NoObjects()
    package func value(slot: Int, of object: ObjectRef) -> Value? { nil }
}
