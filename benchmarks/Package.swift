// swift-tools-version: 6.2
import PackageDescription

// The settings of the library's own package.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "CityCheckBenchmarks",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "citycheck-bench", targets: ["CityCheckBench"])
  ],
  dependencies: [
    // By name, because the folder above may be called anything.
    .package(name: "CityCheck", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
  ],
  targets: [
    .target(name: "CCounting"),
    .executableTarget(
      name: "CityCheckBench",
      dependencies: [
        "CCounting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "CityCheck", package: "CityCheck"),
      ],
      swiftSettings: house),
  ]
)
