/// An edition of the UN/EDIFACT directories (D.95B, ...), or a version of the syntax for service segments.
struct DirectoryEdition: Sendable, Hashable {
    /// `95B`; `3` for a version of the syntax.
    let name: String

    private init(_ name: String) { self.name = name }

    /// The editions that there are, oldest first.
    static let all = ["95B", "96B", "99B", "00B", "03B", "04B", "11A", "16B", "18A"].map(DirectoryEdition.init)

    /// Service segments of syntax versions 1 to 3 (ISO 9735:1988 and its amendment).
    static let syntax3 = DirectoryEdition("3")
    /// Service segments of syntax version 4 (ISO 9735-1 and -10:2002 and later).
    static let syntax4 = DirectoryEdition("4")

    /// The service segments of a syntax version, as UNB states it (0002); of version 3 where it states none.
    static func service(syntaxVersion: String) -> DirectoryEdition {
        (Int(syntaxVersion) ?? 3) >= 4 ? syntax4 : syntax3
    }

    /// The edition that UNH states by version and release (S009 0052 and 0054), or else the nearest that there is.
    ///
    /// Releases before the first directory, and messages that state none, get the first: it is that of most samples
    /// and guides without an edition.
    static func nearest(version: String, release: String) -> (edition: DirectoryEdition, isExact: Bool) {
        guard let stated = halfYear(release) else { return (all[0], false) }
        var best = (edition: all[0], distance: Int.max)
        for edition in all {
            let distance = abs((halfYear(edition.name) ?? 0) - stated)
            if distance < best.distance { best = (edition, distance) }
        }
        return (best.edition, best.distance == 0 && (version == "D" || version == "S"))
    }

    /// Half years since 1900: `95B` is 191.
    private static func halfYear(_ release: String) -> Int? {
        let letters = Array(release.utf8)
        guard letters.count == 3, let year = Int(release.prefix(2)), letters[2] == 0x41 || letters[2] == 0x42 else {
            return nil
        }
        return (year < 70 ? year + 100 : year) * 2 + Int(letters[2] - 0x41)
    }

    /// Whether a list of editions (`95B-99B,11A`) has this one.
    func isAmong(_ list: Substring) -> Bool {
        for span in list.split(separator: ",") {
            if span == name { return true }
            let ends = span.split(separator: "-")
            if ends.count == 2, let first = Self.position(ends[0]), let last = Self.position(ends[1]),
                let own = Self.position(name[...]), first <= own, own <= last
            {
                return true
            }
        }
        return false
    }

    /// Order among editions; versions of the syntax are an order of their own.
    private static func position(_ name: Substring) -> Int? {
        if name.utf8.count == 1 { return Int(name).map { $0 - 100 } }
        return all.firstIndex { $0.name == name }
    }
}
