import TidewaiterDocuments

/// What a segment is made of by its directory, ready for comparing a segment with it.
struct SegmentShape: Sendable {
    struct Component: Sendable {
        var code: String
        var isMandatory: Bool
        var format: ElementFormat
    }

    struct Element: Sendable {
        var code: String
        var isMandatory: Bool
        var repetitions: Int
        /// One, which is the element itself, where it is no composite.
        var components: [Component]
        var isComposite: Bool
        /// Its mandatory components, one bit each from that of the first.
        var mandatory: UInt64 = 0
    }

    let tag: String
    var elements: [Element]
    /// The mandatory elements, one bit each from that of the first.
    private(set) var mandatory: UInt64 = 0
    /// Elements up to which positions are certain: with syntax versions before 4, which cannot write occurrences of an
    /// element, those behind a repeated one depend on how its occurrences were written.
    var certain: Int

    /// Nil where the directory has no such segment.
    init?(_ tag: String, in directory: EDIFACTDirectory) {
        guard let described = directory.segment(tag) else { return nil }
        self.tag = tag
        elements = described.compactMap { element in
            if let parts = directory.composite(element.code) {
                let components = parts.compactMap { part in
                    directory.format(part.code).map {
                        Component(code: part.code, isMandatory: part.isMandatory, format: $0)
                    }
                }
                return Element(
                    code: element.code, isMandatory: element.isMandatory, repetitions: element.repetitions,
                    components: components, isComposite: true)
            }
            guard let format = directory.format(element.code) else { return nil }
            return Element(
                code: element.code, isMandatory: element.isMandatory, repetitions: element.repetitions,
                components: [Component(code: element.code, isMandatory: true, format: format)], isComposite: false)
        }
        certain = elements.count
        guard elements.count == described.count else { return nil }
        if directory.service == .syntax3, let repeated = elements.firstIndex(where: { $0.repetitions > 1 }) {
            certain = repeated
        }
        for index in elements.indices {
            if elements[index].isMandatory, index < min(certain, 64) { mandatory |= 1 << UInt64(index) }
            guard elements[index].isComposite else { continue }
            for (position, component) in elements[index].components.prefix(64).enumerated()
            where component.isMandatory {
                elements[index].mandatory |= 1 << UInt64(position)
            }
        }
    }
}

/// The characters of levels A and B (ISO 9735-1, annex A); the other levels are character sets, which decoding checks.
enum Repertoire: Sendable {
    case levelA, levelB, any

    init(syntaxIdentifier: String) {
        switch syntaxIdentifier {
        case "UNOA": self = .levelA
        case "UNOB": self = .levelB
        default: self = .any
        }
    }

    @inline(__always)
    func has(_ byte: UInt8) -> Bool {
        switch self {
        case .any: return true
        case .levelB: if (0x61...0x7A).contains(byte) { return true }
        case .levelA: break
        }
        // Capitals, digits, and: blank ! " % & ' ( ) * + , - . / : ; < = > ?
        switch byte {
        case 0x41...0x5A, 0x30...0x3F, 0x20...0x22, 0x25...0x2F: return true
        default: return false
        }
    }
}
