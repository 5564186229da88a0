package import TidewaiterDocuments

extension RuleBook {
    /// The book's head and its rules, for programs that show them.
    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("version", version)
        json.member("title", title)
        json.key("jurisdictions")
        json.texts(jurisdictions)
        json.key("rules")
        json.array(rules) { rule, json in
            json.beginObject()
            json.member("id", rule.subject.id)
            json.member("version", rule.subject.version)
            json.member("title", rule.title)
            let weight = rule.weight()
            json.member("severity", weight.severity.rawValue)
            json.member("effect", weight.effect.rawValue)
            json.member("authority", rule.subject.authority)
            json.key("authorities")
            json.array(rule.authority.laws) { law, json in
                json.beginObject()
                json.member("jurisdiction", orNull: law.jurisdiction)
                json.member("text", law.text)
                json.endObject()
            }
            json.key("overrides")
            json.array(rule.changes) { change, json in change.write(to: &json) }
            json.endObject()
        }
        json.endObject()
    }
}

extension RuleBook {
    /// Books as JSON, schema `tidewaiter.rules/1`.
    package static func json(_ books: [RuleBook], engine: String) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", "tidewaiter.rules/1")
        json.member("engine", engine)
        json.key("books")
        json.array(books) { book, json in book.write(to: &json) }
        json.endObject()
        return json.bytes
    }

    /// The book's head and its rules for people, a line each.
    package func list() -> String {
        var text = "\(id) \(version): \(title)\n"
        for rule in rules {
            let silence = rule.silence().map { ", disabled by \($0.book)" } ?? ""
            text += "  \(rule.subject.id)  \(rule.weight().severity.rawValue)\(silence)  \(rule.title)\n"
        }
        return text
    }
}

extension RuleChange {
    fileprivate func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("book", book)
        json.key("jurisdictions")
        json.texts(jurisdictions)
        json.member("disabled", isDisabled)
        json.member("severity", orNull: severity?.rawValue)
        json.member("effect", orNull: effect?.rawValue)
        json.member("reason", reason)
        json.endObject()
    }
}
