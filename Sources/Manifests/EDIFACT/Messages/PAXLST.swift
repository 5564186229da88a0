import TidewaiterDocuments

extension MessageType {
    /// The passenger list PAXLST (UN/EDIFACT, D.95B to D.18A; WCO, IATA and ICAO guidelines on advance passenger
    /// information): who is on board, with the travel documents of each.
    static let paxlst = MessageType(
        .edifact, "PAXLST", "passenger list",
        groups: """
            top - declarations BGM RFF DTM LOC CNT AUT
              person NAD(1.1=FL|FM|DDT|DDU|DDL|DET|DEU|DEW|DFY) persons ATT DTM MEA GIS GEI FTX LOC COM EMP NAT RFF CTA
                document DOC documents DTM GIS GEI RFF LOC CPI QTY
                baggage GID - FTX QTY
                person.transport TDT transport_means FTX
              party NAD parties COM ATT DTM MEA GIS FTX LOC
                party.contact CTA contacts COM
              transport TDT - DTM LOC
            """,
        rows: edifactEnvelope + """
            transport/TDT 1.1=20 >*transport_means : \(EDIFACTRows.means)
            person/NAD : 1.1 role_code, 2.1 id, 3.1 name, 3.2-5 address_lines, 4.1 family_name, 4.2-5 given_names, \
            5.1-4 address_lines, 6.1 city, 7.1 region, 8.1 postcode, 9.1 country
            person/ATT 1.1=2 : 3.1 sex
            person/NAT 1.1=2 : 2.1 nationality
            LOC 1.1=178 : 2.1 port_of_embarkation
            LOC 1.1=179 : 2.1 port_of_disembarkation
            LOC 1.1=180 : 2.1 place_of_birth, 2.4 place_of_birth
            LOC 1.1=174 : 2.1 country_of_residence
            baggage/GID :

            """ + EDIFACTRows.duties + EDIFACTRows.all)
}
