// Real cities with real gaps: what is not known comes out as unknown, with the reason, never as 0 and never as a crash.

import CityCheck
import Foundation
import Testing

@Suite struct RealCitiesTests {
  /// The audit of a city's folder as `citycheck init` guesses it.
  private func audit(_ city: String) async throws -> AuditResult {
    let text = AuditFile.guess(folder: RealData.folder(city), prefix: RealData.folder(city).path + "/")
    return try await Audit(AuditFile(yaml: text, file: "audit.yaml")).run()
  }

  @Test(.enabled(if: RealData.has("monaco"), "no layers of Monaco beside the repository"))
  func districtsWithoutResidentsAreUnknown() async throws {
    let result = try await audit("monaco")
    let parks = try #require(result[indicator: "park-area-per-capita"])
    #expect(result.districts.count == 6)
    // One of the six wards states its residents.
    #expect(result.districts.count { $0.residents != nil } == 1)
    for (district, place) in zip(result.districts, parks.districts) {
      if district.residents == nil {
        #expect(place.verdict == .unknown && place.value == nil && place.shortfall == nil, "\(place.name)")
        #expect(place.reason != nil)
      } else {
        #expect(district.name == "Monte-Carlo" && district.residents == 15507)
        #expect(place.value != nil)
      }
    }
    #expect(parks.city.verdict == .unknown && parks.city.value == nil)
    let circle = try #require(result[indicator: "life-circle-15"])
    #expect(circle.districts.allSatisfy { $0.verdict == .unknown && $0.reason != nil })
    #expect(result.balances.allSatisfy { $0.holds })
  }

  @Test(.enabled(if: RealData.has("sasebo_shelters"), "no layers of Sasebo beside the repository"))
  func sheltersWithoutAnAreaAreUnknown() async throws {
    let result = try await audit("sasebo_shelters")
    let shelters = try #require(result[indicator: "shelter-area-per-capita"])
    #expect(shelters.districts.map(\.name) == ["佐世保市", "佐々町"])
    for place in [shelters.city] + shelters.districts {
      #expect(place.verdict == .unknown && place.value == nil && place.numerator == nil)
      #expect(place.reason != nil)
    }
    #expect(result.inputs.first { $0.layer == "shelters" }?.used == 435)
    // Every shelter that does not state its effective area is a problem, one or gathered.
    let missing = result.problems.filter { $0.layer == "shelters" && $0.kind == .missingField }
    #expect(missing.reduce(0) { $0 + $1.count } == 435)
    #expect(ResultsJSON.text(of: result).contains("佐世保市"))
  }

  @Test(.enabled(if: RealData.has("naruto_shelters"), "no layers of Naruto beside the repository"))
  func noDistrictsIsAClearError() async throws {
    await #expect(throws: AuditError.self) { try await audit("naruto_shelters") }
  }
}
