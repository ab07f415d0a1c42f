// Numbers that are not the whole truth prove at most one verdict.

import Audits
import Foundation
import Layers
import Measures
import Planar
import Standards
import Testing

@Suite struct AuditRunDoubtsTests {
  /// One district of 4 km² with 1000 residents, and one indicator.
  private func town(_ measure: String, target: String, _ layers: [String: [Town.Feature]]) -> Town {
    var town = Town(layers: layers, indicators: Town.indicator("it", target: target, measure))
    town.layers["districts"] = [.box(0, 0, 2000, 2000, #"{"code":"A","name":"All","pop":1000}"#)]
    town.lines["districts"] = "id: code, name: name, residents: pop"
    return town
  }

  private static let parks =
    "coverage: { demand: residential, weight: area, supply: parks, reach: { straight: { tiers: [ { min_area: 5000, within: 500 }, { min_area: 400, within: 300 } ] } } }"
  private static let shelters =
    "coverage: { demand: buildings, weight: residents, supply: shelters, reach: { straight: { within: 200 } } }"
  private static let parkArea = "provision: { supply: parks, amount: area, per: resident }"

  @Test func aParkDrawnAsAPointIsOfUnknownSize() async throws {
    var town = town(
      Self.parks, target: "{ at_least: 0.5 }",
      ["residential": [.box(100, 100, 300, 300)], "parks": [.point(200, 200)]])
    var result = try #require(try await town.audited()[indicator: "it"])
    #expect(result.city.verdict == .unknown && result.city.value == 0)
    #expect(result.city.reason?.en.contains("have no area") == true)
    #expect(result.city.reason?.en.contains("at most 100.0\u{A0}%") == true)
    // Near, but not near enough to all of the land to change the verdict.
    town.layers["residential"] = [.box(100, 100, 300, 300), .box(1500, 1500, 1900, 1900)]
    result = try #require(try await town.audited()[indicator: "it"])
    #expect(result.city.verdict == .short && result.city.reason?.en.contains("at most 20.0\u{A0}%") == true)
    town.layers["residential"] = [.box(100, 100, 300, 300)]
    // Too far to matter, whatever its size.
    town.layers["parks"] = [.point(1900, 1900), .box(110, 110, 120, 120)]
    result = try #require(try await town.audited()[indicator: "it"])
    #expect(result.city.verdict == .short)
    // The city's own word for the size.
    town.layers["parks"] = [.point(200, 200, #"{"m2":450}"#)]
    town.lines["parks"] = "area: m2"
    result = try #require(try await town.audited()[indicator: "it"])
    #expect(result.city.verdict == .met && result.city.value == 1)
  }

  @Test func theStatedAreaGoesBeforeTheDrawnOne() async throws {
    var town = town(
      Self.parkArea, target: "{ at_least: 8 }", ["parks": [.box(100, 100, 160, 160, #"{"m2":60000}"#)]])
    town.lines["parks"] = "area: m2"
    let result = try #require(try await town.audited()[indicator: "it"])
    #expect(result.city.value == 60 && result.city.verdict == .met)
  }

  @Test func aTowerWeighsMoreThanAShed() async throws {
    let sheds = (0..<199).map { shed -> Town.Feature in
      let x = Double(shed % 20) * 8
      let y = Double(shed / 20) * 8
      return .box(x, y, x + 4, y + 4, #"{"people":1}"#)
    }
    let tower = Town.Feature.box(1500, 1500, 1560, 1560, "{}")
    var town = town(
      Self.shelters, target: "{ at_least: 0.9 }",
      ["buildings": sheds + [tower], "shelters": [.point(80, 40)]])
    town.lines["buildings"] = "residents: people"
    let result = try #require(try await town.audited()[indicator: "it"])
    // One building in 200, but half of all that is built.
    #expect(result.city.verdict == .unknown && result.city.value == nil)
  }

  @Test func pointsAmongPolygonsAreServedWhereTheyStand() async throws {
    var town = town(
      Self.shelters, target: "{ at_least: 0.5 }",
      [
        "buildings": [.box(1500, 1500, 1520, 1520, #"{"people":100}"#)]
          + (0..<9).map { .point(100 + Double($0), 100, #"{"people":100}"#) },
        "shelters": [.point(100, 150)],
      ])
    town.lines["buildings"] = "residents: people, as: land"
    let result = try #require(try await town.audited()[indicator: "it"])
    #expect(result.city.value == 0.9 && result.city.verdict == .met)
  }

  @Test func facilitiesWithoutAPlaceMayBeNeighbours() async throws {
    func spacing(placed: [Town.Feature], unplaced: Int, target: String) async throws -> PlaceResult {
      var town = town("spacing: { supply: toilets, within: 800 }", target: target, [:])
      town.layers["toilets"] = placed
      return try await town.written { folder in
        let path = folder.appendingPathComponent("toilets.geojson")
        let nowhere = #"{"type":"Feature","properties":{},"geometry":null},"#
        let text = try String(contentsOf: path, encoding: .utf8).replacing(
          #""features":["#, with: #""features":["# + String(repeating: nowhere, count: unplaced))
        try Data(text.utf8).write(to: path)
        let result = try await Audit(contentsOf: folder.appendingPathComponent("audit.yaml")).run(threads: 2)
        return try #require(result[indicator: "it"]).city
      }
    }
    // Two toilets 2 km apart, and five of which nobody knows where they stand.
    let apart: [Town.Feature] = [.point(10, 500), .point(1990, 500)]
    let short = try await spacing(placed: apart, unplaced: 0, target: "{ at_least: 0.5 }")
    #expect(short.verdict == .short && short.value == 0)
    let unknown = try await spacing(placed: apart, unplaced: 5, target: "{ at_least: 0.5 }")
    #expect(unknown.verdict == .unknown && unknown.value == 0 && unknown.shortfall == nil)
    #expect(unknown.reason?.en == "5 features of 'toilets' could not be used, see the problems")
    let near: [Town.Feature] = (0..<8).map { .point(100 + 100 * Double($0), 500) }
    // Eight that are near; two more may stand apart, and 8 of 10 are enough for 0.8.
    #expect(try await spacing(placed: near, unplaced: 2, target: "{ at_least: 0.8 }").verdict == .met)
    #expect(try await spacing(placed: near, unplaced: 2, target: "{ at_least: 0.81 }").verdict == .unknown)
    #expect(try await spacing(placed: apart, unplaced: 5, target: "{ at_most: 0.5 }").verdict == .unknown)
  }

  @Test func aPopulationThatLacksAPartIsNoSum() async throws {
    var town = town(
      Self.parkArea, target: "{ at_least: 8 }",
      [
        "parks": [.box(0, 0, 100, 100)],
        "population": [
          .box(0, 0, 500, 500, #"{"people":1000}"#), .box(500, 0, 1000, 500, #"{"people":null}"#),
        ],
      ])
    town.layers["districts"] = [.box(0, 0, 2000, 2000, #"{"code":"A","name":"All"}"#)]
    town.lines["districts"] = "id: code, name: name"
    town.lines["population"] = "residents: people"
    let result = try #require(try await town.audited()[indicator: "it"])
    #expect(result.city.verdict == .unknown && result.city.value == nil)
  }

  @Test func aDistrictOfAFractionOfAPersonDividesNothing() async throws {
    var town = town(Self.parkArea, target: "{ at_least: 8 }", ["parks": [.box(0, 0, 100, 100)]])
    town.layers["districts"] = [.box(0, 0, 2000, 2000, #"{"code":"A","name":"All","pop":1e-310}"#)]
    let result = try #require(try await town.audited()[indicator: "it"])
    #expect(result.city.verdict == .unknown && result.city.value == nil)
  }

  @Test func aPlaneThatDistortsIsRefused() async throws {
    let town = town(Self.parkArea, target: "{ at_least: 8 }", ["parks": [.box(0, 0, 100, 100)]])
    let found = await #expect(throws: AuditError.self) {
      try await town.written { folder in
        let file = folder.appendingPathComponent("audit.yaml")
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        try Data(text.replacing(Town.crs, with: "EPSG:3857").utf8).write(to: file)
        return try await Audit(contentsOf: file).run(threads: 1).city
      }
    }
    #expect(found.map { "\($0)".contains("% of an area") } == true)
  }
}
