internal import TidewaiterDocuments

extension LearningCurve {
    /// The curve as JSON; parts are decimals as text.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        json.member("count", count)
        json.key("steps")
        json.array(steps) { step, json in
            json.beginObject()
            json.member("rows", step.rows)
            json.member("count", step.count)
            json.member("first", step.first)
            json.member("first_five", step.firstFive)
            json.key("without_duplicates")
            json.beginObject()
            json.member("count", step.countWithoutDuplicates)
            json.member("first", step.firstWithoutDuplicates)
            json.member("first_five", step.firstFiveWithoutDuplicates)
            json.endObject()
            json.member("calibration_error", Classification.thousandths(step.calibrationError))
            json.member("coverage_at_ninety", Classification.thousandths(step.coverageAtNinety))
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }

    /// The curve for people.
    public func text() -> String {
        var text = "\(count) different rows; each fifth found by models of the other four, at six digits\n"
        text +=
            "own rows    first   first 5   calibration error   at 90 % right   not nearly the same:   first   first 5\n"
        for step in steps {
            text += Page.pad(String(step.rows), 8)
            text += Page.pad(Page.percent(step.first, of: step.count), 9)
            text += Page.pad(Page.percent(step.firstFive, of: step.count), 10)
            text += Page.pad(Classification.thousandths(step.calibrationError), 20)
            text += Page.pad(Page.percent(step.coverageAtNinety), 16)
            text += Page.pad(String(step.countWithoutDuplicates), 23)
            text += Page.pad(Page.percent(step.firstWithoutDuplicates, of: step.countWithoutDuplicates), 8)
            text += Page.pad(Page.percent(step.firstFiveWithoutDuplicates, of: step.countWithoutDuplicates), 10)
            text += "\n"
        }
        return text
    }

    /// The curve as a page that needs nothing else.
    public func html() -> String {
        var page = "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Learning curve</title>"
        page += Page.style + "<h1>Learning curve</h1><pre>\(Markup.escaped(text()))</pre>"
        let most = Double(max(steps.last?.rows ?? 1, 1))
        func points(_ part: (Step) -> Int) -> [ModelEvaluation.Point] {
            steps.map { .init(position: Double($0.rows) / most, right: Double(part($0)) / Double(max($0.count, 1))) }
        }
        page += Page.plot("First, by own rows (0 to \(steps.last?.rows ?? 0))", points(\.first))
        page += Page.plot("Among five, by own rows", points(\.firstFive))
        return page + "</html>\n"
    }
}
