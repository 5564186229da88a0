/// The source of a pack as an importer made it: files to write into a folder, and the report.
package struct ImportedPack: Sendable {
    /// Its files, named by their path in the folder.
    package let files: [(name: String, bytes: [UInt8])]
    /// What was read, and what could not be taken over.
    package let report: ImportReport

    init(_ draft: PackDraft, _ report: ImportReport) {
        files = draft.files(with: report)
        self.report = report
    }
}
