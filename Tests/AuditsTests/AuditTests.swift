// The whole audit of the desert town: every value, verdict and shortfall from arithmetic.

import Audits
import Foundation
import Layers
import Measures
import Planar
import Standards
import Testing

@Suite struct AuditTests {
  /// Holds a place against what arithmetic says; nil where it must be unknown.
  func expect(
    _ place: PlaceResult, _ value: Double?, _ verdict: Verdict, missing: Double? = nil, unit: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    if let value {
      #expect(abs((place.value ?? .nan) - value) < 1e-9 * max(1, value), sourceLocation: sourceLocation)
      #expect((place.numerator ?? .nan) / (place.denominator ?? .nan) == place.value)
    } else {
      #expect(place.value == nil, sourceLocation: sourceLocation)
    }
    #expect(place.verdict == verdict, sourceLocation: sourceLocation)
    #expect((place.shortfall == nil) == (missing == nil), sourceLocation: sourceLocation)
    if let missing {
      #expect(
        abs((place.shortfall?.value ?? .nan) - missing) < 1e-6 * max(1, missing),
        sourceLocation: sourceLocation)
      #expect(place.shortfall?.unit.rawValue == unit, sourceLocation: sourceLocation)
    }
    // Nothing is unknown without a reason.
    if verdict == .unknown { #expect(place.reason != nil, sourceLocation: sourceLocation) }
  }

  func number(_ detail: [DetailEntry], _ key: String) -> Double? {
    switch detail.first(where: { $0.key == key })?.value {
    case .number(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }

  @Test func theFrame() async throws {
    let result = try await Town.desert.audited()
    #expect(result.city == "Desert Town")
    #expect(result.standardID == "desert")
    #expect(result.districts.map(\.id) == ["A", "B", "C"])
    #expect(result.districts.map(\.name) == ["West", "East", "North"])
    #expect(result.districts.map(\.residents) == [1000, 2000, nil])
    #expect(result.districts.map(\.households) == [400, 500, 10])
    for district in result.districts { #expect(abs(district.area - 1e6) < 1e-3) }
    #expect(
      result.indicators.map(\.indicator.id) == [
        "parks", "markets", "circle", "shelter-area", "toilet-density", "park-area", "toilet-spacing",
      ])
    #expect(result.balances.filter { !$0.holds } == [])
    // In the order of the audit file.
    #expect(result.inputs.map(\.used) == [7, 3, 4, 3, 3, 3, 5])
  }

  @Test func coverageOfLand() async throws {
    let result = try #require(try await Town.desert.audited()[indicator: "parks"])
    // The strip in the east also serves the western half of the block across the border.
    expect(result.districts[0], 1, .met)
    // 2 of 4 ha and the whole other hectare, of 5; 75 % of 5 ha is 3.75.
    expect(result.districts[1], 0.6, .short, missing: 7500, unit: "m2")
    expect(result.districts[2], nil, .unknown)
    expect(result.city, 0.8, .met)
    #expect(result.districts[2].reason?.en == "the layer 'residential' has nothing to be served here")
    #expect(number(result.detail, "supply_counted") == 2)
    #expect(number(result.detail, "supply_too_small") == 1)
    #expect(result.supply.filter(\.isCounted).count == 2)
    // One patch: the eastern half of the eastern block, 200 m from the strip's 1442.
    #expect(result.patches.count == 1)
    let patch = try #require(result.patches.first)
    #expect(abs((patch.area ?? 0) - 20_000) < 1e-3)
    #expect(patch.district == 1)
    #expect(abs(patch.centroid.x - 1492) < 1e-6 && abs(patch.centroid.y - 500) < 1e-6)
    #expect(patch.nearestSupply == "Strip")
    #expect(abs((patch.distanceToSupply ?? 0) - 350) < 1e-6)
    // 2000 people on 5 ha of the east.
    #expect(abs((patch.residents ?? 0) - 800) < 1e-6)
  }

  @Test func coverageOfPeople() async throws {
    let result = try #require(try await Town.desert.audited()[indicator: "markets"])
    // Buildings 0 and 4 are at exactly 300 m from a market.
    expect(result.districts[0], 1.0 / 7, .short, missing: 0.2 * 7 - 1, unit: "residents")
    expect(result.districts[1], 16.0 / 56, .met)
    expect(result.districts[2], nil, .unknown)
    expect(result.city, 17.0 / 63, .met)
    #expect(number(result.detail, "outside_districts") == 64)
    #expect(number(result.districts[1].detail, "uncovered_residents") == 40)
  }

  @Test func lifeCircle() async throws {
    let result = try #require(try await Town.desert.audited()[indicator: "circle"])
    expect(result.districts[0], 1.0 / 7, .short, missing: 0.75, unit: "residents")
    expect(result.districts[1], 16.0 / 56, .met)
    expect(result.city, 17.0 / 63, .met)
    // Markets reach 1 and 16, schools 1 + 2 and 8 + 16.
    #expect(number(result.city.detail, "mean_categories_met") == 44.0 / 63)
    #expect(result.city.detail.contains(DetailEntry("fails_most", .text("market"))))
    #expect(result.patches.map(\.residents) == [32, 8, 4, 2])
  }

  @Test func provisionOfArea() async throws {
    let result = try #require(try await Town.desert.audited()[indicator: "shelter-area"])
    expect(result.districts[0], 3, .met)
    expect(result.districts[1], 1.25, .short, missing: 500, unit: "m2")
    // Without residents a district is unknown, and so is the city: never 0.
    expect(result.districts[2], nil, .unknown)
    expect(result.city, nil, .unknown)
    #expect(result.city.reason?.en == "the residents of North are not known")
    #expect(number(result.districts[0].detail, "too_small") == 1)
    #expect(abs((number(result.districts[0].detail, "gross") ?? 0) - 10_000) < 1e-3)
    #expect(number(result.city.detail, "amount") == 5500)
    #expect(result.unit.rawValue == "m2/resident")
  }

  @Test func provisionOfFacilities() async throws {
    let result = try #require(try await Town.desert.audited()[indicator: "toilet-density"])
    expect(result.districts[0], 4, .met)
    expect(result.districts[1], 1, .short, missing: 2, unit: "facilities")
    // Nothing there, and 1 km² of it: 0, which is short, not unknown.
    expect(result.districts[2], 0, .short, missing: 3, unit: "facilities")
    expect(result.city, 5.0 / 3, .short, missing: 4, unit: "facilities")
  }

  @Test func provisionPerHouseholdsWithoutATarget() async throws {
    let result = try #require(try await Town.desert.audited()[indicator: "park-area"])
    expect(result.districts[0], 10_000 / 4, .unknown)
    expect(result.districts[1], 2100 / 5, .unknown)
    expect(result.districts[2], 0, .unknown)
    expect(result.city, 12_100 / 9.1, .unknown)
    #expect(result.city.reason?.en.contains("no target is set") == true)
    #expect(result.unit.rawValue == "m2/100_households")
  }

  @Test func spacing() async throws {
    let result = try #require(try await Town.desert.audited()[indicator: "toilet-spacing"])
    expect(result.districts[0], 0.75, .met)
    expect(result.districts[1], 0, .short, missing: 1, unit: "facilities")
    expect(result.districts[2], nil, .unknown)
    expect(result.city, 0.6, .short, missing: 1, unit: "facilities")
    let detail = result.districts[0].detail
    for (key, truth) in [
      ("nearest_min_m", 200.0), ("nearest_median_m", 250), ("nearest_p90_m", 510), ("nearest_max_m", 600),
    ] {
      #expect(abs((number(detail, key) ?? .nan) - truth) < 1e-6, "\(key)")
    }
  }
}
