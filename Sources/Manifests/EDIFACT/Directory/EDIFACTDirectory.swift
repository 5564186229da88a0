import Synchronization

/// The UN/EDIFACT directory that a message is written by: what its segments, composites and elements are made of.
///
/// Service segments and CONTRL come from the version of the syntax, all else from the edition (ISO 9735-10; UNTDID
/// parts 4 and 5). Everything is looked up when it is asked for; nothing is read at start.
struct EDIFACTDirectory: Sendable, Hashable {
    let edition: DirectoryEdition
    let service: DirectoryEdition
    /// Whether it is the edition that the message states, and not the nearest to it.
    let isExact: Bool

    /// The directory of a message by its UNH (S009 0052, 0054) and the syntax version of its UNB (0002).
    init(version: String, release: String, syntaxVersion: String) {
        (edition, isExact) = DirectoryEdition.nearest(version: version, release: release)
        service = DirectoryEdition.service(syntaxVersion: syntaxVersion)
    }

    private func edition(of code: String) -> DirectoryEdition {
        // Service segments, composites (S...) and elements (0...).
        let first = code.utf8.first
        return first == 0x55 || first == 0x53 && code.utf8.count == 4 || first == 0x30 ? service : edition
    }

    /// The elements of a segment; nil for a segment that the directory does not have.
    func segment(_ tag: String) -> [DirectoryElement]? {
        DirectoryText.content(.segment, tag, in: edition(of: tag))?.split(separator: " ").map(DirectoryElement.init)
    }

    /// The components of a composite; nil for what is none.
    func composite(_ code: String) -> [DirectoryElement]? {
        DirectoryText.content(.composite, code, in: edition(of: code))?.split(separator: " ")
            .map(DirectoryElement.init)
    }

    /// The format of a data element; nil for a composite or an unknown one.
    func format(_ code: String) -> ElementFormat? {
        DirectoryText.content(.element, code, in: edition(of: code)).flatMap(ElementFormat.init)
    }

    /// The structure of a message; nil for a type that the directory's compiled form does not have.
    func message(_ name: String) -> MessageStructure? {
        DirectoryText.content(.message, name, in: name == "CONTRL" ? service : edition).flatMap(MessageStructure.init)
    }

    /// What a component is called in addresses: `C174.6314` for the second component of the third element of MEA;
    /// `9.2` where the directory has no such element; empty for the tag itself.
    func name(tag: String, element: Int, component: Int) -> String {
        guard element > 0 else { return "" }
        let elements = Self.names(of: tag, in: self)
        guard element <= elements.count else { return "\(element).\(component)" }
        let named = elements[element - 1]
        if named.components.isEmpty { return component == 1 ? named.code : "\(named.code).\(component)" }
        guard component <= named.components.count else { return "\(named.code).\(component)" }
        return "\(named.code).\(named.components[component - 1])"
    }

    // MARK: Names

    private struct NamedElement: Sendable {
        var code: String
        var components: [String]
    }

    private struct NameKey: Hashable {
        var tag: String
        var edition: DirectoryEdition
    }

    /// Segments whose names were asked for: addresses are made by the thousand. It cannot grow beyond the directories.
    private static let known = Mutex<[NameKey: [NamedElement]]>([:])

    private static func names(of tag: String, in directory: EDIFACTDirectory) -> [NamedElement] {
        let key = NameKey(tag: tag, edition: directory.edition(of: tag))
        if let found = known.withLock({ $0[key] }) { return found }
        guard let elements = directory.segment(tag) else { return [] }
        let named = elements.map { element in
            NamedElement(code: element.code, components: directory.composite(element.code)?.map(\.code) ?? [])
        }
        known.withLock { $0[key] = named }
        return named
    }
}

/// A data element or composite in a segment, or a data element in a composite.
struct DirectoryElement: Sendable, Hashable {
    /// `C174`, `6314`.
    let code: String
    let isMandatory: Bool
    /// Most occurrences; more than one from D.00A on only.
    let repetitions: Int

    /// From `C517C5`: the code, the status, and the occurrences where there may be several.
    init(_ text: Substring) {
        let status = text.dropFirst().firstIndex { $0 == "M" || $0 == "C" } ?? text.endIndex
        code = String(text[..<status])
        isMandatory = status < text.endIndex && text[status] == "M"
        repetitions = Int(text[status...].dropFirst()) ?? 1
    }
}
