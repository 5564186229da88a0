/// Texts within XML and HTML, for the pages and reports of every room.
package enum Markup {
    /// A text as the content of an element or of a quoted attribute. What XML has no place for becomes U+FFFD.
    package static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n", "\t", "\r": result.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A text as a quoted attribute, its line breaks kept.
    package static func attribute(_ text: String) -> String {
        escaped(text).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "&#10;")
    }

    /// A page that needs nothing else: no script, no other file.
    package static func page(title: String, body: String, style extra: String = "") -> String {
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>\(escaped(title))</title>
        <style>
        body { font: 15px/1.45 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; \
        background: #fff }
        table { border-collapse: collapse; margin: 1rem 0 } th, td { border: 1px solid #ccc; padding: .3rem .6rem; \
        text-align: left; vertical-align: top }
        pre, code { font: 13px/1.5 ui-monospace, monospace } pre { overflow-x: auto; background: #f6f6f6; padding: .8rem }
        mark { background: #ffd6d6; border-bottom: 2px solid #c00 } h2 { margin-top: 2.5rem }
        .error { color: #a40000 } .warning { color: #8a5a00 } .muted { color: #666 }
        @media (prefers-color-scheme: dark) { body { background: #161616; color: #ddd } pre { background: #222 } \
        mark { background: #5a1f1f; color: inherit } th, td { border-color: #444 } .error { color: #ff8a80 } \
        .warning { color: #e7b75f } .muted { color: #999 } }
        \(extra)</style></head><body>
        \(body)
        </body></html>

        """
    }
}
