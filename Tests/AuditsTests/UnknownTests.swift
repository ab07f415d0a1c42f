// Unknown is not short: missing layers, empty layers, missing residents, kinds that nobody mentions.

import Audits
import Foundation
import Layers
import Measures
import Standards
import Testing

@Suite struct UnknownTests {
  private func verdicts(_ result: IndicatorResult?) -> [Verdict] {
    ([result?.city] + (result?.districts ?? [])).compactMap { $0?.verdict }
  }

  /// The desert town with one indicator.
  private func town(_ measure: String, target: String = "{ at_least: 0.5 }") -> Town {
    var town = Town.desert
    town.indicators = Town.indicator("it", target: target, measure)
    return town
  }

  private static let markets =
    "coverage: { demand: buildings, weight: residents, supply: facilities, where: \"kind = 'market'\", reach: { straight: { within: 300 } } }"
  private static let circle =
    "lifeCircle: { demand: buildings, weight: residents, supply: facilities, categories: { market: 300, school: 100, clinic: 500 }, reach: straight }"

  @Test func aCircleInBothWaysWithoutStreets() async throws {
    let measure = Self.circle.replacing("reach: straight", with: "reach: [straight, walk]")
    let result = try #require(try await town(measure).audited()[indicator: "it"])
    #expect(verdicts(result) == [.unknown, .unknown, .unknown, .unknown])
    #expect(result.city.reason?.en.contains("streets") == true)
  }

  @Test(arguments: [
    "coverage: { demand: nowhere, weight: area, supply: parks, reach: { straight: { within: 300 } } }",
    "coverage: { demand: residential, weight: area, supply: nowhere, reach: { straight: { within: 300 } } }",
    "provision: { supply: nowhere, amount: area, per: resident }",
    "provision: { supply: parks, amount: area, per: km2, of: nowhere }",
    "spacing: { supply: nowhere, within: 500 }",
    "lifeCircle: { demand: nowhere, weight: residents, supply: facilities, categories: { school: 9 }, reach: straight }",
    "lifeCircle: { demand: buildings, weight: residents, supply: nowhere, categories: { school: 9 }, reach: straight }",
  ])
  func anUnknownLayer(measure: String) async throws {
    let result = try #require(try await town(measure).audited()[indicator: "it"])
    #expect(verdicts(result) == [.unknown, .unknown, .unknown, .unknown])
    #expect(result.city.reason?.en == "no layer 'nowhere' in the audit file")
    #expect(result.city.value == nil && result.city.shortfall == nil)
  }

  @Test(arguments: [
    "coverage: { demand: residential, weight: area, supply: parks, reach: { straight: { within: 300 } } }",
    "provision: { supply: parks, amount: area, per: km2 }", "spacing: { supply: parks, within: 500 }",
  ])
  func anEmptyLayer(measure: String) async throws {
    var town = town(measure)
    town.layers["parks"] = []
    let result = try #require(try await town.audited()[indicator: "it"])
    #expect(verdicts(result) == [.unknown, .unknown, .unknown, .unknown])
    #expect(result.city.reason?.en == "the layer 'parks' has no feature that can be used")
  }

  @Test func anEmptyDemand() async throws {
    var town = Town.desert
    town.layers["residential"] = []
    let result = try #require(try await town.audited()[indicator: "parks"])
    #expect(verdicts(result) == [.unknown, .unknown, .unknown, .unknown])
    #expect(result.city.reason?.en.contains("nothing to be served") == true)
  }

  @Test func theRoundingOfABorderIsNoDemand() async throws {
    // A block of the west that sticks out 1 mm into the north: 0.2 m² there are nothing to fall short by.
    var town = Town.desert
    town.layers["residential"]?.append(.box(100, 800, 300, 1000.001))
    let result = try #require(try await town.audited()[indicator: "parks"])
    #expect(result.districts.map(\.verdict) == [.met, .short, .unknown])
    #expect(result.districts[2].value == nil && result.districts[2].shortfall == nil)
    #expect(result.districts[2].reason?.en.contains("nothing to be served") == true)
    // A metre is no rounding.
    town.layers["residential"]?.append(.box(600, 800, 700, 1001))
    let more = try #require(try await town.audited()[indicator: "parks"])
    #expect(more.districts[2].verdict == .short)
  }

  @Test func residentsThatNobodyStates() async throws {
    var town = town(Self.markets)
    town.layers["districts"] = town.layers["districts"]?.map { district in
      var district = district
      district.properties = district.properties.replacing("pop", with: "people_then")
      return district
    }
    town.lines["buildings"] = nil
    let result = try await town.audited()
    let found = try #require(result[indicator: "it"])
    #expect(verdicts(found) == [.unknown, .unknown, .unknown, .unknown])
    #expect(found.city.value == nil)
    #expect(found.city.reason?.en.contains("nobody knows the residents") == true)
    #expect(result.problems.contains { $0.kind == .missingField && $0.field == "pop" })
  }

  @Test func aKindThatNobodyMentionsIsUnknown() async throws {
    var town = town(Self.markets)
    town.lines["facilities"] = nil
    let found = try #require(try await town.audited()[indicator: "it"])
    #expect(verdicts(found) == [.unknown, .unknown, .unknown, .unknown])
    // A declaration about another kind says nothing about markets.
    town.lines["facilities"] = "kinds: { culture: [] }"
    let other = try #require(try await town.audited()[indicator: "it"])
    #expect(verdicts(other) == [.unknown, .unknown, .unknown, .unknown])
  }

  @Test func aKindDeclaredEmptyCountsAsNone() async throws {
    var town = town(Self.markets)
    town.lines["facilities"] = "kinds: { market: [] }"
    let found = try #require(try await town.audited()[indicator: "it"])
    #expect(verdicts(found) == [.short, .short, .short, .unknown])
    #expect(found.city.value == 0)
    #expect(found.city.shortfall == Shortfall(value: 31.5, unit: .residents))
  }

  @Test func aCategoryWithoutDataBoundsTheValue() async throws {
    // Nobody says where clinics are: 17 of 63 reach the other two, and at most as many all three.
    let short = try #require(try await town(Self.circle).audited()[indicator: "it"])
    #expect(short.city.value == 17.0 / 63)
    #expect(verdicts(short) == [.short, .short, .short, .unknown])
    #expect(short.city.reason?.en.contains("no data on clinic") == true)
    // A target below the bound is not proved by it.
    let open = try #require(
      try await town(Self.circle, target: "{ at_least: 0.2 }").audited()[indicator: "it"])
    #expect(verdicts(open) == [.unknown, .short, .unknown, .unknown])
    #expect(open.city.shortfall == nil)
    // Where there really is none, nobody reaches all three.
    var town = town(Self.circle, target: "{ at_least: 0.2 }")
    town.lines["facilities"] = "kinds: { market: [supermarket, bazaar], clinic: [] }"
    let none = try #require(try await town.audited()[indicator: "it"])
    #expect(none.city.value == 0)
    #expect(verdicts(none) == [.short, .short, .short, .unknown])
  }

  @Test func aDistrictThatTheCitysBoundDoesNotProveIsAFinding() async throws {
    // The city is short beyond doubt, the east would meet the target but for the clinics: both are said.
    let town = town(Self.circle, target: "{ at_least: 0.28 }")
    let result = try await town.audited()
    #expect(verdicts(result[indicator: "it"]) == [.short, .short, .unknown, .unknown])
    #expect(result.findings.contains { $0.kind == .unknown && $0.districtID == "B" })
  }

  @Test func supplyThatDoesNotStateItsSizeIsALowerBound() async throws {
    var town = Town.desert
    town.layers["shelters"]?.append(.box(1800, 100, 1900, 200))
    town.layers["shelters"]?.append(.box(800, 100, 900, 200))
    let found = try #require(try await town.audited()[indicator: "shelter-area"])
    // 3 m² in the west are enough already; 1.25 m² in the east may be more.
    #expect(found.districts.map(\.verdict) == [.met, .unknown, .unknown])
    #expect(found.districts.map(\.value) == [3, 1.25, nil])
    #expect(
      found.districts[1].reason?.en
        == "1 of 2 features of 'shelters' without 'effective_m2'; the value counts the others")
  }

  @Test func dwellingsWithoutAPropertyAreUnknown() async throws {
    let measure =
      "coverage: { demand: buildings, weight: dwellings, supply: parks, reach: { straight: { within: 300 } } }"
    let found = try #require(try await town(measure).audited()[indicator: "it"])
    #expect(found.city.reason?.en.contains("key 'dwellings'") == true)
    var told = town(measure)
    told.lines["buildings"] = "dwellings: flats"
    let missing = try #require(try await told.audited()[indicator: "it"])
    #expect(missing.city.reason?.en == "no feature of 'buildings' here has a known number of dwellings")
  }

  @Test func residentsComeFromThePopulationLayer() async throws {
    var town = Town.desert
    town.layers["population"] = [
      .box(0, 1000, 1000, 1500, #"{"population":700}"#),
      .box(1000, 1000, 2000, 1500, #"{"population":"50"}"#),
      .point(500, 500, #"{"population":990}"#), .point(1500, 500, #"{"population":200}"#),
    ]
    let result = try await town.audited()
    #expect(result.districts.map(\.residents) == [1000, 2000, 750])
    // 990 of 1000 agree, 200 of 2000 do not.
    #expect(result.problems.filter { $0.kind == .residentsDisagree }.map(\.featureID) == ["B"])
    #expect(result[indicator: "shelter-area"]?.city.value == 5500.0 / 3750)
  }
}
