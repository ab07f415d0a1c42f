// The sample city under the whole standard: which of its 59 rows are answered, and what was planted in them.

import CityCheck
import Foundation
import Testing

@Suite struct SampleAuditTests {
  private static let result = Task {
    try await Audit(contentsOf: sampleFolder.appendingPathComponent("audit.yaml")).run(threads: 2)
  }

  private func city(_ id: String) async throws -> PlaceResult {
    let result = try await Self.result.value
    return try #require(result[indicator: id]).city
  }

  @Test func fiftyFiveOfTheFiftyNineRowsHaveAValue() async throws {
    let result = try await Self.result.value
    var rows: Set<String> = []
    var answered: Set<String> = []
    for indicator in result.indicators {
      guard let item = indicator.indicator.item else { continue }
      let row = "\(item.series) \(item.number)"
      rows.insert(row)
      if indicator.city.value != nil { answered.insert(row) }
    }
    #expect(rows.count == 59)
    #expect(
      rows.subtracting(answered) == ["evaluation 2", "evaluation 4", "evaluation 20", "evaluation 26"])
  }

  @Test(arguments: [
    "shared-poles", "building-appearance", "sanitation-parking", "rest-rooms", "vending-zones",
  ])
  func whatTheCityDoesNotListIsUnknown(id: String) async throws {
    let place = try await city(id)
    #expect(place.value == nil && place.verdict == .unknown)
    #expect(place.reason?.en.contains("no layer '") == true)
  }

  @Test func samplesGiveTheSharesOfTheBulletin() async throws {
    #expect(try await city("noise-day").value == 22.0 / 29)
    #expect(try await city("noise-night").value == 21.0 / 29)
    #expect(try await city("noise-compliance").value == 43.0 / 58)
    #expect(try await city("drinking-water").value == 95.0 / 96)
    #expect(try await city("flood-spots").value == 24.0 / 26)
    #expect(try await city("heritage-inspection").value == 0.8)
    #expect(try await city("sewage-outfalls").value == 3)
    #expect(try await city("pest-density").value == 1)
  }

  @Test func reportedValuesHaveTheirEvidence() async throws {
    let result = try await Self.result.value
    #expect(try await city("economy-growth").verdict == .met)
    #expect(try await city("accident-deaths").verdict == .met)
    #expect(try await city("credit-system").verdict == .short)
    #expect(try await city("opinion-response").value == nil)
    let safety = try #require(result[indicator: "safety-satisfaction"])
    #expect(safety.districts.map(\.value) == [0.912, 0.948, 0.961, 0.925, 0.943, 0.934, 0.887, 0.917])
    #expect(safety.districts.filter { $0.verdict == .short }.map(\.name) == ["盐灶镇"])
    // Those that name no evidence at all; none names a file that is not there.
    let missing = result.problems.filter { $0.kind == .missingEvidence }.compactMap(\.featureID)
    #expect(Set(missing) == ["one-stop-service", "funding", "credit-system", "smart-scenes"])
  }

  @Test func classesOfStreetAreUnderstoodInTheStandardsWords() async throws {
    let roads = try await city("road-density")
    let walks = try await city("walk-cycle-density")
    #expect((8000..<14_000).contains(roads.value ?? 0))
    #expect((100..<1000).contains(walks.value ?? 0))
  }
}
