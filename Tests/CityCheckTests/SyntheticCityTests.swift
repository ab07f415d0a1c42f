// The sample city in geodata is what the generator makes, byte for byte.

import Foundation
import Testing

@testable import SyntheticCities

/// Where the sample lies in this checkout.
let sampleFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("geodata/jianghai")

@Suite struct SyntheticCityTests {
  /// CITYCHECK_REGENERATE=1 writes the sample anew; the test then proves that what was written can be read
  /// back.
  @Test func sampleIsWhatTheGeneratorMakes() throws {
    if ProcessInfo.processInfo.environment["CITYCHECK_REGENERATE"] == "1" {
      try SyntheticCity.sample.write(to: sampleFolder)
    }
    for file in SyntheticCity.sample.files {
      let stored = try Data(contentsOf: sampleFolder.appendingPathComponent(file.name))
      #expect(
        stored == Data(file.bytes),
        "\(file.name) differs from what the generator makes: run this test with CITYCHECK_REGENERATE=1")
    }
  }

  @Test func writesEveryFileIntoANewFolder() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("citycheck-\(UUID().uuidString)/deeper")
    defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
    try SyntheticCity.sample.write(to: folder)
    let names = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
    #expect(names.count == 12 + 1 + CityRecordsTests.lists.count + 1)
    #expect(
      names.isSuperset(of: [
        "audit.yaml", "buildings.geojsonl", "core.yaml", "districts.geojson", "evidence",
        "facilities.geojson", "park_gates.geojson", "parks.geojson", "population.geojson",
        "residential.geojson", "shelters.geojson", "streets.geojson", "toilets.geojson",
        "toilets_alliance_gcj02.geojson",
      ]))
    #expect(names.isSuperset(of: CityRecordsTests.lists.map { $0 + ".geojson" }))
    for file in SyntheticCity.sample.files {
      #expect(try Data(contentsOf: folder.appendingPathComponent(file.name)) == Data(file.bytes))
    }
  }

  @Test func sameSeedGivesSameBytes() {
    let one = SyntheticCity(seed: 41, residents: 60_000)
    let other = SyntheticCity(seed: 41, residents: 60_000)
    #expect(one.files.map(\.name) == other.files.map(\.name))
    #expect(one.files.map(\.bytes) == other.files.map(\.bytes))
  }

  @Test func anotherSeedGivesAnotherCity() {
    let one = SyntheticCity(seed: 41, residents: 150_000)
    let other = SyntheticCity(seed: 42, residents: 150_000)
    for (a, b) in zip(one.files, other.files) where a.name.contains(".geojson") {
      let isAlike = a.bytes == b.bytes
      #expect(!isAlike, "\(a.name) does not depend on the seed")
    }
  }

  @Test func sampleStaysBelowTenMegabytes() {
    let total = SyntheticCity.sample.files.reduce(0) { $0 + $1.bytes.count }
    #expect(total > 3_000_000)
    #expect(total < 10_000_000)
  }

  @Test func residentsBelowOneCountAsOne() {
    let city = SyntheticCity(seed: 3, residents: -5)
    #expect(city.residents == 1)
    #expect(city.files.count == 57)
  }
}
