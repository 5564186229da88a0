public import TidewaiterDocuments
public import TidewaiterQuantities

/// What a node says in one field, with its place; also when it says nothing.
public struct FieldValue: Sendable {
    /// The node that was asked.
    public let node: Node
    /// The field that it was asked for.
    public let field: Field
    let index: UInt32

    /// The four ways in which a field can be answered.
    public enum Content: Sendable, Hashable {
        /// The document has nothing there.
        case missing
        /// The document has the spot and leaves it blank.
        case empty
        /// What stands there is not what the field takes; as it stands there, without the source's escapes.
        case invalid(String)
        /// The value: numbers as plain decimal text, dates as ISO 8601, all else as it is.
        case value(String)
    }

    /// What the document says.
    public var content: Content {
        guard index != noRecord else { return .missing }
        if let separator = field.type.separator {
            let text = joined(by: separator)
            return text.isEmpty ? .empty : .value(text)
        }
        let record = node.store.values[Int(index)]
        let bytes = node.store.bytes(of: index)
        if !bytes.contains(where: { $0 != 0x20 && $0 != 0x09 }) { return .empty }
        if record.flags.contains(.invalid) { return .invalid(String(decoding: bytes, as: UTF8.self)) }
        if field.type.isNumeric {
            guard let number = NumberText.plain(bytes) else { return .invalid(String(decoding: bytes, as: UTF8.self)) }
            return .value(number)
        }
        return .value(String(decoding: bytes, as: UTF8.self))
    }

    /// Whether the document has nothing there.
    public var isMissing: Bool { index == noRecord }

    /// Whether the document has nothing there or leaves it blank.
    public var isBlank: Bool {
        switch content {
        case .missing, .empty: true
        default: false
        }
    }

    /// The value; nil when it is missing, empty or invalid.
    public var text: String? {
        guard case .value(let text) = content else { return nil }
        return text
    }

    /// What stands in the source, escapes and all; nil when it is missing.
    public var raw: String? { index == noRecord ? nil : node.store.sourceText(of: index) }

    /// The value as an exact number.
    public var decimal: Decimal? {
        guard let text else { return nil }
        return try? Decimal(text)
    }

    /// The value as a count.
    public var count: Int? { text.flatMap { Int($0) } }

    /// The date of the value, without its time of day.
    public var date: CivilDate? {
        guard index != noRecord else { return nil }
        if field.type.separator != nil || field.type.isNumeric {
            return text.flatMap { CivilDate(iso: String(decoding: $0.utf8.prefix(10), as: UTF8.self)) }
        }
        guard !node.store.values[Int(index)].flags.contains(.invalid) else { return nil }
        let day = node.store.bytes(of: index).prefix(10)
        return CivilDate(iso: day.span)
    }

    /// The field that tells the unit or currency of this one.
    public var companion: FieldValue? {
        guard let field = field.type.companion else { return nil }
        return node[field]
    }

    /// Place of the value in the source; of its node when the value is missing.
    public var place: Place {
        index == noRecord ? node.place : node.store.place(ofValue: index, in: node.index)
    }

    /// JSON Pointer of the value, also of a missing one.
    public var pointer: String {
        var pointer = ""
        pointer.reserveCapacity(DeclarationStore.pointerRoom)
        node.store.write(pointerOf: node.index, to: &pointer)
        pointer += Self.pointerParts[Int(field.rawValue)]
        return pointer
    }

    /// What pointers say of each field.
    private static let pointerParts = Field.allCases.map { "/\($0.name)" }

    /// Identifier of the data element in the WCO Data Model.
    public var dataElement: String? { field.wcoID(in: node.kind) }
}

extension FieldValue {
    /// The parts of a text that its source broke up.
    ///
    /// A source that cuts running words at a fixed width cuts within them, so a part of full width is joined to the
    /// next without a blank: 70 or 512 bytes of UN/EDIFACT's free text, 35 or 70 of its names, counted as they are
    /// written. Lines that mean something stay lines.
    private func joined(by separator: String) -> String {
        let store = node.store
        let isCutAnywhere = field.type == .prose
        var text = ""
        var previous = 0
        var part = index
        while part != noRecord {
            let bytes = store.bytes(of: part)
            if !bytes.isEmpty {
                let isCut =
                    isCutAnywhere && (previous == 70 || previous == 512 || (previous == 35 && field == .name))
                if !text.isEmpty && !isCut { text += separator }
                text += String(decoding: bytes, as: UTF8.self)
                previous = store.sourceLength(of: part)
            }
            part = store.nextValue(after: part)
        }
        return text
    }
}
