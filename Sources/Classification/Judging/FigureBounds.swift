/// The figures by which a heading parts its subheadings, or the nomenclature neighbouring headings: `MDF up to 5 mm thick`.
///
/// Our labels state them, mostly shortly; this table has them as the legal texts do, with what a figure can be of.
enum FigureBounds {
    /// Codes, of four or six digits, what measures they take, and that for people.
    typealias Link = (codes: [ModelCode], span: Figure.Span, bounds: String)

    /// Codes alike but for a figure. A class, for dozens are looked at for a description, and none is to be copied.
    final class Chain: Sendable {
        /// The numbers of the first and the last heading.
        let headings: ClosedRange<Int>
        let quantity: Figure.Quantity
        /// The side a length is of, else of any thing that no other side is named for.
        let side: Figure.Side?
        /// From the least measures to the greatest; together all there are.
        let links: [Link]
        /// Beyond this a figure is of something else: of a sheet the width, not how thick it is.
        let most: Int64
        /// What a percentage has to be of.
        let of: [String]
        /// With these words a figure is of something else.
        let unless: [[UInt8]]

        init(
            headings: ClosedRange<Int>, _ quantity: Figure.Quantity, side: Figure.Side?, links: [Link], most: Int64,
            of: [String], unless: [[UInt8]]
        ) {
            (self.headings, self.quantity, self.side, self.links) = (headings, quantity, side, links)
            (self.most, self.of, self.unless) = (most, of, unless)
        }
    }

    /// The number of a code's heading.
    static func heading(_ code: ModelCode) -> Int { code.subheadingNumber / 100 }

    /// The chains by what they measure.
    private static let chains: [Figure.Quantity: [Chain]] = Dictionary(grouping: read(table), by: \.quantity)

    /// A line each: unit; codes and what they take at most (`to`) or less than (`under`), ascending, the last ones the rest;
    /// then, where needed, up to what a figure can be meant (`most`), of what a percentage is (`of`), and beside what words
    /// it is not (`unless`).
    static let table = """
        kg; 010391 under 50, 010392; most 400
        g; 010511 010512 010513 010514 010515 to 185, 010594 010599; most 15000
        %; 040110 to 1, 040120 to 6, 040140 to 10, 040150; of fat milkfat butterfat
        %; 040210 to 1.5, 040221 040229; of fat milkfat butterfat
        kg; 090210 to 3, 090220; most 3
        kg; 090230 to 3, 090240; most 3
        %; 170219 under 99, 170211; of lactose pure purity
        kg; 180631 180632 180690 to 2, 180620; most 2
        brix; 200912 to 20, 200919
        brix; 200921 to 20, 200929
        brix; 200931 to 20, 200939
        brix; 200941 to 20, 200949
        brix; 200961 to 30, 200969
        brix; 200971 to 20, 200979
        l; 220421 to 2, 220422 to 10, 220429; most 10
        l; 220510 to 2, 220590; most 2
        %; 252921 to 97, 252922; of caf calcium fluorspar fluoride
        %; 280469 under 99.99, 280461; of silicon polysilicon pure purity
        %; 310319 under 35, 310311; of p p2o5
        %; 320619 under 80, 320611; of titanium tio2 dioxide
        g/cm3; 390110 under 0.94, 390120
        kg; 410120 to 16, 410150; most 100
        cm across; 440322 under 15, 440321; most 100
        cm across; 440324 under 15, 440323; most 100
        cm across; 440326 under 15, 440325; most 100
        cm across; 440394 under 15, 440393; most 100
        cm across; 440396 under 15, 440395; most 100
        mm across; 4408 to 6, 4407; most 100
        mm across; 441112 to 5, 441113 to 9, 441114; most 60
        g/cm3; 441194 to 0.5, 441193 to 0.8, 441192
        gsm; 480254 under 40, 480255 480256 480257 to 150, 480258
        gsm; 480431 to 150, 480441 under 225, 480451
        gsm; 480439 to 150, 480442 480449 under 225, 480452 480459
        gsm; 480524 to 150, 480525
        gsm; 480591 to 150, 480592 under 225, 480593
        gsm; 481031 to 150, 481032
        %; 500790 under 85, 500720; of silk
        %; 510620 under 85, 510610; of wool
        %; 510720 under 85, 510710; of wool
        %; 510990 under 85, 510910; of wool
        gsm; 511111 to 300, 511119
        gsm; 511211 to 200, 511219
        %; 520419 under 85, 520411; of cotton
        gsm; 520811 to 100, 520812
        gsm; 520821 to 100, 520822
        gsm; 520831 to 100, 520832
        gsm; 520841 to 100, 520842
        gsm; 520851 to 100, 520852
        gsm; 5208 to 200, 5209
        gsm; 5210 to 200, 5211
        gsm; 521211 to 200, 521221
        gsm; 521212 to 200, 521222
        gsm; 521213 to 200, 521223
        gsm; 521214 to 200, 521224
        gsm; 521215 to 200, 521225
        %; 530921 under 85, 530911; of flax linen
        %; 530929 under 85, 530919; of flax linen
        gsm; 5513 to 170, 5514
        gsm; 560311 to 25, 560312 to 70, 560313 to 150, 560314
        gsm; 560391 to 25, 560392 to 70, 560393 to 150, 560394
        gsm; 591131 under 650, 591132
        dtex; 540231 to 500, 540232; most 5000
        dtex; 611521 under 67, 611522; most 1000
        %; 690721 to 0.5, 690722 to 10, 690723; of water absorption absorbing
        %; 720219 to 2, 720211; of carbon c
        %; 720229 to 55, 720221; of silicon si
        %; 720249 to 4, 720241; of carbon c
        mm across; 720827 under 3, 720826 under 4.75, 720825; most 30
        mm across; 720839 under 3, 720838 under 4.75, 720837 to 10, 720836; most 30
        mm across; 720854 under 3, 720853 under 4.75, 720852 to 10, 720851; most 250
        mm across; 720918 under 0.5, 720917 to 1, 720916 under 3, 720915; most 30
        mm across; 720928 under 0.5, 720927 to 1, 720926 under 3, 720925; most 30
        mm across; 721012 under 0.5, 721011; most 10
        mm across; 721119 under 4.75, 721114; most 20
        mm across; 721391 under 14, 721399; most 40
        mm other; 721610 under 80, 721631 721632 721633; most 1200
        mm across; 721914 under 3, 721913 under 4.75, 721912 to 10, 721911; most 30
        mm across; 721924 under 3, 721923 under 4.75, 721922 to 10, 721921; most 250
        mm across; 721935 under 0.5, 721934 to 1, 721933 under 3, 721932 under 4.75, 721931; most 30
        mm across; 722012 under 4.75, 722011; most 20
        l; 731021 731029 under 50, 731010; most 300
        l; 7310 to 300, 7309
        mm across; 740819 to 6, 740811; most 25
        mm across; 760519 to 7, 760511; most 25
        mm across; 760529 to 7, 760521; most 25
        mm across; 7607 to 0.2, 7606; most 30
        l; 7612 to 300, 7611
        mm across; 780411 to 0.2, 780419; most 50
        %; 790112 under 99.99, 790111; of zinc pure purity
        %; 810419 under 99.8, 810411; of magnesium pure purity
        %; 810690 to 99.99, 810610; of bismuth pure purity
        MW; 840682 to 40, 840681
        cc; 840731 to 50, 840732 to 250, 840733 to 1000, 840734; most 10000
        MW; 841011 to 1, 841012 to 10, 841013
        kN; 841111 to 25, 841112
        kW; 841121 to 1100, 841122
        kW; 841181 to 5000, 841182
        W; 841451 to 125, 841459
        kg; 842381 to 30, 842382 to 5000, 842389
        kg; 845011 845012 845019 to 10, 845020; most 40
        kg; 845121 to 10, 845129; most 40
        mm across; 844711 to 165, 844712
        W; 850110 to 37.5, 850120 850131 850132 850133 850134 850140 850151 850152 850153
        W; 850131 to 750, 850132 to 75000, 850133 to 375000, 850134
        W; 850151 to 750, 850152 to 75000, 850153
        kVA; 850161 to 75, 850162 to 375, 850163 to 750, 850164
        W; 850171 to 50, 850172
        kVA; 850211 to 75, 850212 to 375, 850213
        kVA; 850421 to 650, 850422 to 10000, 850423
        kVA; 850431 to 1, 850432 to 16, 850433 to 500, 850434
        W; 853321 to 20, 853329
        W; 853331 to 20, 853339
        kV; 853521 under 72.5, 853529
        V; 8536 to 1000, 8535
        V; 853641 to 60, 853649
        V; 853710 to 1000, 853720
        W; 854121 under 1, 854129
        V; 854442 854449 to 1000, 854460
        kW; 870191 to 18, 870192 to 37, 870193 to 75, 870194 to 130, 870195
        cc; 870321 to 1000, 870322 to 1500, 870323 to 3000, 870324; most 10000
        cc; 870331 to 1500, 870332 to 2500, 870333; most 10000
        t; 870421 to 5, 870422 to 20, 870423; unless payload load capacity
        t; 870431 to 5, 870432; unless payload load capacity
        t; 870441 to 5, 870442 to 20, 870443; unless payload load capacity
        t; 870451 to 5, 870452; unless payload load capacity
        cc; 871110 to 50, 871120 to 250, 871130 to 500, 871140 to 800, 871150; most 10000
        kg; 880211 to 2000, 880212; unless payload takeoff mtow
        kg; 880220 to 2000, 880230 to 15000, 880240; unless payload takeoff mtow
        kg; 880621 to 0.25, 880622 to 7, 880623 to 25, 880624 to 150, 880629; unless payload
        kg; 880691 to 0.25, 880692 to 7, 880693 to 25, 880694 to 150, 880699; unless payload
        kg; 890311 890312 to 100, 890319; unless payload load capacity
        m other; 890321 to 7.5, 890322 to 24, 890323
        m other; 890331 to 7.5, 890332 to 24, 890333
        m other; 890393 to 7.5, 890399
        """
}

/// Reading the table.
extension FigureBounds {
    /// The chains of a table; a line that cannot be read is none.
    static func read(_ table: String) -> [Chain] { table.split(separator: "\n").compactMap(chain) }

    private static func chain(_ line: Substring) -> Chain? {
        let fields = line.split(separator: ";").map { $0.split(separator: " ").map(String.init) }
        guard fields.count > 1, let name = fields[0].first, let unit = Figure.unit(name) else { return nil }
        func measure(_ text: String) -> Int64? {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            return Figure.millionths(
                text.utf8.filter { $0 != UInt8(ascii: ".") }, decimals: parts.count > 1 ? parts[1].utf8.count : 0,
                in: unit)
        }
        var links: [Link] = []
        var (from, lower) = (Int64.min, "")
        for words in fields[1].joined(separator: " ").split(separator: ",").map({
            $0.split(separator: " ").map(String.init)
        }) {
            let digits = words.prefix { !["to", "under"].contains($0) }
            let codes = digits.compactMap { ModelCode($0.utf8) }
            guard codes.count == digits.count, !codes.isEmpty else { return nil }
            guard words.count > digits.count else {
                links.append((codes, Figure.Span(from: from), lower))
                continue
            }
            guard words.count == digits.count + 2, let bound = words.last.flatMap(measure) else { return nil }
            let isUnder = words[digits.count] == "under"
            let (to, bounds) = (
                isUnder ? bound * 2 - 1 : bound * 2, "\(isUnder ? "under" : "up to") \(words[digits.count + 1])"
            )
            links.append((codes, Figure.Span(from: from, to: to), (lower.isEmpty ? "" : lower + " and ") + bounds))
            (from, lower) = (to + 1, "\(isUnder ? "at least" : "above") \(words[digits.count + 1])")
        }
        func rest(_ name: String) -> [String] {
            fields.dropFirst(2).first { $0.first == name }.map { Array($0.dropFirst()) } ?? []
        }
        let most = rest("most").first
        guard links.count > 1, let greatest = most.map(measure) ?? Figure.greatest else { return nil }
        let headings = links.flatMap(\.codes).map(FigureBounds.heading)
        let side = fields[0].dropFirst().first.map { $0 == "across" ? Figure.Side.across : .other }
        return Chain(
            headings: (headings.min() ?? 0)...(headings.max() ?? 0), unit.quantity, side: side,
            links: links.map { ($0.codes, $0.span, "\($0.bounds) \(name == "gsm" ? "g/m2" : name)") },
            most: greatest * 2,
            of: rest("of"), unless: rest("unless").map { Array($0.utf8) })
    }
}

/// Comparing what a description states.
extension FigureBounds {
    /// A chain that a description's figures say anything of, what these say, and as they are written.
    typealias Measure = (chain: Chain, span: Figure.Span, written: String)

    /// What a description's figures state of what the table has bounds for.
    static func measures(_ terms: Terms) -> [Measure] {
        var found: [Measure] = []
        for (quantity, figures) in Dictionary(grouping: terms.figures, by: \.quantity).sorted(by: { $0.key < $1.key }) {
            for chain in chains[quantity] ?? [] {
                if let (span, written) = chain.stated(by: figures, beside: terms.words) {
                    found.append((chain, span, written))
                }
            }
        }
        return found
    }
}

extension FigureBounds.Chain {
    /// What figures of the quantity state of what this measures; `nil` where they do not, or may be of something else.
    func stated(by figures: [Figure], beside words: [[UInt8]]) -> (span: Figure.Span, written: String)? {
        let meant = of.isEmpty ? measured(figures) : parts(figures, words)
        guard var span = meant.first?.span else { return nil }
        for figure in meant.dropFirst() {
            guard let common = figure.span.flatMap(span.common) else { return nil }
            span = common
        }
        let isBeyond = span.to == .max ? span.from > most : span.to > most
        guard !isBeyond, unless.isEmpty || !words.contains(where: unless.contains) else { return nil }
        var written = meant[0].written
        for figure in meant.dropFirst() where figure.written != written { written += ", \(figure.written)" }
        return (span, written)
    }

    /// The figures of the side, else those that no other one is named for.
    private func measured(_ figures: [Figure]) -> [Figure] {
        guard let side, figures.contains(where: { $0.side != nil }) else { return figures }
        let named = figures.filter { $0.side == side }
        return named.isEmpty ? figures.filter { $0.side == nil } : named
    }

    /// The percentages of what counts: `26 % fat`, or a single one that nothing stands behind, `fat 26 %`.
    private func parts(_ figures: [Figure], _ words: [[UInt8]]) -> [Figure] {
        let named = figures.filter { figure in
            figure.following.first { !["of", "min", "minimum"].contains($0) }.map(of.contains) ?? false
        }
        let isNamedBefore =
            figures.count == 1 && figures[0].following.isEmpty
            && words.contains { of.contains(String(decoding: $0, as: UTF8.self)) }
        return isNamedBefore ? figures : named
    }
}
