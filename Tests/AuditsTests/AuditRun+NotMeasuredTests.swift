// What a run does not measure yet is unknown, and says so; what stands beside it changes nothing.

import Audits
import Standards
import Testing

struct AuditRunNotMeasuredTests {
  @Test(arguments: [
    "coverage: { demand: residential, weight: area, supply: parks, reach: { walk: { within: 300 } } }",
    "coverage: { demand: buildings, weight: residents, supply: parks, reach: { walk: { within: 300 } } }",
    "coverage: { demand: residential, weight: length, supply: parks, reach: { straight: { within: 300 } } }",
    "coverage: { demand: buildings, weight: length, supply: parks, reach: { straight: { within: 300 } } }",
    "lifeCircle: { demand: buildings, weight: residents, supply: facilities, categories: { market: 5 }, reach: walk }",
    "spacing: { supply: toilets, along: streets, within: 500 }",
  ])
  func isUnknown(measure: String) async throws {
    var town = Town.desert
    town.indicators = Town.indicator("it", target: "{ at_least: 0.5 }", measure)
    let result = try #require(try await town.audited()[indicator: "it"])
    for place in [result.city] + result.districts {
      #expect(place.verdict == .unknown)
      #expect(place.value == nil)
      #expect(place.reason?.en == "not measured yet")
      #expect(place.reason?.zh == "暂未计算")
    }
  }

  @Test func aStraightReachDecidesAsEver() async throws {
    func value(_ reach: String) async throws -> Double? {
      var town = Town.desert
      town.indicators = Town.indicator(
        "it", "coverage: { demand: residential, weight: area, supply: parks, reach: \(reach) }")
      return try await town.audited()[indicator: "it"]?.city.value
    }
    let straight = try await value("{ straight: { within: 300 } }")
    #expect(straight != nil)
    #expect(try await value("[ { straight: { within: 300 } }, { walk: { within: 300 } } ]") == straight)
    #expect(try await value("{ straight: { minutes: 5, speed: 60 } }") == straight)
  }
}
