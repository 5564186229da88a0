/// The layout of a built model, version 7: one file that is read in place.
///
/// All numbers are 32-bit little-endian and all offsets count from the start of the file.
///
/// | offset | bytes | content |
/// |---|---|---|
/// | 0 | 8 | `TWMODEL` LF |
/// | 8 | 4 | version of the format: 7 |
/// | 12 | 4 | 0 |
/// | 16 | 32 | SHA-256 of the SHA-256s of all pieces of 64 KiB from offset 48 on, the last to the end (``SHA256/digestOfPieces(_:)``) |
/// | 48 | 4 | length of the file |
/// | 52 | 8 | statement: offset and length (JSON: edition, sources with their hashes) |
/// | 60 | 8 | codes: offset and number |
/// | 68 | 8 | buckets: offset and number of bits |
/// | 76 | 8 | terms: offset and number |
/// | 84 | 8 | postings: offset and number |
/// | 92 | 8 | calibration: offset and number of numbers |
/// | 100 | 8 | second judgement: offset and length (``LinearModel``); length 0 where there is none |
/// | 108 | 8 | how words are read: offset and length |
/// | 116 | 8 | what one's own rows have taught: offset and length; both 0 where there are none |
/// | 124 | 8 | one's own rows: offset and length; both 0 where there are none |
///
/// A **code** is sixteen bytes: its digits in ASCII, then zeros, at last 1 for parts and accessories; codes ascend.
/// **Buckets** and **terms** are described with ``TermTable``. A **posting** is one number: the index of a code in its
/// upper half, and in its lower the weight of the term for it in thousandths; a term's postings ascend.
/// **How words are read** is the number of bits and the bits of ``KnownWords``, then the text of
/// ``Abbreviations`` and ``OrdinaryWords``.
/// A term is a word, a pair of words, or all words of a text together, whose weight is how many texts of the code have it. The
/// **calibration** is described with ``Calibration``, **one's own rows** with
/// ``Precedents``, and what they have taught with ``OwnJudgement``.
enum ModelFormat {
    static let magic: [UInt8] = Array("TWMODEL\n".utf8)
    static let version = 7
    static let hashOffset = 16
    static let contentOffset = 48
    static let taughtOffset = 116
    static let ownOffset = 124
    static let headerLength = 144
    /// Its length is a number.
    static let longest = Int(UInt32.max)
    static let codeLength = 16
    /// The byte of a code that marks parts and accessories.
    static let partMark = 15
    /// The number of an index fits in half a number.
    static let mostCodes = 65_536
    /// A weight is stored as this many parts of one.
    static let weightScale = 1000.0
    static let mostBits = 20
}
