internal import TidewaiterDocuments
internal import TidewaiterPacks

/// Makes a model of texts and the codes they were given.
///
/// Every code of six digits is a document of all its texts, weighed as Okapi BM25 weighs them. A text of a heading counts
/// half for each of its subheadings; one of a longer code counts for its subheading and tells apart what stands below.
/// The same rows give the same bytes, in whatever order they come.
struct ModelBuilder {
    private var codes: [ModelCode] = []
    private var indexes: [ModelCode: UInt32] = [:]
    private var entries: [Entry] = []
    /// The words that a misspelt one may be read as.
    private var words: Set<UInt64> = []
    /// The text that ``Abbreviations`` and ``OrdinaryWords`` read.
    var spellings: [UInt8] = []
    /// What stands for whole texts.
    private var wholes: [Entry] = []
    private var own: [(text: String, code: ModelCode)] = []
    /// Codes of parts and accessories.
    var parts: Set<ModelCode> = []

    /// How often a term is in the texts of a code.
    private struct Entry {
        let term: UInt64
        var code: UInt32
        var count: Double
    }

    /// How fast further mentions of a term stop to count, and how much the length of a document counts. Chosen on
    /// descriptions of goods; flat around these values.
    private static let saturation = 1.2
    private static let lengthShare = 0.3
    /// What a text of a heading counts for each of its subheadings.
    private static let headingShare = 0.5

    /// Adds a text of a code of four or more digits; whether the code can be used.
    mutating func add(_ text: String, code: ModelCode) -> Bool {
        guard code.digits == 4 || code.digits >= 6 else { return false }
        let terms = Terms(text)
        for (word, stem) in zip(terms.words, terms.stems) where KnownWords.isCounted(word) {
            words.insert(Terms.mix(stem))
        }
        let targets = code.digits > 6 ? [index(of: code), index(of: code.prefix(6))] : [index(of: code)]
        for (term, count) in zip(terms.terms, terms.counts) {
            for target in targets { entries.append(Entry(term: term.hash, code: target, count: Double(count))) }
        }
        if let whole = terms.wholes.first {
            for target in targets { wholes.append(Entry(term: whole, code: target, count: 1)) }
        }
        return true
    }

    /// Adds one's own row; whether its code can be used. A row of a heading counts like any other text of it.
    mutating func add(own text: String, code: ModelCode) -> Bool {
        guard code.digits >= 6 else { return add(text, code: code) }
        _ = index(of: code)
        _ = index(of: code.prefix(6))
        own.append((text, code))
        return true
    }

    private mutating func index(of code: ModelCode) -> UInt32 {
        if let known = indexes[code] { return known }
        let index = UInt32(truncatingIfNeeded: codes.count)
        codes.append(code)
        indexes[code] = index
        return index
    }

    /// The built file.
    ///
    /// - Parameters:
    ///   - statement: JSON on edition and sources, kept in the file as it is.
    ///   - calibration: What its scores are worth.
    ///   - gate: How much own rows count.
    ///   - linear: The second judgement, as ``LinearTrainer`` wrote it; none for a model of words alone.
    ///   - taught: What own rows have taught, as ``OwnJudgement`` has it.
    func build(
        statement: [UInt8], calibration: Calibration, gate: Gate = Gate(), linear: [UInt8] = [],
        taught: [UInt8] = []
    ) throws(TidewaiterError) -> [UInt8] {
        let leaves = codes.filter { $0.digits >= 6 }.sorted()
        guard !leaves.isEmpty, leaves.count <= ModelFormat.mostCodes else {
            throw TidewaiterError(
                .data, "model.codes",
                "The rows have \(leaves.count) different codes; a model takes 1 to \(ModelFormat.mostCodes). "
                    + "Give rows with text and code, or leave out chapters.")
        }
        var postings = spread(entries, over: leaves)
        var lengths = [Double](repeating: 0, count: leaves.count)
        for entry in postings { lengths[Int(entry.code)] += entry.count }
        let documents = leaves.indices.filter { leaves[$0].digits == 6 && lengths[$0] > 0 }
        let average = max(documents.reduce(0) { $0 + lengths[$1] } / Double(max(documents.count, 1)), 1)

        let texts = spread(wholes, over: leaves)
        postings = (postings + texts).sorted { ($0.term, $0.code) < ($1.term, $1.code) }
        let areWhole = Set(texts.map(\.term))

        var terms: [UInt64] = []
        var starts: [Int] = []
        var weights: [UInt8] = []
        var start = 0
        while start < postings.count {
            let term = postings[start].term
            let end = postings[start...].firstIndex { $0.term != term } ?? postings.count
            let having = Double(postings[start..<end].count { leaves[Int($0.code)].digits == 6 })
            let rarity = Exactly.log(1 + (Double(documents.count) - having + 0.5) / (having + 0.5))
            terms.append(term)
            starts.append(weights.count / 4)
            for entry in postings[start..<end] {
                let share = Self.lengthShare * lengths[Int(entry.code)] / average
                let weight =
                    rarity * entry.count * (Self.saturation + 1)
                    / (entry.count + Self.saturation * (1 - Self.lengthShare + share))
                let scaled = min(
                    max(((areWhole.contains(term) ? entry.count : weight) * ModelFormat.weightScale).rounded(), 1),
                    65_535)
                weights.append(number: entry.code << 16 | UInt32(scaled))
            }
            start = end
        }
        let table = TermTable.bytes(terms, starts: starts, postings: weights.count / 4)
        return try assemble(
            leaves, table, weights, statement, calibration.numbers, linear, taught, ownSection(leaves, gate))
    }

    /// The counts by term and code ascending, those of headings handed down to their subheadings.
    private func spread(_ entries: [Entry], over leaves: [ModelCode]) -> [Entry] {
        var places: [ModelCode: UInt32] = [:]
        var below: [ModelCode: [UInt32]] = [:]
        for (place, code) in leaves.enumerated() {
            places[code] = UInt32(place)
            if code.digits == 6 { below[code.prefix(4), default: []].append(UInt32(place)) }
        }
        var spread: [Entry] = []
        spread.reserveCapacity(entries.count * 2)
        for entry in entries {
            let code = codes[Int(entry.code)]
            if let place = places[code] {
                spread.append(Entry(term: entry.term, code: place, count: entry.count))
            } else {
                for place in below[code] ?? [] {
                    spread.append(Entry(term: entry.term, code: place, count: entry.count * Self.headingShare))
                }
            }
        }
        spread.sort { ($0.term, $0.code) < ($1.term, $1.code) }
        var merged: [Entry] = []
        for entry in spread {
            if let last = merged.last, last.term == entry.term, last.code == entry.code {
                merged[merged.count - 1].count += entry.count
            } else {
                merged.append(entry)
            }
        }
        return merged
    }

    /// One's own rows in the order in which the model has them, each text with each code once.
    var precedents: [(text: String, code: ModelCode)] {
        var rows: [(text: String, code: ModelCode)] = []
        for row in own.sorted(by: { ($0.text, $0.code) < ($1.text, $1.code) }) {
            if rows.last.map({ $0 != row }) ?? true { rows.append(row) }
        }
        return rows
    }

    /// The section of own rows; empty where there are none.
    private func ownSection(_ leaves: [ModelCode], _ gate: Gate) -> [UInt8] {
        guard !own.isEmpty else { return [] }
        var places: [ModelCode: Int] = [:]
        for (place, code) in leaves.enumerated() { places[code] = place }
        return PrecedentBuilder.build(precedents.map { ($0.text, places[$0.code] ?? 0) }, gate: gate)
    }

    private func assemble(
        _ leaves: [ModelCode], _ table: TermTable.Bytes, _ weights: [UInt8], _ statement: [UInt8],
        _ calibration: [UInt8], _ linear: [UInt8], _ taught: [UInt8], _ own: [UInt8]
    ) throws(TidewaiterError) -> [UInt8] {
        var codes: [UInt8] = []
        for leaf in leaves {
            let text = Array(leaf.text.utf8)
            codes += text + [UInt8](repeating: 0, count: ModelFormat.partMark - text.count)
            codes.append(parts.contains(leaf) ? 1 : 0)
        }
        var body: [UInt8] = []
        var directory: [UInt8] = []
        func place(_ section: [UInt8], _ count: Int) {
            directory.append(number: UInt32(ModelFormat.headerLength + body.count))
            directory.append(number: UInt32(count))
            body += section
            while body.count % 4 != 0 { body.append(0) }
        }
        place(statement, statement.count)
        place(codes, leaves.count)
        place(table.buckets, table.bits)
        place(table.terms, table.terms.count / 8 - 1)
        place(weights, weights.count / 4)
        place(calibration, calibration.count / 4)
        place(linear, linear.count)
        let known = KnownWords.bytes(words)
        var reading: [UInt8] = []
        reading.append(number: UInt32(known.bits))
        reading += known.bytes + spellings
        place(reading, reading.count)
        if taught.isEmpty {
            directory += [UInt8](repeating: 0, count: 8)
        } else {
            place(taught, taught.count)
        }
        guard ModelFormat.headerLength + body.count + own.count <= Int(Int32.max) else {
            throw TidewaiterError(.limit, "model.size", "The rows make a model of over 2 GiB. Give fewer.")
        }
        directory.append(number: own.isEmpty ? 0 : UInt32(ModelFormat.headerLength + body.count))
        directory.append(number: UInt32(own.count))
        body += own
        var content: [UInt8] = []
        content.append(number: UInt32(ModelFormat.headerLength + body.count))
        content += directory
        content += [UInt8](
            repeating: 0, count: ModelFormat.headerLength - ModelFormat.contentOffset - content.count)
        content += body
        var file = ModelFormat.magic
        file.append(number: UInt32(ModelFormat.version))
        file.append(number: 0)
        return file + SHA256.digestOfPieces(content.span) + content
    }
}

extension [UInt8] {
    /// Appends a number as the file has it.
    mutating func append(number: UInt32) {
        for shift in stride(from: UInt32(0), to: 32, by: 8) { append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}
