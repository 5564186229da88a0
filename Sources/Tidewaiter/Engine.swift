internal import BuildIdentity
internal import TidewaiterClassification
public import TidewaiterCodes
public import TidewaiterDocuments
public import TidewaiterManifests
internal import TidewaiterNomenclature
public import TidewaiterPacks
public import TidewaiterQuantities
public import TidewaiterRulebooks
public import TidewaiterTariffs

/// Reads, checks, costs and looks up.
///
/// An engine is immutable and can be shared by any number of threads. It looks at no clock, locale, environment,
/// network or global: the same question to engines over the same packs has the same answer, on any machine and in any
/// year. To work with other packs, make another engine.
public struct Engine: Sendable {
    /// Version of the library, `major.minor.patch`.
    public static var version: String { Assessment.engine }

    /// Source revision and compiler of this build.
    public static var buildID: String { unsafe String(cString: tidewaiter_build_identity()) }

    /// The bounds that every reader keeps.
    public let limits: Limits
    let library: [Pack]
    /// All packs that it was made with, also those whose place another one has taken: receipts name them.
    let archive: [Pack]
    let nomenclature: Nomenclature
    let nationalTrees: [NationalTree]
    let checker: Checker
    /// The assessor over packs that the engine was given; `nil` where these are the built-in ones alone.
    private let ownAssessor: Assessor?
    /// The model that classifies, where it is not the built-in one.
    var model: Model?

    /// An engine over the built-in packs and `packs`, the contents of built pack files, and over the built-in rule books
    /// and `rules`.
    ///
    /// A pack or rule book with the id of a built-in one takes its place. Where `trusting` has keys, each of `packs` must
    /// be signed by one of them; the built-in packs are part of the library. No key at all accepts no pack; `nil` asks for
    /// no signature.
    ///
    /// - Throws: ``TidewaiterError`` with status `data` when a pack is damaged, its hash does not match, a table that
    ///   it must have is missing, or rows make no sense (told with table, row and column, several at once); or
    ///   when a rule book has an error: the message has a line for each, up to twenty, with file, line and column.
    public init(
        packs: [[UInt8]] = [], rules: [BookFiles] = [], trusting keys: [PackKey]? = nil, limits: Limits = .standard
    ) throws(TidewaiterError) {
        var library = Pack.builtIn
        var archive = library
        for bytes in packs {
            let pack = try Pack.open(bytes, limits: limits)
            if let keys { try pack.requireSignature(of: keys) }
            try pack.checkRows()
            archive.append(pack)
            library.removeAll { $0.id == pack.id }
            library.append(pack)
        }
        library.sort { $0.id < $1.id }
        guard let hs = library.first(where: { $0.id == "hs" }) else {
            throw TidewaiterError(.data, "pack.missing", "There is no pack \"hs\"; the library was built without it.")
        }
        self.limits = limits
        self.library = library
        self.archive = archive
        let words = library.first { $0.id == "hs-words" }
        let isBuiltIn = hs === Pack.builtIn("hs") && words === Pack.builtIn("hs-words")
        nomenclature = isBuiltIn ? try Nomenclature.builtIn : try Nomenclature(pack: hs, words: words)
        var trees: [NationalTree] = []
        for pack in library where pack.table("lines") != nil { trees.append(try NationalTree(pack: pack)) }
        nationalTrees = trees
        let books =
            rules.isEmpty
            ? nil : RuleLibrary(RuleLibrary.builtIn + rules, nomenclature: nomenclature, trees: trees)
        if let error = books?.flaws.error { throw error }
        checker = Checker(nomenclature: nomenclature, trees: trees, rules: books, limits: limits)
        ownAssessor = packs.isEmpty ? nil : try Assessor(library)
    }

    /// What assesses.
    var assessor: Assessor {
        get throws(TidewaiterError) {
            guard let ownAssessor else { return try Assessor.builtIn }
            return ownAssessor
        }
    }

    // MARK: Documents

    /// Reads a manifest or declaration of any known format, told by its content unless `format` is given.
    ///
    /// What is wrong with the document is a finding of ``check(_:options:)``; an error means that nothing could be
    /// read. In strict mode all that a receiver's translator would refuse is an error among the findings. What is known
    /// of a table beforehand is told by `mapping`.
    public func read(
        _ bytes: [UInt8], input: String = "", format: Format? = nil, mode: ReadingMode = .tolerant,
        mapping: TableMapping = TableMapping()
    ) throws(TidewaiterError) -> Declaration {
        try Declaration.read(bytes, input: input, format: format, limits: limits, mode: mode, mapping: mapping)
    }

    /// A stream of a document of any size, which is read one consignment at a time, with the engine's limits.
    ///
    /// - Parameters:
    ///   - input: Name of the input for places, a file's name for instance.
    ///   - format: The format, when it is known better than its content tells.
    ///   - mode: How strictly each consignment is taken.
    ///   - mapping: What is known of a table beforehand.
    public func stream(
        input: String = "", format: Format? = nil, mode: ReadingMode = .tolerant,
        mapping: TableMapping = TableMapping()
    ) -> DeclarationStream {
        DeclarationStream(input: input, format: format, limits: limits, mode: mode, mapping: mapping)
    }

    /// Everything the reader and the checks have to say about a declaration.
    ///
    /// Of one consignment of a stream, what compares the consignments of the document is left out: ``Report/unappliedRules``.
    public func check(_ declaration: Declaration, options: CheckOptions = CheckOptions()) -> Report {
        checker.check(declaration, options: options, engine: Self.version)
    }

    /// The answer that a receiver of a document would send: what its translator would refuse, and why.
    ///
    /// - Parameters:
    ///   - declaration: The document.
    ///   - kind: Which answer; nil: the usual one of the document's format.
    ///   - options: What the one who answers adds: a reference, and when.
    public func acknowledge(
        _ declaration: Declaration, as kind: Acknowledgement.Kind? = nil, options: Acknowledgement.Options
    ) throws(TidewaiterError) -> Acknowledgement {
        try declaration.acknowledgement(kind, options: options, limits: limits)
    }

    /// Writes a declaration in a form; what has no place in it is a finding.
    public func write(
        _ declaration: Declaration, as form: WrittenForm, options: WriteOptions = WriteOptions()
    ) throws(TidewaiterError) -> WrittenDeclaration {
        try declaration.write(as: form, options: options, limits: limits)
    }

    // MARK: Duties, taxes and fees

    /// Assesses one entry. What is missing, not covered or wrong in the request is in the answer.
    ///
    /// - Parameters:
    ///   - request: The entry.
    ///   - explained: Record every step of every computation; costs time and memory.
    ///   - receipt: Make the ``Assessment/receipt`` too; costs more of both.
    public func assess(
        _ request: AssessmentRequest, explained: Bool = false, receipt: Bool = false
    ) throws(TidewaiterError) -> Assessment {
        let assessor = try self.assessor
        var assessment = try assessor.assess(request, explain: explained)
        if receipt { assessment.receipt = try assessor.receipt(for: request, limits: limits) }
        return assessment
    }

    /// Explains a rate as a tariff prints it: its parts and units, what it needs, and what it comes to.
    ///
    /// - Parameters:
    ///   - text: The rate: `46.3¢/kg + 14.9%`, `9.10% MAX 1.00% + 0.90 GBP / 100 kg`.
    ///   - dialect: The conventions that the text is held to.
    ///   - figures: What it is reckoned from, as far as it is known.
    public func explain(
        rate text: String, as dialect: PrintedRate.Dialect = .any, figures: RateFigures = RateFigures()
    ) throws(TidewaiterError) -> RateExplanation {
        try RateExplanation(of: text, as: dialect, figures: figures)
    }

    /// The same as JSON asks for it: `{"text":"6.8%","value":"100"}`; see ``RateExplanation/init(json:limits:)``.
    public func explainRate(json: [UInt8]) throws(TidewaiterError) -> RateExplanation {
        try RateExplanation(json: json, limits: limits)
    }

    // MARK: Codes

    /// Validates and explains an identifier.
    ///
    /// - Parameters:
    ///   - value: The identifier as found; separators and case do not matter.
    ///   - kind: `container`, `eori`, ...; nil guesses the likeliest one.
    /// - Throws: ``TidewaiterError`` with status `notFound` when the kind is unknown.
    public func identify(_ value: String, as kind: String? = nil) throws(TidewaiterError) -> Identification {
        try Identifiers.identify(value, as: kind)
    }

    /// Looks up a commodity code in an edition of the HS, and in the national schedule of a country.
    ///
    /// - Parameters:
    ///   - code: The code as declared; dots and spaces do not matter.
    ///   - edition: Year of the edition; nil is the one in force on `asOf`, or the newest.
    ///   - into: Country whose national lines are asked for, ISO 3166-1 alpha-2.
    ///   - asOf: The day; nil is the last one that the country's schedule covers, or the first of the edition where no
    ///     schedule is loaded.
    public func lookUp(
        _ code: String, edition: Int? = nil, into: String? = nil, asOf: CivilDate? = nil
    ) throws(TidewaiterError) -> Commodity {
        try lookUp(code, options: LookUpOptions(edition: edition, into: into, asOf: asOf))
    }

    /// Looks up a commodity code: its place in the tree, notes, and what else the options ask for.
    public func lookUp(_ code: String, options: LookUpOptions) throws(TidewaiterError) -> Commodity {
        try Commodity(code, LookUp(options, self))
    }

    // MARK: Packs

    /// The packs in use, by id.
    public var packs: [PackSummary] { library.map(PackSummary.init) }
}
