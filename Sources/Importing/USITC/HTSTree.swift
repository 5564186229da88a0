import TidewaiterDocuments

/// A line of eight digits: the record that it is, or the first of those below where it has none of its own.
struct HTSLine {
    let code: String
    let record: Int
    let below: [Int]
}

/// The records of the schedule with what stands above each of them.
struct HTSTree {
    let records: [HTSRecord]
    /// For each record, the one that it stands under.
    private let above: [Int?]

    init(_ records: [HTSRecord]) {
        self.records = records
        var above: [Int?] = []
        var open: [Int] = []
        for (index, record) in records.enumerated() {
            while let last = open.last, records[last].indent >= record.indent { open.removeLast() }
            above.append(open.last)
            open.append(index)
        }
        self.above = above
    }

    /// The lines of chapters 1 to 97, ascending.
    func lines(_ report: inout ImportReport) -> [HTSLine] {
        var own: [String: Int] = [:]
        var below: [String: [Int]] = [:]
        for (index, record) in records.enumerated() where record.chapter < "98" {
            switch record.code.utf8.count {
            case 8:
                guard own[record.code] == nil else {
                    report.leaveOut(
                        record.number, at: record.value.place, "the line is there twice; the first one is taken")
                    continue
                }
                own[record.code] = index
            case 10: below[String(record.code.prefix(8)), default: []].append(index)
            case 0, 2, 4, 6: break
            default: report.leaveOut(record.number, at: record.value.place, "no number of 4, 6, 8 or 10 digits")
            }
        }
        var lines: [HTSLine] = []
        for code in Set(own.keys).union(below.keys).sorted() {
            let children = below[code] ?? []
            guard let record = own[code] ?? children.first else { continue }
            let line = HTSLine(code: code, record: record, below: children)
            let rates = Set(children.map { [cell(\.general, $0), cell(\.other, $0)] })
            if own[code] == nil, rates.count > 1 {
                report.leaveOut(
                    code, at: records[record].value.place,
                    "its reporting numbers have different rates and no line stands above them; it is no line of the pack"
                )
                continue
            }
            for child in children where own[code] != nil {
                let stated = records[child].general
                if !stated.isEmpty, stated != records[record].general {
                    report.leaveOut(
                        "\(records[child].number): \(stated)", at: records[child].value.place,
                        "a reporting number has another rate than its line; that of the line is taken")
                }
            }
            lines.append(line)
        }
        return lines
    }

    /// What a record states in a column, or the nearest above it.
    private func cell(_ column: KeyPath<HTSRecord, String>, _ record: Int) -> String {
        var at: Int? = record
        while let index = at {
            let text = records[index][keyPath: column]
            if !text.isEmpty { return text }
            at = above[index]
        }
        return ""
    }

    /// What a line states in a column, or those above it, or else all below it alike.
    private func cell(_ column: KeyPath<HTSRecord, String>, _ line: HTSLine) -> String {
        let text = cell(column, line.record)
        if !text.isEmpty { return text }
        let below = Set(line.below.map { records[$0][keyPath: column] })
        return below.count == 1 ? below.first ?? "" : ""
    }

    func general(of line: HTSLine) -> String { cell(\.general, line) }
    func other(of line: HTSLine) -> String { cell(\.other, line) }

    func special(of line: HTSLine) -> HTSSpecial {
        if let rates = records[line.record].specialRates { return HTSSpecial(apart: rates) }
        let own = cell(\.special, line.record)
        let text = own.isEmpty ? line.below.lazy.map { records[$0].special }.first { !$0.isEmpty } ?? "" : own
        return HTSSpecial(printed: text)
    }

    /// The units of a line, or else of all below it alike.
    func units(of line: HTSLine) -> HTSUnits {
        if !records[line.record].units.isEmpty { return HTSUnits(records[line.record].units) }
        let below = Set(line.below.map { HTSUnits(records[$0].units) })
        return below.count == 1 ? below.first ?? HTSUnits([]) : HTSUnits([])
    }

    /// The footnotes of a line, of what stands above it and of what stands below.
    func footnotes(of line: HTSLine) -> [String] {
        var found: [String] = []
        for start in [line.record] + line.below {
            var at: Int? = start
            while let index = at {
                for note in records[index].footnotes where !found.contains(note) { found.append(note) }
                at = above[index]
            }
        }
        return found
    }
}
