package import TidewaiterDocuments

extension RuleBook {
    /// The book's head and its rules, for programs that show them.
    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("version", version)
        json.member("title", title)
        json.key("jurisdictions")
        json.beginArray()
        for jurisdiction in jurisdictions { json.string(jurisdiction) }
        json.endArray()
        json.key("rules")
        json.beginArray()
        for rule in rules {
            json.beginObject()
            json.member("id", rule.subject.id)
            json.member("version", rule.subject.version)
            json.member("title", rule.title)
            json.member("severity", rule.subject.severity.rawValue)
            json.member("effect", rule.subject.effect.rawValue)
            json.member("authority", rule.subject.authority)
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }
}
