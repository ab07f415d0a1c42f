// swift-tools-version: 6.2
import PackageDescription

/// The house's compiler settings: Swift 6 mode, explicit `any`, imports that say how far they reach,
/// every unsafe construct marked, no warning left standing.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// Tests do not mark unsafe constructs; all other settings hold for them too.
let testing: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let collections = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "CityCheck",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "CityCheck", targets: ["CityCheck"]),
    .executable(name: "citycheck", targets: ["CityCheckCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.1.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
  ],
  targets: [
    // The C libraries. Only Planar imports GEOS and PROJ, only Layers zlib; only GeoPackages imports GRDB.
    .systemLibrary(
      name: "CGEOS", pkgConfig: "geos",
      providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
    .systemLibrary(
      name: "CPROJ", pkgConfig: "proj",
      providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    // The library, from the bottom up: an arrow never points upwards.
    .target(name: "Planar", dependencies: ["CGEOS", "CPROJ", collections], swiftSettings: house),
    .target(name: "GeoPackages", dependencies: ["Planar", grdb], swiftSettings: house),
    .target(name: "Layers", dependencies: ["GeoPackages", "Planar", "CZlib", crypto], swiftSettings: house),
    .target(name: "Streets", dependencies: ["Planar", collections], swiftSettings: house),
    .target(name: "Measures", dependencies: ["Streets", "Planar"], swiftSettings: house),
    .target(
      name: "Standards", dependencies: ["Layers", "Measures", yams], exclude: ["Schemas"],
      resources: [.embedInCode("Shipped")], swiftSettings: house),
    .target(
      name: "Audits", dependencies: ["Standards", "Measures", "Layers", "Streets", "Planar", yams],
      swiftSettings: house),
    .target(
      name: "Reports",
      dependencies: ["Audits", "Standards", "Measures", "Layers", "GeoPackages", "Planar", crypto],
      exclude: ["Schemas"], resources: [.embedInCode("Page/Assets")], swiftSettings: house),
    .target(
      name: "CityCheck",
      dependencies: ["Reports", "Audits", "Standards", "Measures", "Layers", "Streets", "Planar"],
      swiftSettings: house),
    .target(name: "SyntheticCities", dependencies: ["Planar"], swiftSettings: house),
    .executableTarget(
      name: "CityCheckCLI", dependencies: ["CityCheck", "SyntheticCities", argumentParser],
      swiftSettings: house),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: testing),
    .testTarget(name: "PlanarTests", dependencies: ["TestSupport", "Planar"], swiftSettings: testing),
    .testTarget(
      name: "GeoPackagesTests", dependencies: ["TestSupport", "GeoPackages", "Planar", grdb],
      swiftSettings: testing),
    .testTarget(
      name: "LayersTests", dependencies: ["TestSupport", "Layers", "GeoPackages", "Planar", grdb],
      swiftSettings: testing),
    .testTarget(
      name: "StreetsTests", dependencies: ["TestSupport", "Streets", "Planar"], swiftSettings: testing),
    .testTarget(
      name: "MeasuresTests", dependencies: ["TestSupport", "Measures", "Streets", "Planar"],
      swiftSettings: testing),
    .testTarget(
      name: "StandardsTests", dependencies: ["TestSupport", "Standards", "Measures"], swiftSettings: testing),
    .testTarget(name: "AuditsTests", dependencies: ["TestSupport", "CityCheck"], swiftSettings: testing),
    .testTarget(
      name: "ReportsTests", dependencies: ["TestSupport", "CityCheck", "GeoPackages", grdb, crypto],
      swiftSettings: testing),
    .testTarget(
      name: "CityCheckTests",
      dependencies: ["TestSupport", "CityCheck", "CityCheckCLI", "SyntheticCities", "Planar"],
      swiftSettings: testing),
  ]
)
