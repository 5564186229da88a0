internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterQuantities

extension Check {
    /// Containers. These are written in Swift because each looks from where goods are placed to the units that the message
    /// lists, or adds up by unit: joins over a whole document, which the rule language has no words for.
    static let equipmentChecks: [Check] = [
        containers(
            "tw.container.check-digit", .error, .reject, "A container number of ISO form has its check digit",
            isFine: ContainerForm.isRight
        ) { text in
            let found = ContainerNumber().identify(text)
            // Another form is for the next check.
            guard let digit = found.checkDigit else { return .skipped }
            guard let reason = found.reason else { return .passed }
            return .flaw(
                "\(text): \(reason.message)", write: found.fix?.filter { $0 != " " },
                because: "if all else is right, the check digit of \(found.normalised.dropLast()) is "
                    + (digit.expected ?? ""),
                // Category R is of an older marking, and its units may be older than the digit.
                severity: found.normalised.dropFirst(3).first == "R" ? .warning : nil,
                parameters: ["expected": digit.expected ?? "", "found": digit.found])
        },
        containers(
            "tw.container.form", .warning, .advice, "A container number has the form of ISO 6346",
            isFine: ContainerForm.isISO
        ) { text in
            let found = ContainerNumber().identify(text)
            guard let reason = found.reason, found.checkDigit == nil else { return .passed }
            if Placeholder.isOne(text) {
                return .flaw("“\(text)” stands where a container number belongs. Write the number, or nothing.")
            }
            return .flaw(
                "\(text): \(reason.message) Leave it as it is if the unit is the shipper's own and so marked.")
        },
        Check(
            "tw.container.listed", .warning, .hold, "Goods are placed in units that the document lists",
            authority: "UN/EDIFACT CUSCAR, segments EQD and SGP; WCO Data Model 159", reach: .whole
        ) { run in
            guard run.index.has(.placement) else { return }
            let listed = run.unitsByMessage()
            for placement in run.nodes(.placement) {
                guard let units = listed[run.messageNumber(of: placement)] else { continue }
                let value = placement[.id]
                guard let bytes = value.bytes else {
                    run.skip()
                    continue
                }
                if units.contains(IdentifierKey(bytes)) {
                    run.pass()
                    continue
                }
                run.fail(
                    value,
                    "Goods are said to be in \(value.text ?? ""), which is not among the units of this document. Correct "
                        + "the number, or add the unit.")
            }
        },
        Check(
            "tw.container.payload", .warning, .hold, "A container does not carry more than containers can",
            authority: "ISO 668 (rating 30,480 kg, at most 36,000 kg)"
        ) { run in
            run.weighContainers()
        },
    ]

    /// A check of every number of a container: of units that are containers, and where goods are placed in units that
    /// the document does not list. Units of air transport and trailers have other numbers.
    private static func containers(
        _ id: String, _ severity: Severity, _ effect: Effect, _ title: String,
        isFine: @escaping @Sendable (ArraySlice<UInt8>) -> Bool, _ judge: @escaping @Sendable (String) -> Verdict
    ) -> Check {
        Check(id, severity, effect, title, authority: "ISO 6346", each: [.equipment, .placement]) { run, node in
            guard run.here.mode != .air else { return }
            let value = node[.id]
            let bytes = value.bytes
            if node.kind == .equipment {
                if let type = node[.equipmentTypeCode].bytes, !type.elementsEqual("CN".utf8) { return }
                guard bytes != nil else { return run.skip() }
            }
            guard let bytes else { return }
            if isFine(bytes) {
                // Of units that are listed, once; a right number does no harm twice.
                return run.pass()
            }
            if node.kind == .placement,
                run.unitsByMessage()[run.messageNumber(of: node)]?.contains(IdentifierKey(bytes)) == true
            {
                return
            }
            run.take(judge(String(decoding: bytes, as: UTF8.self)), on: value)
        }
    }
}

extension CheckRun {
    /// The numbers of the units that each message lists, gathered when first asked for; a message that lists none is
    /// left out.
    fileprivate mutating func unitsByMessage() -> [Int: Set<IdentifierKey>] {
        if let listedUnits { return listedUnits }
        var found: [Int: Set<IdentifierKey>] = [:]
        for unit in index.has(.placement) ? nodes(.equipment) : nodes(.interchange) {
            guard let bytes = unit[.id].bytes else { continue }
            found[messageNumber(of: unit), default: []].insert(IdentifierKey(bytes))
        }
        listedUnits = found
        return found
    }

    /// Gross mass of the goods by container, over the whole document.
    fileprivate mutating func weighContainers() {
        guard index.has(.placement) else { return }
        var places: [IdentifierKey: Int] = [:]
        var loads: [(kilograms: Decimal, last: Int)] = []
        places.reserveCapacity(nodes(.placement).count)
        for item in nodes(.goodsItem) {
            // Goods in several containers cannot be laid to one of them.
            guard let placement = item.onlyChild(.placement), let container = placement[.id].bytes else { continue }
            guard let mass = Masses.kilograms(item[.grossMass]) else {
                skip()
                continue
            }
            let key = IdentifierKey(container)
            if let place = places[key] {
                let sum = (try? loads[place].kilograms.adding(mass)) ?? mass
                loads[place] = (sum, item.number)
            } else {
                places[key] = loads.count
                loads.append((mass, item.number))
            }
        }
        let most = Decimal(30_480)
        for load in loads {
            if load.kilograms <= most {
                pass()
                continue
            }
            let last = index.node(load.last)
            let sum = load.kilograms.normalized.description
            let container = last.onlyChild(.placement)?[.id].text ?? ""
            fail(
                last[.grossMass],
                "The goods in container \(container) weigh \(sum) kg together. Most containers may weigh 30,480 kg, none "
                    + "but special ones over 36,000 kg, the box included. Check the masses, their units, and which "
                    + "container holds what.", parameters: ["container": container, "kilograms": sum])
        }
    }
}

/// Forms of container numbers that are right at sight.
private enum ContainerForm {
    /// Four capitals, the last of which names a category, and seven digits.
    @Sendable static func isISO(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count == 11, bytes.prefix(4).allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }),
            bytes.dropFirst(4).allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
        else { return false }
        return "UJZR".utf8.contains(bytes[bytes.startIndex + 3])
    }

    /// That, with the right check digit.
    @Sendable static func isRight(_ bytes: ArraySlice<UInt8>) -> Bool {
        isISO(bytes) && ContainerNumber().validate(normalised: Array(bytes)) == nil
    }
}
