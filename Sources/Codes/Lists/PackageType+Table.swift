extension PackageType {
    /// Codes of UNECE Recommendation 21, annex V, each with a short label of our own, in the order of the codes.
    static let table = """
        1A steel drum
        1B aluminium drum
        1D plywood drum
        1F flexible container
        1G fibre drum
        1W wooden drum
        2C wooden barrel
        3A steel jerrican
        3H plastic jerrican
        43 super bulk bag
        44 polybag
        4A steel box
        4B aluminium box
        4C natural wood box
        4D plywood box
        4F reconstituted wood box
        4G fibreboard box
        4H plastic box
        5H woven plastic bag
        5L textile bag
        5M paper bag
        6H composite packaging (plastic)
        6P composite packaging (glass)
        7A car case
        7B wooden case
        8A wooden pallet
        8B wooden crate
        8C wooden bundle
        AA intermediate bulk container (rigid plastic)
        AB fibre receptacle
        AC paper receptacle
        AD wooden receptacle
        AE aerosol can
        AF pallet with collars 80 x 60 cm
        AG shrinkwrapped pallet
        AH pallet 100 x 110 cm
        AI clamshell
        AJ cone
        AL ball
        AM unprotected ampoule
        AP protected ampoule
        AT atomizer
        AV capsule
        B4 belt
        BA barrel
        BB bobbin
        BC bottle crate
        BD board
        BE bundle
        BF unprotected balloon
        BG bag
        BH bunch
        BI bin
        BJ bucket
        BK basket
        BL compressed bale
        BM basin
        BN uncompressed bale
        BO bottle
        BP protected balloon
        BQ protected bottle
        BR bar
        BS bulbous bottle
        BT bolt
        BU butt
        BV protected bulbous bottle
        BW box for liquids
        BX box
        BY board in a bundle
        BZ bars in a bundle
        CA rectangular can
        CB beer crate
        CC churn
        CD can with handle and spout
        CE creel
        CF coffer
        CG cage
        CH chest
        CI canister
        CJ coffin
        CK cask
        CL coil
        CM card
        CN container that is not transport equipment
        CO unprotected carboy
        CP protected carboy
        CQ cartridge
        CR crate
        CS case
        CT carton
        CU cup
        CV cover
        CW roll cage
        CX cylindrical can
        CY cylinder
        CZ canvas
        DA plastic crate in layers
        DB wooden crate in layers
        DC cardboard crate in layers
        DG CHEP cage
        DH CHEP box
        DI iron drum
        DJ unprotected demijohn
        DK bulk cardboard crate
        DL bulk plastic crate
        DM bulk wooden crate
        DN dispenser
        DP protected demijohn
        DR drum
        DS plastic tray
        DT wooden tray
        DU polystyrene tray
        DV cardboard tray
        DW double plastic tray
        DX double wooden tray
        DY double cardboard tray
        EC plastic bag
        ED case on a pallet base
        EE wooden case on a pallet base
        EF cardboard case on a pallet base
        EG plastic case on a pallet base
        EH metal case on a pallet base
        EI isothermic case
        EN envelope
        FB flexibag
        FC fruit crate
        FD framed crate
        FE flexitank
        FI firkin
        FL flask
        FO footlocker
        FP filmpack
        FR frame
        FT foodtainer
        FW flatbed cart
        FX flexible container bag
        GB gas bottle
        GI girder
        GL gallon container
        GR glass receptacle
        GU tray of flat items
        GY jute bag (gunny)
        GZ girders in a bundle
        HA plastic basket
        HB wooden basket
        HC cardboard basket
        HG hogshead
        HN hanger
        HR hamper
        IA wooden display package
        IB cardboard display package
        IC plastic display package
        ID metal display package
        IE show package
        IF flow package
        IG paper-wrapped package
        IH plastic drum
        IK cardboard package with bottle grips
        IL lidded stackable tray
        IN ingot
        IZ ingots in a bundle
        JB jumbo bag
        JC rectangular jerrican
        JG jug
        JR jar
        JT jute bag (large)
        JY cylindrical jerrican
        KG keg
        KI kit
        LE luggage
        LG log
        LT lot
        LU lug
        LV liftvan
        LZ logs in a bundle
        MA metal crate
        MB multi-ply bag
        MC milk crate
        ME metal container
        MR metal receptacle
        MS multi-wall sack
        MT mat
        MW plastic-wrapped receptacle
        MX matchbox
        NA not available
        NE unpacked
        NF unpacked, one unit
        NG unpacked, several units
        NS nest
        NT net
        NU plastic tube net
        NV textile tube net
        O1 roll cage with strap
        O2 trolley
        O3 one-way half EURO pallet
        O4 one-way EURO pallet
        O5 one-way double EURO pallet
        O6 pallet of unusual size
        O7 wooden pallet 40 x 80 cm
        O8 SRS plastic pallet 60 x 80 cm
        O9 SRS plastic pallet 80 x 120 cm
        OA CHEP pallet 40 x 60 cm
        OB CHEP pallet 80 x 120 cm
        OC CHEP pallet 100 x 120 cm
        OD pallet AS 4068
        OE pallet ISO T11
        OF platform
        OG half EURO pallet (ISO 0)
        OH EURO pallet (ISO 1)
        OI double EURO pallet (ISO 2)
        OJ quarter EURO pallet
        OK block
        OL eighth EURO pallet
        OM plastic pallet ISO 1
        ON plastic pallet ISO 2
        OP wholesaler pallet
        OQ pallet 80 x 100 cm
        OR pallet 60 x 100 cm
        OS one-way pallet
        OT octabin
        OU outer container
        OV returnable pallet
        OW pallet-sized big bag
        OX wheeled pallet, 135 cm rim
        OY wheeled pallet, 135 cm rim, larger
        OZ wheeled pallet, low rim
        P1 CHEP pallet 60 x 80 cm
        P2 pan
        P3 LPR pallet 60 x 80 cm
        P4 LPR pallet 80 x 120 cm
        PA packet
        PB box pallet
        PC parcel
        PD pallet with collars 80 x 100 cm
        PE pallet with collars 80 x 120 cm
        PF pen
        PG plate
        PH pitcher
        PI pipe
        PJ punnet
        PK package
        PL pail
        PN plank
        PO pouch
        PP piece
        PR plastic receptacle
        PT pot
        PU tray
        PV pipes in a bundle
        PX pallet
        PY plates in a bundle
        PZ planks in a bundle
        QA steel drum, closed head
        QB steel drum, open head
        QC aluminium drum, closed head
        QD aluminium drum, open head
        QF plastic drum, closed head
        QG plastic drum, open head
        QH wooden barrel with bung
        QJ wooden barrel, open head
        QK steel jerrican, closed head
        QL steel jerrican, open head
        QM plastic jerrican, closed head
        QN plastic jerrican, open head
        QP wooden box
        QQ sift-proof wooden box
        QR expanded plastic box
        QS solid plastic box
        RD rod
        RG ring
        RJ clothing hanger rack
        RK rack
        RL reel
        RO roll
        RT rednet
        RZ rods in a bundle
        SA sack
        SB slab
        SC shallow crate
        SD spindle
        SE sea-chest
        SH sachet
        SI skid
        SK skeleton case
        SL slipsheet
        SM sheet metal
        SO spool
        SP plastic wrapping sheet
        SS steel case
        ST sheet
        SU suitcase
        SV steel envelope
        SW shrink-wrapped
        SX set
        SY sleeve
        SZ sheets in a bundle
        T1 tablet
        TB tub
        TC tea-chest
        TD collapsible tube
        TE tyre
        TG generic tank container
        TI tierce
        TK rectangular tank
        TL tub with lid
        TN tin
        TO tun
        TR trunk
        TS truss
        TT tote bag
        TU tube
        TV tube with nozzle
        TW triwall pallet
        TY cylindrical tank
        TZ tubes in a bundle
        UC uncaged
        UN unit
        VA vat
        VG gas in bulk
        VI vial
        VK vanpack
        VL liquid in bulk
        VN vehicle
        VO large solids in bulk
        VP vacuum-packed
        VQ liquefied gas in bulk
        VR grains in bulk
        VS scrap metal in bulk
        VY powder in bulk
        WA intermediate bulk container
        WB wickerbottle
        WC intermediate bulk container (steel)
        WD intermediate bulk container (aluminium)
        WF intermediate bulk container (metal)
        WG intermediate bulk container (steel)
        WH intermediate bulk container (aluminium)
        WJ intermediate bulk container (metal)
        WK intermediate bulk container (steel)
        WL intermediate bulk container (aluminium)
        WM intermediate bulk container (metal)
        WN intermediate bulk container (woven plastic)
        WP intermediate bulk container (woven plastic)
        WQ intermediate bulk container (woven plastic)
        WR intermediate bulk container (woven plastic)
        WS intermediate bulk container (plastic film)
        WT intermediate bulk container (textile)
        WU intermediate bulk container (natural wood, lined)
        WV intermediate bulk container (textile)
        WW intermediate bulk container (textile)
        WX intermediate bulk container (textile)
        WY intermediate bulk container (plywood)
        WZ intermediate bulk container (reconstituted wood)
        XA woven plastic bag, unlined
        XB woven plastic bag, sift-proof
        XC woven plastic bag, water-resistant
        XD plastic film bag
        XF textile bag, unlined
        XG textile bag, sift-proof
        XH textile bag, water-resistant
        XJ multi-wall paper bag
        XK multi-wall paper bag, water-resistant
        YA composite packaging (plastic)
        YB composite packaging (plastic)
        YC composite packaging (plastic)
        YD composite packaging (plastic)
        YF composite packaging (plastic)
        YG composite packaging (plastic)
        YH composite packaging (plastic)
        YJ composite packaging (plastic)
        YK composite packaging (plastic)
        YL composite packaging (plastic)
        YM composite packaging (plastic)
        YN composite packaging (glass)
        YP composite packaging (glass)
        YQ composite packaging (glass)
        YR composite packaging (glass)
        YS composite packaging (glass)
        YT composite packaging (glass)
        YV composite packaging (glass)
        YW composite packaging (glass)
        YX composite packaging (glass)
        YY composite packaging (glass)
        YZ composite packaging (glass)
        ZA intermediate bulk container (paper)
        ZB large bag
        ZC intermediate bulk container (paper)
        ZD intermediate bulk container (rigid plastic)
        ZF intermediate bulk container (rigid plastic)
        ZG intermediate bulk container (rigid plastic)
        ZH intermediate bulk container (rigid plastic)
        ZJ intermediate bulk container (rigid plastic)
        ZK intermediate bulk container (rigid plastic)
        ZL intermediate bulk container (composite)
        ZM intermediate bulk container (composite)
        ZN intermediate bulk container (composite)
        ZP intermediate bulk container (composite)
        ZQ intermediate bulk container (composite)
        ZR intermediate bulk container (composite)
        ZS intermediate bulk container (composite)
        ZT intermediate bulk container (fibreboard)
        ZU intermediate bulk container (flexible)
        ZV intermediate bulk container (metal)
        ZW intermediate bulk container (natural wood)
        ZX intermediate bulk container (plywood)
        ZY intermediate bulk container (reconstituted wood)
        ZZ as agreed between the parties
        """
}
