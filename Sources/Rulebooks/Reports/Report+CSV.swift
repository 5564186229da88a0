internal import TidewaiterDocuments

extension Report {
    /// The findings as a table with a header, comma separated, lines ended by CR LF (RFC 4180). A value that a
    /// spreadsheet would run as a formula is preceded by an apostrophe.
    ///
    /// - Parameter withHeader: Whether the table begins with its header, which a further part of a table does not.
    public func csv(withHeader: Bool = true) -> [UInt8] {
        var table = CSVWriter()
        if withHeader {
            table.row([
                "severity", "effect", "rule", "bill", "item", "input", "line", "column", "address", "path", "value",
                "message", "fix", "authority", "authority_code",
            ])
        }
        for finding in findings {
            table.row([
                finding.severity.rawValue, finding.effect.rawValue, finding.rule, finding.bill ?? "",
                finding.item ?? "", finding.place?.input ?? "", number(finding.place?.line),
                number(finding.place?.column), finding.place?.address ?? "", finding.path, finding.value ?? "",
                finding.message, finding.fix?.value ?? "", finding.authority, finding.authorityCode ?? "",
            ])
        }
        return table.bytes
    }

    private func number(_ value: Int?) -> String { value.map { $0 > 0 ? String($0) : "" } ?? "" }
}
