import TidewaiterPacks

/// The table `hmf_ports`: the ports of 19 CFR 24.24(b)(1), by their number in Schedule D.
///
/// An entry names the port where it is filed, which need not be the one where the cargo left the vessel: the list can
/// tell that the fee is due, but that it is not only if the declarant says where the cargo was unloaded.
struct HarborFeePorts: Sendable {
    /// What the list says of a port of entry.
    enum Subject {
        /// All of it is on the list.
        case whole
        /// A part of it is; where the fee is due or is not, in words.
        case part(String)
        /// It is not on the list, or named as free.
        case free
        /// It is not known by a number.
        case unknown
    }

    private let table: PackTable?

    init(_ table: PackTable?) { self.table = table }

    func subject(_ port: String) -> Subject {
        guard let table, port.utf8.count == 4 else { return .unknown }
        guard let row = table.rows(key: port).first else { return .free }
        switch table.text(row, "subject") {
        case "all": return .whole
        case "part": return .part(table.text(row, "limits"))
        default: return .free
        }
    }
}
