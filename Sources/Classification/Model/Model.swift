internal import Synchronization
package import TidewaiterDocuments
internal import TidewaiterPacks

/// What has been learnt of descriptions and their codes, in one immutable file that is read in place.
///
/// Any number of threads may use one model. What is damaged or foreign is refused when it is opened.
package final class Model: Sendable {
    /// SHA-256 of the content in hexadecimal digits: the identity of the model.
    package let sha256: String
    /// JSON on edition and sources.
    package let statement: [UInt8]
    /// The codes it can answer with, ascending.
    let codes: [ModelCode]
    /// Which of them are of parts and accessories by their label.
    let areParts: [Bool]
    /// Which of them have six digits.
    let subheadings: [Int]
    /// The headings and the chapters that the codes are of, ascending, and by index of the code which it is of.
    let headings: [ModelCode]
    let chapters: [ModelCode]
    let headingOf: [Int]
    let chapterOf: [Int]
    /// What its scores are worth.
    let calibration: Calibration
    /// One's own rows; `nil` where there are none.
    let precedents: Precedents?
    /// Codes that are no subheadings.
    let longer: [Int]
    /// By subheading of the second judgement, from its first node on, the index of its code; below zero where it has none.
    let leafIndexes: [Int]
    let firstLeaf: Int
    /// Subheadings that the second judgement does not have.
    let untaught: [Int]
    /// Subheadings of clothing that is knitted or crocheted, and of clothing that is not.
    private let clothing: [Construction: [(index: Int, node: Int)]]
    private let storage: PackStorage
    private let terms: TermTable
    private let postings: Int
    /// The words that a misspelt one may be read as.
    let knownWords: KnownWords
    private let spellingsPlace: (offset: Int, count: Int)
    private let spelling = Mutex<Spellings?>(nil)
    /// The second judgement, and its bytes; `nil` for a model of words alone.
    let linear: LinearModel?
    private let linearPlace: (offset: Int, count: Int)
    /// What one's own rows have taught; `nil` where there are none.
    let own: OwnJudgement?
    /// By index of a subheading its node in the second judgement; below zero where it has none.
    let linearNodes: [Int]
    /// The subheadings of parts and accessories that the second judgement has, and their nodes.
    let partNodes: [(index: Int, node: Int)]

    /// Opens a file, verifying its hash.
    package static func open(_ bytes: [UInt8]) throws(TidewaiterError) -> Model { try open(bytes.span) }

    /// Opens a file, verifying its hash. The one copy that is made of it is kept.
    package static func open(_ bytes: Span<UInt8>) throws(TidewaiterError) -> Model {
        // The copy is verified: what is lent may change meanwhile.
        try open(PackStorage(copying: bytes))
    }

    /// Opens the file of a name, verifying its hash.
    ///
    /// - Parameter path: As the system has it, mostly UTF-8.
    package static func open(file path: [UInt8]) throws(TidewaiterError) -> Model {
        try open(PackStorage(reading: path, limit: ModelFormat.longest))
    }

    private static func open(_ storage: PackStorage) throws(TidewaiterError) -> Model {
        let model = try Model(storage, length: storage.count)
        let hash = storage.withBytes(ModelFormat.contentOffset, storage.count) { SHA256.digestOfPieces($0) }
        for (at, byte) in hash.enumerated() where storage.byte(at: ModelFormat.hashOffset + at) != byte {
            throw damaged("hash", "its content is not what was written")
        }
        return model
    }

    /// Reads header and codes; the rest is read where it stands, every access within bounds.
    init(_ storage: PackStorage, length: Int) throws(TidewaiterError) {
        let magic = ModelFormat.magic.indices.map { storage.byte(at: $0) }
        guard length >= ModelFormat.headerLength, magic == ModelFormat.magic else {
            throw Self.damaged("magic", "it is no file that `model train` has made")
        }
        guard storage.number(at: 8) == ModelFormat.version else {
            throw TidewaiterError(
                .version, "model.version",
                "The model has format \(storage.number(at: 8)); this version reads \(ModelFormat.version). Train it anew."
            )
        }
        guard storage.number(at: ModelFormat.contentOffset) == length else {
            throw Self.damaged("length", "it is not as long as it says")
        }
        func section(at header: Int, _ size: (Int) -> Int) throws(TidewaiterError) -> (offset: Int, count: Int) {
            let (offset, count) = (storage.number(at: header), storage.number(at: header + 4))
            guard offset >= ModelFormat.headerLength, offset <= length, size(count) <= length - offset else {
                throw Self.damaged("sections", "a section of it lies outside")
            }
            return (offset, count)
        }
        func section(_ number: Int, _ size: (Int) -> Int) throws(TidewaiterError) -> (offset: Int, count: Int) {
            try section(at: ModelFormat.contentOffset + 4 + number * 8, size)
        }
        /// A section that may be missing.
        func place(_ header: Int) throws(TidewaiterError) -> (offset: Int, count: Int)? {
            storage.number(at: header) == 0 ? nil : try section(at: header) { $0 }
        }
        let text = try section(0) { $0 }
        let codes = try section(1) { $0 * ModelFormat.codeLength }
        let buckets = try section(2, TermTable.bucketsLength)
        let terms = try section(3, TermTable.termsLength)
        let postings = try section(4) { $0 * 4 }
        let numbers = try section(5) { $0 * 4 }
        linearPlace = try section(6) { $0 }
        let reading = try section(7) { $0 }
        let bits = reading.count >= 4 ? storage.number(at: reading.offset) : 0
        guard KnownWords.length(bits) <= reading.count - 4 else {
            throw Self.damaged("words", "its words do not fit")
        }
        knownWords = KnownWords(storage, offset: reading.offset + 4, bits: bits)
        let rest = 4 + KnownWords.length(bits)
        spellingsPlace = (reading.offset + rest, reading.count - rest)
        self.terms = TermTable(
            storage, buckets: buckets.offset, bits: buckets.count, terms: terms.offset, count: terms.count,
            postings: postings.count)
        self.postings = postings.offset
        linear = LinearModel(storage, offset: linearPlace.offset, length: linearPlace.count)
        guard linear != nil || linearPlace.count == 0 else {
            throw Self.damaged("linear", "its second judgement does not fit")
        }
        let tree = linear?.tree
        let taught = try place(ModelFormat.taughtOffset).map { place throws(TidewaiterError) in
            try OwnJudgement(storage, at: place.offset, length: place.count, tree: tree)
        }
        statement = storage.copy(text.offset, text.count)
        calibration = try Calibration((0..<numbers.count).map { storage.number(at: numbers.offset + $0 * 4) })
        var list: [ModelCode] = []
        var areParts: [Bool] = []
        list.reserveCapacity(codes.count)
        var digits: [UInt8] = []
        for row in 0..<codes.count {
            let start = codes.offset + row * ModelFormat.codeLength
            areParts.append(storage.byte(at: start + ModelFormat.partMark) != 0)
            digits.removeAll(keepingCapacity: true)
            for at in start..<start + ModelFormat.partMark {
                let byte = storage.byte(at: at)
                if byte != 0 { digits.append(byte) }
            }
            guard let code = ModelCode(digits), list.last.map({ $0 < code }) ?? true else {
                throw Self.damaged("codes", "its codes are not in order")
            }
            list.append(code)
        }
        guard !list.isEmpty, list.count <= ModelFormat.mostCodes else {
            throw Self.damaged("codes", "it has no codes, or too many")
        }
        precedents = try place(ModelFormat.ownOffset).map { place throws(TidewaiterError) in
            try Precedents(storage, at: place.offset, length: place.count, codes: list.count)
        }
        // Before it is known what rows teach they only vote.
        own = taught ?? (precedents == nil ? nil : OwnJudgement())
        self.codes = list
        self.areParts = areParts
        subheadings = list.indices.filter { list[$0].digits == 6 }
        (headings, headingOf) = Self.nodes(of: list, digits: 4)
        (chapters, chapterOf) = Self.nodes(of: list, digits: 2)
        longer = list.indices.filter { list[$0].digits != 6 }
        let leaves = linear?.tree.subheadings ?? 0..<0
        firstLeaf = leaves.lowerBound
        var leafIndexes = [Int](repeating: -1, count: leaves.count)
        var untaught: [Int] = []
        for index in subheadings {
            if let node = linear?.tree.node(of: list[index]) {
                leafIndexes[node - leaves.lowerBound] = index
            } else {
                untaught.append(index)
            }
        }
        self.leafIndexes = leafIndexes
        self.untaught = untaught
        linearNodes = list.map { [linear] code in
            guard code.digits == 6, let tree = linear?.tree else { return -1 }
            // What only one's own rows know is as likely as what stands above it.
            return tree.node(of: code) ?? tree.node(of: code.prefix(4)) ?? tree.node(of: code.prefix(2)) ?? -1
        }
        partNodes = list.indices.compactMap { [linear] index in
            guard areParts[index], list[index].digits == 6 else { return nil }
            return linear?.tree.node(of: list[index]).map { (index, $0) }
        }
        var clothing: [Construction: [(index: Int, node: Int)]] = [:]
        for index in subheadings where linearNodes[index] >= 0 {
            if let made = Construction.ofClothing(list[index]) {
                clothing[made, default: []].append((index, linearNodes[index]))
            }
        }
        self.clothing = clothing
        self.storage = storage
        sha256 = Hexadecimal.text(
            storage.copy(ModelFormat.hashOffset, ModelFormat.contentOffset - ModelFormat.hashOffset))
    }

    /// The nodes of a level that ascending codes are of, and by code which one.
    private static func nodes(of codes: [ModelCode], digits: Int) -> (nodes: [ModelCode], of: [Int]) {
        var nodes: [ModelCode] = []
        let places = codes.map { code in
            let node = code.prefix(digits)
            if nodes.last != node { nodes.append(node) }
            return nodes.count - 1
        }
        return (nodes, places)
    }

    static func damaged(_ code: String, _ what: String) -> TidewaiterError {
        TidewaiterError(.data, "model.\(code)", "The model cannot be used: \(what). Get it again, or train it anew.")
    }

    /// The built file.
    package var bytes: [UInt8] { storage.copy(0, storage.number(at: ModelFormat.contentOffset)) }

    /// The index of a code; `nil` where the model does not have it.
    func index(of code: ModelCode) -> Int? {
        let place = place(of: code.value, code.digits)
        return place < codes.count && codes[place] == code ? place : nil
    }

    /// The indexes of a code and of the codes below it.
    func range(below code: ModelCode) -> Range<Int> { place(of: code.value, 0)..<place(of: code.next, 0) }

    /// The index of the first code that is not before one of such digits.
    private func place(of value: UInt64, _ digits: Int) -> Int {
        var low = 0
        var high = codes.count
        while low < high {
            let middle = (low + high) / 2
            if (codes[middle].value, codes[middle].digits) < (value, digits) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// What abbreviations stand for, and what is read as it is; made when a description is read for the first time.
    func spellings() -> Spellings {
        spelling.withLock { made in
            let spellings = made ?? Spellings(storage.copy(spellingsPlace.offset, spellingsPlace.count))
            made = spellings
            return spellings
        }
    }

    /// The bytes of the second judgement; none where there is none.
    var linearBytes: [UInt8] { storage.copy(linearPlace.offset, linearPlace.count) }

    /// The subheadings of clothing that is made otherwise than is stated, and their nodes; none where nothing is.
    func clothing(otherThan construction: Construction?) -> [(index: Int, node: Int)] {
        switch construction {
        case .knitted: clothing[.woven] ?? []
        case .woven: clothing[.knitted] ?? []
        case nil: []
        }
    }

    // MARK: Postings

    /// The postings of terms; none of one that the model has not seen. They are asked for from memory.
    func postings(of hashes: [UInt64]) -> [Range<Int>] {
        let ranges = terms.postings(ofEach: hashes).map { $0 ?? 0..<0 }
        for range in ranges { storage.fetch(postings + range.lowerBound * 4, min(range.count * 4, Self.mostFetched)) }
        return ranges
    }

    /// The rest of longer postings comes as it is read.
    private static let mostFetched = 1024

    /// Adds the weights of postings to the scores of their codes; the greatest of these weights.
    @discardableResult
    func add(_ range: Range<Int>, to scores: inout [Float]) -> Float {
        let unit = 1 / Float(ModelFormat.weightScale)
        return storage.withBytes(postings + range.lowerBound * 4, range.count * 4) { bytes in
            let postings = unsafe bytes.bytes
            var scores = scores.mutableSpan
            var greatest: UInt32 = 0
            for at in 0..<bytes.count / 4 {
                // Before that each posting has its four bytes.
                let number = unsafe postings.unsafeLoadUnaligned(fromUncheckedByteOffset: at &* 4, as: UInt32.self)
                let posting = UInt32(littleEndian: number)
                let code = Int(posting &>> 16)
                let weight = posting & 0xFFFF
                greatest = max(greatest, weight)
                if code < scores.count { scores[code] += Float(weight) * unit }
            }
            return Float(greatest) * unit
        }
    }

    /// The parts of one that subheadings of some kind have of postings, by their weights; by index of the code, ascending.
    func parts(_ range: Range<Int>, where isMeant: (Int, ModelCode) -> Bool) -> [(code: Int, part: Double)] {
        var weights: [(code: Int, part: Double)] = []
        for at in range {
            let posting = storage.number(at: postings + at * 4)
            let code = posting >> 16
            if code < codes.count, codes[code].digits == 6, isMeant(code, codes[code]) {
                weights.append((code, Double(posting & 0xFFFF)))
            }
        }
        let total = weights.reduce(0) { $0 + $1.part }
        return weights.map { ($0.code, $0.part / total) }
    }

    /// The weight for one code among postings; 0 where it is not among them.
    func weight(of code: Int, in range: Range<Int>) -> Float {
        let place = place(of: code, in: range)
        guard place < range.upperBound, case let posting = storage.number(at: postings + place * 4),
            posting >> 16 == code
        else { return 0 }
        return Float(posting & 0xFFFF) / Float(ModelFormat.weightScale)
    }

    /// Whether any of some codes is among postings.
    func has(_ codes: Range<Int>, in range: Range<Int>) -> Bool {
        let place = place(of: codes.lowerBound, in: range)
        return place < range.upperBound && storage.number(at: postings + place * 4) >> 16 < codes.upperBound
    }

    /// The place of the first of postings that is not of a code before one.
    private func place(of code: Int, in range: Range<Int>) -> Int {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if storage.number(at: postings + middle * 4) >> 16 < code { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
