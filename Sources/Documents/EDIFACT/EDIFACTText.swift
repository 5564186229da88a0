extension EDIFACTPart {
    /// The text of the part: without release characters, line breaks and other control characters.
    package func text(in text: Span<UInt8>, of segment: borrowing EDIFACTSegment, release: UInt8?) -> [UInt8] {
        let from = segment.start + Int(start)
        let to = min(from + Int(length), text.count)
        var clean: [UInt8] = []
        clean.reserveCapacity(Int(length))
        var i = from
        while i < to {
            let byte = text[i]
            if byte == release {
                i += 1
                if i < to { clean.append(text[i]) }
            } else if byte >= 0x20 {
                clean.append(byte)
            }
            i += 1
        }
        return clean
    }
}
