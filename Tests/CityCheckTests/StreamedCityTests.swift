// Cities streamed to disk: the same bytes always, read back without a problem, as large as asked.

import CityCheck
import Foundation
import Synchronization
import Testing

@testable import SyntheticCities

@Suite struct StreamedCityTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func write(
    _ name: String, seed: UInt64, buildings: Int, hasFaults: Bool = false, threads: Int = 2
  ) throws -> StreamedCity.Summary {
    try StreamedCity(seed: seed, buildings: buildings, hasFaults: hasFaults)
      .write(to: folder.url.appendingPathComponent(name), threads: threads)
  }

  private func names(_ name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.appendingPathComponent(name).path).sorted()
  }

  /// The features of a layer that was written into a folder.
  private func features(_ file: String, in name: String) throws -> [ReadLayer.Feature] {
    let data = try Data(contentsOf: folder.url.appendingPathComponent("\(name)/\(file)"))
    return try ReadLayer(file, data: data).features
  }

  @Test func sameBytesForAnyNumberOfThreads() throws {
    let one = try write("one", seed: 7, buildings: 8_000, threads: 1)
    for threads in [2, 8] {
      let other = try write("many", seed: 7, buildings: 8_000, threads: threads)
      #expect(one == other)
      for file in try names("one") {
        #expect(try folder.text(of: "one/" + file) == folder.text(of: "many/" + file), "\(file), \(threads)")
      }
    }
  }

  @Test func anotherSeedGivesAnotherCity() throws {
    _ = try write("one", seed: 7, buildings: 5_000)
    _ = try write("other", seed: 8, buildings: 5_000)
    for file in try names("one") {
      #expect(try folder.text(of: "one/" + file) != folder.text(of: "other/" + file), "\(file)")
    }
  }

  @Test(arguments: [(1, 5_000), (2, 9_000)])
  func everyLayerIsReadWithoutAProblem(seed: UInt64, buildings: Int) throws {
    let summary = try write("city", seed: seed, buildings: buildings)
    // The layers that the audit file only mentions are read too.
    let audit = try folder.text(of: "city/audit.yaml")
      .replacing("# population:", with: "population:").replacing("# streets:", with: "streets:")
      .replacing("# alliance:", with: "alliance:")
    try folder.write(audit, to: "city/audit.yaml")
    let check = try Audit(contentsOf: folder.url.appendingPathComponent("city/audit.yaml")).check()
    #expect(check.problems.isEmpty, "seed \(seed): \(check.problems.prefix(3))")
    // The parks' gates are a file of their own.
    #expect(check.inputs.count == 11)
    #expect(summary.features.count == 11)
  }

  @Test(arguments: [(4, 5_000), (5, 14_000)])
  func thereAreAsManyBuildingsAsAskedOrAFewLess(seed: UInt64, buildings: Int) throws {
    let summary = try write("city", seed: seed, buildings: buildings)
    #expect(summary.buildings <= buildings)
    #expect(summary.buildings * 100 >= buildings * 94, "seed \(seed): \(summary.buildings) of \(buildings)")
    for (file, count) in summary.features {
      let text = try folder.text(of: "city/" + file)
      #expect(text.split(separator: "{\"type\":\"Feature\",").count - (file.hasSuffix("l") ? 0 : 1) == count)
    }
    let bytes = try names("city").reduce(0) { try $0 + folder.text(of: "city/" + $1).utf8.count }
    #expect(bytes == summary.bytes)
  }

  @Test func residentsAddUp() throws {
    let summary = try write("city", seed: 6, buildings: 12_000)
    func sum(_ file: String, _ field: String) throws -> Int {
      try features(file, in: "city").compactMap { $0.number(field) }.reduce(0, +)
    }
    #expect(try sum("buildings.geojsonl", "people") == summary.residents)
    #expect(try sum("population.geojson", "people") == sum("districts.geojson", "pop"))
    #expect(try abs(sum("districts.geojson", "pop") - summary.residents) * 50 < summary.residents)
    // A square on a seam is one cell, not two.
    let cells = try features("population.geojson", in: "city").compactMap { $0.parts?[0] }
    #expect(Set(cells).count == cells.count)
  }

  @Test func idsAreGivenOnce() throws {
    _ = try write("city", seed: 9, buildings: 8_000)
    for (file, id) in SyntheticCityLayersTests.ids {
      let features = try features(file, in: "city")
      #expect(!features.isEmpty)
      #expect(Set(features.map { $0.text(id) }).count == features.count, "\(file)")
    }
  }

  @Test func layersHaveManyForms() throws {
    _ = try write("city", seed: 10, buildings: 10_000)
    let buildings = try features("buildings.geojsonl", in: "city")
    let corners = Set(buildings.compactMap { $0.parts?[0].count })
    #expect(corners.isSuperset(of: [5, 7, 9, 13]))
    #expect(buildings.contains { $0.parts?.count == 2 })
    for file in ["residential.geojson", "parks.geojson"] {
      let features = try features(file, in: "city")
      #expect(Set(features.map { $0.type ?? "" }) == ["Polygon", "MultiPolygon"], "\(file)")
      #expect(features.contains { $0.type == "Polygon" && $0.parts?.count == 2 }, "\(file): no holes")
    }
    let classes = Set(try features("streets.geojson", in: "city").map { $0.text("class") })
    #expect(classes.isSuperset(of: ["主干路", "次干路", "支路"]))
    let kinds = Set(try features("facilities.geojson", in: "city").map { $0.text("kind") })
    #expect(kinds == Set(Facility.Kind.allCases.map(\.rawValue)))
  }

  @Test func streetsJoinAcrossEverySeam() throws {
    let city = StreamedCity(seed: 11, buildings: 10_000)
    _ = try city.write(to: folder.url.appendingPathComponent("city"), threads: 2)
    var quarters: [[Double]: Set<String>] = [:]
    for street in try features("streets.geojson", in: "city") {
      for place in try #require(street.parts)[0] {
        quarters[place, default: []].insert(String(street.text("id").prefix(5)))
      }
    }
    let layout = city.layout
    var joined = 0
    for quarter in layout.quarters {
      let seam = QuarterGrid.Seam(column: quarter.column, row: quarter.row, isRow: true)
      guard layout.isInside(quarter.column, quarter.row - 1) else { continue }
      let middle = layout.grid.points(of: seam, isOuter: false)[layout.grid.steps / 2]
      let place = CityFrame(longitude: 121.6, latitude: 31.9).position(middle)
      let key = [Double(place.longitude) / 1e7, Double(place.latitude) / 1e7]
      #expect((quarters[key] ?? []).count == 2, "quarter \(quarter.column), \(quarter.row)")
      joined += 1
    }
    #expect(joined > 3)
  }

  @Test func faultsAreWhereTheSummarySays() throws {
    let summary = try write("city", seed: 12, buildings: 12_000, hasFaults: true)
    #expect(Set(summary.faults.map(\.kind)) == Set(SyntheticFault.Kind.allCases))
    #expect(summary.faults.count == 10)
    for fault in summary.faults {
      let features = try features(fault.file, in: "city")
      let feature = features[fault.feature]
      switch fault.kind {
      case .negativeValue: #expect(feature.number("people") == -38)
      case .nullGeometry: #expect(feature.parts == nil)
      case .missingField: #expect(feature.properties["effective_m2"] == nil)
      case .duplicateID: #expect(feature.text("id") == features[fault.feature - 1].text("id"))
      case .unclosedRing: #expect(feature.parts?[0].first != feature.parts?[0].last)
      case .swappedCoordinates: #expect((feature.parts?[0][0][1] ?? 0) > 100)
      case .thirdOrdinate: #expect(feature.parts?[0][0].count == 3)
      case .outsideDistricts: #expect((feature.parts?[0][0][0] ?? 0) > 123)
      case .duplicateFeature: #expect(features.filter { $0.text("id") == feature.text("id") }.count == 2)
      case .bowTie: #expect(feature.type == "Polygon")
      }
    }
  }

  @Test func aCancelledCityLeavesTheFolderAsItWas() throws {
    try folder.write("mine", to: "parks.geojson")
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(throws: SyntheticCityError.cancelled) {
      try StreamedCity(seed: 1, buildings: 50_000).write(to: folder.url, threads: 2, isCancelled: { true })
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == before)
    #expect(try folder.text(of: "parks.geojson") == "mine")
  }

  @Test func progressComesToItsEnd() throws {
    let seen = Seen()
    let city = StreamedCity(seed: 2, buildings: 5_000)
    _ = try city.write(
      to: folder.url, threads: 2,
      progress: { done, total in
        seen.add(done)
        #expect(total == 8)
      })
    #expect(seen.sorted == Array(1...8))
  }

  @Test func sizesBeyondTheEndsCountAsTheEnds() {
    #expect(StreamedCity(seed: 1, buildings: -3).buildings == 5_000)
    #expect(StreamedCity(seed: 1, buildings: .max).buildings == 20_000_000)
  }

  @Test func aFileInPlaceOfAFolderIsNamed() throws {
    try folder.write("", to: "city")
    let error = #expect(throws: SyntheticCityError.self) {
      try StreamedCity(seed: 1, buildings: 5_000).write(
        to: folder.url.appendingPathComponent("city"), threads: 1)
    }
    #expect(try #require(error).description.contains("city"))
  }
}

/// Numbers gathered on any thread.
private final class Seen: Sendable {
  private let numbers = Mutex<[Int]>([])

  func add(_ number: Int) { numbers.withLock { $0.append(number) } }

  var sorted: [Int] { numbers.withLock { $0.sorted() } }
}
