// What must hold of walks in any city, held to in the sample city.

import CityCheck
import Foundation
import TestSupport
import Testing

@Suite struct SampleWalksTests {
  /// The sample city's homes, and markets at places in metres from its middle.
  private func audited(_ markets: [(x: Double, y: Double)]) async throws -> AuditResult {
    let folder = try ScratchFolder()
    let points = markets.map { place in
      let (east, north) = (121.63 + place.x / 94_500, 31.95 + place.y / 110_900)
      return
        #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[\#(east),\#(north)]}}"#
    }
    try folder.write(
      #"{"type":"FeatureCollection","features":["# + points.joined(separator: ",") + "]}",
      to: "markets.geojson")
    let both = "[ { walk: { within: 800 } }, { straight: { within: 800 } } ]"
    try folder.write(
      """
      id: walks
      title: Walks
      indicators:
        - id: residents
          name: residents
          measure: { coverage: { demand: buildings, weight: residents, supply: markets, reach: \(both) } }
        - id: land
          name: land
          measure: { coverage: { demand: residential, weight: area, supply: markets, reach: \(both) } }
        - id: metres
          name: metres
          measure: { coverage: { demand: streets, weight: length, supply: markets, reach: \(both) } }
      """, to: "standard.yaml")
    let data = RealData.root.appendingPathComponent("geodata/jianghai").path
    try folder.write(
      """
      city: Jianghai
      standard: ./standard.yaml
      layers:
        districts: { path: \(data)/districts.geojson, id: code, name: name }
        residential: { path: \(data)/residential.geojson }
        buildings: { path: \(data)/buildings.geojsonl, residents: people }
        streets: { path: \(data)/streets.geojson, class: class }
        markets: { path: markets.geojson }
      """, to: "audit.yaml")
    return try await Audit(contentsOf: folder.url.appendingPathComponent("audit.yaml")).run(threads: 2)
  }

  /// The number of what stands beside a place's value.
  private func straight(_ place: PlaceResult) -> Double? {
    guard case .list(let beside)? = place.detail.first(where: { $0.key == "beside" })?.value,
      case .object(let entries)? = beside.first,
      case .number(let number)? = entries.first(where: { $0.key == "numerator" })?.value
    else { return nil }
    return number
  }

  @Test(arguments: [5 as UInt64, 6]) func lawsOfWalks(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    var markets = (0..<25).map { _ in (x: random.number(-6000...6000), y: random.number(-6000...6000)) }
    let before = try await audited(markets)
    markets += (0..<5).map { _ in (x: random.number(-6000...6000), y: random.number(-6000...6000)) }
    let after = try await audited(markets)
    for (less, more) in zip(before.indicators, after.indicators) {
      let id = less.indicator.id
      #expect(
        (less.city.numerator ?? 0) > 0 && less.city.numerator != more.city.numerator, "\(id), seed \(seed)")
      for (less, more) in zip([less.city] + less.districts, [more.city] + more.districts) {
        let name = "\(id), \(less.name), seed \(seed)"
        let (one, other) = (try #require(less.numerator), try #require(more.numerator))
        let slack = 1e-9 * max(1, other)
        // A facility more never serves less, in either way.
        #expect(one <= other + slack, "\(name)")
        #expect(less.denominator == more.denominator, "\(name)")
        #expect((straight(less) ?? .infinity) <= (straight(more) ?? 0) + slack, "\(name)")
        // Nobody walks less than the straight way; land is served by its frontage, which may lie nearer than it does.
        if id != "land" { #expect(other <= (straight(more) ?? 0) + slack, "\(name)") }
      }
    }
    for balance in before.balances + after.balances {
      #expect(balance.holds, "\(balance.name), seed \(seed)")
    }
  }

  @Test func everyStreetInAGapCanBeDrawn() async throws {
    let folder = try ScratchFolder()
    try folder.write(
      """
      id: gaps
      title: Gaps
      indicators:
        - id: gaps
          name: gaps
          measure: { spacing: { supply: toilets, along: streets, within: 800 } }
      """, to: "standard.yaml")
    let data = RealData.root.appendingPathComponent("geodata/jianghai").path
    try folder.write(
      """
      city: Jianghai
      standard: ./standard.yaml
      layers:
        districts: { path: \(data)/districts.geojson, id: code, name: name }
        streets: { path: \(data)/streets.geojson, class: class }
        toilets: { path: \(data)/toilets.geojson }
      """, to: "audit.yaml")
    let result = try await Audit(contentsOf: folder.url.appendingPathComponent("audit.yaml")).run(
      threads: 2, options: AuditOptions(streets: true))
    let gaps = try #require(result.indicators.first)
    // Cuts at district borders leave stretches of no length, which are no streets.
    #expect(gaps.streets?.features.count ?? 0 > 2000)
    #expect(gaps.streets?.features.allSatisfy { $0.length > 0 } == true)
    let text = try StreetsGeoJSON.text(of: gaps, in: result)
    #expect(!text.contains(#""geometry": null"#))
  }
}
