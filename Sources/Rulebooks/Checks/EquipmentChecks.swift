internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterQuantities

extension Check {
    /// Containers.
    static let equipmentChecks: [Check] = [
        Check(
            "tw.container.check-digit", .error, .reject, "A container number of ISO form has its check digit",
            authority: "ISO 6346"
        ) { run in
            run.judgeContainers { text in
                let found = ContainerNumber().identify(text)
                // Another form is for the next check.
                guard let digit = found.checkDigit else { return .skipped }
                guard let reason = found.reason else { return .passed }
                return .flaw(
                    "\(text): \(reason.message)", write: found.fix?.filter { $0 != " " },
                    because: "if all else is right, the check digit of \(found.normalised.dropLast()) is "
                        + (digit.expected ?? ""),
                    parameters: ["expected": digit.expected ?? "", "found": digit.found])
            }
        },
        Check(
            "tw.container.form", .warning, .advice, "A container number has the form of ISO 6346",
            authority: "ISO 6346"
        ) { run in
            run.judgeContainers { text in
                let found = ContainerNumber().identify(text)
                guard let reason = found.reason, found.checkDigit == nil else { return .passed }
                if Placeholder.isOne(text) {
                    return .flaw("“\(text)” stands where a container number belongs. Write the number, or nothing.")
                }
                return .flaw(
                    "\(text): \(reason.message) Leave it as it is if the unit is the shipper's own and so marked.")
            }
        },
        Check(
            "tw.container.size-type", .warning, .advice, "A size and type code is one of ISO 6346",
            authority: "ISO 6346"
        ) { run in
            run.judgeTexts(.equipmentSizeType, of: [.equipment]) { text in
                guard let flaw = ContainerSizeType().validate(text) else { return .passed }
                let plain = text.uppercased().filter { $0.isLetter || $0.isNumber }
                guard let code = ContainerNames.codes[plain] else { return .flaw("\(text): \(flaw.message)") }
                return .flaw(
                    "\(text) is the trade's name of a container, not its size and type code. Write \(code), or the "
                        + "code that is marked on the container.",
                    write: code, because: "it is the usual code of what the trade calls \(text)")
            }
        },
        Check(
            "tw.container.listed", .warning, .hold, "Goods are placed in units that the document lists",
            authority: "UN/EDIFACT CUSCAR, segments EQD and SGP; WCO Data Model 159"
        ) { run in
            let listed = run.unitsByMessage()
            for placement in run.nodes(.placement) {
                guard let message = placement.declaration, let units = listed[message.number] else { continue }
                run.examine(placement[.id]) { run, value, text in
                    if units.contains(plainIdentifier(text)) { return run.pass() }
                    run.fail(
                        value,
                        "Goods are said to be in \(text), which is not among the units of this document. Correct "
                            + "the number, or add the unit.")
                }
            }
        },
        Check(
            "tw.container.indicator", .error, .reject, "Goods said to be in containers name their containers",
            authority: "WCO Data Model 096 and 159"
        ) { run in
            for consignment in run.consignments {
                run.examine(consignment[.containerIndicator]) { run, value, text in
                    let isBoxed =
                        consignment.child(.equipment) != nil
                        || consignment.children(.goodsItem).contains { $0.child(.placement) != nil }
                    switch (text, isBoxed) {
                    case ("1", false):
                        run.fail(value, "The goods are said to be in containers, but none is named. Add its number.")
                    case ("0", true):
                        run.fail(
                            value,
                            "The goods are said not to be in containers, but a unit is named. Correct the "
                                + "indicator unless that unit is a trailer or a pallet.", severity: .warning,
                            effect: .hold)
                    case ("0", false), ("1", true): run.pass()
                    default: run.skip()
                    }
                }
            }
        },
        Check(
            "tw.container.payload", .warning, .hold, "A container does not carry more than containers can",
            authority: "ISO 668 (rating 30,480 kg, at most 36,000 kg)"
        ) { run in
            run.weighContainers()
        },
    ]
}

extension CheckRun {
    /// Judges every number of a container: of units that are containers, and where goods are placed in units that the
    /// document does not list. Units of air transport and trailers have other numbers.
    fileprivate mutating func judgeContainers(_ judge: (String) -> Verdict) {
        let listed = unitsByMessage()
        var verdicts = Verdicts()
        for unit in equipment where circumstances(of: unit).mode != .air {
            if let type = unit[.equipmentTypeCode].bytes, !type.elementsEqual("CN".utf8) { continue }
            let value = unit[.id]
            guard let bytes = value.bytes else {
                skip()
                continue
            }
            take(verdicts.verdict(on: bytes, judge), on: value)
        }
        for placement in nodes(.placement) where circumstances(of: placement).mode != .air {
            let value = placement[.id]
            guard let bytes = value.bytes else { continue }
            if let message = placement.declaration, let units = listed[message.number],
                units.contains(plainIdentifier(String(decoding: bytes, as: UTF8.self)))
            {
                continue
            }
            take(verdicts.verdict(on: bytes, judge), on: value)
        }
    }

    /// The numbers of the units that each message lists; a message that lists none is left out.
    fileprivate func unitsByMessage() -> [Int: Set<String>] {
        guard !nodes(.placement).isEmpty else { return [:] }
        var units: [Int: Set<String>] = [:]
        for unit in equipment {
            guard let text = unit[.id].text, let message = unit.declaration else { continue }
            units[message.number, default: []].insert(plainIdentifier(text))
        }
        return units
    }

    /// Gross mass of the goods by container, over the whole document.
    fileprivate mutating func weighContainers() {
        var masses = Masses()
        var loads: [String: (kilograms: Decimal, last: FieldValue)] = [:]
        var order: [String] = []
        for item in goodsItems {
            // Goods in several containers cannot be laid to one of them.
            guard let placement = item.child(.placement), item.children(.placement).count == 1,
                let container = placement[.id].text
            else { continue }
            let value = item[.grossMass]
            guard let mass = masses.kilograms(value) else {
                skip()
                continue
            }
            let key = plainIdentifier(container)
            if let load = loads[key] {
                loads[key] = ((try? load.kilograms.adding(mass)) ?? mass, value)
            } else {
                loads[key] = (mass, value)
                order.append(key)
            }
        }
        for container in order {
            guard let load = loads[container] else { continue }
            if load.kilograms <= Decimal(30_480) {
                pass()
            } else {
                let sum = load.kilograms.normalized.description
                fail(
                    load.last,
                    "The goods in container \(container) weigh \(sum) kg together. Most containers may weigh 30,480 kg, "
                        + "none but special ones over 36,000 kg, the box included. Check the masses, their units, and "
                        + "which container holds what.",
                    parameters: ["container": container, "kilograms": sum])
            }
        }
    }
}

/// An identifier as people write it, in capitals and without what parts it.
func plainIdentifier(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), 0x09: break
        case UInt8(ascii: "a")...UInt8(ascii: "z"): bytes.append(byte & 0xDF)
        default: bytes.append(byte)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}
