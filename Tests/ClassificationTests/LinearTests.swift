import Testing
import TidewaiterDocuments
import TidewaiterPacks

@testable import TidewaiterClassification

@Suite("The second judgement")
struct LinearTests {
    static let rows = [
        ("live horse", "010121"), ("horses alive", "010121"), ("live donkey", "010130"), ("donkeys alive", "010130"),
        ("horses and donkeys", "0101"), ("cotton shirt", "620520"), ("shirt of cotton", "6205200010"),
        ("polyester shirt", "620530"), ("shirts of polyester", "620530"), ("wool coat", "620111"),
        ("coat of wool", "620111"),
    ]

    static func train(_ rows: [(String, String)] = rows) throws -> [UInt8] {
        let codes = try rows.map { try #require(ModelCode($0.1.utf8)) }
        var trainer = LinearTrainer(leaves: Set(codes.filter { $0.digits >= 6 }.map { $0.prefix(6) }).sorted())
        for (row, code) in zip(rows, codes) { trainer.add(row.0, code: code) }
        return trainer.train()
    }

    static func model() throws -> LinearModel {
        let bytes = try train()
        return try #require(LinearModel(PackStorage(copying: bytes), offset: 0, length: bytes.count))
    }

    @Test("The tree has chapters, headings and subheadings in order, and every node stands below its parent")
    func tree() throws {
        let tree = try Self.model().tree
        #expect(
            tree.codes.map(\.text) == [
                "01", "62", "0101", "6201", "6205", "010121", "010130", "620111", "620520", "620530",
            ])
        for (node, code) in tree.codes.enumerated() {
            #expect(tree.node(of: code) == node)
            for child in tree.children[node] { #expect(tree.codes[child].prefix(code.digits) == code) }
        }
        #expect(tree.children[tree.subheadings].allSatisfy { $0.isEmpty })
        #expect(tree.node(of: try #require(ModelCode("9999".utf8))) == nil)
    }

    @Test("The same rows give the same bytes, and other rows others")
    func bytes() throws {
        let first = try Self.train()
        let again = try Self.train()
        let fewer = try Self.train(Self.rows.dropLast())
        #expect(first == again)
        #expect(first != fewer)
    }

    @Test("What each term adds to nodes is what all its features do, for any of them")
    func weights() throws {
        let model = try Self.model()
        let terms = Terms("wool coat, cotton shirt of polyester")
        let known = LinearScores(terms, model).known
        let count = terms.terms.count
        for nodes in [Array(model.tree.codes.indices), [9, 0, 4], []] {
            let weights = model.weights(known, terms: count, for: nodes)
            #expect(weights.count == nodes.count * count)
            for (row, node) in nodes.enumerated() {
                for term in 0..<count {
                    let sums = model.sums(known.filter { $0.term == term }.map(\.postings))
                    #expect(weights[row * count + term] == Float(sums[node]))
                }
            }
        }
    }

    @Test(
        "What it learnt it finds again, also by parts of words that it never saw",
        arguments: [
            ("horse", "010121"), ("donkey", "010130"), ("cotton shirts", "620520"), ("polyester", "620530"),
            ("coat", "620111"), ("horsebox", "010121"), ("wooly coats", "620111"),
        ])
    func finds(text: String, code: String) throws {
        let model = try Self.model()
        let scores = LinearScores(Terms(text), model)
        #expect(scores.knowsAny)
        let best = model.tree.subheadings.max { scores.logarithm(of: $0) < scores.logarithm(of: $1) }
        #expect(model.tree.codes[try #require(best)].text == code)
    }

    @Test("Probabilities of what stands below a node make up its own", arguments: ["horse", "", "xqzt", "wool shirt"])
    func sums(text: String) throws {
        let model = try Self.model()
        let scores = LinearScores(Terms(text), model)
        #expect(scores.knowsAny == !["", "xqzt"].contains(text))
        func sum(_ nodes: Range<Int>) -> Double {
            nodes.reduce(0) { $0 + Exactly.exp(Double(scores.logarithm(of: $1))) }
        }
        #expect(abs(sum(model.tree.chapters) - 1) < 1e-4)
        for node in 0..<model.tree.headings.upperBound {
            let own = Exactly.exp(Double(scores.logarithm(of: node)))
            #expect(abs(sum(model.tree.children[node]) - own) < 2e-3)
        }
    }

    @Test("Bytes that are damaged or cut are refused, or read within their bounds")
    func damage() throws {
        let bytes = try Self.train()
        for length in stride(from: 0, to: bytes.count, by: 11) {
            let cut = LinearModel(PackStorage(copying: bytes), offset: 0, length: length)
            #expect(cut == nil)
        }
        for at in stride(from: 0, to: bytes.count, by: 3) {
            var damaged = bytes
            damaged[at] ^= 0xFF
            if let model = LinearModel(PackStorage(copying: damaged), offset: 0, length: damaged.count) {
                let scores = LinearScores(Terms("cotton shirt"), model)
                let logarithms = model.tree.codes.indices.map(scores.logarithm)
                #expect(logarithms.allSatisfy { $0 <= 1e-3 && $0 >= LinearModel.least })
            }
        }
    }
}
