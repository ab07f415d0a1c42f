// The share within every distance, and the distance of every feature, in towns whose answers are arithmetic.

import Audits
import Foundation
import Measures
import Planar
import Reports
import Synchronization
import Testing

@Suite struct AuditRunCurvesTests {
  /// The people within so many metres, in the city.
  private func within(_ metres: [Double], _ curve: ReachCurve) -> [Double] {
    metres.map { curve.within[Int($0 / 50)].city.value }
  }

  private func twoBanks(asPlaces: Bool) -> Town {
    var town = Town.twoBanks
    // Places pass through; what is taken as land is held, points among it too.
    if asPlaces { town.lines["homes"] = "residents: people, as: centroids" }
    return town
  }

  private func audited(_ town: Town, _ options: AuditOptions) async throws -> IndicatorResult {
    let result = try await town.written { folder in
      try await Audit(contentsOf: folder.appendingPathComponent("audit.yaml")).run(
        threads: 2, options: options)
    }
    return try #require(result.indicators.first)
  }

  @Test(arguments: [true, false])
  func thePeopleWithinEachDistance(asPlaces: Bool) async throws {
    // Straight 0, 200, 100, 224, 297 and 906 m; on foot 0, 200, 2100, 1900, 1820 and 1200 m, over the bridge at the far
    // end. Home i holds 2^i people.
    let result = try await audited(twoBanks(asPlaces: asPlaces), AuditOptions(curves: true))
    #expect(result.curves.map(\.way) == [.straight, .walk])
    let (straight, walk) = (result.curves[0].curve, result.curves[1].curve)
    #expect(straight.total.city.value == 63 && walk.total.city.value == 63)
    #expect(within([0, 50, 100, 150, 200, 250, 300, 900, 950], straight) == [1, 1, 5, 5, 7, 15, 31, 31, 63])
    #expect(
      within([0, 150, 200, 1150, 1200, 1800, 1850, 1900, 2000], walk) == [1, 1, 3, 3, 35, 35, 51, 59, 59])
    // At the indicator's own threshold the curve is its value.
    #expect(result.city.numerator == within([300], straight)[0])
  }

  @Test(arguments: [true, false])
  func nobodyWalksToWhatNoStreetComesNear(asPlaces: Bool) async throws {
    var town = twoBanks(asPlaces: asPlaces)
    town.layers["markets"] = [.point(0, 1400)]
    let result = try await audited(town, AuditOptions(curves: true))
    #expect(result.curves.map(\.way) == [.straight, .walk])
    #expect(result.curves[1].curve.within.allSatisfy { $0.city.value == 0 })
    #expect(result.curves[1].curve.total.city.value == 63)
  }

  @Test func withoutAskingThereIsNone() async throws {
    #expect(try await audited(.twoBanks, AuditOptions()).curves.isEmpty)
  }

  @Test(arguments: [true, false])
  func theDistanceOfEachFeature(asPlaces: Bool) async throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "distances-\(asPlaces)-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: path) }
    let table = DistancesCSV(to: path)
    _ = try await audited(twoBanks(asPlaces: asPlaces), AuditOptions(distances: table.sink))
    #expect(!FileManager.default.fileExists(atPath: path.path))
    try table.publish()
    let text = try String(contentsOf: path, encoding: .utf8)
    let lines = text.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(try Data(contentsOf: path).starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(text.contains("layer,feature,id,district,lon,lat,markets/straight_m,markets/walk_m\r\n"))
    #expect(lines.count == 7)
    // By their places in the file, whatever the order of the layer.
    let rows = lines.dropFirst().sorted { $0[1] < $1[1] }
    func metres(_ column: Int) -> [Int] { rows.map { Int((Double($0[column]) ?? .nan).rounded()) } }
    #expect(rows.map { String($0[1]) } == ["0", "1", "2", "3", "4", "5"])
    #expect(metres(6) == [0, 200, 100, 224, 297, 906])
    #expect(metres(7) == [0, 200, 2100, 1900, 1820, 1200])
  }

  @Test func whatJoinsNoStreetHasNoDistanceAndIsInNoCurve() async throws {
    // Of the grid town's homes number 8 is 700 m from any street, and holds 256 of 1023 people.
    var options = AuditOptions(curves: true)
    let rows = Mutex<[DistanceRows]>([])
    options.distances = DistanceSink(
      begin: { #expect($0 == ["parks/walk_m"]) },
      render: { batch in
        rows.withLock { $0.append(batch) }
        return []
      }, write: { _ in })
    let result = try await audited(.grid, options)
    #expect(result.curves.first?.curve.total.city.value == 767)
    let found = rows.withLock { $0 }
    let eighth = try #require(found.first { $0.sourceIndices.contains(8) })
    let row = try #require(eighth.sourceIndices.firstIndex(of: 8))
    #expect(eighth.distances["parks/walk_m"]?[row].isNaN == true)
  }
}
