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
        json.beginArray()
        for depth in Classification.Depth.allCases {
            json.beginObject()
            json.member("depth", depth.rawValue)
            json.member("count", depths[depth] ?? 0)
            json.member("right", rightDepths[depth] ?? 0)
            json.endObject()
        }
        json.endArray()
        json.key("levels")
        json.beginArray()
        for level in levels where level.count > 0 {
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
        json.endArray()
        json.key("confusions")
        json.beginArray()
        for confusion in confusions.prefix(100) {
            json.beginObject()
            json.member("chapter", confusion.chapter)
            json.member("answered", confusion.answered)
            json.member("count", confusion.count)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.bytes
    }

    private func write(_ name: String, _ points: [Point], to json: inout JSONWriter) {
        json.key(name)
        json.beginArray()
        for point in points {
            json.beginArray()
            json.string(Classification.thousandths(point.position))
            json.string(Classification.thousandths(point.right))
            json.endArray()
        }
        json.endArray()
    }

    /// The evaluation for people.
    public func text() -> String {
        var text = "\(count) descriptions"
        text += leftOut > 0 ? ", \(leftOut) rows left out for want of a text or a code\n" : "\n"
        text += "digits   count   first   first 3   first 5   calibration error   answered at 90 % right\n"
        for level in levels where level.count > 0 {
            let counts = [level.first, level.firstThree, level.firstFive].map {
                percent(Double($0) / Double(level.count))
            }
            var row = [pad(String(level.digits), 6), pad(String(level.count), 8)]
            row += [pad(counts[0], 8), pad(counts[1], 10), pad(counts[2], 10)]
            if level.digits <= 6 {
                row.append(pad(Classification.thousandths(level.calibrationError), 20))
                row.append(pad(percent(level.coverageAtNinety), 25))
            }
            text += row.joined() + "\n"
        }
        text += "Answers:\n"
        for depth in Classification.Depth.allCases {
            let right = [.uncertain, .tooVague].contains(depth) ? "" : ", right \(rightDepths[depth] ?? 0)"
            text += "  \(depth.rawValue): \(depths[depth] ?? 0)\(right)\n"
        }
        if !confusions.isEmpty { text += "Chapters taken for others, most often first:\n" }
        for confusion in confusions.prefix(10) {
            text +=
                "  \(confusion.chapter) for \(confusion.answered.isEmpty ? "none" : confusion.answered): \(confusion.count)\n"
        }
        return text
    }

    /// The evaluation as a page that needs nothing else.
    public func html() -> String {
        var page = "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Evaluation of a model</title>"
        page +=
            "<style>body{font:16px sans-serif;max-width:60em;margin:2em auto}td,th{padding:.2em .8em;text-align:right}"
        page += "svg{border:1px solid #999;margin:1em 1em 0 0}pre{white-space:pre-wrap}</style>"
        page += "<h1>Evaluation of a model</h1><p>Model \(model)</p><pre>\(text())</pre>"
        for level in levels where level.count > 0 && level.digits <= 6 {
            page += "<h2>\(level.digits) digits</h2>"
            page += Self.plot("Right, by probability", level.reliability, diagonal: true)
            page += Self.plot("Right, by part answered", level.coverage, diagonal: false)
        }
        return page + "</html>\n"
    }

    private static func plot(_ title: String, _ points: [Point], diagonal: Bool) -> String {
        let path = points.map { "\(Int(20 + $0.position * 260)),\(Int(280 - $0.right * 260))" }.joined(separator: " ")
        var svg = "<svg width=\"300\" height=\"320\" role=\"img\" aria-label=\"\(title)\">"
        svg += "<rect x=\"20\" y=\"20\" width=\"260\" height=\"260\" fill=\"none\" stroke=\"#ccc\"/>"
        if diagonal { svg += "<line x1=\"20\" y1=\"280\" x2=\"280\" y2=\"20\" stroke=\"#ccc\"/>" }
        svg += "<polyline points=\"\(path)\" fill=\"none\" stroke=\"#06c\" stroke-width=\"2\"/>"
        return svg + "<text x=\"20\" y=\"305\" font-size=\"14\">\(title)</text></svg>"
    }

    private func percent(_ value: Double) -> String {
        let tenths = Int((value * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }

    private func pad(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(1, width - text.count)) + text
    }
}
