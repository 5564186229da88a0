extension SourceText {
    /// A finding that still needs its place.
    struct Note {
        var finding: Finding
        var offset: Int
        var length: Int
    }

    /// What a text is made of.
    struct Parts {
        var bytes: [UInt8]
        var start = 0
        var charset = Charset.utf8
        var widths = OffsetMap.Widths.same
        var fileStart = 0
        let fileEnd: Int
        var notes: [Note] = []
        var notesLeftOut = 0
        var stretches: [SourceText.Stretch] = []
        /// Whether it is known that there is nothing beyond ASCII.
        var isASCII = false

        init(utf8 bytes: [UInt8]) {
            self.bytes = bytes
            self.fileEnd = bytes.count
            self.start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        }

        init(decoding file: [UInt8], charset given: Charset?, keep: Int) throws(TidewaiterError) {
            self.init(utf8: file)
            let mark = TextSurvey.mark(file)
            let charset = given ?? mark?.charset ?? TextSurvey.unmarkedUTF16(file) ?? .utf8
            let skip = mark?.charset == charset ? mark?.length ?? 0 : 0
            self.charset = charset
            switch charset {
            case .utf8:
                decodeUTF8(file, mayBeOther: given == nil && mark == nil, keep: keep)
                return
            case .utf16LittleEndian, .utf16BigEndian:
                let bigEndian = charset == .utf16BigEndian
                adopt(TextDecoding.utf16(file, from: skip, bigEndian: bigEndian, keep: keep), from: skip)
            case .windows1252:
                adopt(TextDecoding.singleByte(file, from: skip, .windows1252, keep: keep), from: skip)
            case .named(let name):
                guard let converter = CharsetConverter(name) else { throw SourceText.unknownCharset(name) }
                if converter.isSingleByte {
                    let table = SingleByteTable(converter)
                    adopt(TextDecoding.singleByte(file, from: skip, table, keep: keep), from: skip)
                } else {
                    adopt(TextDecoding.converted(file, from: skip, converter, keep: keep), from: skip)
                }
            }
            noteNULs(TextSurvey(bytes.span))
        }

        /// Decodes each stretch of a file in its own character set.
        init(decoding file: [UInt8], stretches: [SourceText.Stretch], keep: Int) throws(TidewaiterError) {
            self.init(utf8: file)
            bytes = []
            bytes.reserveCapacity(file.count + file.count / 8)
            var listed: [UInt8] = []
            listed.reserveCapacity(file.count)
            for (index, stretch) in stretches.enumerated() {
                let part = try Parts(decoding: Array(file[stretch.range]), charset: stretch.charset, keep: keep)
                if index == 0 { (start, charset) = (part.start, part.charset) }
                let begin = bytes.count
                for note in part.notes {
                    var moved = note
                    moved.offset += begin
                    if notes.count < keep { notes.append(moved) } else { notesLeftOut += 1 }
                }
                notesLeftOut += part.notesLeftOut
                bytes += part.bytes
                listed += part.widths.listed(part.bytes)
                self.stretches.append(.init(range: begin..<bytes.count, charset: part.charset))
            }
            widths = .listed(listed)
        }

        private mutating func decodeUTF8(_ file: [UInt8], mayBeOther: Bool, keep: Int) {
            let survey = TextSurvey(file.span)
            isASCII = survey.firstBeyond == nil
            guard survey.illFormed > 0 else { return noteNULs(survey) }
            // Text in another character set has next to no sequences that happen to be UTF-8.
            if mayBeOther, survey.sequences * 10 < survey.illFormed {
                charset = .windows1252
                adopt(TextDecoding.singleByte(file, from: 0, .windows1252, keep: keep), from: 0)
                // Up to there file and text are the same.
                notes.append(Note(finding: Self.assumed, offset: survey.firstBeyond ?? 0, length: 0))
            } else {
                adopt(TextDecoding.mixed(file, from: start, keep: keep), from: start)
            }
            if survey.nuls > 0 { noteNULs(TextSurvey(bytes.span)) }
        }

        private mutating func adopt(_ decoding: TextDecoding, from skipped: Int) {
            bytes = decoding.bytes
            widths = decoding.widths
            start = 0
            fileStart = skipped
            let finding = charset == .utf8 ? Self.notUTF8 : Self.undecodable(charset.name)
            notes += decoding.flaws.map { Note(finding: finding, offset: $0.offset, length: $0.length) }
            notesLeftOut += decoding.flawsLeftOut
        }

        private mutating func noteNULs(_ survey: TextSurvey) {
            guard let first = survey.firstNUL else { return }
            var finding = Self.hasNULs
            finding.parameters = ["count": "\(survey.nuls)"]
            notes.append(Note(finding: finding, offset: first, length: 1))
        }
    }
}

extension SourceText.Parts {
    private static let notUTF8 = Finding(
        rule: "tw.text.not-utf8", severity: .warning, effect: .advice,
        message: "This line is not UTF-8 as the rest of the file is; what is not was read as Windows-1252. "
            + "Check the letters with accents, and save the file as UTF-8.",
        authority: "RFC 3629")

    private static let assumed = Finding(
        rule: "tw.text.charset-assumed", severity: .information, effect: .advice,
        message: "The file is not UTF-8 and does not say what it is; it was read as Windows-1252. "
            + "Check the letters with accents; name the character set, or save the file as UTF-8.",
        authority: "RFC 3629", parameters: ["charset": "windows-1252"])

    private static func undecodable(_ charset: String) -> Finding {
        Finding(
            rule: "tw.text.undecodable", severity: .warning, effect: .advice,
            message: "This is no character of \(charset); it was read as U+FFFD. "
                + "Check that the character set is the right one.",
            authority: charset, parameters: ["charset": charset])
    }

    private static let hasNULs = Finding(
        rule: "tw.text.nul", severity: .warning, effect: .advice,
        message: "There are NUL bytes in the text. Check that the file is text and was not damaged on its way.",
        authority: "RFC 3629")
}

extension SourceText {
    static func unknownCharset(_ name: String) -> TidewaiterError {
        TidewaiterError(
            .argument, "text.charset",
            "The character set \"\(name)\" is not known. Give an IANA name such as UTF-8, ISO-8859-2 or windows-1251.")
    }
}
