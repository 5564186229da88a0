internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterQuantities
internal import TidewaiterTariffs

extension Declaration {
    /// Consignments that are assessed, one entry each.
    package var entryCount: Int { declarations.reduce(0) { $0 + $1.children(.consignment).count } }
}

extension Engine {
    /// Hands out a request for each consignment of a declaration, with its transport document.
    ///
    /// What the declaration states is carried over; nothing is guessed, but that goods on a named sea-going vessel
    /// travel by sea. An error of `body` is told with the bill it is about.
    func eachRequest(
        of declaration: Declaration, options: AssessmentOptions,
        _ body: (_ bill: String, AssessmentRequest) throws(TidewaiterError) -> Void
    ) throws(TidewaiterError) {
        for message in declaration.declarations {
            for consignment in message.children(.consignment) {
                let bill = consignment[.transportDocumentID].text ?? ""
                do throws(TidewaiterError) {
                    try body(bill, completing(Self.request(for: consignment, of: message), with: options))
                } catch {
                    throw TidewaiterError(
                        error.status, error.code, "Bill \(bill): \(error.message)", place: error.place)
                }
            }
        }
    }

    private static func request(for consignment: Node, of message: Node) -> AssessmentRequest {
        /// The consignment's own statement, else that of the message.
        func stated(_ field: Field) -> FieldValue {
            let own = consignment[field]
            return own.isBlank ? message[field] : own
        }
        var request = AssessmentRequest(jurisdiction: "", lines: [])
        request.entry.type = stated(.entryType).text
        request.entry.portOfEntry = stated(.portOfEntry).text
        request.dates.arrival = stated(.arrivalDate).date
        request.dates.entry = stated(.entryDate).date
        request.dates.export = stated(.exportDate).date ?? stated(.departureDate).date
        request.dates.loading = stated(.loadingDate).date
        request.dates.taxPoint = stated(.taxPointDate).date
        request.currency = currency(stated(.currency))
        request.incoterm = stated(.incoterm).text.flatMap { Incoterm($0) }
        request.mode = mode(stated(.modeOfTransport).text, vessel: stated(.vesselName), imo: stated(.imoNumber))
        for (field, kind) in [(Field.freightCharge, CostKind.freight), (.insuranceCharge, .insurance)] {
            // A charge of the whole message cannot be laid on one of its consignments.
            if let amount = consignment[field].decimal {
                request.costs.append(.init(kind: kind, amount: amount, currency: currency(consignment[.currency])))
            }
        }
        let country = stated(.exportCountry).text
        request.lines = consignment.children(.goodsItem).map { line(for: $0, exportedFrom: country) }
        return request
    }

    /// A currency in small letters is meant as its code, and `check` says so; what is no currency stays as written.
    private static func currency(_ value: FieldValue) -> String? {
        value.text.map { text in (try? Currency(text.uppercased()))?.code ?? text }
    }

    /// UN/ECE Recommendation 19, codes of modes of transport.
    private static func mode(
        _ code: String?, vessel: FieldValue, imo: FieldValue
    ) -> AssessmentRequest.TransportMode? {
        switch code?.utf8.first.map({ UnicodeScalar($0) }) {
        case "1": .sea
        case "2": .rail
        case "3": .road
        case "4": .air
        case "5": .post
        case "7": .fixedInstallation
        case "8": .inlandWaterway
        case nil where !vessel.isBlank || !imo.isBlank: .sea
        default: nil
        }
    }

    private static func line(for item: Node, exportedFrom country: String?) -> AssessmentRequest.Line {
        var line = AssessmentRequest.Line(id: item[.sequence].text ?? String(item.ordinal + 1))
        line.description = item[.description].text
        line.code = item[.commodityCode].text.map { TariffCode.tidied($0) ?? $0 }
        line.origin = item[.origin].text
        line.countryOfExport = item[.exportCountry].text ?? country
        line.value = item[.value].decimal
        line.currency = currency(item[.currency])
        line.preference = item[.preferenceCode].text
        line.adcvd = item[.adcvdCase].text
        if let net = item[.netMass].decimal, let unit = item[.netMassUnit].text {
            line.quantities.append(.init(unit: unit, amount: net))
        }
        if let amount = item[.quantity].decimal, let unit = item[.quantityUnit].text,
            !line.quantities.contains(where: { $0.unit == unit })
        {
            line.quantities.append(.init(unit: unit, amount: amount))
        }
        return line
    }
}
