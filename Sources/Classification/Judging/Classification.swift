public import TidewaiterDocuments
public import TidewaiterQuantities

/// What a description of goods comes to: codes with their probability, or what has to be known first.
public struct Classification: Sendable, Hashable {
    /// Name of the JSON.
    public static let schema = "tidewaiter.classification/1"

    /// How far the description leads.
    public enum Depth: String, Sendable, Hashable, CaseIterable {
        /// To a code of six digits.
        case subheading
        /// To a heading; which of its subheadings stays open.
        case heading
        /// To a chapter; which of its headings stays open.
        case chapter
        /// To candidates none of which is likely enough.
        case uncertain
        /// Nowhere: the words fit goods of many kinds, or none. Candidates may stand there to ask about.
        case tooVague = "too_vague"
    }

    /// A code that the goods may have.
    public struct Candidate: Sendable, Hashable {
        /// Digits.
        public let code: String
        /// Our own short label; `nil` where there is none.
        public let label: String?
        /// How likely the code is right, 0 to 1, judged by descriptions that the model had not seen.
        public internal(set) var probability: Double
        /// The words of the description that speak for it, strongest first.
        public let evidence: [Evidence]
        /// The words that speak for it in a second judgement, which knows words also by their parts, strongest first.
        public let learnt: [Evidence]
        /// Longer codes below it that one's own rows have taught for such words, best first.
        public let below: [String]
        /// One's own rows that are most like the description and have this code, the most alike first.
        public let precedents: [Precedent]
        /// Where there is none of these: the label or phrase of trade, of this code or its heading, that is most like the
        /// description; of the first three candidates only.
        public internal(set) var nearest: Phrase?
    }

    /// A label or phrase of trade.
    public struct Phrase: Sendable, Hashable {
        /// As it is written.
        public let text: String
        /// The subheading or heading that it stands for.
        public let code: String
        /// Which part of its words the description has, 0 to 1.
        public let part: Double
    }

    /// A note of a section or chapter, in our own words, that matters for candidates.
    public struct Note: Sendable, Hashable {
        /// Where it stands: `Chapter 17 Note 1(a)`.
        public let reference: String
        /// The words of the description that it speaks of; `nil` where it only names the headings of candidates.
        public let words: String?
        /// The candidates that it is about, those that it sends goods away from, and those that it sends goods to.
        public let about: [String]
        public let awayFrom: [String]
        public let into: [String]
        /// Where it sends goods, as spans of codes: `8542, 8501-8504`; empty where it sends none.
        public let destinations: String
        /// What it says, in a sentence or two.
        public let text: String
    }

    /// One of one's own rows that speaks for a candidate.
    public struct Precedent: Sendable, Hashable {
        /// Its description; a long one is cut.
        public let text: String
        /// Its code.
        public let code: String
        /// How alike it is, 0 to 1.
        public let similarity: Double
    }

    /// The lines of a country's tariff below the best subheading, one of which a declaration needs.
    public struct National: Sendable, Hashable {
        /// ISO 3166-1 alpha-2 code of the country, or `EU`.
        public let into: String
        /// The day whose lines these are; `nil` where no tariff of the country is loaded.
        public let asOf: CivilDate?
        /// The subheading, the answer's or the first candidate's; `nil` where there is none.
        public let below: String?
        /// The lines that a declaration can use: first those that one's own rows have taught for such words, best first,
        /// then the others by their digits.
        public let lines: [String]
        /// For people.
        public let message: String
    }

    /// Words of the description that speak for a candidate.
    public struct Evidence: Sendable, Hashable {
        /// A word or two neighbours, case and accents folded.
        public let words: String
        /// Which part of the candidate's score they make, 0 to 1.
        public let share: Double
    }

    /// Words that are read otherwise than they are written.
    public struct Reading: Sendable, Hashable {
        /// Why they are.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// An abbreviation of trade, written out.
            case abbreviation
            /// The model does not know the word, but one that is a slip of spelling away.
            case misspelling
        }

        /// As written, case and accents folded.
        public let written: String
        /// As read.
        public let read: String
        /// Why.
        public let kind: Kind
    }

    /// A fact that would decide between codes: those of what is answered, or the likeliest of all.
    public struct Question: Sendable, Hashable {
        /// Short stable name: `material`.
        public let fact: String
        /// The question, for people.
        public let text: String
        /// Answers that tell the codes apart, two or more, each with the codes that it leads to.
        public let options: [Option]
    }

    /// An answer to a question.
    public struct Option: Sendable, Hashable {
        /// The answer.
        public let answer: String
        /// The subheadings that it leads to, likeliest first.
        public let codes: [String]
    }

    /// How far the description leads.
    public let depth: Depth
    /// The code it leads to, as deep as is likely enough; `nil` when uncertain or too vague. Never a default.
    public let answer: Candidate?
    /// Codes the goods may have, most likely first; none when no word says what the goods are.
    public let candidates: [Candidate]
    /// Notes of the nomenclature that matter for the first three candidates: first those whose words are in the
    /// description.
    public let notes: [Note]
    /// Facts that would decide, most telling first. Where no fact does, which of the goods they are.
    public let questions: [Question]
    /// What is read otherwise than written: abbreviations and misspelt words. Evidence names the words as read.
    public let readings: [Reading]
    /// Words of the description that the model has never seen, as folded.
    public let unknownWords: [String]
    /// Whether the description was so long that its end was left unread.
    public let isCut: Bool
    /// What a declared code is worth beside the description; `nil` where none was given.
    public internal(set) var declared: DeclaredCodeFit?
    /// The lines of the country of import, where one was named.
    public internal(set) var national: National?
    /// SHA-256 of the model's content.
    public let model: String
    /// For people: what was found and what to do next.
    public internal(set) var message: String

    /// `failed` where the declared code is doubtful or unknown, `passed` where the description leads to a code, else
    /// `needs_facts`.
    public var outcome: Outcome {
        if let declared, [.doubtful, .contradicted, .unknown].contains(declared.verdict) { return .failed }
        return answer == nil ? .needsFacts : .passed
    }
}

/// What a declared code is worth beside the description of the goods.
public struct DeclaredCodeFit: Sendable, Hashable {
    /// The verdicts.
    public enum Verdict: String, Sendable, Hashable, CaseIterable {
        /// The description speaks for the code or for what it lies in, and for nothing else there by far; the message says
        /// how much of it that confirms.
        case consistent
        /// The description speaks for other codes: it leads elsewhere, or another subheading of the heading is far likelier
        /// or states as the description does what the label of the declared one states otherwise.
        case doubtful
        /// A note sends goods of such a description elsewhere.
        case contradicted
        /// The description tells too little.
        case open
        /// The model knows no such code (the message says so where it has lost its leading zero), or the tariff of the country
        /// of import has it not.
        case unknown
    }

    /// The code as declared.
    public let declared: String
    /// The verdict.
    public let verdict: Verdict
    /// Which place the code has among all; `nil` where the description does not speak for it at all.
    public let rank: Int?
    /// For people.
    public let message: String
}
