/// A fact that a node can state. What it is called, what it takes and where it stands in the WCO Data Model is
/// described once, in ``Field/descriptions``; JSON, tables, checks and documentation all read that.
public enum Field: UInt16, Sendable, Hashable, CaseIterable, BitwiseCopyable {
    /// What the model has no field for: kept with its address and written back.
    case other = 0

    // Envelope
    case sourceFormat, syntaxIdentifier, syntaxVersion, sender, senderQualifier, recipient, recipientQualifier
    case preparedAt, controlReference, applicationReference, testIndicator

    // Declaration
    case messageReference, messageType, messageVersion, messageRelease, messageAgency, associationCode
    case documentTypeCode, functionCode, functionalReference, declarationID, entryNumber, entryType, inBondNumber
    case manifestNumber, officeOfDeclaration
    case totalPackageQuantity, totalGrossMass, totalGrossMassUnit, totalNetMass, totalNetMassUnit
    case totalVolume, totalVolumeUnit
    case consignmentQuantity, goodsItemQuantity, equipmentQuantity

    // Transport
    case modeOfTransport, meansOfTransportType, carrierCode, carrierName, conveyanceReference, stageCode
    case vesselName, imoNumber, callSign, vesselID, vesselNationality

    // Places
    case portOfLoading, portOfLoadingName, portOfDischarge, portOfDischargeName, portOfEntry, portOfEntryName
    case placeOfDeparture, placeOfDepartureName, placeOfReceipt, placeOfReceiptName
    case placeOfDestination, placeOfDestinationName, placeOfDelivery, placeOfDeliveryName
    case placeOfTranshipment, placeOfTranshipmentName, lastPortOfCall, lastPortOfCallName
    case nextPortOfCall, nextPortOfCallName, placeOfDespatch, placeOfDespatchName
    case goodsLocation, goodsLocationName
    case exportCountry, destinationCountry, origin

    // Dates
    case issueDate, loadingDate, departureDate, arrivalDate, exportDate, importDate, entryDate, invoiceDate
    case acceptanceDate, taxPointDate, billDate

    // Terms and money
    case incoterm, incotermPlace, currency, invoiceNumber, invoiceTotal, freightCharge, insuranceCharge, otherCharge
    case paymentMethod, customsValue, statisticalValue, value, unitPrice

    // Consignment
    case sequence, transportDocumentID, transportDocumentType, masterDocumentID, consignmentReference, ucr
    case containerIndicator

    // Goods
    case description, commodityCode, packageQuantity, packageType, packageTypeName, marks
    case grossMass, grossMassUnit, netMass, netMassUnit, volume, volumeUnit, quantity, quantityUnit
    case undgID, hazardClass, hazardRegulation, packingGroup, properShippingName, technicalName
    case flashpoint, flashpointUnit
    case preferenceCode, adcvdCase, procedureCode, previousProcedureCode

    // Equipment
    case equipmentTypeCode, equipmentSizeType, equipmentSupplier, equipmentStatus, equipmentFullness
    case tareMass, tareMassUnit, sealingParty

    // Parties
    case id, idList, idAgency, name, addressLines, city, region, postcode, country
    case eori, vatNumber, importerNumber, taxNumber

    // What repeats
    case roleCode, typeCode, statementCode, text, issuer, dimensionCode, measurement, unit, amount

    // Duties and procedures
    case taxFunction, taxType, taxTypeName, taxAccount, taxBase, taxBasisCode, taxRate, taxCategory, taxSequence
    case exchangeRate, targetCurrency, processType

    // Status, answers and faults
    case statusType, statusCode, statusName, reasonCode, reasonText, eventDate, place, placeName
    case actionCode, errorCode, segmentTag, messageSection, itemNumber, subItemNumber
    case segmentPosition, elementPosition, componentPosition

    // People
    case familyName, givenNames, dateOfBirth, sex, nationality, countryOfResidence, placeOfBirth
    case portOfEmbarkation, portOfDisembarkation, issuingCountry, expiryDate, passengerQuantity, crewQuantity

    // Units on board and goods in them
    case stowageLocation, verifiedGrossMass, verifiedGrossMassUnit, temperature, temperatureUnit
    case bookingNumber, cargoNature, handlingInstruction, unitQuantity, dischargeDate, releaseDate
}

extension Field {
    /// The description of the field.
    public var info: FieldDescription { Self.byID[Int(rawValue)] }

    /// Name of the field in JSON and everywhere else: the WCO Data Model's words in snake case.
    public var name: String { info.name }

    /// What the field takes.
    public var type: FieldType { info.type }

    /// The field with that JSON name; nil where there is none.
    public static func named(_ name: String) -> Field? { byName[name] }

    /// Data element identifier in the WCO Data Model, where the field is one of its elements in a node of that kind.
    public func wcoID(in kind: NodeKind) -> String? {
        let use = info.uses.first { $0.kind == kind } ?? info.uses.first { $0.kind == .party && kind.isParty }
        return use?.wco
    }

    /// The fields that a node of that kind can state, in the order in which JSON writes them.
    public static func fields(of kind: NodeKind) -> [Field] { byKind[Int(kind.rawValue)] }

    /// Whether a node of that kind can state the field.
    package func stands(in kind: NodeKind) -> Bool {
        Self.standing[Int(kind.rawValue) * Self.allCases.count + Int(rawValue)]
    }

    private static let standing: [Bool] = NodeKind.allCases.flatMap { kind in
        allCases.map { $0 != .other && $0.info.stands(in: kind) }
    }

    /// Every field but ``other`` with its description.
    public static let descriptions: [FieldDescription] =
        envelopeRows + repeatedRows + partyRows + declarationRows + consignmentRows + goodsRows + transportRows
        + placeRows + dateRows + moneyRows + equipmentRows + dutyRows + statusRows + personRows + stowageRows

    private static let byID: [FieldDescription] = {
        let none = FieldDescription(.other, "other", .text, "Kept remainder", [])
        var table = [FieldDescription](repeating: none, count: allCases.count)
        for row in descriptions where Int(row.field.rawValue) < table.count { table[Int(row.field.rawValue)] = row }
        return table
    }()

    private static let byName = Dictionary(
        descriptions.map { ($0.name, $0.field) }, uniquingKeysWith: { first, _ in first })

    private static let byKind: [[Field]] = NodeKind.allCases.map { kind in
        descriptions.filter { $0.stands(in: kind) }.map(\.field)
    }
}
