internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests

extension Check {
    /// Containers and their seals.
    static let equipmentChecks: [Check] = [
        Check(
            "tw.container.check-digit", .error, .reject, "A container number has the form and check digit of ISO 6346",
            authority: "ISO 6346"
        ) { run in
            for unit in run.equipment { run.validateContainer(unit[.id]) }
        },
        Check(
            "tw.container.size-type", .warning, .advice, "A size and type code is one of ISO 6346",
            authority: "ISO 6346"
        ) { run in
            for unit in run.equipment { run.validate(unit[.equipmentSizeType], as: "container-size-type") }
        },
        Check(
            "tw.container.payload", .warning, .hold, "A container does not carry more than its kind can",
            authority: "ISO 668 (maximum gross mass 30,480 kg, 36,000 kg since 2020)"
        ) { run in
            run.weighContainers()
        },
        Check(
            "tw.seal.number", .warning, .advice, "A seal has a number of letters and digits",
            authority: "ISO 17712"
        ) { run in
            for unit in run.equipment {
                for seal in unit.children(.seal) {
                    run.examine(seal[.id]) { run, text in
                        let plain = text.unicodeScalars.allSatisfy {
                            $0.isASCII
                                && ($0.properties.isAlphabetic || $0.properties.numericType != nil
                                    || " -/".unicodeScalars.contains($0))
                        }
                        if plain, (2...35).contains(text.utf8.count) { return run.pass() }
                        run.fail(
                            seal[.id], "Seal \"\(text)\" does not look like a seal number. Write it as on the seal.")
                    }
                }
            }
        },
        Check(
            "tw.seal.duplicate", .warning, .hold, "A seal is on one container only", authority: "ISO 17712"
        ) { run in
            var containers: [String: String] = [:]
            for unit in run.equipment {
                let container = unit[.id].text ?? ""
                for seal in unit.children(.seal) {
                    run.examine(seal[.id]) { run, text in
                        guard let first = containers[text], first != container else {
                            containers[text] = container
                            return run.pass()
                        }
                        run.fail(
                            seal[.id],
                            "Seal \(text) is stated for container \(first) and for \(container). Correct one of them.")
                    }
                }
            }
        },
    ]
}

extension CheckRun {
    /// A number of the form of ISO 6346 with a wrong check digit is a typing error; another form may be a shipper's own
    /// unit that has no such number, which is only suspicious.
    fileprivate mutating func validateContainer(_ value: FieldValue) {
        examine(value) { run, text in
            guard let scheme = Identifiers.named("container") else { return run.skip() }
            let found = scheme.identify(text)
            guard let reason = found.reason else { return run.pass() }
            let hasForm = found.checkDigit != nil
            run.fail(
                value,
                hasForm
                    ? "\(text): \(reason.message)"
                    : "\(text): \(reason.message) Leave it if the unit is a shipper's own and carries this number.",
                fix: found.fix.map { run.replace(value, with: $0, because: "it is the number with its check digit") },
                severity: hasForm ? .error : .warning, effect: hasForm ? .reject : .advice)
        }
    }

    /// Gross mass of the goods by container, over the whole declaration.
    fileprivate mutating func weighContainers() {
        var masses: [String: (kilograms: Kilograms, value: FieldValue)] = [:]
        for item in goodsItems {
            let placements = item.children(.placement)
            // Goods in several containers cannot be laid to one of them.
            guard placements.count == 1, let container = placements[0][.id].text else { continue }
            guard let mass = Kilograms(item[.grossMass]) else {
                skip()
                continue
            }
            let sum = masses[container].map { $0.kilograms.adding(mass) } ?? mass
            masses[container] = (sum, item[.grossMass])
        }
        for (container, load) in masses.sorted(by: { $0.key < $1.key }) {
            if load.kilograms <= Kilograms.mostPerContainer {
                pass()
            } else {
                fail(
                    load.value,
                    "Container \(container) would hold \(load.kilograms) kg, more than any container may weigh"
                        + " (36,000 kg). Check the masses, their unit, and which container holds what.")
            }
        }
    }
}
