/// Messages for the tests of transaction sets.
public enum X12Sample {
    public static let header =
        "ISA*00*          *00*          *ZZ*SENDER         *ZZ*CBP            *261121*0930*^*00501*000000001*0*P*>~"

    /// An interchange with one transaction set; counts are right.
    public static func interchange(_ set: String, _ body: String, group: String = "SO", version: String = "005010")
        -> String
    {
        let segments = body.split(separator: "~").count + 2
        return "\(header)GS*\(group)*SENDER*CBP*20261121*0930*1*X*\(version)~ST*\(set)*0001~\(body)"
            + "SE*\(segments)*0001~GE*1*1~IEA*1*000000001~"
    }

    static let manifest = """
        M10*SCAC*O*LR*9283186*MONTE CERVANTES*320N*MAN123*1**L~P4*1803*20261201*1*M029~LX*1~\
        M11*BL0001*35177*390*CTN*14404*K*46*X*00*SANTOS*MB0001*SCAC~N9*CR*REF 9~N1*SH*SHIPPER LTDA~N3*AVENIDA 1~\
        N4*SANTO ANDRE*SP*09015-901*BR~N1*CN*TIRE LLC*25*4711~N3*NEW WORLD AVE~N4*JACKSONVILLE*FL*32221*US~\
        VID*4B*HASU*5044950*SEAL1*SEAL2****45G1*L*PP~N10*390*TRUCK TIRES*MARK 1*J*401120*288085*K*14404*R*CTN*BR**USD~
        """

    static let answers = "AK1*AQ*3*005010~AK2*309*0001~AK3*N10*12**8~AK4*4>1*23*5*TOYS~AK5*R*5~AK9*R*1*1*0~"

    /// One valid transaction set of each type.
    public static let all: [(set: String, body: String)] = [
        ("309", manifest),
        (
            "310",
            """
            B3*3*INV1*BL123*PP**20261120*316100****SCAC~B2A*00*BL~N9*BM*BL123~V1*9786774*POLAR*SG*234N****L~Y2*1***45G1~\
            N1*SH*MADERAS*25*940~N3*EL GOLF 150~N4*LAS CONDES**7550107*CL~N1*CN*ARAUCO~R4*L*UN*CLSVE*SAN VICENTE*CL~\
            DTM*140*20261121*003000~R4*D*UN*USBAL*BALTIMORE*US~LX*1~\
            N7*TCNU*684973*17007*G*3810*****S*CN*****M*K*1****45G1~L0*1***17007*G*31.32*X*36*PKG**K~\
            L5*1*MOULDINGS OF FIBREBOARD*441114*J**MARK~L1*1*3371*FR*316100****COF~C3*USD~L3*17007*G*******31.32*X*1*K~
            """
        ),
        (
            "301",
            """
            B1*SCAC*BOOK1*20261120*A~Y3*BOOK1*SCAC*20261201*20261220~Y4*BOOK1**20261130**1*45G1~N9*SI*REF1~N1*SH*ABC GMBH~\
            N4*MUNICH*BY*80348*DE~R4*L*UN*DEHAM*HAMBURG*DE~R4*D*K*35180*ITAPOA*BR~LX*1~L0*1***14000*G***1*CNT**K~\
            V1*9283186*CAP SAN*DK*456S****L~
            """
        ),
        (
            "315",
            """
            B4***VA*20261121*0807**HASU*504495*L*45G1*USCHI*UN*0~N9*BM*BL1~Q2*9283186********202N***L*MARIM~\
            R4*L*UN*USMEM*MEMPHIS*US~
            """
        ),
        (
            "322",
            "Q5*A*20261121*2145*LT**SAINT PAUL*MN*US~N7*HASU*504495*43459*G*3900******CN*****M*K*0****45G1~N9*BM*BL2~"
        ),
        (
            "350",
            """
            M10*SCAC*O*US*9283186*EVER*VOY1~P4*1803*20261120~X4*BL1*1*61**20261121*1200*1C**SCAC~K1*RELEASED~\
            X4*BL2*1*61**20261121*1200*1H**SCAC~
            """
        ),
        ("353", "M10*SCAC*O~P4*1803*20261120~M15*1*REF1*20261121*1803*SCAC*1200~"),
        (
            "355",
            "M10*SCAC*O*US*9283186*EVER*VOY1~P4*1803*20261120~LX*1~M11*BL1*35177*1*PKG*9*K******SCAC~K1*INVALID PORT~K3*1~"
        ),
        ("358", "M10*SCAC*R*US***TRAIN1~P4*1803*20261120~VID*RR*ABCX*123456~MBL*SCAC*BL1~MBL*SCAC*BL2~"),
        (
            "110",
            """
            B3**INV1*12345675*PP**20261120*10050****SCAC~N1*SH*SHIPPER~LX*1~N1*CN*RECEIVER~P1**20261119*011~\
            L5*1*PARTS OF PUMPS~L0*1***12*G***2*CTN**K~L1*1***10050****400~L3*12*G***10050~
            """
        ),
        (
            "856",
            """
            BSN*00*SHIP1*20261120*1159~HL*1**S~TD1*CTN*2****G*20*KG~TD5**2*SCAC*M~HL*2*1*O~PRF*PO1***20261101~HL*3*2*I~\
            LIN**VP*X1~SN1**10*EA~CTT*3~
            """
        ),
        ("997", answers),
        ("999", answers.replacing("AK3", with: "IK3").replacing("AK4", with: "IK4").replacing("AK5", with: "IK5")),
    ]
}
