import TidewaiterDocuments
import TidewaiterQuantities

/// All steps of an answer in one list, each after those whose results it uses, every operand with where it comes from.
struct ReceiptLedger {
    /// A step, and where the line or charge that it belongs to stands in the receipt.
    private struct Entry {
        var step: Step
        let scope: Int
    }

    private var entries: [Entry] = []
    /// Pointers of the lines and charges; the first is the whole answer.
    private var scopes: [String] = []
    /// The entries of each scope by the name of their result.
    private var names: [[String: [Int]]] = []
    /// The scope of each line.
    private var lineScopes: [Int] = []
    /// The entry that each figure is the result of.
    private var figures: [String: Int] = [:]
    private let receipt: CanonicalJSON

    /// - Parameter receipt: the receipt as far as it is known without its steps.
    init(_ answer: Assessment, _ receipt: CanonicalJSON) {
        self.receipt = receipt
        open("", answer.steps)
        for (index, line) in answer.lines.enumerated() {
            lineScopes.append(scopes.count)
            let pointer = "/lines/\(index)"
            open(pointer, line.steps)
            for (position, charge) in line.charges.enumerated() {
                let chargePointer = "\(pointer)/charges/\(position)"
                open(chargePointer, charge.steps)
                copy(
                    charge, at: chargePointer, line: index, value: ("\(pointer)/customs_value", line.customsValue))
            }
        }
        for (position, charge) in answer.entryCharges.enumerated() {
            open("/entry_charges/\(position)", charge.steps)
            copy(charge, at: "/entry_charges/\(position)", value: nil)
        }
    }

    private mutating func open(_ pointer: String, _ steps: [Step]) {
        scopes.append(pointer)
        names.append([:])
        for step in steps { add(step) }
    }

    /// Adds a step to the scope that was opened last.
    private mutating func add(_ step: Step) {
        let scope = scopes.count - 1
        names[scope][step.name, default: []].append(entries.count)
        if let figure = step.figure { figures["\(scopes[scope])/\(figure)"] = entries.count }
        entries.append(Entry(step: step, scope: scope))
    }

    /// Adds the steps of figures that are others once more.
    private mutating func copy(
        _ charge: Charge, at pointer: String, line: Int? = nil, value: (pointer: String, amount: Interval?)?
    ) {
        func isReached(_ figure: String) -> Bool { figures["\(pointer)/\(figure)"] != nil }
        func take(_ figure: String, _ amount: Interval, _ name: String, _ source: Step.Operand.Source?) -> Step {
            Step(
                .take, [.init(name, amount.low, from: source)], result: amount.low, name: figure,
                authority: charge.authority, figure: figure)
        }
        let open = "the same whatever is answered"
        let isOpen = charge.outcome == .needsFacts
        if let basis = charge.basis, basis.isExact, !isReached("basis") {
            if let value, value.amount == basis {
                add(take("basis", basis, "customs value", .figure(value.pointer)))
            } else if let line,
                case .entry = latest(
                    Worksheet.dutiable, in: lineScopes[line], before: entries.count, basis.low)
            {
                add(take("basis", basis, Worksheet.dutiable, .line(line, Worksheet.dutiable)))
            } else if isOpen {
                add(take("basis", basis, open, nil))
            }
        }
        if let assessed = charge.assessed, assessed.isExact, !isReached("assessed"), isOpen {
            add(take("assessed", assessed, open, nil))
        }
        if let payable = charge.payable, payable.isExact, !isReached("payable") {
            if payable == charge.assessed {
                add(take("payable", payable, "assessed", .own("assessed")))
            } else if isOpen {
                add(take("payable", payable, open, nil))
            }
        }
    }

    // MARK: Where operands come from

    /// What an operand comes from: an entry, or a pointer into the receipt.
    private enum Origin {
        case entry(Int)
        case pointer(String)
        case none
    }

    private func origin(of operand: Step.Operand, in entry: Int) -> Origin {
        let scope = entries[entry].scope
        switch operand.source {
        case .request(let pointer): return stated("/request" + pointer, operand.value)
        case .figure(let pointer): return stated(pointer, operand.value)
        case .own(let path): return stated("\(scopes[scope])/\(path)", operand.value)
        case .entry(let name): return latest(name, in: 0, before: entries.count, operand.value)
        case .line(let line, let name):
            return latest(name, in: lineScopes[line], before: entries.count, operand.value)
        case .step(let name): return latest(name, in: scope, before: entry, operand.value)
        case nil: return latest(operand.name, in: scope, before: entry, operand.value)
        }
    }

    private func stated(_ pointer: String, _ value: Decimal) -> Origin {
        guard let text = receipt[pointer: pointer]?.text, (try? Decimal(text)) == value else { return .none }
        return .pointer(pointer)
    }

    private func latest(_ name: String, in scope: Int, before entry: Int, _ value: Decimal) -> Origin {
        for position in (names[scope][name] ?? []).reversed()
        where position < entry && entries[position].step.result == value {
            return .entry(position)
        }
        return .none
    }

    // MARK: Order

    /// The steps, each after those that it uses.
    var json: CanonicalJSON {
        let origins = entries.indices.map { index in
            entries[index].step.operands.map { origin(of: $0, in: index) }
        }
        let order = order(origins)
        var numbers = Array(repeating: 0, count: entries.count)
        for (number, index) in order.enumerated() { numbers[index] = number }
        return .array(
            order.map { index in
                json(
                    entries[index],
                    from: origins[index].map { origin in
                        switch origin {
                        case .entry(let other): "/steps/\(numbers[other])/result"
                        case .pointer(let pointer): pointer
                        case .none: nil
                        }
                    })
            })
    }

    /// Depth first without recursion: a value may be the end of as many steps as the request has costs.
    private func order(_ origins: [[Origin]]) -> [Int] {
        var order: [Int] = []
        order.reserveCapacity(entries.count)
        var isSeen = Array(repeating: false, count: entries.count)
        var stack: [(entry: Int, next: Int)] = []
        // The totals come last where nothing but a reader's eye needs them to.
        let totals = entries.indices.filter { entries[$0].step.figure?.hasPrefix("totals/") == true }
        let isTotal = Set(totals)
        for start in entries.indices.filter({ !isTotal.contains($0) }) + totals where !isSeen[start] {
            isSeen[start] = true
            stack.append((start, 0))
            while let (entry, next) = stack.last {
                guard next < origins[entry].count else {
                    order.append(entry)
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next += 1
                let needed: Int?
                switch origins[entry][next] {
                case .entry(let other): needed = other
                case .pointer(let pointer): needed = figures[pointer]
                case .none: needed = nil
                }
                if let needed, !isSeen[needed] {
                    isSeen[needed] = true
                    stack.append((needed, 0))
                }
            }
        }
        return order
    }

    private func json(_ entry: Entry, from sources: [String?]) -> CanonicalJSON {
        let step = entry.step
        return .object([
            "operation": .string(step.operation.rawValue), "name": .string(step.name),
            "operands": .array(
                zip(step.operands, sources).map { operand, source in
                    .object([
                        "name": .string(operand.name), "value": .string(operand.value.description),
                        "from": CanonicalJSON(source),
                    ])
                }),
            "rounding": step.rounding.map(CanonicalJSON.init) ?? .null,
            "result": .string(step.result.description), "authority": .string(step.authority),
            "figure": CanonicalJSON(step.figure.map { "\(scopes[entry.scope])/\($0)" }),
        ])
    }
}

extension CanonicalJSON {
    /// What a result is rounded to; the multiple only where it is not every unit.
    fileprivate init(_ rounding: Rounding) {
        var members: [String: CanonicalJSON] = [
            "mode": .string(rounding.mode.rawValue), "places": .integer(rounding.places),
        ]
        if rounding.multiple != 1 { members["multiple"] = .integer(rounding.multiple) }
        self = .object(members)
    }
}
