package import TidewaiterDocuments

extension Declaration {
    /// How the document departs from the UN/EDIFACT directories that its messages state: segments and elements that are
    /// missing, too many or out of place, and values that are not of their format. Empty for other formats.
    ///
    /// It reads the text once more; strict reading has done so and put the findings among ``findings``: there are none
    /// left then.
    package func structureFindings(limits: Limits) -> (findings: [Finding], leftOut: Int) {
        guard format == .edifact, mode == .tolerant else { return ([], 0) }
        return store.structureFindings(limits: limits, isStrict: false, isPart: isPart, known: findings)
    }
}

extension DeclarationStore {
    /// Adds what a receiver would refuse, as errors.
    func addStructure(to list: inout FindingList, limits: Limits, isPart: Bool) {
        guard format == .edifact else { return }
        let structure = structureFindings(limits: limits, isStrict: true, isPart: isPart, known: list.findings)
        for finding in structure.findings { list.add(finding) }
        list.add(leftOut: structure.leftOut)
    }

    fileprivate func structureFindings(
        limits: Limits, isStrict: Bool, isPart: Bool, known: [Finding]
    ) -> (findings: [Finding], leftOut: Int) {
        // The text was read before: no limit stops it now that did not then.
        guard let structure = try? StructureReader.read(source, limits: limits, faultsOnly: true) else {
            return ([], 0)
        }
        let unknown = Set(
            known.filter { $0.rule == "tw.edifact.segment-unknown" }.compactMap { $0.place?.offset })
        let dates = Set(known.filter { $0.rule == "tw.edifact.date" }.compactMap { $0.place?.offset })
        var findings: [Finding] = []
        let isSingle = structure.messages < 2
        func add(_ faults: [StructureFault], _ directory: EDIFACTDirectory, _ type: String, _ message: String) {
            for fault in faults where fault.isOwn {
                var finding = fault.finding(
                    in: source, directory: directory, type: type, isStrict: isStrict, message: message)
                // What the message's own table had no place for is told already.
                if fault.kind == .segmentMisplaced, let place = finding.place, unknown.contains(place.offset) {
                    continue
                }
                if fault.kind == .valueInvalid, let place = finding.place, dates.contains(place.offset) { continue }
                // Positions count from the message's beginning, which is not known of a part.
                if isPart { finding.parameters["position"] = nil }
                findings.append(finding)
            }
        }
        for interchange in structure.interchanges {
            add(interchange.faults, interchange.directory, "", "")
            for group in interchange.groups { add(group.faults, interchange.directory, "", "") }
            for message in interchange.messages {
                add(message.faults, message.directory, message.type, isSingle ? "" : "UNH[\(message.number)]")
            }
        }
        return (findings, structure.leftOut)
    }
}
