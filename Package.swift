// swift-tools-version: 6.2
import PackageDescription

/// A room: one folder under Sources, one module, one test target beside it.
struct Room {
    let folder: String
    let uses: [Target.Dependency]
    var module: String { folder == "Tidewaiter" ? folder : "Tidewaiter\(folder)" }
}

let rooms = [
    Room(folder: "Quantities", uses: []),
    Room(folder: "Documents", uses: ["TidewaiterQuantities", "CByteMasks", "CICU", "CYAML"]),
    Room(folder: "Expressions", uses: ["TidewaiterQuantities", "TidewaiterDocuments", "CRE2", "CTimeZones"]),
    Room(folder: "Codes", uses: ["TidewaiterQuantities", "TidewaiterDocuments"]),
    Room(
        folder: "Packs",
        uses: [
            "TidewaiterQuantities", "TidewaiterDocuments", "TidewaiterCodes", "BuiltInPacks", "CByteMasks", "CSHA256",
            "CSodium",
        ]),
    Room(folder: "Nomenclature", uses: ["TidewaiterQuantities", "TidewaiterDocuments", "TidewaiterPacks"]),
    Room(
        folder: "Classification",
        uses: [
            "TidewaiterQuantities", "TidewaiterDocuments", "TidewaiterPacks", "TidewaiterNomenclature", "CByteMasks",
            "CICU", "BuiltInModel",
        ]),
    Room(
        folder: "Manifests",
        uses: ["TidewaiterQuantities", "TidewaiterDocuments", "TidewaiterCodes", "EDIFACTDirectories"]),
    Room(
        folder: "Tariffs",
        uses: [
            "TidewaiterQuantities", "TidewaiterDocuments", "TidewaiterCodes", "TidewaiterPacks",
            "TidewaiterNomenclature",
        ]),
    Room(
        folder: "Importing",
        uses: [
            "TidewaiterQuantities", "TidewaiterDocuments", "TidewaiterCodes", "TidewaiterPacks", "TidewaiterTariffs",
            "CXML",
        ]),
    Room(
        folder: "Rulebooks",
        uses: [
            "TidewaiterQuantities", "TidewaiterDocuments", "TidewaiterCodes", "TidewaiterPacks",
            "TidewaiterNomenclature", "TidewaiterManifests", "TidewaiterExpressions", "BuiltInBooks",
        ]),
    Room(
        folder: "Tidewaiter",
        uses: [
            "TidewaiterQuantities", "TidewaiterDocuments", "TidewaiterCodes", "TidewaiterPacks",
            "TidewaiterNomenclature", "TidewaiterClassification", "TidewaiterManifests", "TidewaiterTariffs",
            "TidewaiterRulebooks", "BuildIdentity",
        ]),
]

/// Scripts beside a room's tests that write vectors for them.
let vectorScripts = [
    "Quantities": ["decimal_vectors.py"], "Documents": ["syntax_vectors.py"],
    "Expressions": ["rule_vectors.py", "vectors.py", "requirements.txt"],
]

/// What a room's tests share with its fuzz target.
let samples: [String: [Target.Dependency]] = [
    "Expressions": ["ExpressionSamples"], "Rulebooks": ["BookSamples"], "Classification": ["ClassificationSamples"],
]

let package = Package(
    name: "Tidewaiter",
    products: [
        .library(name: "Tidewaiter", targets: ["Tidewaiter"]),
        .library(name: "TidewaiterC", type: .dynamic, targets: ["TidewaiterC"]),
        .executable(name: "tidewaiter", targets: ["TidewaiterCommand"]),
    ],
    targets: [
        .target(name: "CByteMasks"),
        .target(name: "CICU", linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icui18n")]),
        .target(name: "CYAML", linkerSettings: [.linkedLibrary("yaml")]),
        .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
        .target(name: "CSHA256"),
        .target(name: "CSodium", linkerSettings: [.linkedLibrary("sodium")]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
        .target(name: "CXML", dependencies: ["CLibXML2"], linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CTimeZones", dependencies: ["CICU"], linkerSettings: [.linkedLibrary("icui18n")]),
        .target(name: "BuiltInPacks"),
        .target(name: "BuiltInBooks"),
        .target(name: "BuiltInModel"),
        .target(name: "BuildIdentity"),
        .target(name: "EDIFACTDirectories"),
        .systemLibrary(name: "CTidewaiter", path: "include"),
        .target(name: "TidewaiterTestSupport", path: "Tests/Support"),
        .target(
            name: "ExpressionSamples", dependencies: ["TidewaiterQuantities", "TidewaiterExpressions"],
            path: "Tests/ExpressionSamples"),
        .target(
            name: "BookSamples",
            dependencies: ["TidewaiterDocuments", "TidewaiterNomenclature", "TidewaiterRulebooks"],
            path: "Tests/BookSamples"),
        .target(
            name: "ClassificationSamples",
            dependencies: [
                "TidewaiterDocuments", "TidewaiterPacks", "TidewaiterNomenclature", "TidewaiterClassification",
            ],
            path: "Tests/ClassificationSamples"),
        .target(
            name: "TidewaiterC",
            dependencies: ["Tidewaiter", "TidewaiterDocuments", "TidewaiterManifests", "CTidewaiter"],
            path: "Sources/CInterface"),
        .executableTarget(
            name: "TidewaiterCommand",
            dependencies: [
                "Tidewaiter", "TidewaiterQuantities", "TidewaiterDocuments", "TidewaiterClassification",
                "TidewaiterManifests", "TidewaiterPacks", "TidewaiterRulebooks", "TidewaiterImporting",
            ],
            path: "Sources/Command"),
    ]
        + rooms.map { .target(name: $0.module, dependencies: $0.uses, path: "Sources/\($0.folder)") }
        + rooms.map {
            .testTarget(
                name: "\($0.module)Tests",
                dependencies: [.byName(name: $0.module), "TidewaiterTestSupport"] + $0.uses
                    + (samples[$0.folder] ?? []),
                path: "Tests/\($0.folder)Tests",
                exclude: vectorScripts[$0.folder] ?? [])
        },
    cLanguageStandard: .c2x,
    cxxLanguageStandard: .cxx17
)

// Fuzz targets have their main in the fuzzer's library, so they are only declared when that is linked.
if Context.environment["TIDEWAITER_FUZZ"] != nil {
    package.targets.append(
        .target(
            name: "FuzzSupport", dependencies: ["TidewaiterDocuments", "TidewaiterManifests"], path: "Fuzz/FuzzSupport")
    )
    let readers: [Target.Dependency] = [
        "TidewaiterDocuments", "TidewaiterManifests", "TidewaiterPacks", "FuzzSupport",
    ]
    let own: [String: [Target.Dependency]] = [
        "Expression": ["TidewaiterDocuments", "TidewaiterExpressions", "ExpressionSamples"],
        "Book": ["TidewaiterDocuments", "BookSamples"], "Classify": ["ClassificationSamples"],
        "Rate": ["TidewaiterQuantities", "TidewaiterDocuments", "TidewaiterTariffs"],
        "Request": ["TidewaiterDocuments", "Tidewaiter"],
        "Import": [
            "TidewaiterQuantities", "TidewaiterDocuments", "TidewaiterPacks", "TidewaiterTariffs",
            "TidewaiterImporting",
        ],
    ]
    for name in [
        "JSON", "CSV", "EDIFACT", "X12", "Stream", "Pack", "Expression", "Book", "Rate", "Request", "Import",
        "Classify",
    ] {
        package.targets.append(
            .executableTarget(name: "Fuzz\(name)", dependencies: own[name] ?? readers, path: "Fuzz/Fuzz\(name)"))
        package.products.append(.executable(name: "fuzz-\(name.lowercased())", targets: ["Fuzz\(name)"]))
    }
}

// The two layers of reading are package code, which only a target of this package can time.
if Context.environment["TIDEWAITER_BENCH"] != nil {
    package.targets.append(.target(name: "Measuring", path: "Benchmarks/Measuring"))
    package.targets.append(
        .executableTarget(
            name: "Layers", dependencies: ["TidewaiterDocuments", "TidewaiterManifests", "Measuring"],
            path: "Benchmarks/Layers"))
    package.products.append(.executable(name: "layers", targets: ["Layers"]))
    package.targets.append(
        .executableTarget(
            name: "Rules", dependencies: ["Tidewaiter", "TidewaiterExpressions", "TidewaiterQuantities", "Measuring"],
            path: "Benchmarks/Rules"))
    package.products.append(.executable(name: "rules", targets: ["Rules"]))
    package.targets.append(
        .executableTarget(name: "Codes", dependencies: ["TidewaiterNomenclature"], path: "Benchmarks/Codes"))
    package.products.append(.executable(name: "codes", targets: ["Codes"]))
}

let plainC = [
    "CByteMasks", "CICU", "CRE2", "CSHA256", "CSodium", "CTimeZones", "CXML", "CYAML", "BuiltInPacks", "BuiltInBooks",
    "BuildIdentity", "EDIFACTDirectories",
]
for target in package.targets where target.type != .system && !plainC.contains(target.name) {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .strictMemorySafety(),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}
