/// Names of the months in the languages of the headers, whole and as they are shortened.
enum MonthNames {
    /// One line for each language (ISO 639-1), January first; `/` stands between forms of one name, which are written as
    /// ``HeaderName/words(_:)`` compares them: without accents.
    static let table = """
        en: january, february, march, april, may, june, july, august, september/sept, october, november, december
        de: januar/jaenner/janner, februar, maerz/marz/mrz, april, mai, juni, juli, august, september, oktober, november, dezember
        fr: janvier/janv, fevrier/fevr, mars, avril/avr, mai, juin, juillet/juil, aout, septembre, octobre, novembre, decembre
        es: enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre/setiembre, octubre, noviembre, diciembre
        it: gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre, novembre, dicembre
        pt: janeiro, fevereiro, marco, abril, maio, junho, julho, agosto, setembro, outubro, novembro, dezembro
        nl: januari, februari, maart/mrt, april, mei, juni, juli, augustus, september, oktober, november, december
        pl: styczen/stycznia, luty/lutego, marzec/marca, kwiecien/kwietnia, maj/maja, czerwiec/czerwca, lipiec/lipca, \
        sierpien/sierpnia, wrzesien/wrzesnia, pazdziernik/pazdziernika, listopad/listopada, grudzien/grudnia
        tr: ocak, subat, mart, nisan, mayis, haziran, temmuz, agustos, eylul, ekim, kasim, aralik
        """

    /// The month that a word names, 1 to 12; nil where it names none, or where its letters begin two.
    static func number(_ word: String) -> Int? { names[word] }

    /// Whole names, and their first three or four letters where those begin one month only.
    private static let names: [String: Int] = {
        var names: [String: Int] = [:]
        var short: [String: Set<Int>] = [:]
        for line in table.split(separator: "\n") {
            let months = line.split(separator: ":").last?.split(separator: ",") ?? []
            for (index, forms) in months.enumerated() {
                for form in forms.split(separator: "/") {
                    let name = String(form.filter { $0 != " " })
                    names[name] = index + 1
                    for length in 3...max(3, min(4, name.count)) {
                        short[String(name.prefix(length)), default: []].insert(index + 1)
                    }
                }
            }
        }
        for (letters, months) in short where names[letters] == nil && months.count == 1 {
            names[letters] = months.first
        }
        return names
    }()
}
