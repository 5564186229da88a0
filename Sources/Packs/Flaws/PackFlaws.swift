package import TidewaiterDocuments

/// The flaws of a pack, the first of them by name.
package struct PackFlaws: Sendable {
    /// How many are kept; a table whose every row is wrong is told by its first ones.
    package static let most = 20

    package private(set) var kept: [PackFlaw] = []
    /// How many there were beyond those kept.
    package private(set) var leftOut = 0

    package init() {}

    package var isEmpty: Bool { kept.isEmpty }
    package var isFull: Bool { leftOut > 0 }

    package mutating func add(_ flaw: PackFlaw) {
        if kept.contains(flaw) { return }
        if kept.count < Self.most { kept.append(flaw) } else { leftOut += 1 }
    }

    package mutating func add(_ flaws: PackFlaws) {
        for flaw in flaws.kept { add(flaw) }
        leftOut += flaws.leftOut
    }

    /// One error that tells all of them: by file and line where the pack is built from its source, else by table, row
    /// and what the row says. `nil` where there are none.
    package func error(of pack: Pack, places: PackPlaces? = nil) -> TidewaiterError? {
        let errors = kept.map { flaw in
            let column = flaw.column.map { "column \"\($0)\": " } ?? ""
            if let place = places?.place(of: flaw) {
                return TidewaiterError(
                    .data, "pack.row", Self.sentence(Self.capitalised(column + flaw.reason)), place: place)
            }
            let row = flaw.row.map { ", row \($0 + 1) (\(Self.summary(pack, flaw.table, $0)))" } ?? ""
            return TidewaiterError(
                .data, "pack.row",
                "The pack \(pack.id) \(pack.version), table \"\(flaw.table)\"\(row)\(column.isEmpty ? "" : ", ")"
                    + "\(column.isEmpty ? ": " : column)\(Self.sentence(flaw.reason))")
        }
        return .several(
            errors, leftOut: leftOut,
            advice: places == nil ? "Mend the source and build the pack again." : "Mend the tables and build again.")
    }

    /// With a full stop, unless a question ends it.
    private static func sentence(_ text: String) -> String {
        text.hasSuffix("?") || text.hasSuffix(".") ? text : "\(text)."
    }

    private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// What a row says, in its first cells that say anything.
    private static func summary(_ pack: Pack, _ name: String, _ row: Int) -> String {
        guard let table = pack.table(name) else { return "" }
        var cells: [String] = []
        for column in table.columns.indices where cells.count < 5 {
            let text = table.text(row, column)
            if !text.isEmpty { cells.append(text.count > 40 ? "\(text.prefix(40))…" : text) }
        }
        return cells.joined(separator: ", ")
    }
}

extension TidewaiterError {
    /// One error for several: status, code and place of the first, and the others in lines of their own.
    static func several(
        _ errors: [TidewaiterError], leftOut: Int, advice: String = ""
    ) -> TidewaiterError? {
        guard let first = errors.first else { return nil }
        if errors.count == 1, leftOut == 0 {
            let message = advice.isEmpty ? first.message : "\(first.message) \(advice)"
            return TidewaiterError(first.status, first.code, message, place: first.place)
        }
        var message = first.message
        for error in errors.dropFirst() {
            message += "\n\(error.place.map { "\($0): " } ?? "")\(error.message)"
        }
        message += leftOut > 0 ? "\nThese are the first \(errors.count) errors." : "\n\(errors.count) errors."
        if !advice.isEmpty { message += " \(advice)" }
        return TidewaiterError(first.status, first.code, message, place: first.place)
    }
}
