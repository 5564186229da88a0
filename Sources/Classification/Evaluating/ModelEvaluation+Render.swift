internal import TidewaiterDocuments

extension ModelEvaluation {
    /// The evaluation as JSON; parts are decimals as text.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        json.member("model", model)
        json.member("count", count)
        json.member("left_out", leftOut)
        json.key("depths")
        json.array(Classification.Depth.allCases) { depth, json in
            json.beginObject()
            json.member("depth", depth.rawValue)
            json.member("count", depths[depth] ?? 0)
            json.member("right", rightDepths[depth] ?? 0)
            json.endObject()
        }
        write("levels", levels, to: &json)
        json.key("deepest")
        json.beginObject()
        json.member("floor", orNull: deepest.floor.map(Classification.thousandths))
        json.member("coverage_at_ninety", Classification.thousandths(deepest.coverageAtNinety))
        for (name, digits) in Self.depthsOfDigits {
            json.key(name)
            json.integer(deepest.counts[digits] ?? 0)
        }
        write("coverage", deepest.coverage, to: &json)
        json.endObject()
        json.key("confusions")
        json.array(confusions.prefix(100)) { confusion, json in
            json.beginObject()
            json.member("chapter", confusion.chapter)
            json.member("answered", confusion.answered)
            json.member("count", confusion.count)
            json.endObject()
        }
        json.key("duplicates")
        json.beginObject()
        json.member("training_rows", trainingCount)
        json.member("count", duplicates.count)
        json.key("pairs")
        json.array(duplicates.prefix(Self.mostPairs)) { duplicate, json in
            json.beginObject()
            json.member("text", duplicate.text)
            json.member("training", duplicate.training)
            json.member("similarity", Classification.thousandths(duplicate.similarity))
            json.member("same_code", duplicate.isSameCode)
            json.endObject()
        }
        json.endObject()
        if !duplicates.isEmpty { write("levels_without_duplicates", levelsWithoutDuplicates, to: &json) }
        json.endObject()
        return json.bytes
    }

    private static let depthsOfDigits = [("subheading", 6), ("heading", 4), ("chapter", 2)]

    /// At most so many pairs of near duplicates are listed; all are counted.
    private static let mostPairs = 1000

    private func write(_ name: String, _ levels: [Level], to json: inout JSONWriter) {
        json.key(name)
        json.array(levels.filter { $0.count > 0 }) { level, json in
            json.beginObject()
            json.member("digits", level.digits)
            json.member("count", level.count)
            json.member("first", level.first)
            json.member("first_three", level.firstThree)
            json.member("first_five", level.firstFive)
            if level.digits <= 6 {
                json.member("calibration_error", Classification.thousandths(level.calibrationError))
                json.member("coverage_at_ninety", Classification.thousandths(level.coverageAtNinety))
                write("reliability", level.reliability, to: &json)
                write("coverage", level.coverage, to: &json)
            }
            json.endObject()
        }
    }

    private func write(_ name: String, _ points: [Point], to json: inout JSONWriter) {
        json.key(name)
        json.array(points) { point, json in
            json.beginArray()
            json.string(Classification.thousandths(point.position))
            json.string(Classification.thousandths(point.right))
            json.endArray()
        }
    }

    /// The evaluation for people.
    public func text() -> String {
        var text = "\(count) descriptions"
        text += leftOut > 0 ? ", \(leftOut) rows left out for want of a text or a code\n" : "\n"
        text += Self.table(levels)
        text += "Answered as deep as is likely enough, nine of ten right: \(Page.percent(deepest.coverageAtNinety))"
        if let floor = deepest.floor {
            let counts = Self.depthsOfDigits.map { "\($0.0) \(deepest.counts[$0.1] ?? 0)" }.joined(separator: ", ")
            text += " (floor \(Classification.thousandths(floor)): \(counts))"
        }
        text += "\nAnswers:\n"
        for depth in Classification.Depth.allCases {
            let right = [.uncertain, .tooVague].contains(depth) ? "" : ", right \(rightDepths[depth] ?? 0)"
            text += "  \(depth.rawValue): \(depths[depth] ?? 0)\(right)\n"
        }
        if !confusions.isEmpty { text += "Chapters taken for others, most often first:\n" }
        for confusion in confusions.prefix(10) {
            text +=
                "  \(confusion.chapter) for \(confusion.answered.isEmpty ? "none" : confusion.answered): \(confusion.count)\n"
        }
        if trainingCount > 0 {
            text += "Nearly the same as one of \(trainingCount) rows of training: \(duplicates.count)\n"
        }
        for duplicate in duplicates.prefix(10) {
            let code = duplicate.isSameCode ? "" : ", another code"
            text += "  \(Page.percent(duplicate.similarity))\(code): \(Self.line(duplicate.text)) | "
            text += "\(Self.line(duplicate.training))\n"
        }
        if !duplicates.isEmpty, duplicates.count < count {
            text += "Without these:\n" + Self.table(levelsWithoutDuplicates)
        }
        return text
    }

    /// The beginning of a text, on one line.
    private static func line(_ text: String) -> String {
        String(text.prefix(80).map { $0.isNewline ? " " : $0 })
    }

    private static func table(_ levels: [Level]) -> String {
        var text = "digits   count   first   first 3   first 5   calibration error   answered at 90 % right\n"
        for level in levels where level.count > 0 {
            text += Page.pad(String(level.digits), 6) + Page.pad(String(level.count), 8)
            text += Page.pad(Page.percent(level.first, of: level.count), 8)
            text += Page.pad(Page.percent(level.firstThree, of: level.count), 10)
            text += Page.pad(Page.percent(level.firstFive, of: level.count), 10)
            if level.digits <= 6 {
                text += Page.pad(Classification.thousandths(level.calibrationError), 20)
                text += Page.pad(Page.percent(level.coverageAtNinety), 25)
            }
            text += "\n"
        }
        return text
    }

    /// The evaluation as a page that needs nothing else.
    public func html() -> String {
        var page = "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Evaluation of a model</title>"
        page += Page.style + "<h1>Evaluation of a model</h1><p>Model \(model)</p><pre>\(Markup.escaped(text()))</pre>"
        for level in levels where level.count > 0 && level.digits <= 6 {
            page += "<h2>\(level.digits) digits</h2>"
            page += Page.plot("Right, by probability", level.reliability, diagonal: true)
            page += Page.plot("Right, by part answered", level.coverage)
        }
        page += "<h2>As deep as is likely enough</h2>" + Page.plot("Right, by part answered", deepest.coverage)
        if !confusions.isEmpty {
            page += "<h2>Chapters</h2>" + Page.matrix("Right chapter downwards, answered one across", confusions)
        }
        if !duplicates.isEmpty {
            page += "<h2>Near duplicates</h2><table><tr><th>in common<th>code<th>description<th>of the training</tr>"
        }
        for duplicate in duplicates.prefix(Self.mostPairs) {
            page += "<tr><td>\(Page.percent(duplicate.similarity))<td>\(duplicate.isSameCode ? "same" : "another")"
            page += "<td class=\"text\">\(Markup.escaped(duplicate.text))"
            page += "<td class=\"text\">\(Markup.escaped(duplicate.training))</tr>"
        }
        return page + (duplicates.isEmpty ? "" : "</table>") + "</html>\n"
    }
}
