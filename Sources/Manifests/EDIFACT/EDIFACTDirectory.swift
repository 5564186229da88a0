import TidewaiterDocuments

/// What the components of segments are called in the UN/EDIFACT directories (D.95B), for addresses.
enum EDIFACTDirectory {
    /// `C174.6314` for the second component of the third element of MEA; `9.2` where the directory has no such
    /// component; empty for the tag itself.
    static func name(tag: String, element: Int, component: Int) -> String {
        guard element > 0 else { return "" }
        guard let elements = segments[tag], element <= elements.count else { return "\(element).\(component)" }
        let described = elements[element - 1]
        if described.components.isEmpty {
            return component == 1 ? described.name : "\(described.name).\(component)"
        }
        guard component <= described.components.count else { return "\(described.name).\(component)" }
        return "\(described.name).\(described.components[component - 1])"
    }

    private struct Element {
        var name: String
        var components: [String]
    }

    private static let segments: [String: [Element]] = {
        var table: [String: [Element]] = [:]
        for line in structure.split(separator: "\n") {
            var words = line.split(separator: " ")[...]
            guard let tag = words.popFirst() else { continue }
            var elements: [Element] = []
            var inComposite = false
            for word in words {
                let text = word.filter { $0 != "(" && $0 != ")" }
                if inComposite, !elements.isEmpty {
                    elements[elements.count - 1].components.append(text)
                } else if let opening = word.firstIndex(of: "(") {
                    let first = word[word.index(after: opening)...].filter { $0 != ")" }
                    elements.append(Element(name: String(word[..<opening]), components: [first]))
                    inComposite = true
                } else {
                    elements.append(Element(name: text, components: []))
                }
                if word.hasSuffix(")") { inComposite = false }
            }
            table[String(tag)] = elements
        }
        return table
    }()

    private static let structure = """
        UNB S001(0001 0002) S002(0004 0007 0008) S003(0010 0007 0014) S004(0017 0019) 0020 S005(0022 0025) 0026 0029 \
        0031 0032 0035
        UNG 0038 S006(0040 0007) S007(0044 0007) S004(0017 0019) 0048 0051 S008(0052 0054 0057) 0058
        UNH 0062 S009(0065 0052 0054 0051 0057) 0068 S010(0070 0073)
        AUT 9280 9282
        BGM C002(1001 1131 3055 1000) 1004 1225 4343
        CNI 1490 C503(1004 1373 1366 3453) 1312
        CNT C270(6069 6066 6411)
        COM C076(3148 3155)
        CPI C229(5237 1131 3055) C231(4215 1131 3055) 4237
        CST 1496 C246(7361 1131 3055) C246(7361 1131 3055) C246(7361 1131 3055) C246(7361 1131 3055) \
        C246(7361 1131 3055)
        CTA 3139 C056(3413 3412)
        CUX C504(6347 6345 6343 6348) C504(6347 6345 6343 6348) 5402 6341
        DGS 8273 C205(8351 8078 8092) C234(7124 7088) C223(7106 6411) 8339 8364 8410 8126 C235(8158 8186) \
        C236(8246 8246 8246) 8255 8325 8211
        DIM 6145 C211(6411 6168 6140 6008)
        DOC C002(1001 1131 3055 1000) C503(1004 1373 1366 3453) 3153 1220 1218
        DTM C507(2005 2380 2379)
        EQD 8053 C237(8260 1131 3055 3207) C224(8155 1131 3055 8154) 8077 8249 8169
        FTX 4451 4453 C107(4441 1131 3055) C108(4440 4440 4440 4440 4440) 3453
        GID 1496 C213(7224 7065 1131 3055 7064) C213(7224 7065 1131 3055 7064) C213(7224 7065 1131 3055 7064)
        GIS C529(7365 1131 3055 7187)
        HAN C524(4079 1131 3055 4078) C218(7419 1131 3055)
        LOC 3227 C517(3225 1131 3055 3224) C519(3223 1131 3055 3222) C553(3233 1131 3055 3232) 5479
        MEA 6311 C502(6313 6321 6155 6154) C174(6411 6314 6162 6152 6432) 7383
        MOA C516(5025 5004 6345 6343 4405)
        NAD 3035 C082(3039 1131 3055) C058(3124 3124 3124 3124 3124) C080(3036 3036 3036 3036 3036 3045) \
        C059(3042 3042 3042) 3164 3229 3251 3207
        PAC 7224 C531(7075 7233 7073) C202(7065 1131 3055 7064) C402(7077 7064 7143 7064 7143) C532(8395 8393)
        PCI 4233 C210(7102 7102 7102 7102 7102 7102 7102 7102 7102 7102) 8275 C827(7511 1131 3055)
        QTY C186(6063 6060 6411)
        RFF C506(1153 1154 1156 4000)
        RNG 6167 C280(6411 6162 6152)
        SEL 9308 C215(9303 1131 3055 9302) 4517
        SGP C237(8260 1131 3055 3207) 7224
        TDT 8051 8028 C220(8067 8066) C228(8179 8178) C040(3127 1131 3055 3128) 8101 C401(8457 8459 7130) \
        C222(8213 1131 3055 8212 8453) 8281
        TMD C219(8335 8334) 8332 8341
        TMP 6245 C239(6246 6411)
        TSR C536(4065 1131 3055) C233(7273 1131 3055 7273 1131 3055) C537(4219 1131 3055) C703(7085 1131 3055)
        """
}
