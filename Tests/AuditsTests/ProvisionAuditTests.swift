// Provision by every amount and base, over the desert town.

import Audits
import Foundation
import Layers
import Measures
import Standards
import Testing

@Suite struct ProvisionAuditTests {
  private func values(_ measure: String, _ change: (inout Town) -> Void = { _ in }) async throws -> [Double?]
  {
    var town = Town.desert
    change(&town)
    town.indicators = Town.indicator("it", measure)
    let result = try #require(try await town.audited()[indicator: "it"])
    // To a millionth: areas come back from degrees.
    return ([result.city] + result.districts).map { $0.value.map { ($0 * 1e6).rounded() / 1e6 } }
  }

  @Test func sitesAreCountedByTheirStatedSize() async throws {
    // Drawn sizes are 5000, 5000 and 2500 m²; stated are 3000, 1999 and 2500.
    let count = "provision: { supply: shelters, amount: count, per: km2, min_area: 2000 }"
    #expect(try await values(count) == [1, 2, 1, 0])
    let stated =
      "provision: { supply: shelters, amount: count, per: km2, min_area: 2000, area_field: effective_m2 }"
    #expect(try await values(stated) == [0.666667, 1, 1, 0])
    // The city's own word for the property comes first.
    let own = try await values(stated) { town in
      town.lines["shelters"] = "area: net"
      town.layers["shelters"] = [
        .box(0, 0, 10, 10, #"{"net":2000,"effective_m2":1}"#),
        .box(1500, 0, 1510, 10, #"{"net":1,"effective_m2":5000}"#),
      ]
    }
    #expect(own == [0.333333, 1, 0, 0])
  }

  @Test func aPropertyIsAddedUp() async throws {
    let measure = "provision: { supply: shelters, amount: persons, per: resident }"
    let found = try await values(measure) { town in
      town.layers["shelters"] = (0..<8).map {
        .point(100 + 250 * Double($0), 50, #"{"persons":\#(1 << $0)}"#)
      }
      town.layers["districts"]?[2].properties = #"{"code":"C","pop":10}"#
    }
    #expect(found == [0.084718, 0.015, 0.12, 0])
  }

  @Test func linesAreMeasured() async throws {
    let measure = "provision: { supply: streets, amount: length, per: km2 }"
    let found = try await values(measure) { town in
      town.layers["streets"] = [.line([(500, 500), (1500, 500)]), .line([(100, 900), (100, 1100)])]
    }
    #expect(found == [400, 600, 500, 100])
  }

  @Test func landOfALayerIsABase() async throws {
    // 5 ha of residential land in the west and in the east, none in the north.
    let measure = "provision: { supply: toilets, amount: count, per: km2, of: residential }"
    #expect(try await values(measure) == [50, 80, 20, nil])
  }

  @Test func aPropertyOfTheDistrictsIsABase() async throws {
    let measure = "provision: { supply: toilets, amount: count, per: cars }"
    let found = try await values(measure) { town in
      town.layers["districts"]?[0].properties = #"{"code":"A","cars":8}"#
      town.layers["districts"]?[1].properties = #"{"code":"B","cars":0}"#
    }
    // No cars is no base; cars that nobody states are unknown, and then the city's are.
    #expect(found == [nil, 0.5, nil, nil])
  }

  @Test func tenThousandResidents() async throws {
    let measure = "provision: { supply: toilets, amount: count, per: 10000_residents }"
    #expect(try await values(measure) == [nil, 40, 5, nil])
  }

  @Test func linesAndPointsInADemandAreSaid() async throws {
    var town = Town.desert
    town.layers["residential"]?.append(.line([(10, 10), (50, 50)]))
    town.layers["residential"]?.append(.point(10, 10))
    let result = try await town.audited()
    let found = result.problems.filter { $0.layer == "residential" && $0.kind == .wrongGeometryType }
    #expect(found.map(\.action) == [.skipped, .kept])
    #expect(found.map(\.count) == [1, 1])
    #expect(abs((result[indicator: "parks"]?.districts[0].denominator ?? 0) - 50_000) < 1e-3)
  }
}
